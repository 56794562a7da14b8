import { expect, test } from 'vitest';
import type { DeletionEvent } from '../../../../src/core/ledger/deletion.ts';
import { hasModel } from '../../../../src/core/ledger/deletion.ts';
import { Ledger, type Run } from '../../../../src/core/ledger/schema.ts';
import { apply } from '../../../../src/core/ledger/transitions.ts';
import { aLedger, aTrainedRun, hash, minutesLater, NOW } from '../../../support/builders.ts';

const digest = hash(1);
const later = minutesLater(9);
type Step = DeletionEvent | Parameters<typeof apply>[1];

function after(...events: Step[]): Run | undefined {
  return Ledger.parse(events.reduce(apply, aLedger({ [digest]: aTrainedRun() }))).runs[digest];
}

const tombstoned: Step = { kind: 'tombstoned', digest, at: NOW };
const deleting: Step = { kind: 'deleting', digest, at: later };
const deleted: Step = { kind: 'deleted', digest, at: later };

test('a tombstone begins a deletion and ends the tracking; each further step is added', () => {
  const begun = { at: NOW, sentAt: null, refused: null, doneAt: null };
  expect(after(tombstoned)).toEqual(aTrainedRun({ retiredAt: NOW, deletion: begun }));
  expect(after(tombstoned, deleting)?.deletion).toEqual({ ...begun, sentAt: later });
  expect(after(tombstoned, deleting, deleted)?.deletion).toEqual({ ...begun, sentAt: later, doneAt: later });
  const refused = { kind: 'not-deleted', digest, at: later, why: 'forbidden' } as const;
  expect(after(tombstoned, deleting, refused)?.deletion).toEqual({
    ...begun,
    sentAt: later,
    refused: { at: later, why: 'forbidden' },
  });
});

test('a model that is needed again has no tombstone, one that is gone stays gone', () => {
  const lifted: Step = { kind: 'deletion-lifted', digest };
  const published: Step = { kind: 'published', digest, at: NOW, model: 'tone' };
  for (const event of [lifted, published]) {
    expect(after(tombstoned, deleting, event)).not.toHaveProperty('deletion');
    expect(after(tombstoned, deleting, deleted, event)?.deletion?.doneAt).toBe(later);
  }
});

test('a model is there until its end is written', () => {
  expect(hasModel(after(tombstoned, deleting) ?? aTrainedRun({ modelId: null }))).toBe(true);
  expect(hasModel(after(tombstoned, deleting, deleted) ?? aTrainedRun())).toBe(false);
  expect(hasModel(aTrainedRun({ modelId: null }))).toBe(false);
});
