import { err, ok, parseJson, type Result } from '@relay/core';
import type { HonoRequest } from 'hono';
import type { Refusal } from '../problems/refusal.ts';

/** Most bytes that a body may have: 10 MB, more than the longest transcript that core takes with word times. */
export const BODY_MAX_BYTES = 10 * 1024 * 1024;

/** Most bytes of a form: a sign-in link's token is 99 characters. */
const FORM_MAX_BYTES = 4096;

/** Why a body is not taken. */
export type BodyRefusal = Refusal<'body-too-large' | 'malformed-json' | 'unsupported-media-type'>;

const refuse = (kind: BodyRefusal['kind'], message: string) => err<BodyRefusal>({ kind, message });

const tooLarge = (maxBytes: number) => refuse('body-too-large', `The body is longer than ${maxBytes} bytes, the most that is taken here.`);

/** Whether the body is declared as `mediaType` in UTF-8 and not compressed. */
function isOfType(request: HonoRequest, mediaType: string): boolean {
  const [essence, ...parameters] = (request.header('content-type') ?? '').toLowerCase().split(';').map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length).replaceAll('"', '');
  const coding = request.header('content-encoding') ?? 'identity';
  return essence === mediaType && (charset === undefined || charset === 'utf-8') && coding === 'identity';
}

async function readCapped(request: HonoRequest, maxBytes: number): Promise<Result<Uint8Array, BodyRefusal>> {
  if (Number(request.header('content-length') ?? 0) > maxBytes) return tooLarge(maxBytes);
  const { body } = request.raw;
  if (body === null) return ok(new Uint8Array());
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.byteLength;
      // Leaving the loop cancels the stream.
      if (size > maxBytes) return tooLarge(maxBytes);
      chunks.push(chunk);
    }
  } catch {
    // The sender went away: no fault of anything that Relay needs, and nobody is left to tell.
    return refuse('malformed-json', 'The body broke off before its end. Send it again.');
  }
  return ok(joinChunks(chunks, size));
}

function joinChunks(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) return only;
  const joined = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.byteLength;
  }
  return joined;
}

async function readText(request: HonoRequest, mediaType: string, maxBytes: number): Promise<Result<string, BodyRefusal>> {
  if (!isOfType(request, mediaType)) {
    return refuse('unsupported-media-type', `Send the body as ${mediaType} in UTF-8, without a content coding.`);
  }
  const bytes = await readCapped(request, maxBytes);
  if (!bytes.ok) return bytes;
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value));
  } catch {
    return refuse('malformed-json', 'The body is not UTF-8 text. Send it as UTF-8.');
  }
}

/** Reads a JSON body of at most BODY_MAX_BYTES. A refusal says where the text breaks off and quotes nothing. */
export async function readJsonBody(request: HonoRequest): Promise<Result<unknown, BodyRefusal>> {
  const text = await readText(request, 'application/json', BODY_MAX_BYTES);
  if (!text.ok) return text;
  if (text.value === '') return refuse('malformed-json', 'The body is empty. Send a JSON object.');
  const json = parseJson(text.value);
  if (json.ok) return json;
  const { line, column } = json.error;
  return refuse('malformed-json', `The body is not JSON from line ${line}, column ${column} on. Correct it there.`);
}

/** Reads a form as browsers send it. */
export async function readForm(request: HonoRequest): Promise<Result<URLSearchParams, BodyRefusal>> {
  const text = await readText(request, 'application/x-www-form-urlencoded', FORM_MAX_BYTES);
  return text.ok ? ok(new URLSearchParams(text.value)) : text;
}
