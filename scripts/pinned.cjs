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

// From a terminal, Ctrl-C reaches the child as well, and npm passes it on once more: sent on from here it would arrive twice, and the
// second one means "at once" to Relay.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => signal === 'SIGINT' && process.stdin.isTTY === true ? undefined : child.kill(signal));
child.on('error', ({ message }) => {
  process.stderr.write(`${command} could not be run: ${message}\n`);
  process.exitCode = 127;
});
child.on('exit', (code, signal) => {
  process.exitCode = code ?? 128 + constants.signals[signal];
});
