import { isMonotonous } from './placeholder.ts';

/** PEM (RFC 7468) and its older kinds, OpenSSH and PGP; a URL form writes spaces as plus signs. */
const PEM = /-----BEGIN(?:[ +][A-Z0-9]{2,10}){0,3}[ +]PRIVATE[ +]KEY(?:[ +]BLOCK)?-----/y;
/** Headers that may stand before the key itself, and line breaks that a second JSON, or base64 of JSON, still escapes. */
const PEM_HEADERS = /(?:\s{0,4}[A-Za-z-]{3,20}: [^\n]{1,200}\n){0,6}(?:\s|\\{1,8}[nr]){0,8}/y;
/** PuTTY's format (PuTTY user manual, appendix C) names the lines that hold the private half. */
const PUTTY_LINES = /Private-Lines: \d{1,3}\s{1,4}/y;
/** A whole line of key; a text about keys writes dots in its place. OpenSSH's first line has long runs of one letter. */
const KEY_LINE = /[A-Za-z0-9+/=]{40,80}/y;

/** Whether the text holds a private key with its contents, not only the line that would start one. */
export function hasPrivateKey(text: string): boolean {
  return hasKeyAfter(text, '-----BEGIN', [PEM, PEM_HEADERS]) || hasKeyAfter(text, 'Private-Lines: ', [PUTTY_LINES]);
}

function hasKeyAfter(text: string, opening: string, steps: readonly RegExp[]): boolean {
  for (let at = text.indexOf(opening); at !== -1; at = text.indexOf(opening, at + opening.length)) {
    const body = skip(text, at, steps);
    const line = body === null ? null : matchAt(KEY_LINE, text, body);
    if (line !== null && !isMonotonous(line)) return true;
  }
  return false;
}

/** Where the steps lead when each matches after the other. */
function skip(text: string, from: number, steps: readonly RegExp[]): number | null {
  let at = from;
  for (const step of steps) {
    const match = matchAt(step, text, at);
    if (match === null) return null;
    at += match.length;
  }
  return at;
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
