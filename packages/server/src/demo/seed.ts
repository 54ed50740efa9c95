import { existsSync } from 'node:fs';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { invariant, InvariantViolation } from '@relay/core/ports';
import { type OrgId, type OrgSettings, parseOrgId, readTargets, type Relay } from '@relay/core';
import { importFile } from '../files/import-file.ts';
import { operator, operatorImport } from '../compose/actors.ts';

/** An organisation of the demonstration, and the folder of its calls. */
interface DemoOrg {
  /** Fixed, so that a first start that was killed goes on where it stopped. */
  readonly id: OrgId;
  readonly folder: string;
  readonly settings: OrgSettings;
}

function demoId(text: string): OrgId {
  const id = parseOrgId(text);
  invariant(id !== undefined, 'A demo organisation has a malformed id.');
  return id;
}

const AUSTRALIA = { locale: 'en-AU', currency: 'AUD', region: 'AU' };

/** The two organisations that a first start makes. */
export const DEMO_ORGS: readonly DemoOrg[] = [
  {
    id: demoId('5a1e5000-0000-7000-8000-000000000001'),
    folder: 'sales',
    settings: { name: 'Brightside Solar (demo)', timeZone: 'Australia/Sydney', ...AUSTRALIA },
  },
  {
    id: demoId('5e41ce00-0000-7000-8000-000000000002'),
    folder: 'service',
    settings: { name: 'Harbour Broadband (demo)', timeZone: 'Australia/Melbourne', ...AUSTRALIA },
  },
];

const samples = fileURLToPath(new URL('../../samples', import.meta.url));

/**
 * Makes the demo organisations with their targets and sample calls, once for a data folder. Every step may be repeated,
 * and the marker is written last: a start that is killed half-way is finished by the next.
 */
export async function seedDemo(relay: Relay, home: string, progress: (line: string) => void): Promise<void> {
  const marker = join(home, 'demo.json');
  if (existsSync(marker)) return;
  for (const demo of DEMO_ORGS) {
    accept(await relay.createOrg(demo.settings, operator, demo.id), ['org-exists']);
    await seedTargets(relay, demo);
    await seedCalls(relay, demo, progress);
  }
  await writeFile(`${marker}.new`, `${JSON.stringify({ orgs: DEMO_ORGS.map(({ id }) => id) })}\n`);
  await rename(`${marker}.new`, marker);
}

async function seedTargets(relay: Relay, demo: DemoOrg): Promise<void> {
  const targets = readTargets(await readFile(join(samples, demo.folder, 'targets.json'), 'utf8'), 'targets.json');
  if (!targets.ok) throw new InvariantViolation(`The samples' targets are malformed: ${targets.error.message}`);
  const org = relay.in(demo.id).as(operator);
  for (const target of targets.value) accept(await org.targets.create(target), ['target-exists']);
}

async function seedCalls(relay: Relay, demo: DemoOrg, progress: (line: string) => void): Promise<void> {
  const folder = join(samples, demo.folder, 'calls');
  const files = (await readdir(folder)).sort();
  const org = relay.in(demo.id).as(operatorImport);
  for (const [index, name] of files.entries()) {
    const { outcome, message } = await importFile(org, join(folder, name), name);
    if (outcome === 'refused') throw new InvariantViolation(`The sample call ${demo.folder}/${name} was refused: ${message}`);
    progress(`  ${demo.settings.name}: ${index + 1} of ${files.length} sample calls analysed`);
  }
}

/** Lets through what was done now or by an earlier start. */
function accept(result: { readonly ok: true } | { readonly ok: false; readonly error: { readonly kind: string; readonly message: string } }, done: readonly string[]): void {
  if (!result.ok && !done.includes(result.error.kind)) throw new InvariantViolation(`The demo could not be made: ${result.error.message}`);
}
