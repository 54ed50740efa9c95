import { describe, expect, it } from 'vitest';
import { withTree } from './tree.ts';
import { checkWording } from './wording.ts';

const problems = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  withTree(files, async (root) => (await checkWording(root)).map(({ where }) => where));

/** Joined here, so that this file does not say what it forbids. */
const said = (...parts: readonly string[]): string => parts.join('');

describe('the wording check', () => {
  it.each([
    ['a checkout path', said('see /wo', 'rk/main/README.md')],
    ["root's home", said('cd /ro', 'ot/relay')],
    ['a home folder', said('"/ho', 'me/someone/relay"')],
    ['a Windows profile', said('C:\\Us', 'ers\\someone')],
    ['a registry', said('https://registry.np', 'mjs.org/turbo')],
    ['a mirror', said('https://example-npm.pk', 'g.dev/x')],
    ['a second author', said('Co-Auth', 'ored-By: someone')],
    ['a tool that wrote', said('drafted by an A', 'I')],
    ['a helper', said('ask the sub', 'agent')],
  ])('reports %s', async (_story, text) => {
    expect(await problems({ 'docs/a.md': `first line\n${text}\n` })).toEqual(['docs/a.md:2']);
  });

  it('reads files and folders whose names start with a dot', async () => {
    expect(await problems({ '.ci/run': said('/ro', 'ot/x'), '.npmrc': said('registry=https://registry.np', 'mjs.org') })).toHaveLength(2);
  });

  it('leaves alone what is installed, what is built, and words that only look alike', async () => {
    const bad = said('/ro', 'ot/x');
    expect(await problems({ 'node_modules/a/a.js': bad, 'packages/core/dist/a.js': bad, 'a.md': 'the route /v1/work/items, and its ./root/a; an AI assistant answered the call' })).toEqual([]);
  });
});
