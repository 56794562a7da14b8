import { COUNTS_OR_REPEATS, INTERNATIONAL, NATIONAL, NOBODYS } from './personal-forms.ts';

/** Whether the text holds a phone number that is written so that it can hardly be anything else. */
export function hasPhoneNumber(text: string): boolean {
  return (text.includes('+') && hasNumber(text, INTERNATIONAL)) || NATIONAL.some(form => hasNumber(text, form));
}

function hasNumber(text: string, form: RegExp): boolean {
  form.lastIndex = 0;
  for (let match = form.exec(text); match !== null; match = form.exec(text))
    if (isSomebodys(match[0].replaceAll(/\D/g, ''))) return true;
  return false;
}

function isSomebodys(digits: string): boolean {
  return digits.length >= 9 && digits.length <= 15 && !NOBODYS.test(digits) && !COUNTS_OR_REPEATS.test(digits);
}
