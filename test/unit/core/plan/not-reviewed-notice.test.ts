import { describe, expect, test } from 'vitest';
import { type Notice, noticesOf } from '../../../../src/core/plan/notices.ts';
import { ceilingOf } from '../../../../src/core/plan/plan.ts';
import type { Reviewed } from '../../../../src/core/plan/reviewed.ts';
import { code } from '../../../../src/core/report/escape.ts';
import { noticeText } from '../../../../src/core/report/notice-words.ts';
import { aLedger, aModel, aRun, CATALOG, digestOf, hash, knowing } from '../../../support/builders.ts';

const ENDLESS = {
  ...CATALOG,
  models: CATALOG.models.map(model => ({ ...model, training_ends: null, serving_ends: null })),
};
/** $0.09 */
const model = aModel();
const digest = digestOf(model);
const COST = ceilingOf(model) ?? 0;

function noticed(reviewed: Reviewed | null | undefined, more: Partial<Parameters<typeof noticesOf>[0]> = {}): Notice[] {
  const known = knowing(reviewed === undefined ? {} : { reviewed });
  return noticesOf({ models: [model], known, settled: new Set(), states: new Map(), catalog: ENDLESS, ...more });
}

describe('a training that waits for its review gets a notice', () => {
  test('when no merged plan showed it, with what it would cost', () => {
    expect(noticed(new Map([[hash(5), COST]]))).toEqual([
      { model: 'tone', kind: 'not-reviewed', digest, ceiling: COST, reviewed: null },
    ]);
  });

  test('when its cost rose since, with both amounts', () => {
    const shown = Math.floor((COST * 10) / 11) - 1;
    expect(noticed(new Map([[digest, shown]]))).toEqual([
      { model: 'tone', kind: 'not-reviewed', digest, ceiling: COST, reviewed: shown },
    ]);
  });

  test('and one without a known cost has none to tell', () => {
    const unknown = aModel('tone', { training: { tokensPerEpoch: null } });
    expect(noticed(new Map(), { models: [unknown] })).toMatchObject([{ kind: 'not-reviewed', ceiling: null }]);
  });

  test.each([
    ['when it was shown at this cost', new Map([[digest, COST]])],
    ['when nobody asks for reviews', null],
    ['when reviews are not known', undefined],
  ])('but not %s', (_what, reviewed) => expect(noticed(reviewed)).toEqual([]));

  test('nor when it has begun', () => {
    const known = knowing({ reviewed: new Map(), ledger: aLedger({ [digest]: aRun() }) });
    expect(noticed(new Map(), { known }).map(({ kind }) => kind)).not.toContain('not-reviewed');
  });
});

describe('its words', () => {
  const fact = { kind: 'not-reviewed', digest, ceiling: 2e9, reviewed: 1.5e9 } as const;
  const said = (more: { ceiling?: null; reviewed?: null }) => noticeText({ ...fact, ...more }, code);

  test('say what has changed since review: the cost, from what to what', () => {
    expect(said({})).toMatchObject({ severity: 'error', title: 'The training is not the one that was reviewed' });
    expect(said({}).body).toContain(
      `The cost of the training \`${digest.slice(0, 12)}\` has changed since review: the plan that was merged showed up to $1.50. It would cost up to $2.00.`,
    );
  });

  test('or the data and the settings, with what it would cost', () => {
    expect(said({ reviewed: null }).body).toContain(
      'its data or settings have changed since review, or nobody reviewed them. It would cost up to $2.00. Nothing',
    );
    expect(said({ reviewed: null, ceiling: null }).body).not.toContain('$');
  });
});
