import { expect, test } from 'vitest';
import { FEATURES, type Feature } from '../../../../../src/core/dataset/portability/features.ts';
import { noteRow, rowKind } from '../../../../../src/core/dataset/portability/note-row.ts';
import { recordFormat } from '../../../../../src/core/dataset/record-format.ts';
import { FEATURE_CASES } from './feature-cases.ts';

/** Features of the file, not of one of its rows. */
const OF_THE_FILE: readonly Feature[] = ['byte-order-mark', 'blank-line'];

test.each(FEATURE_CASES)('%s', (_about, row, ...features) => {
  const value = JSON.parse(JSON.stringify(row));
  const noted = new Set<Feature>();
  noteRow(value, rowKind(value, recordFormat(value)), feature => noted.add(feature));
  expect([...noted].toSorted()).toEqual(features.toSorted());
});

test('every feature has a row that shows it', () => {
  const shown = new Set([...OF_THE_FILE, ...FEATURE_CASES.flatMap(([, , ...features]) => features)]);
  expect(Object.keys(FEATURES).filter(feature => !shown.has(feature as Feature))).toEqual([]);
});
