import { describe, expect, test } from 'vitest';
import { findSecrets } from '../../../../../src/core/dataset/sensitive/find-secrets.ts';
import { findSensitive } from '../../../../../src/core/dataset/sensitive/find-sensitive.ts';
import type { SecretKind } from '../../../../../src/core/dataset/sensitive/kinds.ts';
import { LOOK_ALIKES } from './look-alikes.ts';
import { DISGUISES, MADE_UP, pick, randomFrom } from './made-up.ts';

const SAMPLES = 4;
const kinds = Object.keys(MADE_UP) as SecretKind[];

/** How many samples of every form of a kind are found, under their own name, in one disguise. */
function countFound(kind: SecretKind, disguise: (secret: string) => string): { found: number; planted: number } {
  const random = randomFrom(kinds.indexOf(kind) + 1);
  const planted = MADE_UP[kind].flatMap(make => Array.from({ length: SAMPLES }, () => disguise(make(random))));
  return { found: planted.filter(text => findSecrets(text).includes(kind)).length, planted: planted.length };
}

describe.each(kinds)('%s', kind => {
  test.each(Object.entries(DISGUISES))('is found: %s', (_name, disguise) => {
    const { found, planted } = countFound(kind, disguise);
    expect(found).toBe(planted);
  });
});

test('at least 98 of 100 planted secrets are found over many more seeds, all kinds and disguises together', () => {
  const random = randomFrom(2026);
  let planted = 0;
  let found = 0;
  for (const kind of kinds)
    for (const make of MADE_UP[kind])
      for (const disguise of Object.values(DISGUISES))
        for (let sample = 0; sample < 20; sample += 1) {
          planted += 1;
          found += Number(findSecrets(disguise(make(random))).includes(kind));
        }
  expect(planted).toBeGreaterThanOrEqual(4000);
  expect(found / planted).toBeGreaterThanOrEqual(0.98);
});

test('of all that is reported among as many look-alikes, at least 95 of 100 are secrets', () => {
  const random = randomFrom(7);
  const alarms: string[] = [];
  const looked = Object.entries(LOOK_ALIKES).flatMap(([name, make]) =>
    Array.from({ length: 20 }, () => {
      const text = make(random);
      alarms.push(...findSensitive(text).map(kind => `${name}: ${kind}`));
      return text;
    }),
  );
  expect(looked.length).toBeGreaterThanOrEqual(400);
  expect(alarms.length).toBeLessThanOrEqual(looked.length * 0.05);
  // What is left is chance: a number with the right check digit. No kind of look-alike is an alarm as such.
  expect(alarms.filter(alarm => !alarm.startsWith('sixteen digits'))).toEqual([]);
});

describe('what stands around a secret does not hide it', () => {
  const token = `ghp_${pick(randomFrom(3), 'abcdefghijkABCDEFGHIJK0123456789', 36)}`;

  test.each([
    ['a comment that switches scanners off', `<!-- secretlint-disable -->\n# gitleaks:allow\n${token}`],
    ['brackets and quotes', `{'k':["${token}"]}`],
    ['an assignment', `export GITHUB_TOKEN=${token};`],
    ['the end of a sentence', `It is ${token}.`],
    ['a placeholder before it', `ghp_${'x'.repeat(36)},${token}`],
    ['one escaped letter', token.replace('g', '\\u0067')],
    ['an escaped line break in front', `\\n${token}\\n`],
    ['a soft hyphen', token.replace('_', '_\u00ad')],
    ['Japanese on both sides', `鍵は${token}です`],
    ['a long base64 run', Buffer.from(`${token} ${'lorem ipsum '.repeat(900)}`).toString('base64')],
  ])('%s', (_what, text) => {
    expect(findSecrets(text)).toEqual(['a GitHub token']);
  });

  test('and each kind is named once', () => {
    const url = `postgres://app:${pick(randomFrom(5), 'abcXYZ0123456789', 12)}@db.acme.io/x`;
    expect(findSecrets(`${token} ${url} ${token}`)).toEqual(['a GitHub token', 'a database URL with a password']);
  });
});
