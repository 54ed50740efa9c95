import { describe, expect, it } from 'vitest';
import { missingFrom, onlyShipped, type Sbom } from './sbom.ts';

const LOCK = {
  'packages/server': { name: '@relay/server', version: '0.1.0', dependencies: { shipped: '1.0.0' }, devDependencies: { tool: '1.0.0' } },
  'node_modules/shipped': { version: '1.0.0' },
  'node_modules/tool': { version: '1.0.0' },
};

const DOCUMENT: Sbom = {
  metadata: { component: { 'bom-ref': 'relay@0.1.0', name: 'checkout' } },
  components: ['@relay/server@0.1.0', 'shipped@1.0.0', 'tool@1.0.0'].map((ref) => ({ 'bom-ref': ref, name: ref })),
  dependencies: [
    { ref: 'relay@0.1.0', dependsOn: ['tool@1.0.0'] },
    { ref: '@relay/server@0.1.0', dependsOn: ['shipped@1.0.0', 'tool@1.0.0'] },
    { ref: 'shipped@1.0.0' },
  ],
};

describe('the bill of materials', () => {
  it('is of the server, with what it installs and no tool', () => {
    const { metadata, components, dependencies } = onlyShipped(DOCUMENT, LOCK);
    expect(metadata.component['bom-ref']).toBe('@relay/server@0.1.0');
    expect(components.map((component) => component['bom-ref'])).toEqual(['shipped@1.0.0']);
    expect(dependencies).toEqual([
      { ref: '@relay/server@0.1.0', dependsOn: ['shipped@1.0.0'] },
      { ref: 'shipped@1.0.0', dependsOn: [] },
    ]);
  });

  it('is complete when it names all that the server installs, and says what it leaves out', () => {
    const shipped = onlyShipped(DOCUMENT, LOCK);
    expect(missingFrom(shipped, LOCK)).toEqual([]);
    expect(missingFrom({ ...shipped, components: [] }, LOCK)).toEqual(['shipped@1.0.0']);
  });
});
