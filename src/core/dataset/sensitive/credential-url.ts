import type { SecretKind } from './kinds.ts';
import { isPlaceholderPassword } from './placeholder.ts';

/** What follows `://`: user, password and the start of a host (RFC 3986, section 3.2.1). */
const CREDENTIALS = /([^\s/?#@:"'`<>]{0,128}):([^\s/?#@"'`<>]{1,256})@([A-Za-z0-9[][A-Za-z0-9.-]{0,253})/y;
const DATABASE =
  /(?:postgres(?:ql)?|mysql|mariadb|mongodb|redis|rediss|amqps?|mssql|sqlserver|oracle|clickhouse|cockroachdb)(?:\+[a-z0-9]{1,20})?$/i;
/** Reserved for documentation (RFC 2606, RFC 6761). */
const DOCUMENTATION_HOST = /(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid)$/i;

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
