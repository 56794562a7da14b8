/** One line: the texts are those of a system message, unless it is `null`, then of user and assistant in turn. */
export function chatLine(system: string | null, ...turns: readonly string[]): string {
  const messages = turns.map((content, index) => ({ role: index % 2 === 0 ? 'user' : 'assistant', content }));
  return JSON.stringify({ messages: system === null ? messages : [{ role: 'system', content: system }, ...messages] });
}

/** As many lines as asked for, each made from its number, counted from 1. */
export function linesOf(count: number, make: (number: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}

export const fileOf = (...lines: readonly (string | readonly string[])[]): string => `${lines.flat().join('\n')}\n`;

/** Words that differ from those of any other number. */
export function wordsOf(number: number, count: number): string[] {
  return linesOf(count, index => `w${number}x${index}`);
}
