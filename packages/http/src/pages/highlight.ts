import { html } from 'hono/html';
import type { Html } from './layout.ts';

/** One stretch of a turn that says a value, and the finding it belongs to. */
export interface Highlight {
  /** Offsets into the turn's text, UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Id of the place, to which the finding's quote leads. */
  readonly anchor: string;
  /** Id of the finding, to which the place leads back. */
  readonly finding: string;
  /** The finding's number, shown behind the words. */
  readonly number: number;
  /** The finding's name, for those who hear the page. */
  readonly label: string;
  /** Whether the words are another mention, not the one that was taken. */
  readonly other: boolean;
}

const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** Moves a cut out of the middle of a surrogate pair: half a character is none. */
const whole = (text: string, at: number): number => (at > 0 && at < text.length && isLowSurrogate(text.charCodeAt(at)) ? at - 1 : at);

const kindOf = (covering: readonly Highlight[]): string => {
  if (covering.every(({ other }) => other)) return 'other';
  return covering.length > 1 ? 'twice' : '';
};

/**
 * The turn's text with every highlight marked. Highlights may overlap or hold each other in any way: the text is cut
 * wherever one starts or ends, and each piece is marked once. Every character of the text is written exactly once.
 */
export function highlightTurn(text: string, given: readonly Highlight[]): Html {
  const highlights = given
    .map((highlight) => ({ ...highlight, start: whole(text, highlight.start), end: whole(text, highlight.end) }))
    .filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
  const cuts = [...new Set([0, text.length, ...highlights.flatMap(({ start, end }) => [start, end])])].sort((x, y) => x - y);
  const pieces = cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    const covering = highlights.filter((highlight) => highlight.start <= start && end <= highlight.end);
    const anchors = highlights.filter((highlight) => highlight.start === start).map(({ anchor }) => html`<span id="${anchor}"></span>`);
    const back = highlights.filter((highlight) => highlight.end === end).map(backLink);
    const words = text.slice(start, end);
    return covering.length === 0 ? html`${words}${back}` : html`<mark class="${kindOf(covering)}">${anchors}${words}</mark>${back}`;
  });
  return html`${pieces}`;
}

const backLink = ({ finding, number, label, other }: Highlight): Html =>
  html`<a class="ref" href="#${finding}" aria-label="${other ? 'Other mention for finding' : 'Finding'} ${number}: ${label}">${number}</a>`;
