import { isHigh, isLow } from './python-length.ts';

/** What all texts begin with; never half of a character. */
export function commonPrefix(texts: readonly string[]): string {
  const [first = ''] = texts;
  let length = first.length;
  for (const text of texts) {
    let same = 0;
    while (same < length && text[same] === first[same]) same += 1;
    length = same;
  }
  return first.slice(0, isLow(first, length) && isHigh(first, length - 1) ? length - 1 : length);
}

/** What all texts end with; never half of a character. */
export function commonSuffix(texts: readonly string[]): string {
  const [first = ''] = texts;
  let length = first.length;
  for (const text of texts) {
    let same = 0;
    while (same < length && same < text.length && text.at(-1 - same) === first.at(-1 - same)) same += 1;
    length = same;
  }
  const start = first.length - length;
  return first.slice(isLow(first, start) && isHigh(first, start - 1) ? start + 1 : start);
}
