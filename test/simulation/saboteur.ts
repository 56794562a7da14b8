import type { Ledger, Run } from '../../src/core/ledger/schema.ts';
import { newLedger } from '../../src/core/ledger/transitions.ts';
import { BASE_MODEL, MARK } from '../support/builders.ts';
import { digestAt, SPEC_COUNT } from './specs.ts';
import { FOREIGN_JOB } from './toy-provider.ts';
import type { World } from './world.ts';

const LONG_AGO = '2026-11-01T00:00:00.000Z';
const MUCH_LATER = '2026-11-30T00:00:00.000Z';
const OTHER_LINEAGE = '00000000-0000-4000-8000-000000000000';

/** Somebody who may push to the ledger's branch writes a ledger that can be read and is wrong. */
export function sabotaged(world: World): Ledger {
  const ledger = world.ledger.current ?? newLedger(MARK.lineage, LONG_AGO, null);
  const next = { ...ledger, serial: ledger.serial + 1 };
  const of = <T>(...choices: [T, ...T[]]): T => choices[Math.floor(world.random(choices.length))] ?? choices[0];
  switch (of('rollback', 'rollback', 'forget', 'lineage', 'quarantine', 'run', 'run', 'run', 'run')) {
    case 'rollback': {
      const { earlier } = world.ledger;
      return earlier[Math.floor(world.random(earlier.length))] ?? next;
    }
    case 'forget':
      return { ...next, runs: {} };
    case 'lineage':
      return { ...next, lineage: OTHER_LINEAGE };
    case 'quarantine':
      return { ...next, quarantinedUntil: of(null, LONG_AGO, MUCH_LATER) };
    case 'run': {
      const digest = digestAt(Math.floor(world.random(SPEC_COUNT)));
      const jobs = world.provider.jobs.map(({ job }) => job.id);
      const run = wrong(ledger.runs[digest] ?? RUN, of, of(FOREIGN_JOB, FOREIGN_JOB, null, ...jobs));
      return { ...next, runs: { ...ledger.runs, [digest]: run } };
    }
  }
}

function wrong(run: Run, of: <T>(...choices: [T, ...T[]]) => T, jobId: string | null): Run {
  const at = (): string => of(LONG_AGO, MUCH_LATER, run.startedAt);
  const maybe = (): string | null => of(null, at());
  return {
    ...run,
    state: of('intended', 'created', 'created', 'succeeded', 'failed', 'cancelled', 'refused'),
    startedAt: at(),
    intent: of(null, run.intent, { nonce: 'forged', at: at(), runUrl: null }),
    jobId: of(jobId, run.jobId),
    trainingFile: of(run.trainingFile, 'file-1'),
    modelId: of(null, run.modelId, `ft:${BASE_MODEL}:evil::1`),
    reservedNanoUsd: of(run.reservedNanoUsd, 0),
    billedNanoUsd: of(null, 0),
    unwantedSince: maybe(),
    publishedAt: maybe(),
    retiredAt: maybe(),
  };
}

const RUN: Run = {
  model: 'a',
  baseModel: BASE_MODEL,
  state: 'created',
  commit: null,
  runUrl: null,
  startedAt: LONG_AGO,
  endedAt: null,
  trainingFile: 'file-1',
  validationFile: null,
  intent: null,
  jobId: FOREIGN_JOB,
  modelId: null,
  reservedNanoUsd: 0,
  estimatedTokens: null,
  tokenQuality: null,
  trainedTokens: null,
  billedNanoUsd: null,
  error: null,
  unwantedSince: null,
  publishedAt: null,
  retiredAt: null,
};
