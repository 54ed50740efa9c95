import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { relay, temporaryFolder } from './relay-process.ts';

const CALL = 'Agent: What is the best number to call you back on?\nCustomer: Sure, it is 0491 570 156.\n';
const TARGETS = JSON.stringify([{ key: 'callback', type: 'phone', description: 'Number to call the customer back on', synonyms: ['number', 'call back'] }]);

/** A folder with the given files. */
async function folderWith(files: Record<string, string | Uint8Array>) {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder.path, name, '..'), { recursive: true });
    await writeFile(join(folder.path, name), content);
  }
  return folder;
}

describe('relay', () => {
  test('tells its commands, its version and each command\'s flags', async () => {
    await using folder = await temporaryFolder();
    const help = await relay(['--help'], folder.path);
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const name of ['start', 'analyse', 'eval', 'import', 'reset']) {
      expect(help.out).toContain(name);
      expect(await relay([name, '--help'], folder.path)).toMatchObject({ code: 0, err: '' });
    }
    expect((await relay(['--version'], folder.path)).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each([
    [['analyze'], 'There is no command "analyze"'],
    [['analyse'], 'file'],
    [['analyse', 'a.txt', '--jsno'], 'no flag --jsno'],
    [['analyse', 'a.txt', 'b.txt'], 'takes 1 argument'],
    [['analyse', 'a.txt', '--analyst', 'psychic'], 'There is no analyst "psychic"'],
    [['analyse', 'missing.txt'], 'missing.txt does not exist'],
    [['analyse', '.'], 'is a folder'],
    [['analyse', 'a.txt', '--at', 'yesterday'], '--at'],
    [['analyse', 'a.txt', '--time-zone', 'Mars/Olympus'], '--time-zone'],
    [['analyse', 'a.txt', '--currency', 'dollars'], '--currency'],
    [['analyse', 'a.txt', '--targets', 'missing.json'], 'missing.json does not exist'],
    [['import', 'nowhere'], 'nowhere does not exist'],
    [['eval', 'a.txt'], 'line 1'],
    [['reset', '--force'], 'no flag --force'],
  ])('answers %j with exit code 2 and the reason', async (args, reason) => {
    await using folder = await folderWith({ 'a.txt': CALL });
    const refused = await relay(args, folder.path);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain(reason);
  });

  test.each([['RELAY_PORT', '99999'], ['DATABASE_URL', 'mysql://x']])('names the wrong setting %s', async (name, value) => {
    await using folder = await temporaryFolder();
    const refused = await relay(['start'], folder.path, { [name]: value });
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.err).toContain(name);
  });
});

describe('relay analyse', () => {
  test('prints one line of JSON with the proved value and where it was said', async () => {
    await using folder = await folderWith({ 'call.txt': CALL, 'targets.json': TARGETS });
    const { code, out } = await relay(['analyse', 'call.txt', '--targets', 'targets.json', '--at', '2026-03-04T09:30:00+11:00', '--json'], folder.path);
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    const { call, findings } = JSON.parse(out);
    expect(call).toMatchObject({ at: '2026-03-03T22:30:00.000Z', timeZone: 'Australia/Sydney', region: 'AU' });
    expect(findings).toEqual([
      expect.objectContaining({ target: 'callback', type: 'phone', outcome: 'found', value: '+61491570156', turn: 1, speaker: 'Customer' }),
    ]);
    const [{ span, quote }] = findings;
    expect('Sure, it is 0491 570 156.'.slice(...span)).toBe(quote);
  });

  test('says on stderr that it asks for the starter set when no targets are named', async () => {
    await using folder = await folderWith({ 'call.txt': CALL });
    const { code, out, err } = await relay(['analyse', 'call.txt', '--json'], folder.path);
    expect(code).toBe(0);
    expect(err).toContain('No --targets given');
    expect(() => JSON.parse(out)).not.toThrow();
  });

  test('prints one line a row for rows of JSON Lines', async () => {
    const row = (id: string) => JSON.stringify({ id, turns: [{ speaker: 'caller', text: 'my number is 0491 570 156' }], targets: JSON.parse(TARGETS), region: 'AU', locale: 'en-AU' });
    await using folder = await folderWith({ 'rows.jsonl': `${row('r1')}\n${row('r2')}\n` });
    const { code, out } = await relay(['analyse', 'rows.jsonl', '--json'], folder.path);
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n').map((line) => Object.keys(JSON.parse(line)))).toEqual([['id', 'findings'], ['id', 'findings']]);
  });

  test.each([
    ['empty.vtt', '', 'empty'],
    ['binary.txt', new Uint8Array([0, 1, 2, 3, 255, 0]), 'binary.txt'],
    ['latin.txt', new Uint8Array([0x41, 0x3a, 0x20, 0xe9, 0x0a]), 'latin.txt'],
    ['large.txt', 'Agent: hello\n'.repeat(4_000_000), '20'],
    ['times.vtt', 'WEBVTT\n\n00:00:05.000 --> 00:00:01.000\n<v Agent>secret words\n', 'line 3'],
    ['prose.txt', 'just some prose\nwith no speakers at all\n', 'prose.txt'],
    ['broken.json', '{"relay": "transcript/1", "turns": [', 'line 1'],
  ])('refuses %s with a sentence that says what to do', async (name, content, part) => {
    await using folder = await folderWith({ [name]: content });
    const refused = await relay(['analyse', name, '--json'], folder.path);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain(part);
    expect(refused.err).not.toContain('secret words');
    expect(refused.err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('names every malformed field of a targets file', async () => {
    await using folder = await folderWith({ 'call.txt': CALL, 'targets.json': JSON.stringify([{ key: 'a b', type: 'colour' }]) });
    const refused = await relay(['analyse', 'call.txt', '--targets', 'targets.json'], folder.path);
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.err).toContain('key');
    expect(refused.err).toContain('type');
  });
});

describe('relay import', () => {
  test('keeps good files, names refused ones, and exits 1 when any was refused', async () => {
    await using folder = await folderWith({ 'calls/good.txt': CALL, 'calls/deep/also.txt': `${CALL}Agent: Thanks.\n`, 'calls/bad.vtt': 'WEBVTT\n\nnot a cue' });
    const imported = await relay(['import', 'calls', '--json'], folder.path);
    expect(imported).toMatchObject({ code: 1 });
    const outcomes = imported.out.trimEnd().split('\n').map((line) => JSON.parse(line)).map(({ file, outcome }) => [file, outcome]);
    expect(outcomes).toEqual([['calls/bad.vtt', 'refused'], ['calls/deep/also.txt', 'created'], ['calls/good.txt', 'created']]);
    expect(imported.err).toContain('2 created, 0 revised, 0 unchanged, 1 refused.');
    const again = await relay(['import', 'calls'], folder.path);
    expect(again.err).toContain('0 created, 0 revised, 2 unchanged, 1 refused.');
    expect((await relay(['import', 'calls', '--org', '0192f0c1-0000-7000-8000-000000000000'], folder.path)).err).toContain('no organisation with this id');
  });
});

describe('relay reset', () => {
  test('removes nothing that Relay did not make, and asks nobody when nobody is there', async () => {
    await using folder = await folderWith({ '.relay/precious.txt': 'x' });
    expect((await relay(['reset', '--yes'], folder.path)).err).toContain('was not made by Relay');
    await writeFile(join(folder.path, '.relay', 'relay-database.json'), '{}');
    const asked = await relay(['reset'], folder.path);
    expect(asked).toMatchObject({ code: 2 });
    expect(asked.err).toContain('--yes');
  });
});

describe('relay eval', () => {
  test('prints scores as one line of JSON in the published shape', async () => {
    const row = { id: 'r1', turns: [{ speaker: 'agent', text: 'What number can we call you back on?' }, { speaker: 'caller', text: 'It is 0491 570 156.' }], targets: JSON.parse(TARGETS), gold: { callback: '+61491570156' }, absent: [], region: 'AU', locale: 'en-AU' };
    await using folder = await folderWith({ 'rows.jsonl': JSON.stringify(row) });
    const { code, out } = await relay(['eval', 'rows.jsonl', '--json'], folder.path);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ types: { phone: { gold: 1, answered: 1, correct: 1, ungrounded: 0 } }, overall: { falsePositiveRate: 0 }, msPerCall: null });
  });

  test('names the file, line and field of a malformed row', async () => {
    await using folder = await folderWith({ 'rows.jsonl': '{"id":"r1","turns":[],"targets":[{"key":"a","type":"colour"}]}' });
    const refused = await relay(['eval', 'rows.jsonl'], folder.path);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toMatch(/rows\.jsonl, line 1, field targets\[0\]\.type/);
  });
});
