import { CARD, ISSUERS } from './personal-forms.ts';

/** Numbers that payment services publish for tests (Stripe and PayPal documentation); others repeat few digits. */
const TEST_CARDS: ReadonlySet<string> = new Set(
  (
    '378282246310005 371449635398431 378734493671000 30569309025904 38520000023237 36227206271667 6011111111111117 ' +
    '6011000990139424 3530111333300000 3566002020360505 5200828282828210 2223003122003222 4012888888881881 ' +
    '4000056655665556 6011981111111113 6555900000604105 5425233430109903 2222420000001113 4263982640269299'
  ).split(' '),
);
const FEW_DIGITS = 3;

/** Whether the text holds a number that a card could bear: an issuer's prefix, its length, and a right check digit. */
export function hasPaymentCard(text: string): boolean {
  return [...text.matchAll(CARD)].some(([match]) => isCard(match.replaceAll(/[ -]/g, '')));
}

function isCard(digits: string): boolean {
  if (!ISSUERS.some(issuer => issuer.test(digits)) || !hasLuhnDigit(digits)) return false;
  return !TEST_CARDS.has(digits) && new Set(digits).size > FEW_DIGITS;
}

/** ISO/IEC 7812-1, annex B. */
function hasLuhnDigit(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    sum += place % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
  }
  return sum % 10 === 0;
}
