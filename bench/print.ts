import type { InspectBench } from './inspect.ts';
import type { Row, Spread } from './rows.ts';
import type { StartUpBench } from './start-up.ts';
import { isMet, type Target } from './targets.ts';

const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
const figure = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
const spread = ({ median, least, most }: Spread): string => `${figure(median)} (${figure(least)}–${figure(most)})`;
const times = (of: Spread): string => (of.least === 1 && of.most === 1 ? '1' : spread(of));

const COLUMNS: readonly (readonly [string, (row: Row) => string])[] = [
  ['', ({ name }) => name],
  ['cores', ({ cores }) => (cores === 'one' ? '1' : 'all')],
  ['file', ({ bytes }) => mb(bytes)],
  ['MB/s', row => spread(row.mbPerSecond)],
  ['wall s', row => spread(row.wallSeconds)],
  ['× our wall', row => times(row.timesOurWall)],
  ['CPU s', row => spread(row.cpuSeconds)],
  ['× our CPU', row => times(row.timesOurCpu)],
  ['× counting wall', row => times(row.timesCountingWall)],
  ['peak RSS', ({ peakBytes }) => mb(peakBytes)],
];

/** The table as text; each figure is the median of the rounds with the least and the largest. */
export function inspectBenchText({ corpus, part, repeat, isBound, rows, targets }: InspectBench): string {
  const table = inColumns([
    COLUMNS.map(([heading]) => heading),
    ...rows.map(row => COLUMNS.map(([, show]) => show(row))),
  ]);
  return [
    `inspect: the built command with all rules and o200k_base, ${corpus.rows} rows; median (least–largest) of ${repeat} rounds`,
    ...(part.bytes < corpus.bytes
      ? [
          `The plain pipelines read only the first ${mb(part.bytes)} (${part.rows} rows); ours reads that too, to compare.`,
        ]
      : []),
    isBound
      ? 'Where cores says 1, taskset bound the whole process to one core.'
      : 'There is no taskset here: what cores calls 1 had all cores for its compiler and its collector.',
    '',
    ...table,
    '',
    ...inColumns([
      ['target (wall time over equal bytes)', 'wanted', 'measured', ''],
      ...targets.map(target => [
        target.name,
        wanted(target),
        spread(target.measured),
        isMet(target) ? 'met' : 'MISSED',
      ]),
    ]),
    '',
  ].join('\n');
}

function wanted({ unit, wanted }: Target): string {
  return unit === 'MB' ? `≤ ${wanted} MB` : `≥ ${wanted} ×`;
}

function inColumns(cells: readonly (readonly string[])[]): string[] {
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map(line => line[column]?.length ?? 0))) ?? [];
  return cells.map(line =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
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
