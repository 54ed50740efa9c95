import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeSbom } from './checks/sbom.ts';

const ROOT = join(import.meta.dirname, '..');
const PATH = 'dist/relay.cdx.json';

const sbom = await makeSbom(ROOT);
await mkdir(join(ROOT, 'dist'), { recursive: true });
await writeFile(join(ROOT, PATH), `${JSON.stringify(sbom, undefined, 2)}\n`);
console.log(`Wrote ${PATH}: ${sbom.components.length} components.`);
