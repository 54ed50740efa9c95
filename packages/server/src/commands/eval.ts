import { evaluateProposals, evaluateRows } from '@relay/core';
import { command, EXIT } from '../cli/command.ts';
import { readRows } from '../cli/rows.ts';
import { readNamedText } from '../cli/files.ts';
import { analystFor } from '../compose/analyst.ts';
import { printEvaluation, printProposals } from '../cli/evaluation-table.ts';

/** `relay eval FILE.jsonl`: measures the analyst, or the verifier alone, on labelled conversations. */
export const evaluate = command({
  name: 'eval',
  description: 'Score the analyst on labelled rows (JSON Lines), or with --proposals the verifier.',
  args: {
    file: { type: 'positional', required: true, description: 'Labelled rows, one JSON object a line.' },
    analyst: { type: 'string', description: 'offline', default: 'offline' },
    proposals: { type: 'boolean', description: 'Bench the verifier with true proposals and mutants made from the labels.' },
    json: { type: 'boolean', description: 'One line of JSON.' },
  },
  async run(io, args) {
    const analyst = analystFor(args.analyst);
    if (args.proposals === true) {
      const report = evaluateProposals(await readNamedText(io.cwd, args.file, 200 * 1024 * 1024));
      void report;
    }
    const report = await evaluateRows(await readRows(io.cwd, args.file), analyst, () => performance.now());
    if (args.json === true) io.out(JSON.stringify(report));
    else printEvaluation(io, report);
    return EXIT.done;
  },
});
void printProposals;
