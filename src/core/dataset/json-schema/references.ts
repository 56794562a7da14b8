/** Longer than any in use; keeps what a reference costs from depending on the dataset. */
const LONGEST_REFERENCE = 500;

/** Below an `$id`, references mean something else. */
export function isOtherDocument(part: object, root: unknown): boolean {
  return part !== root && Object.hasOwn(part, '$id');
}

/** What `#` or `#/a/b` points to (RFC 6901); `undefined` for all else: nothing outside the schema is ever looked at. */
export function resolve(reference: unknown, root: unknown): unknown {
  if (typeof reference !== 'string' || reference.length > LONGEST_REFERENCE || !/^#(?:\/|$)/.test(reference))
    return undefined;
  const path = reference.split('/').slice(1);
  return path.reduce<unknown>((at, part) => {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || isOtherDocument(at, root)) return undefined;
    return Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined;
  }, root);
}
