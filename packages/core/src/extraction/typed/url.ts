import { readDomain } from '../spoken/addresses.ts';
import { signAt, tokenise, wordAt, type Token } from '../spoken/tokens.ts';
import { mentionOf } from './mention.ts';
import type { Mention, TypedParser } from './parser.ts';

const HINT = /\bdot\b|\.[a-z]{2}/i;
const PATH = /^[A-Za-z0-9\-._~/?#&=%+]*/;

interface Site {
  readonly first: number;
  readonly next: number;
  readonly host: string;
  readonly scheme: string | undefined;
}

/** "w w w dot", "www.": part of the host. */
function wwwEnd(tokens: readonly Token[], index: number): number {
  if (wordAt(tokens, index) === 'www') return index + 1;
  return [0, 1, 2].every((offset) => wordAt(tokens, index + offset) === 'w') ? index + 3 : index;
}

/** One label word before the first dot, so that the words before a site's name stay out of it. */
function siteAt(tokens: readonly Token[], index: number): Site | undefined {
  const word = wordAt(tokens, index);
  const isScheme = (word === 'http' || word === 'https') && signAt(tokens, index + 1, ':');
  const at = isScheme ? index + 4 : index;
  const www = wwwEnd(tokens, at);
  const isDotted = (place: number): boolean => wordAt(tokens, place) === 'dot' || (signAt(tokens, place, '.') && tokens[place]?.glued === true);
  const name = www > at && isDotted(www) ? www + 1 : at;
  if (tokens[name]?.kind !== 'word' || (!isDotted(name + 1) && name === at && !isScheme)) return undefined;
  const domain = readDomain(tokens, name);
  if (domain === undefined) return undefined;
  return { first: index, next: domain.next, host: (name > at ? 'www.' : '') + domain.text, scheme: isScheme ? word : undefined };
}

function withPath(text: string, tokens: readonly Token[], site: Site): { readonly path: string; readonly end: number; readonly next: number } {
  const last = tokens[site.next - 1] as Token;
  if (text[last.end] === '/') {
    const raw = (PATH.exec(text.slice(last.end, last.end + 2048)) as RegExpExecArray)[0].replace(/[.?]+$/, '');
    const end = last.end + raw.length;
    let next = site.next;
    while (next < tokens.length && (tokens[next] as Token).start < end) next += 1;
    return { path: raw, end, next };
  }
  let path = '';
  let next = site.next;
  while (wordAt(tokens, next) === 'slash' && wordAt(tokens, next + 1) !== '') {
    path += `/${wordAt(tokens, next + 1)}`;
    next += 2;
  }
  return { path, end: (tokens[next - 1] as Token).end, next };
}

/** Web addresses, written or said ("example dot com slash pricing"), with `https://` when no scheme is said (assumed `scheme`). */
export const parseUrl: TypedParser<'url'> = (text) => {
  if (!HINT.test(text)) return [];
  const tokens = tokenise(text);
  const found: Mention<'url'>[] = [];
  let index = 0;
  while (index < tokens.length) {
    const isMail = signAt(tokens, index - 1, '@') || (signAt(tokens, index - 1, '.') && tokens[index]?.glued === true);
    const site = isMail ? undefined : siteAt(tokens, index);
    if (site === undefined || signAt(tokens, site.next, '@')) {
      index += 1;
      continue;
    }
    const { path, end, next } = withPath(text, tokens, site);
    const value = `${site.scheme ?? 'https'}://${site.host}${path}`;
    found.push({ ...mentionOf<'url'>(tokens, site.first, site.next, value, { assumed: site.scheme === undefined ? ['scheme'] : [] }), end });
    index = next;
  }
  return found;
};
