import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Ledger, type Run } from '../../src/core/ledger/schema.ts';
import { apply } from '../../src/core/ledger/transitions.ts';
import { makePlan } from '../../src/core/plan/make-plan.ts';
import type { JobListing, ObservedJob } from '../../src/core/plan/observed.ts';
import type { Change, DesiredModel } from '../../src/core/plan/plan.ts';
import type { Effect, EffectKind, Outcome, ReplyTo } from '../../src/core/reconcile/effects.ts';
import { protocolFor } from '../../src/core/reconcile/protocol-for.ts';
import {
  aJob,
  aLedger,
  aModel,
  anIntent,
  aRun,
  aTrainedRun,
  CATALOG,
  digestOf,
  knowing,
  MARK,
  minutesLater,
  NOW,
} from '../support/builders.ts';

const model = aModel('tone', { validation: { examples: 12 } });
const digest = digestOf(model);
const status = fc.constantFrom<ObservedJob['status']>(
  'queued',
  'running',
  'succeeded',
  'failed',
  'cancelled',
  'unrecognised',
);
const job = fc
  .record({ status, n: fc.constantFrom(1, 1, 2), trainingFile: fc.constantFrom('file-train', 'file-9') })
  .map(given => aJob({ ...given, digest }));
const why = fc.constantFrom('reset', '');
const failure = { kind: fc.constant('failed' as const), why };

/** Anything the outside may answer. */
const REPLIES: { readonly [K in EffectKind]: fc.Arbitrary<ReplyTo<K>> } = {
  upload: fc.oneof(
    fc.record({ kind: fc.constant('uploaded' as const), fileId: fc.stringMatching(/^file-[a-z0-9]{1,6}$/) }),
    fc.constant({ kind: 'refused' as const, code: 'c', message: 'm' }),
    fc.record({ kind: fc.constant('unknown' as const), why }),
  ),
  'write-ledger': fc.oneof(
    { arbitrary: fc.constant({ kind: 'written' as const }), weight: 3 },
    fc.constant({ kind: 'conflict' as const }),
    fc.record(failure),
  ),
  'tip-agrees': fc.boolean(),
  'create-job': fc.oneof(
    fc.record({ kind: fc.constant('created' as const), job }),
    fc.record({ kind: fc.constant('refused' as const), code: why, message: why, forGood: fc.boolean() }),
    fc.record({ kind: fc.constant('unknown' as const), why }),
  ),
  'delete-file': fc.constant(undefined),
  'verify-file': fc.constantFrom('same' as const, 'different' as const, 'gone' as const),
  'commit-model-id': fc.oneof(
    fc.constant({ kind: 'committed' as const, oid: 'x' }),
    fc.constantFrom({ kind: 'already' as const }, { kind: 'not-wanted' as const }),
    fc.record(failure),
  ),
  'cancel-job': fc.option(job),
  'tip-lets-go': fc.boolean(),
  'get-model': fc.constantFrom(
    { kind: 'there' as const, shutdown: null },
    { kind: 'gone' as const },
    { kind: 'unknown' as const, why: 'reset' },
  ),
  'delete-model': fc.constantFrom(
    { kind: 'deleted' as const },
    { kind: 'gone' as const },
    { kind: 'refused' as const, isForbidden: true, code: 'c', message: 'm' },
    { kind: 'unknown' as const, why: 'reset' },
  ),
  'get-job': fc.option(job),
};

const run = fc.constantFrom(
  ...[undefined, anIntent(1), anIntent(20), aRun(), aRun({ trainingFile: 'file-9' }), aTrainedRun()],
  ...[
    aRun({ unwantedSince: minutesLater(-20) }),
    aRun({ unwantedSince: minutesLater(-15) }),
    aRun({ unwantedSince: NOW }),
    aRun({ state: 'failed' }),
  ],
  ...[aRun({ state: 'refused', jobId: null }), aTrainedRun({ publishedAt: NOW, retiredAt: NOW })],
);
/** The manifest asks for it, asks for something else under its name, or for nothing. */
const wanted = fc.constantFrom([model], [model], [aModel('tone', { entry: { seed: 7 } })], []);
const listing = fc
  .tuple(fc.array(job, { maxLength: 2 }), fc.integer({ min: 0, max: 5 }))
  .map(([jobs, n]): JobListing => (n === 0 ? { complete: false, jobs, why: 'reset' } : { complete: true, jobs }));

interface Step {
  readonly effect: Effect;
  readonly reply: unknown;
}

interface Played {
  readonly change: Change;
  readonly steps: readonly Step[];
  readonly outcome: Outcome;
}

