import { createHash } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { readTranscript } from '@relay/adapters-dialler';
import type { BoundOrg } from '@relay/core';
import { UsageError } from '../cli/command.ts';
import { readNamedFile } from '../cli/files.ts';

/** What became of one file. */
export type Imported = 'created' | 'revised' | 'unchanged' | 'refused';

/** A file's name on this machine: two folders may hold files of one name, which are not the same call. */
export async function fileIdentity(file: string): Promise<string> {
  const path = await realpath(file);
  return path.length <= 200 ? path : `sha256:${createHash('sha256').update(path).digest('hex')}`;
}

/** What people call a file's call: its name without the start in front, the ending, and with spaces for dashes. */
function titleOf(name: string): string {
  const words = name.replace(/^\d{8}T\d{4,6}([+-]\d{4}|Z)?[-_]/, '').replace(/\.\w+$/, '').replaceAll(/[-_]+/g, ' ').trim();
  return words === '' ? name : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Keeps and analyses one file; `externalId` names the call when the transcript does not. */
export async function importFile(
  org: BoundOrg,
  file: string,
  identity: string,
): Promise<{ readonly outcome: Imported; readonly id?: string; readonly message?: string }> {
  const name = basename(file);
  const title = titleOf(name);
  let bytes: Uint8Array;
  try {
    bytes = await readNamedFile('.', file);
  } catch (error) {
    if (error instanceof UsageError) return { outcome: 'refused', message: error.message };
    throw error;
  }
  const read = readTranscript(bytes, name);
  if (!read.ok) return { outcome: 'refused', message: read.error.message };
  const { format: _, turns, parties, ...facts } = read.value;
  const startedAt = (await stat(file)).mtime.toISOString();
  const kept = await org.calls.ingest({ source: 'file', externalId: identity, startedAt, title, ...facts, transcript: { turns, parties } });
  if (!kept.ok) return { outcome: 'refused', message: kept.error.message };
  const { call, outcome } = kept.value;
  if (call.state === 'received') {
    const analysed = await org.calls.analyse(call.id);
    if (!analysed.ok) return { outcome: 'refused', id: call.id, message: analysed.error.message };
  }
  return { outcome, id: call.id };
}

