import { describe, expect, test } from 'vitest';
import { type Conversion, convertDataset } from '../../../../../src/core/dataset/convert/convert.ts';
import type { Target } from '../../../../../src/core/dataset/convert/source-formats.ts';
import { inspectBytes } from '../inspect-bytes.ts';
import { CALL_CASES, CALLS_REFUSED, TRL_CASES } from './call-cases.ts';

function convert(record: object, to: Target = 'chat'): Conversion {
  return convertDataset(new TextEncoder().encode(JSON.stringify(record)), null, to);
}

async function expectRow(conversion: Conversion, row: object, dropped: readonly string[]): Promise<void> {
  if (conversion.kind !== 'converted') throw new Error(JSON.stringify(conversion));
  expect(conversion.rows.map(text => JSON.parse(text) as unknown)).toEqual([row]);
  expect(conversion.dropped.map(({ field }) => field)).toEqual(dropped);
  const { findings } = await inspectBytes(`${conversion.rows[0]}\n`.repeat(10));
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
}

describe('Calls and results that do not name each other', () => {
  test.each(CALL_CASES.map(([what, record, row, dropped = []]) => [what, record, row, dropped] as const))(
    'become a row that can be trained: %s',
    async (_what, record, row, dropped) => {
      await expectRow(convert(record), row, dropped);
    },
  );

  test.each(CALLS_REFUSED)('are refused where it is not clear: %j', (record, why) => {
    const conversion = convert(record);
    expect(conversion.kind === 'refused' && conversion.problems[0]?.what).toMatch(new RegExp(`^${why}`));
  });
});

describe('Preferences of other tools', () => {
  test.each(TRL_CASES)('become a row that can be trained: %s', async (_what, record, row) => {
    await expectRow(convert(record, 'preference'), row, []);
  });
});
