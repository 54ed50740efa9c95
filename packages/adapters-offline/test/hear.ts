import { OfflineAnalyst } from '@relay/adapters-offline';
import { partiesOf, proveFindings } from '@relay/core';
import type { AnalysisProposal, AnalysisRequest, SignalDefinition, TargetDefinition, TargetType, TypedValue } from '@relay/core/ports';

/** A target by key, type and description, with anything else it declares. */
export const want = (key: string, type: TargetType, description: string, more: Partial<TargetDefinition> = {}): TargetDefinition => ({
  key, type, description, label: '', saidBy: 'any', synonyms: [], choices: [], examples: [], highImpact: false, ...more,
});

/** A call on Wednesday 4 March 2026 in Sydney, from lines that begin with `A:` (agent) or `C:` (customer). */
export function requestOf(script: string, targets: readonly TargetDefinition[], signals: readonly SignalDefinition[] = []): AnalysisRequest {
  const turns = script
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .map((line) => ({ speaker: line.startsWith('A:') ? 'agent' : 'customer', text: line.slice(2).trim() }));
  return {
    transcript: { turns, parties: partiesOf(turns) },
    context: { at: '2026-03-03T23:00:00.000Z', timeZone: 'Australia/Sydney', locale: 'en-AU', currency: 'AUD', region: 'AU' },
    targets,
    signals,
  };
}

/** What the analyst proposes for a call. */
export const propose = (request: AnalysisRequest): Promise<AnalysisProposal> => new OfflineAnalyst().analyse(request);

/** Values that the analyst proposed and the core proved, by target; a target without one is missing. Money is its amount. */
export async function hear(script: string, ...targets: readonly TargetDefinition[]): Promise<Readonly<Record<string, TypedValue>>> {
  const request = requestOf(script, targets);
  const findings = proveFindings(request, await propose(request));
  return Object.fromEntries(
    findings.flatMap(({ target, outcome, value }) => (outcome === 'found' && value !== undefined ? [[target, amountOf(value)]] : [])),
  );
}

const amountOf = (value: TypedValue): TypedValue =>
  typeof value === 'object' && 'amountMinor' in value ? value.amountMinor / 100 : value;
