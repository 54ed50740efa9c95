import type { AnalysisScript } from './scripted-analyst.ts';
import { aProposal } from './scripted-analyst.ts';

const ADDRESS = /[\w.]+@[\w.]*\w/;

/** An honest script: proposes each e-mail address that it reads, for each target that asks for one. */
export const proposeAddresses: AnalysisScript = ({ transcript, targets }) => ({
  findings: targets
    .filter(({ type }) => type === 'email')
    .flatMap(({ key }) =>
      transcript.turns.flatMap(({ text }, turn) => {
        const quote = ADDRESS.exec(text)?.[0];
        return quote === undefined ? [] : [aProposal({ target: key, turn, quote })];
      })),
});
