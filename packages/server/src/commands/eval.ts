import { evaluateRows, proveFindings } from '@relay/core';
import { command, EXIT } from '../cli/command.ts';
import { printEvaluation } from '../cli/evaluation-table.ts';
import { readRows } from '../cli/rows.ts';
import { analystFor } from '../compose/analyst.ts';

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
    const report = await evaluateRows(
      await readRows(io.cwd, args.file),
      async (request) => proveFindings(request, await analyst.analyse(request)),
      () => performance.now(),
    );
    if (args.json === true) io.out(JSON.stringify(report));
    else printEvaluation(io, report);
    return EXIT.done;
  },
});
