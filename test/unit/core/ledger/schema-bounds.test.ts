import { describe, expect, test } from 'vitest';
import { LEDGER_BRANCH, LEDGER_PATH, parseLedger, serializeLedger } from '../../../../src/core/ledger/schema.ts';
import { aLedger, aRun, aTrainedRun, hash, NOW } from '../../../support/builders.ts';

const MIB = 1024 * 1024;
const digest = hash(1);

/** The ledger's text with one field of its run changed. */
function textWith(field: string, value: unknown): string {
  return JSON.stringify({ ...aLedger(), runs: { [digest]: { ...aTrainedRun(), [field]: value } } });
}

test('the ledger is where every version before has left it', () => {
  expect([LEDGER_BRANCH, LEDGER_PATH]).toEqual(['finetune-gitops/ledger', 'ledger.json']);
});

test('a ledger of 4 MiB is read, a larger one is not', () => {
  const text = serializeLedger(aLedger());
  expect(parseLedger(text.padEnd(4 * MIB)).kind).toBe('ledger');
  expect(parseLedger(text.padEnd(4 * MIB + 1))).toEqual({
    kind: 'unusable',
    why: 'The ledger is larger than 4 MiB.',
  });
});

test.each([
  [0, 'ledger'],
  [100, 'ledger'],
  [101, 'unusable'],
] as const)('a repository whose id has %d digits makes it %s', (digits, kind) => {
  expect(parseLedger(JSON.stringify({ ...aLedger(), repository: '4'.repeat(digits) })).kind).toBe(kind);
});

test('what is wrong is told by its depth, and never by its words', () => {
  const why = (depth: number) => `The ledger does not have the expected shape (at ${depth} levels deep).`;
  expect(parseLedger('[]')).toEqual({ kind: 'unusable', why: why(0) });
  expect(parseLedger(JSON.stringify({ ...aLedger(), serial: 'secret' }))).toEqual({ kind: 'unusable', why: why(1) });
  expect(parseLedger(textWith('jobId', 7))).toEqual({ kind: 'unusable', why: why(3) });
});

test('a ledger of a version to come is told apart from a broken one', () => {
  expect(parseLedger('{"schema":2}')).toMatchObject({ kind: 'unusable', isNewer: true });
  expect(parseLedger('{"schema":1}')).not.toHaveProperty('isNewer');
});

describe('a run is read', () => {
  test.each<[string, unknown]>([
    ['model', 'm'.repeat(48)],
    ['model', ''],
    ['baseModel', 'b'.repeat(256)],
    ['commit', 'a'.repeat(40)],
    ['commit', '0123456789abcdef'.repeat(4)],
    ['runUrl', 'u'.repeat(500)],
    ['trainingFile', 'f'.repeat(72)],
    ['validationFile', 'f'.repeat(72)],
    ['jobId', 'j'.repeat(72)],
    ['modelId', 'm'.repeat(260)],
    ['error', { code: 'c'.repeat(100), message: 'm'.repeat(1_000) }],
    ['error', { code: '', message: '' }],
    ['intent', { nonce: 'n'.repeat(64), at: NOW, runUrl: 'u'.repeat(500) }],
    ['intent', { nonce: '', at: NOW, runUrl: null }],
    ['imported', true],
    ['duplicates', { ['j'.repeat(72)]: NOW, j: NOW }],
    ['deletion', { at: NOW, sentAt: null, refused: { at: NOW, why: 'forbidden' }, doneAt: null }],
    ['deletion', { at: NOW, sentAt: NOW, refused: { at: NOW, why: 'refused' }, doneAt: null }],
    ['deletion', { at: NOW, sentAt: NOW, refused: { at: NOW, why: 'not-visible' }, doneAt: NOW }],
    ['tokenQuality', 'estimated'],
    ['tokenQuality', 'proxy'],
    ['tokenQuality', null],
  ])('with %s %j', (field, value) => {
    expect(parseLedger(textWith(field, value)).kind).toBe('ledger');
  });

  test.each(['intended', 'created', 'succeeded', 'failed', 'cancelled', 'refused'])('in the state %s', state => {
    expect(parseLedger(textWith('state', state)).kind).toBe('ledger');
  });
});

describe('a run is not read', () => {
  test.each<[string, unknown]>([
    ['model', 'm'.repeat(49)],
    ['baseModel', 'b'.repeat(257)],
    ['commit', 'a'.repeat(39)],
    ['commit', 'a'.repeat(65)],
    ['commit', `x${'a'.repeat(40)}`],
    ['commit', `${'a'.repeat(40)}x`],
    ['runUrl', 'u'.repeat(501)],
    ['trainingFile', 'f'.repeat(73)],
    ['validationFile', 'f'.repeat(73)],
    ['jobId', 'j'.repeat(73)],
    ['modelId', 'm'.repeat(261)],
    ['error', { code: 'c'.repeat(101), message: '' }],
    ['error', { code: '', message: 'm'.repeat(1_001) }],
    ['error', {}],
    ['intent', { nonce: 'n'.repeat(65), at: NOW, runUrl: null }],
    ['intent', { nonce: '', at: NOW, runUrl: 'u'.repeat(501) }],
    ['intent', {}],
    ['imported', false],
    ['duplicates', { ['j'.repeat(73)]: NOW }],
    ['deletion', {}],
    ['deletion', { at: NOW, sentAt: null, refused: { at: NOW, why: '' }, doneAt: null }],
    ['tokenQuality', 'guessed'],
    ['state', 'lost'],
    ['state', ''],
    ['tokenQuality', ''],
    ['reservedNanoUsd', -1],
    ['reservedNanoUsd', 0.5],
    ['startedAt', '2026-11-22'],
  ])('with %s %j', (field, value) => {
    expect(parseLedger(textWith(field, value)).kind).toBe('unusable');
  });

  test.each([hash(1).slice(1), `0${hash(1)}`, hash(1).replace('1', 'g')])('under the digest %s', name => {
    expect(parseLedger(JSON.stringify({ ...aLedger(), runs: { [name]: aRun() } })).kind).toBe('unusable');
  });
});