/** Plays every protocol of the plan against these answers; every event it writes must fit the ledger. */
function played(
  models: readonly DesiredModel[],
  before: Run | undefined,
  found: JobListing,
  answers: fc.GeneratorValue,
): Played[] {
  let ledger = aLedger(before === undefined ? {} : { [digest]: before });
  const known = knowing({ ledger, listing: found });
  const source = { commit: 'c', manifestPath: 'models.yaml', manifestOid: 'm', catalog: CATALOG, diagnostics: [] };
  return makePlan(models, known, source).changes.flatMap(change => {
    const around = {
      listing: found,
      mark: MARK,
      now: NOW,
      runUrl: null,
      commit: null,
      nonce: 'nonce-2',
      pricePerToken: () => 5_000,
    };
    const protocol = protocolFor(change, { ...around, ledger });
    if (protocol === null) return [];
    const steps: Step[] = [];
    let next = protocol.next();
    while (!next.done) {
      const effect: Effect = next.value;
      const reply: unknown = answers(() => REPLIES[effect.kind] as fc.Arbitrary<unknown>);
      if (effect.kind === 'write-ledger' && (reply as ReplyTo<'write-ledger'>).kind === 'written')
        ledger = Ledger.parse(apply(ledger, effect.event));
      steps.push({ effect, reply });
      if (steps.length > 20) throw new Error('The protocol does not end');
      next = protocol.next(reply);
    }
    return [{ change, steps, outcome: next.value }];
  });
}

const situation = [wanted, run, listing, fc.gen()] as const;
const numRuns = 10_000;

function stepsOf(steps: readonly Step[], kind: EffectKind): number {
  return steps.filter(({ effect }) => effect.kind === kind).length;
}

/** The reply to the only effect of this kind, and where it stands; `null` when it was not sent. */
function sent<K extends EffectKind>(steps: readonly Step[], kind: K): { at: number; reply: ReplyTo<K> } | null {
  const at = steps.findIndex(({ effect }) => effect.kind === kind);
  return at < 0 ? null : { at, reply: steps[at]?.reply as ReplyTo<K> };
}

/** Checks every protocol; counts how often there was something to check, so that a check cannot pass on nothing. */
function checkAll(check: (played: Played, before: Run | undefined) => boolean): number {
  let checked = 0;
  fc.assert(
    fc.property(...situation, (models, before, found, answers) => {
      for (const each of played(models, before, found, answers)) if (check(each, before)) checked += 1;
    }),
    { numRuns },
  );
  return checked;
}

test('whatever the outside answers, a create is sent at most once, right after its intent and a look at the tip', () => {
  const creates = checkAll(({ change, steps }) => {
    const create = sent(steps, 'create-job');
    if (create === null) return false;
    expect([change.action, stepsOf(steps, 'create-job')]).toEqual(['train', 1]);
    expect(steps[create.at - 1]).toEqual({ effect: { kind: 'tip-agrees', wanted: true }, reply: true });
    expect(steps[create.at - 2]).toMatchObject({
      effect: { kind: 'write-ledger', on: 'as-read', event: { kind: 'intend', digest: change.digest } },
      reply: { kind: 'written' },
    });
    expect(steps[create.at]?.effect).toMatchObject({
      request: { metadata: { ftg_digest: change.digest, ftg_attempt: 'nonce-2' } },
    });
    return true;
  });
  expect(creates).toBeGreaterThan(100);
});

test('after an answer that leaves open whether a job exists, nothing more is done and the intent stays', () => {
  const unknowns = checkAll(({ steps, outcome }) => {
    const create = sent(steps, 'create-job');
    if (create?.reply.kind !== 'unknown') return false;
    expect(steps).toHaveLength(create.at + 1);
    expect(outcome.kind).toBe('unknown');
    return true;
  });
  expect(unknowns).toBeGreaterThan(30);
});

test('a job that was created is recorded, or its ID is told', () => {
  const created = checkAll(({ steps, outcome }) => {
    const create = sent(steps, 'create-job');
    if (create?.reply.kind !== 'created') return false;
    expect(steps.slice(create.at + 1)).toMatchObject([
      { effect: { kind: 'write-ledger', on: 'latest', event: { kind: 'job', job: create.reply.job } } },
    ]);
    expect(outcome).toMatchObject({ jobId: create.reply.job.id });
    return true;
  });
  expect(created).toBeGreaterThan(30);
});

test('a job is cancelled only when it was unwanted for a whole window and the tip still does not want it', () => {
  const cancels = checkAll(({ change, steps }, before) => {
    const cancel = sent(steps, 'cancel-job');
    if (cancel === null) return false;
    expect([change.action, stepsOf(steps, 'cancel-job')]).toEqual(['cancel', 1]);
    expect(before?.unwantedSince && before.unwantedSince <= minutesLater(-15)).toBe(true);
    expect(steps[cancel.at - 1]).toEqual({ effect: { kind: 'tip-agrees', wanted: false }, reply: true });
    return true;
  });
  expect(cancels).toBeGreaterThan(30);
});

test('only uploads of the same protocol are deleted, and never once a job may use them', () => {
  const deletions = checkAll(({ steps }) => {
    const deleted = steps.flatMap(({ effect }) => (effect.kind === 'delete-file' ? [effect.fileId] : []));
    const uploaded = steps.flatMap(({ effect, reply }) => {
      const answer = reply as ReplyTo<'upload'>;
      return effect.kind === 'upload' && answer.kind === 'uploaded' ? [answer.fileId] : [];
    });
    expect(deleted.filter(id => !uploaded.includes(id))).toEqual([]);
    const create = sent(steps, 'create-job');
    if (create !== null && create.reply.kind !== 'refused') expect(deleted).toEqual([]);
    return deleted.length > 0;
  });
  expect(deletions).toBeGreaterThan(30);
});
