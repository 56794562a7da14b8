/** E.164 with a plus sign and separators of all kinds; a plus after a letter or digit is arithmetic. */
const INTERNATIONAL = /(?<![\w+.)\]-])\+[1-9]\d{0,2}(?:[ .()-]{0,2}\d){7,14}(?![\w-]|\.\d|[ ./]\d)/g;

/** National forms that are seldom anything else, each with the same separator throughout. */
const NATIONAL: readonly RegExp[] = [
  // North America: (212) 867-5309 and 212-867-5309.
  /(?<![\w.+/-])(?:1[ -])?(?:\([2-9]\d{2}\) ?[2-9]\d{2}|[2-9]\d{2}-[2-9]\d{2})-\d{4}(?![\w-]|\.\d)/g,
  // Europe with the area in brackets: (030) 901820, (020) 7946 0958.
  /(?<![\w.+-])\(0\d{2,4}\) ?\d{3,4}[ -]?\d{3,4}(?![\w-]|\.\d| \d)/g,
  // France: 06 12 34 56 78.
  /(?<![\w.+-]|\d )0[1-9]([ .-])\d{2}(?:\1\d{2}){3}(?![\w-]|\.\d| \d)/g,
  // British mobiles: 07911 123456.
  /(?<![\w.+-]|\d )07\d{3} \d{3} ?\d{3}(?![\w-]|\.\d| \d)/g,
  // Japan: 090-1234-5678, 03-1234-5678.
  /(?<![\w.+-])0\d{1,2}-\d{4}-\d{4}(?![\w-]|\.\d)/g,
];

/**
 * Kept free for fiction: 555 in North America (NANPA), 07700 900 and 020 7946 0 in Britain (Ofcom), 199 00 in France
 * (Arcep). North America's toll-free numbers are never a person's.
 */
const NOBODYS =
  /^1?\d{3}555\d{4}$|^1?555|^1?8(?:00|33|44|55|66|77|88)\d{7}$|^(?:44|0)7700900|^(?:440?|0)2079460|^(?:33|0)[1-6]9900/;
const COUNTS_OR_REPEATS = /(\d)\1{5}|123456|234567|987654|0102030405|0203040506/;

/** Whether the text holds a phone number that is written so that it can hardly be anything else. */
export function hasPhoneNumber(text: string): boolean {
  return [INTERNATIONAL, ...NATIONAL].some(form =>
    [...text.matchAll(form)].some(([match]) => isSomebodys(match.replaceAll(/\D/g, ''))),
  );
}

function isSomebodys(digits: string): boolean {
  return digits.length >= 9 && digits.length <= 15 && !NOBODYS.test(digits) && !COUNTS_OR_REPEATS.test(digits);
}
