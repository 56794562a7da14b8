import type { Path, Step } from '../diagnostics/diagnostic.ts';
import { type ChatExample, messageName } from './chat-example.ts';
import { jsonSpans, type Span } from './fix/json-spans.ts';
import type { TrainableFormat } from './inspection.ts';
import { CONVERSATION, OUTPUTS, PAIR } from './key-paths.ts';

/** A line that was read as an object, and what that was taken for. */
export interface RowAt {
  readonly bytes: Uint8Array;
  readonly format: TrainableFormat;
  /** The conversation at hand, and its number from 0; absent while the row is being read. */
  readonly example: ChatExample | undefined;
  readonly number: number;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The byte of the line, from 1, at which the value begins, or in it the string that says `text`; where a step leads
 * nowhere, as to a key that is missing, the value that lacks it.
 */
export function columnOf(path: Path, row: RowAt, text?: string, output?: string): number {
  const line = decoder.decode(row.bytes);
  let span = jsonSpans(line);
  for (const step of fromTop(path, row, output)) {
    const next = partOf(span, step);
    if (next === undefined) break;
    span = next;
  }
  const at = text === undefined ? undefined : startOf(span, text, line);
  return Buffer.byteLength(line.slice(0, at ?? span.start)) + 1;
}

/** The path from the top of the row on. */
function fromTop(path: Path, { format, example, number }: RowAt, output?: string): Path {
  const [root, first, ...rest] = path;
  if (root !== CONVERSATION) return path;
  let steps = path.slice(1);
  if (typeof first === 'object' && 'place' in first) {
    const index = example?.messages.findIndex((_, at) => messageName(example, at + 1) === first.place) ?? -1;
    // What is called by another name than a message is somewhere in the row.
    if (index === -1) return [];
    steps = ['messages', index, ...rest];
  }
  const [, index] = steps;
  if (format === 'prompt-completion') return [PAIR[Number(index)] ?? ''];
  if (format !== 'preference') return steps;
  const isLast = example !== undefined && index === example.messages.length - 1;
  return output !== undefined || isLast ? [output ?? OUTPUTS[number] ?? '', 0, ...steps.slice(2)] : ['input', ...steps];
}

function partOf({ members, items }: Span, step: Step): Span | undefined {
  if (typeof step === 'number') return items[step];
  const under = (name: string): Span | undefined => members.find(({ key }) => key === name)?.value;
  if (typeof step === 'string') return under(step);
  if ('place' in step) return undefined;
  const parts = step.of.flatMap(key => {
    const list = under(key);
    return list === undefined || list.members.length > 0 ? (list ?? []) : list.items;
  });
  const part = parts[step.nth - 1];
  return part && (partOf(part, 'function') ?? part);
}

/** Where the first string in it stands that says this: a key or a value; the keys of an object come first. */
function startOf({ start, end, members, items }: Span, text: string, line: string): number | undefined {
  if (line[start] === '"' && JSON.parse(line.slice(start, end)) === text) return start;
  let at = members.find(({ key }) => key === text)?.start;
  for (const part of [...items, ...members.map(({ value }) => value)]) at ??= startOf(part, text, line);
  return at;
}
