import { describe, expect, test } from 'vitest';
import type { Run } from '../../../../src/core/ledger/schema.ts';
import { parseApprovals } from '../../../../src/core/plan/approvals.ts';
import { makePlan } from '../../../../src/core/plan/make-plan.ts';
import { markFor } from '../../../../src/core/plan/ownership.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { protocolFor } from '../../../../src/core/reconcile/protocol-for.ts';
import {
  aJob,
  aLedger,
  aModel,
  aRun,
  aTrainedRun,
  CATALOG,
  digestOf,
  hash,
  knowing,
  listed,
  MARK,
  NOW,
} from '../../../support/builders.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const model = (name: string) => aModel(name, { entry: { seed: name.charCodeAt(0), model_id: `ft:x:${name}` } });

interface Case {
  readonly kept: number;
  readonly vanished: readonly Partial<Run>[];
  readonly approvals?: string;
  readonly status?: 'running' | 'failed';
}

function around({ kept, vanished, approvals = '', status = 'running' }: Case) {
  const models = NAMES.slice(0, kept).map(model);
  const gone = vanished.map((run, index) => ({ model: `gone-${index}`, jobId: `ftjob-${index}`, ...run }));
  const runs = {
    ...Object.fromEntries(
      models.map(each => [digestOf(each), aTrainedRun({ model: each.name, modelId: `ft:x:${each.name}` })]),
    ),
    ...Object.fromEntries(gone.map((run, index) => [hash(index + 1), aRun(run)])),
  };
  const jobs = gone.map((run, index) =>
    aJob({
      id: `ftjob-${index}`,
      status,
      metadata: markFor(MARK, { model: run.model, digest: hash(index + 1), nonce: 'n' }),
    }),
  );
  const parsed = parseApprovals(approvals);
  if (parsed.kind === 'wrong') throw new Error('not an approval');
  const known = knowing({ ledger: aLedger(runs), listing: listed(...jobs), limits: { approvals: parsed.approvals } });
  return { models, known };
}

function planned(given: Case): Plan {
  const { models, known } = around(given);
  const source = { commit: 'c', manifestPath: 'models.yaml', manifestOid: 'm', catalog: CATALOG, diagnostics: [] };
  return makePlan(models, known, source);
}

const goneIn = ({ changes }: Plan): string[] =>
  changes.filter(({ desired }) => desired === null).map(({ action, reason }) => `${action} ${reason}`);

const CANCEL = 'cancel no-longer-wanted';
const HELD = 'blocked mass-removal';

describe('entries that vanish', () => {
  test.each([
    ['one of one', 0, 1, CANCEL],
    ['two of two', 0, 2, HELD],
    ['two of three', 1, 2, CANCEL],
    ['two of four', 2, 2, CANCEL],
    ['three of four', 1, 3, HELD],
    ['three of six', 3, 3, CANCEL],
    ['four of seven', 3, 4, HELD],
  ])('%s: each is "%s"', (_case, kept, count, expected) => {
    const plan = planned({ kept, vanished: Array.from({ length: count }, () => ({})) });
    expect(goneIn(plan)).toEqual(Array.from({ length: count }, () => expected));
    const found = plan.diagnostics.filter(({ code }) => code === 'E_MASS_REMOVAL');
    expect(found).toHaveLength(expected === HELD ? 1 : 0);
    if (expected === HELD) expect(found[0]?.message).toContain(`${count} of ${kept + count} models`);
  });

  test('of which some are trained are neither cancelled nor retired', () => {
    const trained = { state: 'succeeded', modelId: 'ft:x:g', endedAt: NOW } as const;
    const plan = planned({ kept: 1, vanished: [{}, trained, trained] });
    expect(goneIn(plan)).toEqual([HELD, HELD, HELD]);
    expect(plan.diagnostics.find(({ code }) => code === 'E_MASS_REMOVAL')?.message).toContain('1 of their jobs');
  });

  test('that the ledger is done with do not count, and neither do new entries', () => {
    const retired = { state: 'succeeded', modelId: 'ft:x:g', endedAt: NOW, retiredAt: NOW } as const;
    expect(goneIn(planned({ kept: 1, vanished: [{}, retired, retired] }))).toEqual([CANCEL]);
    const { models, known } = around({ kept: 1, vanished: [{}, {}, {}] });
    const fresh = ['x', 'y', 'z'].map(name => aModel(name, { entry: { seed: name.charCodeAt(0) } }));
    const source = { commit: 'c', manifestPath: 'm', manifestOid: 'm', catalog: CATALOG, diagnostics: [] };
    expect(goneIn(makePlan([...models, ...fresh], known, source))).toEqual([HELD, HELD, HELD]);
  });

  test('and were only renamed have not vanished', () => {
    const { models, known } = around({ kept: 4, vanished: [] });
    const renamed = models.map(each => ({ ...each, name: `new-${each.name}` }));
    const source = { commit: 'c', manifestPath: 'm', manifestOid: 'm', catalog: CATALOG, diagnostics: [] };
    expect(makePlan(renamed, known, source).changes.map(({ action }) => action)).not.toContain('blocked');
  });
});

