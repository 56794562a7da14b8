import { describe, expect, test } from 'vitest';
import { findPersonalData } from '../../../../../src/core/dataset/sensitive/find-personal-data.ts';
import type { PersonalKind } from '../../../../../src/core/dataset/sensitive/kinds.ts';
import { DISGUISES, pick, randomFrom } from './made-up.ts';

/** Made up; cards, accounts and numbers are put together here so that the repository holds none. */
const FOUND: Readonly<Record<PersonalKind, readonly string[]>> = {
  'an e-mail address': [
    'maria.k@gmail.com',
    'Mail:li_wei99@uni-bonn.de',
    '<o.brien+list@mail.acme.co.uk>',
    'mailto:j.r@acme.dev?subject=x',
  ],
  'a phone number': [
    '+49 30 901820 44',
    '+14152671936',
    '+44 (0)20 7911 3004',
    'tel:+33-6-71-93-82-04',
    '(212) 867-5309',
    '415-267-1936',
    '06 71 93 82 04',
    '07911 402 318',
    '090-4172-8835',
    '(030) 9018 2044',
  ],
  'a payment card number': [
    withCheckDigit('453201511283036', 4),
    withCheckDigit('542518937465021', 4).replaceAll(' ', '-'),
    withCheckDigit('453988127645309', 16),
    withCheckDigit('37144963539804', 15),
  ],
  'an IBAN': [
    'DE89 3704 0044 0532 0130 00',
    'GB82WEST12345698765432',
    'NL91 ABNA 0417 1643 00',
    'NI45BAPR00000013000003558124',
  ],
  'a US social security number': [['512', '48', '7731'].join('-'), `SSN: ${['001', '01', '2093'].join('-')}`],
};

function withCheckDigit(start: string, group: number): string {
  const sum = (digits: string): number =>
    [...digits].reverse().reduce((total, digit, place) => {
      const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  const digits = start + ((10 - (sum(`${start}0`) % 10)) % 10);
  return digits.match(new RegExp(`\\d{1,${group}}`, 'g'))?.join(' ') ?? '';
}

describe.each(Object.entries(FOUND))('%s', (kind, texts) => {
  test.each(texts)('%s', text => {
    expect(findPersonalData(`Please note ${text}, thank you.`)).toEqual([kind]);
    for (const disguise of Object.values(DISGUISES)) expect(findPersonalData(disguise(text))).toContain(kind);
  });
});

test.each([
  'noreply@acme.com',
  'John.Doe@example.com',
  'john.doe@gmail.com',
  'you@your-company.com',
  'user1@acme.io',
  'a@b.c and @someone and x @ y.com',
  'logo@2x.png',
  'postgres://app:pw@db.acme.io/x',
  'w@x.to(device)',
  '1234-5678-9012-3456',
  '4532 0151 1283 0367',
  '4242424242424242',
  '5211 5212 5213 5214 5215 5216 5217 5218',
  '+1 (415) 555-0132',
  '+1234567890123',
  '+1 800 726 4193',
  '2026-11-22 11:44:15',
  '01 02 03 04 05',
  '04 12 33 91 77 20',
  'a+14152671936',
  '123-45-6789',
  '666-12-3456',
  '978-12-3456',
  'DE88 3704 0044 0532 0130 00',
  'XX89 3704 0044 0532 0130 00',
  '192.168.100.200',
])('%s is nobody', text => {
  expect(findPersonalData(`Please note ${text}, thank you.`)).toEqual([]);
});

test('numbers at random are seldom taken for cards, and never in groups of another kind', () => {
  const random = randomFrom(11);
  const alarms = Array.from({ length: 1000 }, () => findPersonalData(`id ${pick(random, '0123456789', 16)}`)).flat();
  expect(alarms.length).toBeLessThan(50);
  for (let time = 0; time < 300; time += 1) {
    const [a, b, c] = [5, 6, 5].map(length => pick(random, '0123456789', length));
    expect(findPersonalData(`id ${a} ${b} ${c}`)).toEqual([]);
  }
});
