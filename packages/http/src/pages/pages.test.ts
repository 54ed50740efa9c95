import type { AnalysedCallView, FindingView, OrgSettings } from '@relay/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { BUDGET, CALL, ORGS, startService, type TestService } from '../../test/service.ts';
import { ANALYSED_CALL } from '../calls/examples.ts';
import { OUTCOME_WORDS, REASON_WORDS } from '../calls/wording.ts';
import { STYLESHEET_PATH } from './asset-paths.ts';
import { callContent } from './call-page.ts';
import { renderPage } from './layout.ts';
import { STYLESHEET } from './stylesheet.ts';

const SETTINGS: OrgSettings = { name: 'Harbour Solar', timeZone: 'Australia/Sydney', locale: 'en-AU', currency: 'AUD', region: 'AU' };

const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)></textarea><!--\'`{{7*7}}${1}&lt;';

/** Start tags of a page, without their attributes' values. */
const tagsOf = (page: string) => [...page.matchAll(/<([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>/g)].map(([, name]) => name!);

/** What a strict content security policy and a reader of the page ask of every page. */
function expectSound(page: string): void {
  expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(page).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=\s*["']|javascript:/i);
  expect(page).toMatch(/<title>[^<]+ · Relay<\/title>/);
  expect(page.match(/<main id="main"/g)).toHaveLength(1);
  expect(page.match(/<h1/g)).toHaveLength(1);
  expect(page).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
  const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
  expect(unbalanced(page)).toEqual([]);
}

/** Elements that are not closed, or closed out of order. */
function unbalanced(page: string): string[] {
  const open: string[] = [];
  for (const [, closing, name] of page.matchAll(/<(\/?)([a-z0-9]+)(?:\s[^>]*)?>/g)) {
    if (['meta', 'link', 'input', 'br'].includes(name!)) continue;
    if (closing === '') open.push(name!);
    else if (open.pop() !== name) return [`</${name}>`];
  }
  return open;
}

let service: TestService;
let cookies: { a: string; b: string };

const get = (path: string, cookie?: string) => service.send('GET', path, cookie === undefined ? {} : { headers: { cookie } });

beforeAll(async () => {
  service = await startService();
  cookies = { a: await service.session(ORGS.a), b: await service.session(ORGS.b) };
  await service.send('POST', '/v1/targets', { key: await service.key(ORGS.a), body: BUDGET });
});

it.each([
  ['<p><b></p></b>'], ['<p onclick="x()"></p>'], ['<p style="color: red"></p>'], ['<script src="/x.js"></script>'], ['<a href="#nowhere">x</a>'], ['<a href="javascript:x()">x</a>'], ['<i id="x"></i><b id="x"></b>'], ['<h1>Second</h1>'],
])('a page that is not sound would be found out: %s', async (piece) => {
  const page = (await renderPage({ title: 'x', main: '<h1>First</h1>' as never })).replaceAll('&lt;h1&gt;First&lt;/h1&gt;', '<h1>First</h1>');
  expectSound(page);
  expect(() => expectSound(page.replace('</main>', `${piece}</main>`))).toThrow(/expected/);
});

describe('the list of calls', () => {
  it('says what to do when there is none', async () => {
    const answered = await get(`/o/${ORGS.b}/calls`, cookies.b);
    const page = await answered.text();
    expect(answered.status).toBe(200);
    expectSound(page);
    expect(page).toContain('No calls yet');
    expect(page).toContain('Hume Removals');
  });

  it("shows each call with its state and its time in the organisation's zone", async () => {
    await service.send('POST', '/v1/calls', { key: await service.key(ORGS.a), body: { ...CALL, timeZone: 'Europe/Berlin' } });
    const page = await (await get(`/o/${ORGS.a}/calls`, cookies.a)).text();
    expectSound(page);
    expect(page).toMatch(/<time datetime="2026-03-03T22:30:00.000Z">4 Mar 2026, 9:30.am<\/time>/);
    expect(page).toContain('<caption>Newest received first. Times in Australia/Sydney.</caption>');
    expect(page).toContain('Analysed');
    expect(page).toMatch(/<a href="\/o\/[0-9a-f-]+\/calls\/[0-9a-f-]+" dir="auto">Quote for rooftop solar<\/a>/);
  });

  it('leads to older calls and back', async () => {
    const many = await startService();
    const key = await many.key(ORGS.a);
    for (let number = 0; number < 51; number += 1) {
      many.clock.advance(1);
      await many.send('POST', '/v1/calls', { key, body: { ...CALL, externalId: `call-${number}`, title: `Call number ${number}` } });
    }
    const cookie = await many.session(ORGS.a);
    const first = await (await many.send('GET', `/o/${ORGS.a}/calls`, { headers: { cookie } })).text();
    expect([first.includes('Call number 50<'), first.includes('Call number 0<'), first.includes('Newest calls')]).toEqual([true, false, false]);
    const [, older] = /href="([^"]+)" rel="next"/.exec(first)!;
    const second = await (await many.send('GET', older!.replaceAll('&amp;', '&'), { headers: { cookie } })).text();
    expect([second.includes('Call number 0<'), second.includes('Older calls'), second.includes('Newest calls')]).toEqual([true, false, true]);
  });

  it('does not say that there are no calls when there are only no older ones', async () => {
    const page = await (await get(`/o/${ORGS.a}/calls?after=0`, cookies.a)).text();
    expectSound(page);
    expect([page.includes('There are no older calls.'), page.includes('No calls yet'), page.includes('Newest calls')]).toEqual([true, false, true]);
  });

  it.each([['after='], ['after=%00%ff'], [`after=${'x'.repeat(500)}`], ['after=%3Cscript%3E'], ['what=ever']])('shows calls whatever the query holds: %s', async (query) => {
    const answered = await get(`/o/${ORGS.a}/calls?${query}`, cookies.a);
    expect(answered.status).toBe(200);
    expectSound(await answered.text());
  });
});

describe('the page of a call', () => {
  const show = async (change: Partial<AnalysedCallView> = {}, labels = new Map([['budget', 'Budget']])) => {
    const view = { ...(ANALYSED_CALL as unknown as AnalysedCallView), ...change };
    const page = await renderPage(callContent(ORGS.a, view, SETTINGS, labels), { orgId: ORGS.a, name: SETTINGS.name });
    expectSound(page);
    return page;
  };
  const finding = (change: Partial<FindingView>): FindingView => ({ ...(ANALYSED_CALL.findings[0] as unknown as FindingView), ...change });

  it('shows the value for people, and leads from it to the words and back', async () => {
    const key = await service.key(ORGS.a);
    const posted = await service.send('POST', '/v1/calls', { key, body: { ...CALL, externalId: 'page' } });
    const { call } = (await posted.json()) as { call: { id: string } };
    const page = await (await get(`/o/${ORGS.a}/calls/${call.id}`, cookies.a)).text();
    expectSound(page);
    expect(page).toContain('<h3>1. Budget</h3>');
    expect(page).toContain('<p class="value" dir="auto">$12,500.00</p>');
    expect(page).toContain('<a href="#said-1"><q dir="auto">$12,500</q></a>');
    expect(page).toContain('My budget is <mark class=""><span id="said-1"></span>$12,500</mark><a class="ref" href="#finding-1" aria-label="Finding 1: Budget">1</a>.');
    expect(page).toContain('<li id="finding-1">');
    expect(page).toContain('Customer, at 0:02, turn 2');
  });

  it.each(Object.entries(OUTCOME_WORDS) as [FindingView['outcome'], string][])('says what it means that a target was %s', async (outcome, words) => {
    const page = await show({ findings: [finding({ outcome, status: outcome === 'found' ? 'needs-review' : null, ...(outcome === 'found' ? {} : { value: null }) })] });
    expect(page).toContain(outcome === 'found' ? 'Needs review' : words);
    expect(page.includes('Not mentioned: Budget.')).toBe(outcome === 'not-mentioned');
  });

  it.each(Object.entries(REASON_WORDS) as [keyof typeof REASON_WORDS, string][])('says what the reason %s means', async (reason, words) => {
    expect(await show({ findings: [finding({ outcome: 'rejected', status: null, value: null, reason })] })).toContain(words);
  });

  it('shows other mentions with why they lost, and marks them too', async () => {
    const others = [
      { evidence: { turn: 0, quote: 'spend', span: [23, 28] as const, speaker: 'Agent' }, value: { amountMinor: 100, currency: 'AUD' }, lost: 'earlier-in-time' as const },
      { lost: 'quote-not-found' as const },
    ];
    const page = await show({ findings: [finding({ others })] });
    expect(page).toContain('2 other mentions');
    expect(page).toContain('It was said earlier, and replaced.');
    expect(page).toContain('The quoted words are not in the transcript.');
    expect(page).toContain('<mark class="other"><span id="said-1-1"></span>spend</mark>');
  });

  it('marks overlapping evidence of several findings', async () => {
    const page = await show({ findings: [finding({}), finding({ target: 'whole', quote: 'budget is $12,500', span: [3, 20] })] });
    expect(page).toContain('My <mark class=""><span id="said-2"></span>budget is </mark><mark class="twice"><span id="said-1"></span>$12,500</mark>');
    expect(page).toContain('<h3>2. whole</h3>');
  });

  it('marks nothing that does not stand in the transcript it shows', async () => {
    const page = await show({
      findings: [finding({ quote: '$99,999' }), finding({ turn: 7 }), finding({ span: [0, 7] }), finding({ span: [13, 900] })],
      analysis: { ...ANALYSED_CALL.analysis, revision: 1, stale: true },
    });
    expect(page).not.toContain('<mark');
    expect(page).toContain('earlier transcript (revision 1)');
  });

  it('shows a call that waits for analysis', async () => {
    const page = await show({ findings: [], analysis: null, summary: [], signals: [] });
    expect(page).toContain('has not been analysed yet');
  });

  it('shows summary and signals with their turns', async () => {
    const page = await show({ signals: [{ key: 'price-objection', turn: 1, quote: 'My budget is' }] });
    expect(page).toContain('My budget is $12,500. <a href="#turn-2">turn 2</a>');
    expect(page).toContain('<b>price-objection</b>');
  });

  it('writes hostile text as text, wherever it comes from', async () => {
    const turns = [{ speaker: HOSTILE, text: HOSTILE }, { speaker: 'b', text: HOSTILE }];
    const view = {
      call: { ...(ANALYSED_CALL.call as unknown as AnalysedCallView['call']), title: HOSTILE, externalId: HOSTILE, source: HOSTILE, locale: HOSTILE },
      transcript: { turns, parties: [{ speaker: 'b', side: 'customer' as const, name: HOSTILE }] },
      findings: [finding({
        target: HOSTILE, type: 'text', value: HOSTILE, quote: HOSTILE, turn: 0, span: [0, HOSTILE.length] as const, speaker: HOSTILE, assumed: [HOSTILE],
        others: [{ evidence: { turn: 1, quote: HOSTILE, span: [0, HOSTILE.length] as const, speaker: HOSTILE }, value: HOSTILE, lost: 'minority' }],
      }), finding({ target: 'labelled', outcome: 'not-mentioned' })],
      signals: [{ key: HOSTILE, turn: 0, quote: HOSTILE }],
      summary: [{ sentence: HOSTILE, turns: [0] }],
      analysis: { at: HOSTILE, analyst: HOSTILE, revision: 1, stale: false },
    };
    const page = await show(view, new Map([['labelled', HOSTILE]]));
    expect(page).not.toMatch(/<script|<img|<!--/);
    const plain = await show();
    const allowed = new Set([...tagsOf(plain), 'mark', 'details', 'summary', 'ul', 'br']);
    expect(tagsOf(page).filter((tag) => !allowed.has(tag))).toEqual([]);
    expect(page.split('alert(1)').length).toBeGreaterThan(20);
  });

  it('shows hostile calls in the list as text too', async () => {
    const key = await service.key(ORGS.b);
    await service.send('POST', '/v1/calls', { key, body: { ...CALL, title: HOSTILE } });
    const page = await (await get(`/o/${ORGS.b}/calls`, cookies.b)).text();
    expectSound(page);
    expect(page).toContain('&quot;&gt;&lt;script&gt;alert(1)');
  });

  it('holds a ten-hour call', async () => {
    const turns = Array.from({ length: 6000 }, (_, turn) => ({ speaker: turn % 2 === 0 ? 'Agent' : 'Customer', text: 'word '.repeat(20), startMs: turn * 6000 }));
    const view = { ...(ANALYSED_CALL as unknown as AnalysedCallView), findings: [], transcript: { turns, parties: [] } };
    const started = performance.now();
    const page = await renderPage(callContent(ORGS.a, view, SETTINGS, new Map()), { orgId: ORGS.a, name: 'x' });
    expect(performance.now() - started).toBeLessThan(2000);
    expect(page).toContain('<li id="turn-6000">');
  });
});

describe('somebody who may not see a page', () => {
  it('is told how to get a new link when not signed in, whatever the address', async () => {
    for (const path of ['/', `/o/${ORGS.a}/calls`, `/o/${ORGS.b}/calls`, '/o/x/calls', `/o/${ORGS.a}/calls/x`]) {
      const answered = await get(path);
      const page = await answered.text();
      expect([path, answered.status]).toEqual([path, 401]);
      expectSound(page);
      expect(page).toContain('<code>npm start</code>');
    }
  });

  it("gets the same page for another organisation's calls as for an address that is none", async () => {
    const theirs = await get(`/o/${ORGS.b}/calls`, cookies.a);
    const none = await get('/o/x/calls', cookies.a);
    const unknown = await get(`/o/${ORGS.a}/calls/01997c3f-0000-7000-8000-00000000ffff`, cookies.a);
    const nowhere = await get('/o/x/nothing/at/all', cookies.a);
    const pages = await Promise.all([theirs, none, unknown, nowhere].map(async (answered) => (await answered.text()).replace(answered.headers.get('x-request-id')!, '')));
    expect([theirs, none, unknown, nowhere].map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(pages).size).toBe(1);
    expectSound(pages[0]!);
  });

  it('is told which permission is missing', async () => {
    const answered = await get(`/o/${ORGS.a}/calls`, await service.session(ORGS.a, 'auditor'));
    expect(answered.status).toBe(403);
    expect(await answered.text()).toContain('call:read');
  });
});

describe('what every page uses', () => {
  it('is a file that may be kept for good, under a name that changes with it', async () => {
    const answered = await get(STYLESHEET_PATH);
    expect([answered.status, answered.headers.get('content-type'), answered.headers.get('cache-control')]).toEqual([200, 'text/css; charset=utf-8', 'public, max-age=31536000, immutable']);
    expect(await answered.text()).toBe(STYLESHEET);
    expect(await (await get('/sign-in?token=rl_1')).text()).toContain(`href="${STYLESHEET_PATH}"`);
    expect((await get('/assets/relay-0000.css')).status).toBe(404);
  });

  it('has an icon', async () => {
    const [, path] = /rel="icon" href="([^"]+)"/.exec(await (await get('/sign-in?token=rl_1')).text())!;
    const answered = await get(path!);
    expect([answered.status, answered.headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8']);
  });

  it('asks for colours with enough contrast, in light and in dark', () => {
    const schemes = [...STYLESHEET.matchAll(/:root \{([^}]*)\}/g)].map(([, block]) => new Map([...block!.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, colour]) => [name!, colour!])));
    expect(schemes).toHaveLength(2);
    const pairs = [
      ['ink', 'page'], ['ink', 'card'], ['soft', 'page'], ['soft', 'card'], ['link', 'page'], ['link', 'card'], ['page', 'link'], ['mark-ink', 'mark'], ['mark-ink', 'mark-twice'],
      ['ink', 'other'], ['ink', 'target'], ['soft', 'target'], ['link', 'target'], ['good', 'good-back'], ['warn', 'warn-back'], ['bad', 'bad-back'],
    ];
    for (const scheme of schemes) {
      for (const [text, back] of pairs) expect([text, back, contrast(scheme.get(text!)!, scheme.get(back!)!) >= 4.5]).toEqual([text, back, true]);
    }
    expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
  });
});

/** Contrast ratio of two colours (WCAG 2.2, relative luminance). */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}
