import type { FindingView } from '@relay/core';
import { html } from 'hono/html';
import { LOST_WORDS, OUTCOME_WORDS, REASON_WORDS, STATUS_WORDS } from '../calls/wording.ts';
import type { Html } from './layout.ts';
import { clockText, valueText } from './value-text.ts';

/** A finding with its number on the page and what people call its target. */
export interface ListedFinding {
  readonly number: number;
  readonly label: string;
  readonly finding: FindingView;
}

/** What the list of findings has to know of the page around it. */
export interface Surroundings {
  readonly locale: string;
  /** Ids of the places that are marked in the transcript: what was said in an older one is not. */
  readonly marked: ReadonlySet<string>;
}

/** Id of a finding on the page. */
export const findingId = (number: number): string => `finding-${number}`;

/** Id of the place where a finding was said; `mention` counts its other mentions from 1. */
export const evidenceId = (number: number, mention?: number): string => `said-${number}${mention === undefined ? '' : `-${mention}`}`;

/** Id of a turn on the page, which counts from 1. */
export const turnId = (turn: number): string => `turn-${turn + 1}`;

function badge({ outcome, status }: FindingView): Html {
  if (status === null) return html`<span class="badge ${outcome === 'rejected' || outcome === 'conflict' ? 'bad' : 'warn'}">${OUTCOME_WORDS[outcome]}</span>`;
  return html`<span class="badge ${status === 'verified' ? 'good' : 'warn'}">${STATUS_WORDS[status]}</span>`;
}

const place = (turn: number, speaker: string | null, startMs: number | null | undefined): string =>
  [speaker, startMs === null || startMs === undefined ? undefined : `at ${clockText(startMs)}`, `turn ${turn + 1}`].filter(Boolean).join(', ');

/** The quoted words; they lead to where they were said. */
const quoted = (quote: string, anchor: string, { marked }: Surroundings): Html =>
  marked.has(anchor) ? html`<a href="#${anchor}"><q dir="auto">${quote}</q></a>` : html`<q dir="auto">${quote}</q>`;

const quoteOf = ({ number, finding }: ListedFinding, around: Surroundings): Html | '' =>
  finding.quote === null || finding.turn === null
    ? ''
    : html`
            <blockquote>${quoted(finding.quote, evidenceId(number), around)}<br><span class="soft">${place(finding.turn, finding.speaker, finding.startMs)}</span></blockquote>`;

const notes = ({ reason, assumed, confidence }: FindingView): readonly Html[] => [
  ...(reason === null ? [] : [html`<p class="soft">${REASON_WORDS[reason]}</p>`]),
  ...(assumed.length === 0 ? [] : [html`<p class="soft">Assumed, not said: ${assumed.join(', ')}.</p>`]),
  ...(confidence === null ? [] : [html`<p class="soft">Confidence ${Math.round(confidence * 100)} %</p>`]),
];

function other({ number, finding }: ListedFinding, around: Surroundings, { evidence, value, lost }: FindingView['others'][number], index: number): Html {
  const said = value === undefined ? '' : html`<b>${valueText(finding.type, value, around.locale)}</b> `;
  const where = evidence === undefined
    ? ''
    : html`${quoted(evidence.quote, evidenceId(number, index + 1), around)} <span class="soft">${place(evidence.turn, evidence.speaker, evidence.startMs)}.</span> `;
  return html`
                <li>${said}${where}<span class="soft">${LOST_WORDS[lost]}</span></li>`;
}

const others = (listed: ListedFinding, around: Surroundings): Html | '' => {
  const { length } = listed.finding.others;
  return length === 0
    ? ''
    : html`
            <details>
              <summary>${length} other mention${length === 1 ? '' : 's'}</summary>
              <ul>${listed.finding.others.map((mention, index) => other(listed, around, mention, index))}
              </ul>
            </details>`;
};

/** One finding as an entry of the list. */
export const findingItem = (listed: ListedFinding, around: Surroundings): Html => html`
          <li id="${findingId(listed.number)}">
            <div class="finding-head"><h3>${listed.number}. ${listed.label}</h3>${badge(listed.finding)}</div>
            ${listed.finding.value === null ? '' : html`<p class="value" dir="auto">${valueText(listed.finding.type, listed.finding.value, around.locale)}</p>`}${quoteOf(listed, around)}
            ${notes(listed.finding)}${others(listed, around)}
          </li>`;
