import { isJsonObject, type JsonObject } from '../reader.ts';
import { shownName } from '../sensitive/shown-name.ts';

/** A record has no lossless counterpart; caught by `convertDataset`, which names its line. The text is fixed words. */
export class CannotConvert extends Error {}

/** What a record becomes before it is written. */
export interface Draft {
  readonly messages: readonly JsonObject[];
  readonly tools?: readonly unknown[];
  readonly parallel_tool_calls?: unknown;
  readonly functions?: unknown;
}

/** Where keys are data, such as identifiers, there is no end of them. */
const MOST_KEYS = 50;

/**
 * Counts, by name, what has no place in the target. Keys are shown, since only they say what is lost, and since whoever
 * converts a file owns it; not those that look like a secret or like personal data.
 */
export class Drops {
  readonly #counts = new Map<string, number>();
  /** Keys of the source as they are shown. */
  readonly #shown = new Map<string, string>();

  add(field: string): void {
    this.#counts.set(field, (this.#counts.get(field) ?? 0) + 1);
  }

  /** Every member that is not taken over; `null` and the empty text say nothing that could be lost. */
  addOthers(object: JsonObject, taken: readonly string[], where = ''): void {
    for (const [key, value] of Object.entries(object))
      if (!taken.includes(key) && value !== null && value !== '') this.add(`${where}${this.#nameOf(key)}`);
  }

  #nameOf(key: string): string {
    const known = this.#shown.get(key);
    if (known !== undefined) return known;
    if (this.#shown.size === MOST_KEYS) return '(other keys)';
    const shown = shownName(key);
    this.#shown.set(key, shown);
    return shown;
  }

  all(): { readonly field: string; readonly count: number }[] {
    return [...this.#counts].map(([field, count]) => ({ field, count }));
  }
}

const ROLES: Readonly<Record<string, string>> = {
  human: 'user',
  prompter: 'user',
  gpt: 'assistant',
  chatgpt: 'assistant',
  model: 'assistant',
  bot: 'assistant',
  chatbot: 'assistant',
  ai: 'assistant',
};

const KNOWN_ROLES: ReadonlySet<string> = new Set(['system', 'developer', 'user', 'assistant', 'tool', 'function']);

/** The chat role that a name stands for. */
export function chatRole(name: unknown): string {
  if (typeof name !== 'string') throw new CannotConvert('A message has no role.');
  const lower = name.toLowerCase();
  const role = Object.hasOwn(ROLES, lower) ? (ROLES[lower] ?? lower) : lower;
  if (!KNOWN_ROLES.has(role)) throw new CannotConvert('A message is from someone whom chat does not know.');
  return role;
}

/** Refuses a record of another format among those of this one: nothing would be left of it but an empty answer. */
export function requireField(record: JsonObject, key: string): void {
  if (!Object.hasOwn(record, key)) throw new CannotConvert(`The record has no field "${key}".`);
}

/** The text of a field; an absent one is empty. */
export function textOf(object: JsonObject, key: string): string {
  const value = object[key];
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new CannotConvert(`The field "${key}" is not a text.`);
}

export function objectsOf(value: unknown, what: string): readonly JsonObject[] {
  if (!Array.isArray(value) || !value.every(isJsonObject)) throw new CannotConvert(`${what} is not a list of objects.`);
  return value;
}

/** JSON that stands inside a text. */
export function embeddedJson(text: string, what: string): unknown {
  const value = parsed(text);
  if (value === undefined) throw new CannotConvert(`${what} is not JSON.`);
  return value;
}

/** `undefined` is all that is told of a fault: the message of the exception quotes the dataset. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A system message, where there is a text for one. */
export function systemMessage(text: string): JsonObject[] {
  return text === '' ? [] : [{ role: 'system', content: text }];
}

/** Question and answer; an open-ended example has no question. */
export function turns(question: string, answer: string): JsonObject[] {
  const user = question === '' ? [] : [{ role: 'user', content: question }];
  return [...user, { role: 'assistant', content: answer }];
}
