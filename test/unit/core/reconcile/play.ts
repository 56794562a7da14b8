import type { Effect, EffectKind, Outcome, Protocol, ReplyTo } from '../../../../src/core/reconcile/effects.ts';
import { aJob } from '../../../support/builders.ts';

/** What the outside answers, effect by effect: a kind's replies are used up in order, then the fair answer comes. */
export type Replies = { readonly [K in EffectKind]?: readonly ReplyTo<K>[] };

const FAIR: { readonly [K in EffectKind]: ReplyTo<K> } = {
  upload: { kind: 'uploaded', fileId: 'file-up' },
  'write-ledger': { kind: 'written' },
  'tip-agrees': true,
  'create-job': { kind: 'created', job: aJob({ n: 5 }) },
  'delete-file': undefined,
  'verify-file': 'same',
  'commit-model-id': { kind: 'committed', oid: 'c0ffee' },
  'cancel-job': aJob({ status: 'cancelled' }),
  'get-job': aJob({ status: 'cancelled' }),
  'tip-lets-go': true,
  'get-model': { kind: 'there', shutdown: null },
  'delete-model': { kind: 'deleted' },
};

export interface Played {
  /** Every effect in words, in order. */
  readonly steps: readonly string[];
  readonly effects: readonly Effect[];
  readonly outcome: Outcome;
}

/** Drives a protocol by hand to its end. */
export function play(protocol: Protocol, replies: Replies = {}): Played {
  const effects: Effect[] = [];
  const used = new Map<EffectKind, number>();
  let step = protocol.next();
  while (!step.done) {
    const effect = step.value;
    effects.push(effect);
    const count = used.get(effect.kind) ?? 0;
    used.set(effect.kind, count + 1);
    const scripted = replies[effect.kind] ?? [];
    step = protocol.next(count < scripted.length ? scripted[count] : FAIR[effect.kind]);
  }
  return { steps: effects.map(inWords), effects, outcome: step.value };
}

function inWords(effect: Effect): string {
  switch (effect.kind) {
    case 'write-ledger':
      return `write ${effect.event.kind} ${effect.on}`;
    case 'upload':
      return `upload ${effect.role}`;
    case 'delete-file':
      return `delete ${effect.fileId}`;
    case 'tip-agrees':
      return effect.wanted ? 'tip still wants it' : 'tip no longer wants it';
    case 'tip-lets-go':
      return 'tip lets it go';
    case 'get-model':
    case 'delete-model':
    case 'create-job':
    case 'verify-file':
    case 'commit-model-id':
    case 'cancel-job':
    case 'get-job':
      return effect.kind;
  }
}
