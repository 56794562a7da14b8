import { findSensitive } from '../sensitive/find-sensitive.ts';
import { seeThrough } from '../sensitive/see-through.ts';

/** What stands between `://` (or before the first dot of `www.`) and the next character that can be in no host. */
const HOST =
  /(?:(?:https?|wss?|ftp):\/\/|(?<![\w.@-])(?=www\.))(\[[0-9a-f:.]{2,45}\]|[^\s/?#\\"'<>()[\]{}|^`,;!*\u3000-\u303f\uff00-\uffef]{1,300})/gi;
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
/** Longer names would be cut where they are shown, and what decides about a name stands at its end. */
const LONGEST_SHOWN = 60;

/** The hosts of the web addresses in a text as they are written, without user, port or the dot at the end. */
export function findHosts(text: string): string[] {
  if (!/[/\\]|www\./i.test(text)) return [];
  return [...seeThrough(text).matchAll(HOST)].map(([, authority = '']) => hostOf(authority));
}

function hostOf(authority: string): string {
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return host.replace(/:\d{0,5}$/, '').replace(/[.:]+$/, '');
}

/**
 * Whether it is a DNS name of at least two labels that a person can read to its end; no address in numbers, and nothing
 * that looks like a secret or personal data: whoever steals some puts it there. In lower case a secret is not known.
 */
export function isPlainHostName(written: string): boolean {
  const host = written.toLowerCase();
  const labels = host.split('.');
  return (
    host.length <= LONGEST_SHOWN &&
    labels.length >= 2 &&
    labels.every(label => LABEL.test(label)) &&
    /[a-z]/.test(labels.at(-1) ?? '') &&
    findSensitive(written).length === 0
  );
}
