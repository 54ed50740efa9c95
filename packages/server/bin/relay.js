#!/usr/bin/env node
// Plain JavaScript that any Node can read: it hands over to the Node that Relay is pinned to, and says what is missing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const main = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'main.js');
const [major, minor] = process.versions.node.split('.').map(Number);
const modern = major > 22 || (major === 22 && minor >= 12);

function pinnedNode() {
  const require = createRequire(import.meta.url);
  const packages = [`node-bin-${process.platform}-${process.arch}`, `node-${process.platform}-${process.arch}`, `node-win-${process.arch}`];
  for (const name of packages) {
    try {
      const path = join(dirname(require.resolve(`${name}/package.json`)), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
      if (existsSync(path)) return path;
    } catch {
      // Not the package of this platform.
    }
  }
  return undefined;
}

if (!existsSync(main)) {
  process.stderr.write('relay: not built yet. Run "npm run build" first (npm start does it for you).\n');
  process.exit(2);
}
const node = modern ? undefined : pinnedNode();
if (modern) {
  await import(pathToFileURL(main).href);
} else if (node === undefined) {
  process.stderr.write(`relay: Node ${process.versions.node} is too old. Run "npm ci", which brings its own Node, or install Node 22.12 or newer.\n`);
  process.exit(2);
} else {
  // The child shares the terminal, so Ctrl-C reaches it; this process only waits and passes its exit code on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
  const child = spawnSync(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(child.status ?? 1);
}
