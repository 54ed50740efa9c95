import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.ts';

// One process from here on: the launcher is imported, not spawned, so a signal to npm's child reaches Relay itself.
const { ok, output } = build(['--filter=@relay/server...', '--output-logs=errors-only'], { quiet: true });
if (ok) {
  const launcher = join(import.meta.dirname, '../packages/server/bin/relay.js');
  process.argv = [process.execPath, launcher, 'start', ...process.argv.slice(2)];
  await import(pathToFileURL(launcher).href);
} else {
  console.error(output);
  console.error('Relay did not start, because it could not be built. The first error above says where.');
  process.exitCode = 1;
}
