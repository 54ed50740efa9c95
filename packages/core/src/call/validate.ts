import { err, ok, type Result } from '../kernel/result.ts';
import type { OrgSettings } from '../org/profile.ts';
import type { CallDetails } from './call.ts';
import { checkContext } from './context.ts';
import type { InvalidCall } from './errors.ts';
import type { Transcript } from './transcript.ts';

/** Most that one transcript may hold. A ten-hour call is about 600,000 characters in 6,000 turns. */
export const TRANSCRIPT_LIMITS = Object.freeze({ turns: 20_000, characters: 5_000_000, turnCharacters: 100_000 });

const refuse = (field: string, message: string) => err<InvalidCall>({ kind: 'invalid-call', field, message });

const isName = (value: string, max: number): boolean =>
  value.length > 0 && value.length <= max && !/[\u0000-\u001f\u007f]/.test(value);

/** Checks what a source says about a call; gaps are filled from the organisation's settings. */
export function checkDetails(
  given: Partial<{ [K in keyof CallDetails]: string }> & { readonly externalId: string; readonly startedAt: string },
  org: OrgSettings,
): Result<CallDetails, InvalidCall> {
  const source = given.source ?? 'api';
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(source)) return refuse('source', 'source must be 1 to 40 of a-z, 0-9 and -, and start with a letter.');
  if (!isName(given.externalId, 200)) return refuse('externalId', 'externalId must be 1 to 200 characters without control characters.');
  const title = given.title ?? given.externalId;
  if (!isName(title, 200)) return refuse('title', 'title must be 1 to 200 characters without control characters.');
  const { timeZone = org.timeZone, locale = org.locale, currency = org.currency, region = org.region } = given;
  const context = checkContext({ at: given.startedAt, timeZone, locale, currency, region });
  if (!context.ok) return refuse(context.error.field === 'at' ? 'startedAt' : context.error.field, context.error.message);
  return ok({ source, externalId: given.externalId, title, startedAt: context.value.at, timeZone, locale, currency, region });
}

/** Checks that a transcript has something said in it, within TRANSCRIPT_LIMITS, and that its times run forward. */
export function checkTranscript(transcript: Transcript): Result<Transcript, InvalidCall> {
  const { turns } = transcript;
  if (turns.length === 0) return refuse('turns', 'The transcript has no turns. Give at least one turn with speaker and text.');
  if (turns.length > TRANSCRIPT_LIMITS.turns) {
    return refuse('turns', `The transcript has ${turns.length} turns; at most ${TRANSCRIPT_LIMITS.turns} are taken. Split the recording.`);
  }
  let characters = 0;
  for (const [index, turn] of turns.entries()) {
    const at = `turns[${index}]`;
    characters += turn.text.length;
    if (!isName(turn.speaker, 200)) return refuse(`${at}.speaker`, `${at}.speaker must be 1 to 200 characters without control characters.`);
    if (turn.text.length > TRANSCRIPT_LIMITS.turnCharacters) {
      return refuse(`${at}.text`, `${at}.text is longer than ${TRANSCRIPT_LIMITS.turnCharacters} characters. Split the turn.`);
    }
    if (turn.text.includes('\u0000')) return refuse(`${at}.text`, `${at}.text holds a NUL character. Send text, not binary data.`);
    if (!turn.text.isWellFormed() || !turn.speaker.isWellFormed()) return refuse(`${at}.text`, `${at} holds half of a surrogate pair. Send well-formed Unicode.`);
    const misspelt = turn.words?.findIndex(({ text }) => text.includes('\u0000') || !text.isWellFormed()) ?? -1;
    if (misspelt >= 0) return refuse(`${at}.words[${misspelt}].text`, `${at}.words[${misspelt}].text must be well-formed Unicode without NUL characters.`);
    const { startMs = 0, endMs = startMs } = turn;
    if (!Number.isSafeInteger(startMs) || !Number.isSafeInteger(endMs) || startMs < 0 || endMs < startMs) {
      return refuse(`${at}.endMs`, `${at} must have whole startMs and endMs with 0 <= startMs <= endMs.`);
    }
  }
  if (characters > TRANSCRIPT_LIMITS.characters) {
    return refuse('turns', `The transcript has ${characters} characters; at most ${TRANSCRIPT_LIMITS.characters} are taken. Split the recording.`);
  }
  if (turns.every((turn) => turn.text.trim() === '')) return refuse('turns', 'Nothing is said in the transcript: every turn is empty.');
  return ok(transcript);
}
