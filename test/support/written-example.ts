/** The number of the repetition takes the place of this in what is repeated. */
const NUMBER = '#';
const INNERMOST = /⟨([^⟨⟩]*)×(\d+)⟩/g;

/** What the notation of an example stands for (`src/commands/code-example.ts`), but for bytes. */
export function writtenOut(text: string): string {
  const once = text.replace(INNERMOST, (_, inner: string, count: string) => times(inner, Number(count)));
  return once === text ? text : writtenOut(once);
}

function times(text: string, count: number): string {
  return Array.from({ length: count }, (_, index) => text.replaceAll(NUMBER, String(index + 1))).join('');
}

/** The same as bytes, where `\xHH` is the byte HH. */
export function bytesOf(text: string): Uint8Array {
  const parts = writtenOut(text).split(/\\x([0-9a-f]{2})/);
  return Buffer.concat(parts.map((part, index) => Buffer.from(part, index % 2 === 0 ? 'utf8' : 'hex')));
}
