import { decodeBase64 } from './base64.ts';
import { isPlaceholder } from './placeholder.ts';
import { JWT_OF_TUTORIALS } from './secret-forms.ts';
import type { TokenCheck } from './token-formats.ts';

/** Whether a match is a secret; `before` is the text in front of it. */
export const CHECKS: Readonly<Record<TokenCheck, (token: string, before: string) => boolean>> = {
  'no-placeholder': token => !isPlaceholder(token),
  'aws-secret': isAwsSecret,
  mixed: token => isMixed(token) && !isPlaceholder(token),
  'twilio-key': (token, before) => /twilio/i.test(before) && !isPlaceholder(token),
  'mailgun-key': (token, before) => /mailgun/i.test(before) && !isPlaceholder(token),
  'json-web-token': isJsonWebToken,
  'discord-token': isDiscordToken,
};

/** The first part is a JSON header that names its algorithm (RFC 7515, section 4.1.1). */
function isJsonWebToken(token: string): boolean {
  if (token.includes(JWT_OF_TUTORIALS)) return false;
  const header = decodeBase64(token.slice(0, token.indexOf('.')));
  return /^\{.*"alg"\s*:\s*"[^"]+".*\}$/s.test(header) && !isPlaceholder(token.slice(token.lastIndexOf('.') + 1));
}

/** The first part is the bot's numeric ID (discord.py, docs/token.rst). */
function isDiscordToken(token: string): boolean {
  return /^\d{17,20}$/.test(decodeBase64(token.slice(0, token.indexOf('.')))) && !isPlaceholder(token);
}

/** Forty characters of base64 are also paths and hashes: only those are taken that mix and that are called a secret. */
function isAwsSecret(token: string, before: string): boolean {
  return isMixed(token) && /aws|amazon|secret.{0,3}(?:access.{0,3})?key/i.test(before) && !isPlaceholder(token);
}

function isMixed(token: string): boolean {
  return /[a-z]/.test(token) && /[A-Z]/.test(token) && /\d/.test(token);
}
