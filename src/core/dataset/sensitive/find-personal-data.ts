import { forEachBase64Text } from './base64.ts';
import { hasEmail } from './email.ts';
import { hasIban } from './iban.ts';
import type { PersonalKind } from './kinds.ts';
import { forEachLongWord, hasManyDigits, mayHoldToken } from './long-words.ts';
import { hasPaymentCard } from './payment-card.ts';
import { hasPhoneNumber } from './phone.ts';
import { lookAtText, type SeenText } from './seen-text.ts';
import { hasSocialSecurityNumber } from './social-security.ts';

/** The kinds of personal data in a text, each once; sees through the same disguises as `findSecrets`. */
export function findPersonalData(text: string): PersonalKind[] {
  return findPersonalDataIn(lookAtText(text));
}

export function findPersonalDataIn({ text, clear, mayHoldToken: mayHold }: SeenText): PersonalKind[] {
  const found = new Set<PersonalKind>();
  if (clear !== text) addPersonalData(text, found);
  addPersonalData(clear, found);
  if (!mayHold) return [...found];
  forEachLongWord(clear, word => {
    if (mayHoldToken(word)) forEachBase64Text(word, decoded => addPersonalData(decoded, found));
  });
  return [...found];
}

function addPersonalData(text: string, found: Set<PersonalKind>): void {
  if (hasEmail(text)) found.add('an e-mail address');
  if (!hasManyDigits(text)) return;
  if (hasPhoneNumber(text)) found.add('a phone number');
  if (hasPaymentCard(text)) found.add('a payment card number');
  if (hasIban(text)) found.add('an IBAN');
  if (hasSocialSecurityNumber(text)) found.add('a US social security number');
}
