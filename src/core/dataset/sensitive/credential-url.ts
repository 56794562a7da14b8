import type { SecretKind } from './kinds.ts';
import { isPlaceholderPassword } from './placeholder.ts';
import { CREDENTIALS, DATABASE, DOCUMENTATION_HOST } from './secret-forms.ts';

/** The first URL in the word that carries a password which is not a stand-in. */
export function findCredentialUrl(word: string): SecretKind | null {
  for (let at = word.indexOf('://'); at !== -1; at = word.indexOf('://', at + 3)) {
    CREDENTIALS.lastIndex = at + 3;
    const [, user = '', password = '', host = ''] = CREDENTIALS.exec(word) ?? [];
    if (password === '' || isPlaceholderPassword(password, user) || DOCUMENTATION_HOST.test(host)) continue;
    const scheme = word.slice(Math.max(0, at - 40), at);
    return DATABASE.test(scheme) ? 'a database URL with a password' : 'a URL with a password';
  }
  return null;
}
