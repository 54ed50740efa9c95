import { join } from 'node:path';
import { build } from './build.ts';
import { checkApi, updateApi } from './checks/api.ts';

// The reports are of what is built, so what is stale is built first.
const { ok, output } = build(['--output-logs=errors-only'], { quiet: true });
if (!ok) console.error(output);
const findings = ok ? await (process.argv.includes('--update') ? updateApi : checkApi)(join(import.meta.dirname, '..')) : [];
for (const { where, what } of findings) console.error(`${where}: ${what}`);
process.exitCode = ok && findings.length === 0 ? 0 : 1;
