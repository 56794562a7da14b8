import { type Conversion, convertDataset, type Problem } from '../core/dataset/convert/convert.ts';
import type { SourceFormat, Target } from '../core/dataset/convert/source-formats.ts';
import { visible } from '../core/report/escape.ts';
import { counted, integer } from '../core/report/format.ts';
import { JSON_SCHEMA_VERSION } from '../core/report/json.ts';

export interface ConvertRequest {
  readonly from: SourceFormat | null;
  readonly to: Target;
}

/** What a conversion gives: the new file, what to say about it, and whether it can be used. */
export interface ConvertedFile {
  /** `null` when a record has no counterpart. */
  readonly content: string | null;
  readonly text: readonly string[];
  readonly json: object;
}

export function convertFile(path: string, bytes: Uint8Array, { from, to }: ConvertRequest): ConvertedFile {
  const conversion = convertDataset(bytes, from, to);
  const json = { schemaVersion: JSON_SCHEMA_VERSION, path, to };
  if (conversion.kind === 'refused') {
    const { problems, count } = conversion;
    return {
      content: null,
      text: refusalText(path, conversion),
      json: { ...json, from, rows: null, dropped: [], problems, count },
    };
  }
  const { rows, dropped } = conversion;
  return {
    content: rows.map(row => `${row}\n`).join(''),
    text: [
      `${visible(path)}: ${counted(rows.length, 'row')} from ${conversion.from} to ${to}${dropped.length === 0 ? ', nothing lost.' : '; left out:'}`,
      ...dropped.map(({ field, count }) => `  ${visible(field, 80)}: ${counted(count, 'time')}`),
    ],
    json: { ...json, from: conversion.from, rows: rows.length, dropped, problems: [], count: 0 },
  };
}

function refusalText(path: string, { problems, count }: Extract<Conversion, { kind: 'refused' }>): string[] {
  const more = count > problems.length ? [`  and ${integer(count - problems.length)} more`] : [];
  return [
    `${visible(path)}: cannot be converted; nothing was written.`,
    ...problems.map(problem => `  ${placeOf(path, problem)}: ${visible(problem.what)}`),
    ...more,
  ];
}

function placeOf(path: string, { line }: Problem): string {
  return line === null ? visible(path) : `${visible(path)}:${line}`;
}
