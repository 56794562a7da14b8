import { COUNTS_OR_REPEATS, INTERNATIONAL, NATIONAL, NOBODYS } from './personal-forms.ts';

/** Whether the text holds a phone number that is written so that it can hardly be anything else. */
export function hasPhoneNumber(text: string): boolean {
  return [INTERNATIONAL, ...NATIONAL].some(form =>
    [...text.matchAll(form)].some(([match]) => isSomebodys(match.replaceAll(/\D/g, ''))),
  );
}

function isSomebodys(digits: string): boolean {
  return digits.length >= 9 && digits.length <= 15 && !NOBODYS.test(digits) && !COUNTS_OR_REPEATS.test(digits);
}
