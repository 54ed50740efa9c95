import { type EvalRow, parseRows } from '@relay/core';
import { UsageError } from './command.ts';
import { readNamedText } from './files.ts';

/** Largest file of labelled rows: 200 MB. */
const MAX_ROWS_BYTES = 200 * 1024 * 1024;

/** Reads labelled rows (JSON Lines). Throws UsageError that names file, line and field. */
export async function readRows(cwd: string, file: string): Promise<readonly EvalRow[]> {
  const rows = parseRows(await readNamedText(cwd, file, MAX_ROWS_BYTES));
  if (!rows.ok) throw new UsageError(`${file}, ${rows.error.message}`);
  if (rows.value.length === 0) throw new UsageError(`${file} has no rows. Give a JSON Lines file with one conversation a line.`);
  return rows.value;
}