describe('the confirmation', () => {
  const vanished = [{}, {}, {}];
  const [line = ''] = planned({ kept: 1, vanished }).approvals ?? [];

  test('is printed, and lets exactly these go', () => {
    expect(line).toBe('mass-removal gone-0 gone-1 gone-2');
    expect(goneIn(planned({ kept: 1, vanished, approvals: line }))).toEqual([CANCEL, CANCEL, CANCEL]);
  });

  test('of other names, or of all but one, lets none go', () => {
    const all = [HELD, HELD, HELD];
    expect(goneIn(planned({ kept: 1, vanished, approvals: 'mass-removal gone-0 gone-1' }))).toEqual(all);
    expect(goneIn(planned({ kept: 1, vanished: [...vanished, {}], approvals: line }))).toEqual([...all, HELD]);
  });

  test('still holds when some of them are done', () => {
    expect(goneIn(planned({ kept: 0, vanished: vanished.slice(1), approvals: line }))).toHaveLength(2);
    const rest = planned({ kept: 0, vanished: [{}, {}], approvals: line });
    expect(goneIn(rest)).toEqual([CANCEL, CANCEL]);
  });

  test('is not offered for a name that no manifest can have', () => {
    const forged = planned({ kept: 0, vanished: [{ model: 'x\ny' }, { model: 'b' }] });
    expect(goneIn(forged)).toEqual([HELD, HELD]);
    expect(forged.approvals).toEqual([]);
  });
});

test('while it is not confirmed nothing is done, not even about a job that ends', () => {
  const given: Case = { kept: 1, vanished: [{}, {}, {}], status: 'failed' };
  const plan = planned(given);
  const { known } = around(given);
  const circumstances = {
    ledger: known.ledger,
    listing: known.listing ?? listed(),
    mark: MARK,
    now: NOW,
    runUrl: null,
    commit: null,
    nonce: 'n',
    pricePerToken: () => 5,
  };
  expect(goneIn(plan)).toEqual([HELD, HELD, HELD]);
  const held = plan.changes.filter(({ reason }) => reason === 'mass-removal');
  expect(held.map(change => protocolFor(change, circumstances))).toEqual([null, null, null]);
});

test('an unreadable entry of the manifest takes its own runs out of the count', () => {
  const { models, known } = around({ kept: 1, vanished: [{}, {}, {}] });
  const source = { commit: 'c', manifestPath: 'm', manifestOid: 'm', catalog: CATALOG, diagnostics: [] };
  const broken = ['gone-0', 'gone-1'].map(name => aModel(name, { training: null }));
  expect(goneIn(makePlan([...models, ...broken], known, source))).toEqual([CANCEL]);
});
