import { rawConversation } from '../raw-conversation.ts';
import { isJsonObject, type JsonObject } from '../reader.ts';
import { findSecrets } from '../sensitive/find-secrets.ts';
import type { ExampleSample } from './dataset-diff.ts';

const MAX_MESSAGES = 6;
/** Twice of what is shown: a hidden character may take two code units. */
const MAX_UNITS = 500;

/**
 * A few examples that stand for many: those with the lowest identities, which are as good as drawn by lot and always the
 * same. Keeps the start of their texts only.
 */
export class SampledExamples {
  readonly #most: number;
  #drawn: { readonly identity: string; readonly sample: ExampleSample }[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  add(identity: string, value: JsonObject, line: number): void {
    const last = this.#drawn.at(-1);
    if (this.#most === 0) return;
    if (this.#drawn.length === this.#most && last !== undefined && last.identity <= identity) return;
    const drawn = [...this.#drawn, { identity, sample: sampleOf(value, line) }];
    this.#drawn = drawn.sort((a, b) => (a.identity < b.identity ? -1 : 1)).slice(0, this.#most);
  }

  /** In the order of the file. */
  samples(): ExampleSample[] {
    return this.#drawn.map(({ sample }) => sample).sort((a, b) => a.line - b.line);
  }
}

function sampleOf(value: JsonObject, line: number): ExampleSample {
  const { messages: found } = rawConversation(value);
  const messages = found.length > 0 ? found : [value];
  const shown = messages.slice(0, MAX_MESSAGES).map(message => {
    const { role, content, tool_calls: calls } = isJsonObject(message) ? message : {};
    const text = typeof content === 'string' ? content : JSON.stringify(content ?? calls ?? message);
    return {
      role: withoutSecret(typeof role === 'string' ? role : '').slice(0, 40),
      text: withoutSecret(text).slice(0, MAX_UNITS),
    };
  });
  return { line, messages: shown, moreMessages: messages.length - shown.length };
}

/** Who asked to see examples asked for no secret; all of the text counts, so that none is cut in half and shown. */
function withoutSecret(text: string): string {
  const [secret] = findSecrets(text);
  return secret === undefined ? text : `(hidden: it holds ${secret})`;
}
