import type { InspectBench } from './inspect.ts';
import type { Row, Spread } from './rows.ts';
import type { StartUpBench } from './start-up.ts';

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
  ['× counting CPU', row => times(row.timesCountingCpu)],
  ['peak RSS', ({ peakBytes }) => mb(peakBytes)],
];

/** The table as text; each figure is the median of the rounds with the least and the largest. */
export function inspectBenchText({ corpus, part, repeat, rows }: InspectBench): string {
  const cells = [COLUMNS.map(([heading]) => heading), ...rows.map(row => COLUMNS.map(([, show]) => show(row)))];
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map(line => line[column]?.length ?? 0)));
  const table = cells.map(line =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
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
  ].join('\n');
}

export function startUpBenchText({ rows, repeat, ours, bareNode }: StartUpBench): string {
  const ms = ({ median, least, most }: Spread): string =>
    spread({ median: 1000 * median, least: 1000 * least, most: 1000 * most });
  const times = (ours: Spread, bare: Spread): string => (ours.median / bare.median).toFixed(1);
  return [
    `start-up: ms from start to end of a process; median (least–largest) of ${repeat}`,
    `ours, ${rows} rows: ${ms(ours.wall)}, CPU ${ms(ours.cpu)}`,
    `node -e 0: ${ms(bareNode.wall)}, CPU ${ms(bareNode.cpu)}`,
    `ours is ${times(ours.wall, bareNode.wall)} times a bare Node, CPU ${times(ours.cpu, bareNode.cpu)} (the aim: at most 3)`,
    '',
  ].join('\n');
}
