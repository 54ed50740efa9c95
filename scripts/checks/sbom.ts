import { spawnSync } from 'node:child_process';
import type { Check } from './finding.ts';
import { installedWith, type Lock, nameAt, readLock } from './lockfile.ts';

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
}

/** The parts of a CycloneDX 1.5 document that are read here. */
export interface Sbom {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

const SHIPPED = 'packages/server';

/** What the server installs, as `name@version`, which is how a component is referred to. */
const shippedRefs = (lock: Lock): ReadonlySet<string> =>
  new Set([...installedWith(lock, [SHIPPED])].map((path) => `${lock[path]?.name ?? nameAt(path)}@${lock[path]?.version}`));

/**
 * Keeps what the server installs of a document that holds more.
 *
 * `npm sbom --omit dev` cannot do this: it drops every package that anything here also needs for development, such as zod, which knip
 * needs too. So npm is asked for everything below the server, and what only its tests need is taken out here.
 */
export const onlyShipped = (document: Sbom, lock: Lock): Sbom => {
  const refs = shippedRefs(lock);
  const name = lock[SHIPPED]?.name;
  const server = document.components.find((component) => component['bom-ref'] === `${name}@${lock[SHIPPED]?.version}`);
  if (server === undefined) throw new Error(`npm sbom left out ${name}.`);
  return {
    ...document,
    metadata: { ...document.metadata, component: server },
    components: document.components.filter((component) => component !== server && refs.has(component['bom-ref'])),
    dependencies: document.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) })),
  };
};

/** What the server installs and the document does not name. */
export const missingFrom = ({ metadata, components }: Sbom, lock: Lock): readonly string[] => {
  const named = new Set([metadata.component, ...components].map((component) => component['bom-ref']));
  return [...shippedRefs(lock)].filter((ref) => !named.has(ref)).toSorted();
};

/** The bill of materials of what @relay/server installs: CycloneDX 1.5, as JSON. */
export const makeSbom = async (root: string): Promise<Sbom> => {
  const options = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--workspace', SHIPPED];
  const { status, stdout, stderr, error } = spawnSync('npm', options, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 64 * 1024 * 1024 });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`);
  return onlyShipped(JSON.parse(stdout) as Sbom, await readLock(root));
};

/** The bill of materials can be made and names everything the server installs. */
export const checkSbom: Check = async (root) => {
  const missing = missingFrom(await makeSbom(root), await readLock(root));
  return missing.map((ref) => ({ where: 'npm run sbom', what: `leaves out ${ref}, which the server installs.` }));
};
