'use strict';
/**
 * Runs a command with the pinned Node first on its PATH: `node scripts/pinned.cjs COMMAND…`. Every npm script starts here.
 *
 * npm 11 links the pinned Node at node_modules/.bin/node, and this would not be needed. npm 10, which comes with Node 20 and 22,
 * removes that link together with the packages of the other platforms, since they would be linked there too. Plain CommonJS, for
 * whichever Node the machine has.
 */
const { spawn } = require('node:child_process');
const { existsSync, readFileSync } = require('node:fs');
const { constants } = require('node:os');
const { delimiter, dirname, join } = require('node:path');

const root = join(__dirname, '..');
const pinned = Object.entries(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).optionalDependencies);

/** The folder of the one platform's Node that npm installed. */
const folder = pinned
  .flatMap(([name]) => ['node', 'node.exe'].map((file) => join(root, 'node_modules', name, 'bin', file)))
  .filter((path) => existsSync(path))
  .map((path) => dirname(path))[0];

const version = pinned[0][1];
if (folder === undefined && process.versions.node !== version) {
  const cause = existsSync(join(root, 'node_modules')) ? `There is none for ${process.platform} on ${process.arch} at npm: install it yourself.` : 'Run npm ci first, which brings it.';
  process.stderr.write(`Relay runs on Node ${version}. ${cause}\n`);
  process.exit(2);
}

const [command, ...options] = process.argv.slice(2);
const PATH = [folder, join(root, 'node_modules/.bin'), process.env.PATH].filter(Boolean).join(delimiter);
const env = { ...process.env };
// On Windows the variable may be spelt Path, and two spellings would be passed on.
for (const name of Object.keys(env)) if (name.toUpperCase() === 'PATH') delete env[name];
const child = spawn(command, options, { stdio: 'inherit', env: { ...env, PATH }, shell: process.platform === 'win32' });

// A signal to the whole process group (Ctrl-C, a service manager) reaches the command by itself, one to this process alone does not,
// and neither can be told from the other. To Relay the same signal twice means "at once", so what is passed on is the other one.
const OTHER = { SIGINT: 'SIGTERM', SIGTERM: 'SIGINT', SIGHUP: 'SIGTERM' };
for (const [signal, other] of Object.entries(OTHER)) {
  process.on(signal, () => {
    clearInterval(watch);
    child.kill(other);
  });
}

// npm passes SIGTERM to the shell it runs scripts in, which dies of it without a word to its child; killed outright, npm leaves the shell
// behind too. Whoever is orphaned stops: a server would otherwise go on holding its port and its data. The shell's own parent can be
// told on Linux only. SIGINT to npm alone is lost: dash waits for its child.
const lineage = () => {
  try {
    return `${process.ppid} ${readFileSync(`/proc/${process.ppid}/stat`, 'utf8').replace(/^.*\) \S /, '').split(' ')[0]}`;
  } catch {
    return `${process.ppid}`;
  }
};
const born = lineage();
const watch = setInterval(() => {
  if (lineage() === born) return;
  clearInterval(watch);
  child.kill('SIGTERM');
}, 250);
watch.unref();

child.on('error', ({ message }) => {
  process.stderr.write(`${command} could not be run: ${message}\n`);
  process.exitCode = 127;
});
child.on('exit', (code, signal) => {
  process.exitCode = code ?? 128 + constants.signals[signal];
});
