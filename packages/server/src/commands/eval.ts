import { evaluateProposals, evaluateRows, type EvalRow, proveFindings } from '@relay/core';
import { command, type CommandIo, EXIT, type ExitCode } from '../cli/command.ts';
import { printEvaluation, printProposals } from '../cli/evaluation-table.ts';
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
    const rows = await readRows(io.cwd, args.file);
    if (args.proposals === true) return benchVerifier(io, args.file, rows, args.json === true);
    const report = await evaluateRows(
      rows,
      async (request) => proveFindings(request, await analyst.analyse(request)),
      () => performance.now(),
    );
    if (args.json === true) io.out(JSON.stringify(report));
    else printEvaluation(io, report);
    return EXIT.done;
  },
});

function benchVerifier(io: CommandIo, file: string, rows: readonly EvalRow[], json: boolean): ExitCode {
  const report = evaluateProposals(rows, proveFindings);
  if (report.falseRejects.of === 0) {
    io.err(`${file} labels no spans (evidence), so no proposals can be made from it. Use rows that have them.`);
    return EXIT.undecided;
  }
  if (json) io.out(JSON.stringify(report));
  else printProposals(io, report);
  return EXIT.done;
}
