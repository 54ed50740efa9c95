import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Check, Finding } from './finding.ts';

/** Folders and files that are built, installed or local to a checkout. */
const SKIPPED = new Set(['node_modules', 'dist', '.git', '.turbo', '.relay', '.cache', 'coverage']);
const BINARY = /\.(png|jpe?g|gif|ico|woff2?|wasm|gz|tgz|zip|pdf|wav|mp3)$/;

/**
 * What no file here may say: a path of one machine, the host of a package registry (the lock file must install from any mirror), or
 * how the text was made rather than what it is. Each pattern is written so that it does not match its own source.
 */
const FORBIDDEN: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/(?<![\w.@])\/(?:work|root|Users)\/[\w.]/, 'names a path of one machine: use a path from the root of the repository'],
  [/(?<![\w.@])\/home\/[\w.]/, 'names a path of one machine: use a path from the root of the repository'],
  [/[A-Z]:\\Users\\/, 'names a path of one machine: use a path from the root of the repository'],
  [/\bregistry\.[a-z]+\.(?:org|com)\b|\b[a-z-]+\.pkg\.dev\b|\/artifactory\//, 'names a package registry: leave it to the configuration of npm'],
  [/\bCo-[Aa]uthored-[Bb]y\b|\bsub-?agents?\b|\bcoding (?:agent|assistant)s?\b/i, 'says how it was made: say what it is'],
  [/\b(?:made|written|drafted|generated|produced|authored) (?:by|with) (?:an? )?(?:AI|LLM|(?:large )?language model)\b/i, 'says how it was made: say what it is'],
];

const textFiles = async function* (root: string, folder = ''): AsyncGenerator<string> {
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (SKIPPED.has(entry.name)) continue;
    if (entry.isDirectory()) yield* textFiles(root, path);
    else if (entry.isFile() && !BINARY.test(entry.name)) yield path;
  }
};

/** No text file of the repository says what FORBIDDEN lists. */
export const checkWording: Check = async (root) => {
  const findings: Finding[] = [];
  for await (const path of textFiles(root)) {
    for (const [index, line] of (await readFile(join(root, path), 'utf8')).split('\n').entries()) {
      for (const [pattern, what] of FORBIDDEN) if (pattern.test(line)) findings.push({ where: `${path}:${index + 1}`, what: `${what}.` });
    }
  }
  return findings;
};
