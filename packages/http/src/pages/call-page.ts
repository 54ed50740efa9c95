import { z } from '@hono/zod-openapi';
import { type AnalysedCallView, ok, type OrgSettings, type Turn } from '@relay/core';
import { html } from 'hono/html';
import { CallIdParam } from '../calls/schemas.ts';
import { STATE_WORDS } from '../calls/wording.ts';
import { orgPage } from '../routing/org-page.ts';
import { evidenceId, findingId, findingItem, type ListedFinding, type Surroundings, turnId } from './findings.ts';
import { type Highlight, highlightTurn } from './highlight.ts';
import { callsPath, type Html, type PageContent } from './layout.ts';
import { clockText, instantText } from './value-text.ts';

/** What people call each target, by key. */
export type TargetLabels = ReadonlyMap<string, string>;

type Said = { readonly quote: string; readonly turn: number; readonly span: readonly [number, number] };

/** The place's highlight, or none: the words must stand in this very transcript, which an older analysis did not read. */
function highlight(view: AnalysedCallView, said: Said, about: Omit<Highlight, 'start' | 'end'>): readonly (Highlight & { turn: number })[] {
  const [start, end] = said.span;
  const stands = view.transcript.turns[said.turn]?.text.slice(start, end) === said.quote;
  return stands ? [{ ...about, start, end, turn: said.turn }] : [];
}

function highlightsOf(view: AnalysedCallView, listed: readonly ListedFinding[]): ReadonlyMap<number, readonly Highlight[]> {
  const all = listed.flatMap(({ number, label, finding: { quote, turn, span, others } }) => {
    const about = { finding: findingId(number), number, label };
    const taken = quote === null || turn === null || span === null
      ? []
      : highlight(view, { quote, turn, span }, { ...about, anchor: evidenceId(number), other: false });
    return [...taken, ...others.flatMap(({ evidence }, index) =>
      evidence === undefined ? [] : highlight(view, evidence, { ...about, anchor: evidenceId(number, index + 1), other: true }))];
  });
  return Map.groupBy(all, ({ turn }) => turn);
}

const SIDES = { agent: 'Agent', customer: 'Customer', unknown: '' } as const;

function turnItem(view: AnalysedCallView, turn: Turn, index: number, highlights: readonly Highlight[]): Html {
  const party = view.transcript.parties.find(({ speaker }) => speaker === turn.speaker);
  const side = SIDES[party?.side ?? 'unknown'];
  const name = party?.name ?? turn.speaker;
  return html`
          <li id="${turnId(index)}">
            <div class="who"><b dir="auto">${name}</b>${side === '' || side === name ? '' : html`<span>${side}</span>`}${turn.startMs === undefined ? '' : html`<span>${clockText(turn.startMs)}</span>`}</div>
            <p class="said" dir="auto" lang="${view.call.locale}">${highlightTurn(turn.text, highlights)}</p>
          </li>`;
}

/** A reference to a turn; one of an older transcript may be gone. */
const turnLink = ({ transcript }: AnalysedCallView) => (turn: number): Html =>
  turn < transcript.turns.length ? html` <a href="#${turnId(turn)}">turn ${turn + 1}</a>` : html` turn ${turn + 1}`;

const summaryOf = (view: AnalysedCallView): Html | '' =>
  view.summary.length === 0
    ? ''
    : html`
        <h2>Summary</h2>
        <ul>${view.summary.map(({ sentence, turns }) => html`<li dir="auto">${sentence}${turns.map(turnLink(view))}</li>`)}</ul>`;

const signalsOf = (view: AnalysedCallView): Html | '' =>
  view.signals.length === 0
    ? ''
    : html`
        <h2>Signals</h2>
        <ul>${view.signals.map(({ key, turn, quote }) => html`<li><b>${key}</b> <q dir="auto">${quote}</q>${turnLink(view)(turn)}</li>`)}</ul>`;

function noticeOf({ analysis }: AnalysedCallView): Html | '' {
  if (analysis === null) return html`<p class="notice">This call has not been analysed yet.</p>`;
  if (!analysis.stale) return '';
  return html`<p class="notice">These findings were read from an earlier transcript (revision ${analysis.revision}). The newer one waits for analysis.</p>`;
}

function foundOf(view: AnalysedCallView, listed: readonly ListedFinding[], labels: TargetLabels, around: Surroundings): Html {
  const silent = view.findings.filter(({ outcome }) => outcome === 'not-mentioned').map(({ target }) => labels.get(target) ?? target);
  return html`      <section class="found" aria-labelledby="found">
        <h2 id="found">What was found</h2>
        ${noticeOf(view)}
        ${listed.length === 0 && view.analysis !== null ? html`<p class="soft">No target was answered in this call.</p>` : ''}
        <ol class="findings">${listed.map((entry) => findingItem(entry, around))}
        </ol>
        ${silent.length === 0 ? '' : html`<p class="soft">Not mentioned: ${silent.join(', ')}.</p>`}${summaryOf(view)}${signalsOf(view)}
      </section>`;
}

/** One call, as a page. */
export function callContent(org: string, view: AnalysedCallView, settings: OrgSettings, labels: TargetLabels): PageContent {
  const { call, transcript, analysis } = view;
  const listed = view.findings
    .filter(({ outcome }) => outcome !== 'not-mentioned')
    .map((finding, index): ListedFinding => ({ number: index + 1, label: labels.get(finding.target) ?? finding.target, finding }));
  const highlights = highlightsOf(view, listed);
  const marked = new Set([...highlights.values()].flat().map(({ anchor }) => anchor));
  const facts = [
    html`<time datetime="${call.startedAt}">${instantText(call.startedAt, settings.locale, settings.timeZone)}</time>`,
    STATE_WORDS[call.state],
    `from ${call.source}`,
    `transcript revision ${call.revision}`,
    ...(analysis === null ? [] : [`read by ${analysis.analyst}`]),
  ];
  return {
    title: call.title,
    wide: true,
    main: html`      <p><a href="${callsPath(org)}">All calls</a></p>
      <h1 dir="auto">${call.title}</h1>
      <p class="lead">${facts.map((fact, index) => (index === 0 ? fact : html` · ${fact}`))}</p>
      <div class="call">
${foundOf(view, listed, labels, { locale: settings.locale, marked })}
      <section aria-labelledby="transcript">
        <h2 id="transcript">Transcript</h2>
        <ol class="transcript">${transcript.turns.map((turn, index) => turnItem(view, turn, index, highlights.get(index) ?? []))}
        </ol>
      </section>
      </div>`,
  };
}

/** GET /o/{org}/calls/{id} */
export const callPage = orgPage(
  {
    name: 'callPage',
    path: '/o/{org}/calls/{id}',
    permission: 'call:read',
    summary: 'The page of one call: its transcript with the evidence of every finding marked.',
    params: z.object({ org: z.string(), id: CallIdParam }),
    refusals: ['call-not-found', 'org-not-found'],
  },
  async (org, { params }, settings) => {
    const found = await org.calls.get(params.id);
    if (!found.ok) return found;
    // Labels are a courtesy: without them, or for a retired target, the key says what was asked for.
    const targets = await org.targets.list();
    const labels = new Map(targets.ok ? targets.value.map(({ key, label }) => [key, label] as const) : []);
    return ok(callContent(params.org, found.value, settings, labels));
  },
);
