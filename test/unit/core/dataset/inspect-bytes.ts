import type { ChatExample } from '../../../../src/core/dataset/chat-example.ts';
import { type InspectOptions, inspectDataset } from '../../../../src/core/dataset/inspect.ts';
import type { Inspection } from '../../../../src/core/dataset/inspection.ts';
import type { Measure } from '../../../../src/core/dataset/measure.ts';

/** A stand-in for the token counter: one token per message and per ten characters of text. */
export function fakeMeasure({ messages }: ChatExample): Measure {
  const characters = messages.flatMap(message => message.content ?? []).join('').length;
  return { tokens: messages.length + Math.ceil(characters / 10), quality: 'exact' };
}

/** Inspects text or bytes, given in chunks of `chunkSize`. */
export function inspectBytes(
  content: string | Uint8Array,
  options: Partial<Omit<InspectOptions, 'chunks'>> = {},
  chunkSize = 65_536,
): Promise<Inspection> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return inspectDataset({
    expected: null,
    measure: fakeMeasure,
    maxExampleTokens: null,
    ...options,
    chunks: cut(bytes, chunkSize),
  });
}

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** A line of a chat dataset with nothing to find. */
export const GOOD_LINE = '{"messages":[{"role":"user","content":"Ping?"},{"role":"assistant","content":"Pong."}]}';

/** Different good lines, as long as `GOOD_LINE`. */
export function goodLines(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index).padStart(2, '0');
    return GOOD_LINE.replace('Ping?', `Pi${number}?`).replace('Pong.', `Po${number}.`);
  });
}

/** A dataset of 50 good lines with `lines` from line 3 on. */
export function amongGoodLines(...lines: readonly string[]): string {
  return `${goodLines(50)
    .toSpliced(2, 0, ...lines)
    .join('\n')}\n`;
}

/** The codes of an inspection with the first lines of each: `E_JSON@3,4`. */
export function codesOf({ findings }: Inspection): string[] {
  return findings.map(({ code, lines }) => (lines.length === 0 ? code : `${code}@${lines.join(',')}`));
}
