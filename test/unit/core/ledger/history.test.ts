import { expect, test } from 'vitest';
import { historyJson, historyText, originOf } from '../../../../src/commands/history.ts';
import { history } from '../../../../src/core/ledger/history.ts';
import { aLedger, anIntent, aRun, aTrainedRun, hash, minutesLater } from '../../../support/builders.ts';

const ledger = aLedger({
  [hash(1)]: aTrainedRun({ startedAt: minutesLater(-90), trainedTokens: 17_100 }),
  [hash(2)]: anIntent(2, { model: 'router' }),
  [hash(3)]: aRun({ startedAt: minutesLater(-20) }),
});

test('the newest training comes first, with how far the estimate was off once it is billed', () => {
  expect(history(ledger).map(({ digest, error }) => [digest, error])).toEqual([
    [hash(2), null],
    [hash(3), null],
    [hash(1), expect.closeTo(-0.05)],
  ]);
  expect(history(ledger, 'router').map(({ digest }) => digest)).toEqual([hash(2)]);
});

test.each([
  ['Merge pull request #12 from acme/tone', 12],
  ['Train the desk (#7)', 7],
  ['Fix #7', null],
  ['(#7) is not at the end', null],
  [null, null],
])('%s comes from pull request %s', (subject, pullRequest) => {
  expect(originOf(subject)).toEqual({ subject, pullRequest });
});

test('says who asked for it, what was expected and what was billed', () => {
  const [, , entry] = history(ledger);
  const origins = new Map([[entry?.run.commit ?? '', originOf('Train \u202ethe desk (#7)')]]);
  const text = historyText(entry === undefined ? [] : [entry], origins, undefined);
  expect(text).toContain(
    '18 000 tokens estimated, 17 100 billed (-5 %)'.replaceAll(' 0', ',0').replace('17 1', '17,1'),
  );
  expect(text).toContain('commit ab12ab1 (#7)');
  expect(text).not.toContain('\u202e');
  expect(historyJson(entry === undefined ? [] : [entry], origins)).toMatchObject({
    trainings: [{ pullRequest: 7, estimateError: expect.closeTo(-0.05), billedUsd: 0.09, commit: 'ab12'.repeat(10) }],
  });
});

test('an empty history says so', () => {
  expect(historyText([], new Map(), undefined)).toContain('No training has been started');
  expect(historyText([], new Map(), 'tone')).toContain('no training of tone');
});
