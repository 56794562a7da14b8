/** Capital and small letters. Those of an ending that stands there already say nothing about how people write. */
export function countLetters(text: string): { readonly upper: number; readonly lower: number } {
  const letters = withoutEnding(text);
  const count = (pattern: RegExp): number => letters.match(pattern)?.length ?? 0;
  return { upper: count(/[\p{L}&&\p{Uppercase}]/gv), lower: count(/[\p{L}&&\p{Lowercase}]/gv) };
}

function withoutEnding(text: string): string {
  return text.replace(/ (?:END|\[END\])$/, '');
}
