import { decodeBase64 } from './base64.ts';
import { isPlaceholder } from './placeholder.ts';

/** Whether a match is a secret; `before` is the text in front of it. */
export type TokenCheck = (token: string, before: string) => boolean;

/** The payload of the token that jwt.io and countless tutorials show: `{"sub":"1234567890","name":"John Doe"…`. */
const JWT_OF_TUTORIALS = '.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lI';

export function isNoPlaceholder(token: string): boolean {
  return !isPlaceholder(token);
}

/** The first part is a JSON header that names its algorithm (RFC 7515, section 4.1.1). */
export function isJsonWebToken(token: string): boolean {
  if (token.includes(JWT_OF_TUTORIALS)) return false;
  const header = decodeBase64(token.slice(0, token.indexOf('.')));
  return /^\{.*"alg"\s*:\s*"[^"]+".*\}$/s.test(header) && !isPlaceholder(token.slice(token.lastIndexOf('.') + 1));
}

/** The first part is the bot's numeric ID (discord.py, docs/token.rst). */
export function isDiscordToken(token: string): boolean {
  return /^\d{17,20}$/.test(decodeBase64(token.slice(0, token.indexOf('.')))) && !isPlaceholder(token);
}

/** Forty characters of base64 are also paths and hashes: only those are taken that mix and that are called a secret. */
export function isAwsSecret(token: string, before: string): boolean {
  const mixed = /[a-z]/.test(token) && /[A-Z]/.test(token) && /\d/.test(token);
  return mixed && /aws|amazon|secret.{0,3}(?:access.{0,3})?key/i.test(before) && !isPlaceholder(token);
}

export function isTwilioKey(token: string, before: string): boolean {
  return /twilio/i.test(before) && !isPlaceholder(token);
}
