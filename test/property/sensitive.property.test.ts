import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSensitive } from '../../src/core/dataset/sensitive/find-sensitive.ts';
import { seeThrough } from '../../src/core/dataset/sensitive/see-through.ts';
import { DISGUISES, MADE_UP, randomFrom } from '../unit/core/dataset/sensitive/made-up.ts';

const PIECES =
  'ghp_ sk- sk-proj- sk-ant-api03- AKIA AIza xoxb- eyJ . : @ :// -----BEGIN \\u0067 \\x %67 % \u200b + ( ) 4111 GB82 a-b aB3';
const piece = fc.oneof(fc.constantFrom(...PIECES.split(' '), ' ', '\n'), fc.string({ unit: 'binary', maxLength: 30 }));
const text = fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join(''));
const secret = fc
  .tuple(fc.constantFrom(...Object.entries(MADE_UP)), fc.nat())
  .map(([[kind, forms], seed]) => ({ kind, value: forms[seed % forms.length]?.(randomFrom(seed)) ?? '' }));

test('any text gets an answer in which no kind stands twice', () => {
  const property = fc.property(text, content => {
    const kinds = findSensitive(content);
    expect(new Set(kinds).size).toBe(kinds.length);
  });
  fc.assert(property, { numRuns: 3000 });
});

test('plain text reads the same when it is seen through', () => {
  const plain = fc.stringMatching(/^[A-Za-z0-9 .,:@+_-]{0,100}$/);
  fc.assert(fc.property(plain, content => seeThrough(content) === content));
});

test('every character that shows as nothing is taken out', () => {
  const hidden = /\p{Default_Ignorable_Code_Point}/u;
  const characters = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code));
  const left = characters.filter(character => hidden.test(character) && seeThrough(`a${character}b`) !== 'ab');
  expect(left).toEqual([]);
});

test('no text around a secret hides it, in any disguise', () => {
  const around = text.map(content => content.replace(/[^ ]+$/, '').slice(0, 300));
  const property = fc.property(
    around,
    secret,
    fc.constantFrom(...Object.values(DISGUISES)),
    around,
    (before, { kind, value }, disguise, after) => {
      expect(findSensitive(`${before}\n${disguise(value)}\n ${after}`)).toContain(kind);
    },
  );
  // A made-up token looks like a stand-in once in a few hundred, so the seed is fixed.
  fc.assert(property, { numRuns: 1500, seed: 20261122 });
});

const MEBI = 1_048_576;
test.each([
  'a',
  'sk-',
  '@',
  'eyJ',
  '7',
  'a@b.',
  '.eyJaaaaaaaaaaaa',
  '-eyJ',
  'http://a:b@',
  '-----BEGIN ',
  '\\',
  '\\u0041',
  '%41',
  'a\u200b',
  '1-',
  'GB82 ',
  'sk-proj-',
  'xoxb-',
  '123456:A',
  'aGVsbG8gd29ybGQgaGVsbG8gd29y ',
  'Private-Lines: 1\n',
])('a mebibyte of %j is read to its end, within the time limit of a test', unit => {
  expect(findSensitive(unit.repeat(MEBI / unit.length))).toEqual([]);
});
