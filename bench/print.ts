import type { InspectBench } from './inspect.ts';
import { type Row, type Spread, spreadOf } from './rows.ts';

const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
const figure = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
const spread = ({ median, least, most }: Spread): string => `${figure(median)} (${figure(least)}–${figure(most)})`;
const times = (of: Spread): string => (of.least === 1 && of.most === 1 ? '1' : spread(of));

const COLUMNS: readonly (readonly [string, (row: Row) => string])[] = [
  ['', ({ name }) => name],
  ['file', ({ bytes }) => mb(bytes)],
  ['MB/s', row => spread(row.mbPerSecond)],
  ['wall s', row => spread(row.wallSeconds)],
  ['× our wall', row => times(row.timesOurWall)],
  ['CPU s', row => spread(row.cpuSeconds)],
  ['× our CPU', row => times(row.timesOurCpu)],
  ['peak RSS', ({ peakBytes }) => mb(peakBytes)],
];

/** The table as text; each figure is the median of the rounds with the least and the largest. */
export function inspectBenchText({ corpus, part, repeat, rows, startUp }: InspectBench): string {
  const cells = [COLUMNS.map(([heading]) => heading), ...rows.map(row => COLUMNS.map(([, show]) => show(row)))];
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map(line => line[column]?.length ?? 0)));
  const table = cells.map(line =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const ms = (values: readonly number[]): string => spread(spreadOf(values.map(seconds => seconds * 1000)));
  return [
    `inspect: the built command with all rules and o200k_base, ${corpus.rows} rows; median (least–largest) of ${repeat} rounds`,
    ...(part.bytes < corpus.bytes
      ? [
          `The plain pipelines read only the first ${mb(part.bytes)} (${part.rows} rows); ours reads that too, to compare.`,
        ]
      : []),
    '',
    ...table,
    '',
    `Start-up: ${startUp.rows} rows in ${ms(startUp.ours)} ms from start to end of the process; node -e 0 in ${ms(startUp.bareNode)} ms.`,
  ].join('\n');
}
