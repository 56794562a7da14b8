import { hasAuthorization } from './authorization.ts';
import { forEachBase64Text } from './base64.ts';
import { findCredentialUrl } from './credential-url.ts';
import type { SecretKind } from './kinds.ts';
import { forEachLongWord, mayHoldToken } from './long-words.ts';
import { hasPrivateKey } from './private-key.ts';
import { lookAtText, type SeenText } from './seen-text.ts';
import { CHECKS } from './token-checks.ts';
import { TOKEN_FORMATS } from './token-formats.ts';

/** One group for each format, in their order; no token starts in the middle of a name. */
const ANY_TOKEN = new RegExp(`(?<![A-Za-z0-9])(?:${TOKEN_FORMATS.map(({ source }) => `(${source})`).join('|')})`, 'g');
/** How far before a value a word may stand that says what it is. */
const HINT_REACH = 80;

/**
 * The kinds of secrets in a text, each once: as they stand, through escapes and hidden characters, and one level of
 * base64 deep. Pure, and linear in the length of any text. Nothing in the text can switch it off.
 */
export function findSecrets(text: string): SecretKind[] {
  return findSecretsIn(lookAtText(text));
}

export function findSecretsIn({ text, clear, mayHoldToken: mayHold }: SeenText): SecretKind[] {
  const found = new Set<SecretKind>();
  // The text itself too: what reads as an escape may be part of a password.
  if (clear !== text) addSecrets(text, mayHoldToken(text), found, ignore);
  addSecrets(clear, mayHold, found, word => {
    forEachBase64Text(word, decoded => addSecrets(decoded, mayHoldToken(decoded), found, ignore));
  });
  return [...found];
}

function addSecrets(text: string, mayHold: boolean, found: Set<SecretKind>, lookInside: (word: string) => void): void {
  if (hasPrivateKey(text)) found.add('a private key');
  // Two quick looks at the whole text spare most texts the look at each word.
  if (!mayHold && !text.includes('://')) return;
  forEachLongWord(text, (word, start) => {
    const url = findCredentialUrl(word);
    if (url !== null) found.add(url);
    if (!mayHoldToken(word)) return;
    addTokens(text, word, start, found);
    lookInside(word);
  });
  if (mayHold && hasAuthorization(text)) found.add('an Authorization header with a credential');
}

/** Base64 inside of base64 is not looked for. */
function ignore(): void {}

function addTokens(text: string, word: string, start: number, found: Set<SecretKind>): void {
  ANY_TOKEN.lastIndex = 0;
  for (let match = ANY_TOKEN.exec(word); match !== null; match = ANY_TOKEN.exec(word)) {
    const format = TOKEN_FORMATS[match.indexOf(match[0], 1) - 1];
    const at = start + match.index;
    if (format === undefined) continue;
    if (CHECKS[format.check](match[0], text.slice(Math.max(0, at - HINT_REACH), at))) found.add(format.kind);
  }
}
