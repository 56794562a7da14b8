import type { LedgerEvent } from '../../../src/core/ledger/transitions.ts';
import type { Effect, Outcome, Protocol } from '../../../src/core/reconcile/effects.ts';
import { train } from '../../../src/core/reconcile/train.ts';
import { aChange, aModel, digestOf, MARK, NOW } from '../../support/builders.ts';

const model = aModel();
export const digest = digestOf(model);
export const change = aChange({ desired: model });
export const done: Outcome = { kind: 'done', said: '' };

/** A protocol of these effects, which keeps what it was told. */
export function asking(...effects: Effect[]): { protocol: Protocol; replies: unknown[] } {
  const replies: unknown[] = [];
  function* protocol(): Protocol {
    for (const effect of effects) replies.push(yield effect);
    return done;
  }
  return { protocol: protocol(), replies };
}

export const write = (event: LedgerEvent, on: 'as-read' | 'latest'): Effect => ({ kind: 'write-ledger', event, on });
export const published = (of: string) => write({ kind: 'published', digest: of, at: NOW, model: 'tone' }, 'latest');

export function training() {
  if (model.spec === null) throw new Error('The model has no spec');
  const { spec } = model;
  const more = { method: 'supervised', reservedNanoUsd: 1, estimatedTokens: 1, tokenQuality: 'exact' } as const;
  return train({ model: 'tone', digest, spec, mark: MARK, nonce: 'n', now: NOW, runUrl: null, commit: null, ...more });
}
