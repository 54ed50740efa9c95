import { cpus, totalmem } from 'node:os';
import type { Findings } from './measure.ts';
import { scope } from './scope.ts';

/** Benchmarks by name. Each pairs Relay with a peer in the same run. */
const BENCHMARKS: { readonly [name: string]: () => Promise<Findings> } = { scope };

const USAGE = `Usage: npm run bench -- NAME [--json]\nBenchmarks: ${Object.keys(BENCHMARKS).join(', ')}\n`;

const machine = () => ({
  node: process.version,
  platform: `${process.platform}-${process.arch}`,
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
});

function table(name: string, { ratios, figures }: Findings): string {
  const width = Math.max(...[...Object.keys(ratios), ...Object.keys(figures)].map((key) => key.length));
  const ratioLines = Object.entries(ratios).map(
    ([key, { median, min, max }]) => `  ${key.padEnd(width)}  ${median.toFixed(2)}  (${min.toFixed(2)} to ${max.toFixed(2)})`,
  );
  const figureLines = Object.entries(figures).map(([key, value]) => `  ${key.padEnd(width)}  ${value}`);
  return [`${name}: ratios, median (least to greatest round)`, ...ratioLines, `${name}: figures`, ...figureLines, ''].join('\n');
}

async function main(args: readonly string[]): Promise<number> {
  const [name = ''] = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--json');
  const run = Object.hasOwn(BENCHMARKS, name) ? BENCHMARKS[name] : undefined;
  if (run === undefined || unknown !== undefined) {
    process.stderr.write(unknown === undefined ? USAGE : `Unknown option ${unknown}.\n${USAGE}`);
    return 2;
  }
  try {
    const findings = await run();
    process.stdout.write(args.includes('--json') ? `${JSON.stringify({ bench: name, machine: machine(), ...findings })}\n` : table(name, findings));
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 3;
  }
}

process.exitCode = await main(process.argv.slice(2));
