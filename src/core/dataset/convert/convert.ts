import { HEAD_BYTES } from '../lines.ts';
import { openingOf } from '../opening.ts';
import { isJsonObject } from '../reader.ts';
import { type RecordFormat, recordFormat } from '../record-format.ts';
import { convertRecord } from './convert-record.ts';
import { CannotConvert, Drops } from './draft.ts';
import { type Wrapper, withoutWrapper } from './lone-list.ts';
import type { SourceFormat, Target } from './source-formats.ts';
import { SourceFault, type SourceRecord, sourceText } from './source-text.ts';
import { readTable } from './table-reader.ts';
import { ValueReader } from './value-reader.ts';
import { readYaml } from './yaml-reader.ts';

/** Why a line of the source has no counterpart; `line` is `null` for the file as a whole. */
export interface Problem {
  readonly line: number | null;
  readonly what: string;
}

export type Conversion =
  | {
      readonly kind: 'converted';
      readonly from: RecordFormat;
      /** Rows as JSON, without line ends. */
      readonly rows: readonly string[];
      /** What the target has no place for, by field. */
      readonly dropped: readonly { readonly field: string; readonly count: number }[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[]; readonly count: number };

const MOST_PROBLEMS = 20;

/**
 * Converts a dataset to one of the formats that providers train on. All or nothing: one record without a counterpart
 * refuses the file, so that no example is lost unseen. The file is read twice and kept in memory as text.
 */
export function convertDataset(bytes: Uint8Array, from: SourceFormat | null, to: Target): Conversion {
  try {
    const text = sourceText(bytes);
    const read = (): Reading => recordsOf(text, from);
    const format =
      from === null || from === 'csv' || from === 'tsv' || from === 'yaml' ? commonFormat(read().records) : from;
    return convertRecords(read(), format, to);
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    return { kind: 'refused', problems: [{ line: error.line, what: error.message }], count: 1 };
  }
}

interface Reading {
  readonly records: Iterable<SourceRecord>;
  readonly inexactNumbers: () => number;
  /** Known once the records were read. */
  readonly wrapper: () => Wrapper | null;
}

function recordsOf(text: string, from: SourceFormat | null): Reading {
  const { records, lineOf, ...reading } = sourceRecords(text, from);
  let wrapper: Wrapper | null = null;
  const unwrapped = withoutWrapper(records, lineOf ?? (() => undefined), found => {
    wrapper = found;
  });
  return { ...reading, records: unwrapped, wrapper: () => wrapper };
}

function sourceRecords(
  text: string,
  from: SourceFormat | null,
): Omit<Reading, 'wrapper'> & { readonly lineOf?: (value: object) => number | undefined } {
  const opening = openingOf(new TextEncoder().encode(firstFilledLine(text)).subarray(0, HEAD_BYTES));
  if (from === 'csv' || from === 'tsv' || opening === 'csv' || opening === 'tsv')
    return {
      records: readTable(text, from === 'tsv' || (from !== 'csv' && opening === 'tsv')),
      inexactNumbers: () => 0,
    };
  if (opening === 'lfs') throw new SourceFault('The file is a Git LFS pointer, not the data itself.', { line: 1 });
  if (opening === 'html') throw new SourceFault('The file is a page in HTML or XML.', { line: 1 });
  if (from === 'yaml' || opening === 'yaml') return { records: readYaml(text), inexactNumbers: () => 0 };
  const reader = new ValueReader(text);
  return {
    records: reader.records(),
    inexactNumbers: () => reader.inexactNumbers,
    lineOf: value => reader.lines.get(value),
  };
}

function firstFilledLine(text: string): string {
  const start = Math.max(0, text.search(/\S/));
  const [line = ''] = text.slice(start, start + HEAD_BYTES).split('\n', 1);
  return line;
}

/** The format that most records show, the first of them in a tie. */
function commonFormat(records: Iterable<SourceRecord>): RecordFormat {
  const votes = new Map<RecordFormat, number>();
  for (const { value } of records) {
    if (!isJsonObject(value)) continue;
    const format = recordFormat(value);
    votes.set(format, (votes.get(format) ?? 0) + 1);
  }
  const [best] = [...votes].toSorted(([, a], [, b]) => b - a);
  if (best === undefined) throw new SourceFault('The file holds no records.', {});
  return best[0];
}

function convertRecords({ records, inexactNumbers, wrapper }: Reading, from: RecordFormat, to: Target): Conversion {
  const drops = new Drops();
  const rows: string[] = [];
  const problems: Problem[] = [];
  let count = 0;
  for (const { line, value } of records) {
    try {
      if (!isJsonObject(value)) throw new CannotConvert('The record is not an object.');
      rows.push(JSON.stringify(convertRecord(value, from, to, drops)));
    } catch (error) {
      if (!(error instanceof CannotConvert)) throw error;
      count += 1;
      if (problems.length < MOST_PROBLEMS) problems.push({ line, what: error.message });
    }
  }
  if (count > 0) return { kind: 'refused', problems, count };
  const around = wrapper();
  if (around !== null) drops.addOthers(around.object, [around.key]);
  const long = inexactNumbers();
  const digits = long === 0 ? [] : [{ field: 'digits of long numbers', count: long }];
  return { kind: 'converted', from, rows, dropped: [...drops.all(), ...digits] };
}
