import { CHAT_KEYS } from './chat-shape.ts';
import type { DatasetFormat } from './inspection.ts';
import { isJsonObject, type JsonObject } from './reader.ts';

/** What one object line looks like. */
type LineFormat = Exclude<DatasetFormat, 'json-array' | 'git-lfs-pointer' | 'empty'>;

/** What the first line with text looks like, before any parsing. */
type Opening = 'lfs' | 'array' | 'lone-brace' | 'other';

const PROMPT_ROLES: ReadonlySet<unknown> = new Set(['system', 'developer', 'user', 'tool', 'function']);

/**
 * Decides what a file is from all of its lines, in constant memory: each object line votes, the format with most votes
 * wins, the one seen first in a tie. So one odd line, even the first, does not change what a file is.
 */
export class FormatVotes {
  #opening: Opening | null = null;
  #filledLines = 0;
  #objects = 0;
  /** In the order of first sight. */
  readonly #votes = new Map<LineFormat, number>();

  /** Every line that is not blank, readable or not; its first bytes are enough. */
  addLine(head: Uint8Array): void {
    this.#filledLines += 1;
    this.#opening ??= openingOf(head);
  }

  /** Every line that holds an object, after `addLine`. */
  addObject(value: JsonObject): void {
    this.#objects += 1;
    const format = lineFormat(value);
    this.#votes.set(format, (this.#votes.get(format) ?? 0) + 1);
  }

  format(): DatasetFormat {
    if (this.#opening === null) return 'empty';
    if (this.#opening === 'lfs' && this.#objects === 0) return 'git-lfs-pointer';
    // Objects do occur alone on a line inside a larger document, but most lines of one are something else.
    const mostlyObjects = this.#objects * 2 >= this.#filledLines;
    if ((this.#opening === 'array' || this.#opening === 'lone-brace') && !mostlyObjects) return 'json-array';
    return this.#winner();
  }

  /** One answered conversation is enough to make the unanswered ones of the same file faulty chat. */
  #winner(): LineFormat {
    const chat = this.#votes.get('chat') ?? 0;
    let best: LineFormat = 'unknown';
    let most = 0;
    for (const [format, votes] of this.#votes) {
      const counted = format === 'reinforcement' || format === 'chat' ? this.#conversations() : votes;
      if (counted > most) {
        most = counted;
        best = format;
      }
    }
    return best === 'reinforcement' && chat > 0 ? 'chat' : best;
  }

  #conversations(): number {
    return (this.#votes.get('chat') ?? 0) + (this.#votes.get('reinforcement') ?? 0);
  }
}

function openingOf(head: Uint8Array): Opening {
  const text = String.fromCharCode(...head);
  if (text.startsWith('version https://git-lfs.github.com/spec/')) return 'lfs';
  if (/^\s*\[\s*(?:$|[[{"\]])/.test(text)) return 'array';
  return /^\s*\{\s*$/.test(text) ? 'lone-brace' : 'other';
}

function lineFormat(value: JsonObject): LineFormat {
  const has = (...keys: string[]): boolean => keys.every(key => Object.hasOwn(value, key));
  if (has('messages')) return looksLikePromptOnly(value) ? 'reinforcement' : 'chat';
  if (has('input', 'preferred_output') || has('input', 'non_preferred_output')) return 'preference';
  if (has('chosen', 'rejected')) return 'trl-preference';
  if (has('prompt', 'completion')) return 'prompt-completion';
  if (has('instruction', 'output')) return 'alpaca';
  return has('conversations') ? 'sharegpt' : 'unknown';
}

/** No assistant message, and either fields for a grader or a user's message at the end. */
function looksLikePromptOnly(value: JsonObject): boolean {
  const messages = value['messages'];
  if (!Array.isArray(messages) || messages.length === 0) return false;
  const roles = messages.map(message => (isJsonObject(message) ? message['role'] : undefined));
  if (!roles.every(role => PROMPT_ROLES.has(role))) return false;
  return roles.at(-1) === 'user' || Object.keys(value).some(key => !CHAT_KEYS.has(key));
}
