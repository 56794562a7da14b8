import type { Path, Step } from '../diagnostics/diagnostic.ts';
import { type ChatExample, messageName } from './chat-example.ts';
import { findByte } from './find-byte.ts';
import { keyOf } from './fix/legacy/legacy-row.ts';
import type { TrainableFormat } from './inspection.ts';
import { CONVERSATION } from './key-paths.ts';
import { isJsonObject, type JsonObject, withoutBom } from './reader.ts';
import { OLD_OUTPUT_KEYS } from './record-format.ts';
import type { ReportDetail } from './rule.ts';

/** A line, and what it was read as. */
export interface RowAt {
  readonly bytes: Uint8Array;
  readonly value: JsonObject;
  readonly format: TrainableFormat;
  /** The conversation at hand, and its number from 0; absent while the row is being read. */
  readonly example?: ChatExample | undefined;
  readonly number: number;
}

const FIELDS = ['prompt', 'completion'];
const OUTPUTS: readonly (string | number)[] = ['preferred_output', 'non_preferred_output'];

/** The byte of the line, from 1, at which the value begins; or the value that lacks it. */
export function columnOf(path: Path, row: RowAt, detail: ReportDetail = {}): number {
  const { bytes, value } = row;
  const from = bytes.length - withoutBom(bytes).length;
  return findByte(bytes, from, plainPath(value, fromTop(path, row, detail)), detail) + 1;
}

/** The path from the top of the row on. */
function fromTop(path: Path, { value, format, example, number }: RowAt, { output }: ReportDetail): Path {
  const [root, first, ...rest] = path;
  if (root !== CONVERSATION) return path;
  const message = typeof first === 'object' && 'place' in first ? placed(first.place, example) : undefined;
  // What is called by another name than a message is somewhere in the row.
  if (message === null) return [];
  const steps = message === undefined ? path.slice(1) : ['messages', message, ...rest];
  const [list, index, ...within] = steps;
  const isLast = list === 'messages' && index === (example?.messages.length ?? 0) - 1;
  switch (format) {
    case 'chat':
    case 'reinforcement':
      return steps;
    case 'prompt-completion':
      return list === 'messages' ? [keyOf(value, FIELDS[Number(index)] ?? '') ?? ''] : [];
    case 'preference':
      return output !== undefined || isLast ? [output ?? OUTPUTS[number] ?? '', 0, ...within] : ['input', ...steps];
  }
}

/** The index of the message that findings call by this name. */
function placed(place: string, example: ChatExample | undefined): number | null {
  const index = example?.messages.findIndex((_, at) => messageName(example, at + 1) === place) ?? -1;
  return index === -1 ? null : index;
}

/** The same in keys and indices alone. */
function plainPath(root: JsonObject, path: Path): readonly (string | number)[] {
  const plain: (string | number)[] = [];
  let value: unknown = root;
  for (const step of path) {
    const keys = typeof step === 'object' ? across(step, value) : [plain.length === 0 ? spelled(step, root) : step];
    for (const key of keys) value = memberOf(value, key);
    plain.push(...keys);
  }
  return plain;
}

/** What counts across the lists of `value` as keys within it. */
function across(step: Exclude<Step, string | number>, value: unknown): readonly (string | number)[] {
  const listed = (key: string): readonly unknown[] => {
    const list = memberOf(value, key);
    return Array.isArray(list) ? list : [];
  };
  if ('call' in step) {
    const older = Number((memberOf(value, 'function_call') ?? null) !== null);
    return step.call <= older ? ['function_call'] : ['tool_calls', step.call - 1 - older, 'function'];
  }
  if ('tool' in step) {
    const newer = listed('tools').length;
    return step.tool <= newer ? ['tools', step.tool - 1, 'function'] : ['functions', step.tool - 1 - newer];
  }
  if ('place' in step) return [];
  const images = [...listed('content').keys()].filter(at => memberOf(listed('content')[at], 'type') === 'image_url');
  return ['content', images[step.image - 1] ?? 0];
}

function memberOf(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isJsonObject(value) ? value[key] : undefined;
}

/** An output of a preference may have its older name. */
function spelled(key: string | number, row: JsonObject): string | number {
  const old = OLD_OUTPUT_KEYS[OUTPUTS.indexOf(key)];
  return old !== undefined && row[key] == null ? old : key;
}
