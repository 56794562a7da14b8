// How values look that only stand in for a secret, and how passwords stand in URLs. `token-formats.ts` has the secrets.

/** Words by which authors show that a value is made up. AWS documents its own with EXAMPLE at the end. */
export const SAYS_SO =
  /example|placeholder|your[_-]|[_-]your|yourkey|yourtoken|dummy|sample|redacted|change[_-]?me|replace|insert[_-]|fake[_-]|[_-]fake|test[_-]?(?:key|token)|not[_-]?a[_-]?real/i;
export const REPEATS_OR_COUNTS = /xxxx|\.\.\.|(.)\1{5}|abcdefgh|12345678|01234567|98765432|87654321|abcd1234|deadbeef/i;
/** Published: the key of Microsoft's storage emulator (Azurite), bot tokens of Telegram's documentation, those of RFC 6749. */
export const PUBLISHED =
  /Eby8vdM02xNOcqFlqUwJ|^123456:ABC|^110201543:|^2YotnFZFEjr1zCsicMWpAA|^czZCaGRSa3F0MzpnWDFmQmF0M2JW/;
/** The payload of the token that jwt.io and countless tutorials show: `{"sub":"1234567890","name":"John Doe"…`. */
export const JWT_OF_TUTORIALS = '.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lI';

/** What follows `://`: user, password and the start of a host (RFC 3986, section 3.2.1). */
export const CREDENTIALS = /([^\s/?#@:"'`<>]{0,128}):([^\s/?#@"'`<>]{1,256})@([A-Za-z0-9[][A-Za-z0-9.-]{0,253})/y;
export const DATABASE =
  /(?:postgres(?:ql)?|mysql|mariadb|mongodb|redis|rediss|amqps?|mssql|sqlserver|oracle|clickhouse|cockroachdb)(?:\+[a-z0-9]{1,20})?$/i;
/** Reserved for documentation (RFC 2606, RFC 6761). */
export const DOCUMENTATION_HOST = /(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid)$/i;

/** A scheme and its credential (RFC 9110, section 11.4; RFC 6750, section 2.1; RFC 7617), also as a pair in code. */
export const AUTHORIZATION =
  /uthorization["']?[ \t]{0,3}[:=][ \t]{0,3}["']?(bearer|basic)[ \t]{1,3}([A-Za-z0-9._~+/-]{20,2000})(?![A-Za-z0-9._~+/<{$-])/gi;
