import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Ledger, parseLedger, serializeLedger } from '../../src/core/ledger/schema.ts';
import { apply, type LedgerEvent, type NewRun } from '../../src/core/ledger/transitions.ts';
import type { ObservedJob } from '../../src/core/plan/observed.ts';
import { aJob, aLedger, hash, minutesLater } from '../support/builders.ts';

const digest = fc.constantFrom(hash(1), hash(2), hash(3));
const at = fc.integer({ min: 0, max: 10_000 }).map(minutes => minutesLater(minutes));
const amount = fc.nat(1e9);
const words = fc.string({ unit: 'binary', maxLength: 3_000 });
const newRun: fc.Arbitrary<NewRun> = fc.record({
  model: fc.constantFrom('tone', 'router'),
  baseModel: fc.constant('gpt-4.1-mini-2025-04-14'),
  at,
  trainingFile: fc.constantFrom('file-a', null),
  validationFile: fc.constantFrom('file-b', null),
  nonce: fc.constantFrom('nonce-1', 'nonce-2', null),
  commit: fc.constantFrom('ab12'.repeat(10), null),
  tokenQuality: fc.constantFrom('exact' as const, null),
  runUrl: fc.constantFrom('https://github.example/run/1', null),
  reservedNanoUsd: amount,
  estimatedTokens: fc.option(amount),
  tokenBand: fc.option(fc.record({ low: amount, high: amount }), { nil: undefined }),
});
const error = fc.option(fc.record({ code: words, message: words }));
const jobIn = (...status: ObservedJob['status'][]) =>
  fc.record({ status: fc.constantFrom(...status), n: fc.nat(2), error }).map(more => aJob(more));
const event: fc.Arbitrary<LedgerEvent> = fc.oneof(
  fc.record({ kind: fc.constant('intend' as const), digest, run: newRun }),
  fc.record({ kind: fc.constant('withdraw' as const), digest, nonce: fc.constantFrom('nonce-1', 'nonce-2') }),
  fc.record({ kind: fc.constant('refused' as const), digest, at, code: words, message: words }),
  fc.record({ kind: fc.constant('job' as const), digest, job: jobIn('running'), found: fc.option(newRun) }),
  fc.record({
    kind: fc.constant('ended' as const),
    digest,
    at,
    job: jobIn('succeeded', 'failed', 'cancelled'),
    billedNanoUsd: fc.option(amount),
  }),
  fc.record({ kind: fc.constant('unwanted' as const), digest, at }),
  fc.record({ kind: fc.constant('wanted-again' as const), digest }),
  fc.record({ kind: fc.constant('published' as const), digest, at, model: fc.constantFrom('tone', 'renamed') }),
  fc.record({ kind: fc.constant('retired' as const), digest, at }),
  fc.record({ kind: fc.constantFrom('tombstoned' as const, 'deleting' as const, 'deleted' as const), digest, at }),
  fc.record({
    kind: fc.constant('not-deleted' as const),
    digest,
    at,
    why: fc.constantFrom('forbidden' as const, 'refused' as const, 'not-visible' as const),
  }),
  fc.record({ kind: fc.constant('deletion-lifted' as const), digest }),
);

/** The ledger after all events that name a run it has; the others are refused and change nothing. */
function after(events: readonly LedgerEvent[]): Ledger {
  return events.reduce((ledger, next) => {
    const needsRun =
      next.kind !== 'intend' && next.kind !== 'withdraw' && !(next.kind === 'job' && next.found !== null);
    if (needsRun && ledger.runs[next.digest] === undefined) {
      expect(() => apply(ledger, next)).toThrow(/has no run/);
      return ledger;
    }
    return apply(ledger, next);
  }, aLedger());
}

const history = fc.array(event, { maxLength: 20 });

test('whatever happens, the ledger that is written is one that can be read, and reads the same', () => {
  fc.assert(
    fc.property(history, events => {
      const ledger = after(events);
      expect(parseLedger(serializeLedger(ledger))).toEqual({ kind: 'ledger', ledger });
    }),
    { numRuns: 2_000 },
  );
});

test('an event changes its own run only, and counts', () => {
  fc.assert(
    fc.property(history, newRun, (events, run) => {
      const before = after(events);
      const next = apply(before, { kind: 'intend', digest: hash(1), run });
      expect(next.serial).toBe(before.serial + 1);
      expect({ ...next.runs, [hash(1)]: null }).toEqual({ ...before.runs, [hash(1)]: null });
    }),
    { numRuns: 1_000 },
  );
});

test('a note that is written twice says the same as once', () => {
  fc.assert(
    fc.property(history, event, (events, next) => {
      const before = after(events);
      fc.pre(before.runs[next.digest] !== undefined);
      const once = apply(before, next);
      fc.pre(next.kind === 'intend' || next.kind === 'withdraw' || once.runs[next.digest] !== undefined);
      expect(apply(once, next).runs).toEqual(once.runs);
    }),
    { numRuns: 2_000 },
  );
});

test('a text that is no ledger is refused, and never throws', () => {
  const nearly = fc.tuple(history, fc.nat(), fc.string({ unit: 'binary', maxLength: 4 })).map(([events, at, put]) => {
    const text = serializeLedger(after(events));
    const cut = at % text.length;
    return text.slice(0, cut) + put + text.slice(cut + 1);
  });
  fc.assert(
    fc.property(fc.oneof(nearly, fc.string({ unit: 'binary' }), fc.json()), text => {
      const parsed = parseLedger(text);
      if (parsed.kind === 'ledger') expect(parseLedger(serializeLedger(parsed.ledger))).toEqual(parsed);
      else expect(parsed.why).toMatch(/^(ledger\.json on |The ledger )/);
    }),
    { numRuns: 3_000 },
  );
});
