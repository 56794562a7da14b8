const ID_LINE = /^ {4}model_id: /;

/** The IDs that a manifest sets and an earlier one did not; `null` when anything else in it differs. */
export function idsSet(before: string, after: string): string[] | null {
  const old = before.split('\n');
  const ids: string[] = [];
  let at = 0;
  for (const line of after.split('\n')) {
    if (line === old[at]) {
      at += 1;
      continue;
    }
    if (!line.startsWith('    model_id: ft:')) return null;
    if (ID_LINE.test(old[at] ?? '')) at += 1;
    ids.push(line.slice('    model_id: '.length));
  }
  return at === old.length ? ids : null;
}
