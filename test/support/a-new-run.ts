import type { NewRun } from '../../src/core/ledger/transitions.ts';
import { BASE_MODEL, NOW } from './builders.ts';

/** A run as it enters the ledger. */
export function aNewRun(more: Partial<NewRun> = {}): NewRun {
  return {
    model: 'tone',
    baseModel: BASE_MODEL,
    at: NOW,
    trainingFile: 'file-train',
    validationFile: null,
    nonce: 'nonce-2',
    runUrl: null,
    commit: null,
    tokenQuality: 'exact',
    reservedNanoUsd: 90,
    estimatedTokens: 18,
    ...more,
  };
}
