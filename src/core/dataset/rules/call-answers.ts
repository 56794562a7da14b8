import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ChatExample, ChatMessage } from '../chat-example.ts';
import { inMessage } from '../key-paths.ts';
import type { ExampleRule, Report } from '../rule.ts';

// The chat API says the same in its refusals: "An assistant message with 'tool_calls' must be followed by tool messages
// responding to each 'tool_call_id'", "messages with role 'tool' must be a response to a preceding message with
// 'tool_calls'", "Duplicate value for 'tool_call_id'" (seen 2023 to 2026). A call at the end needs no answer: OpenAI's
// supervised fine-tuning guide (2026) trains such calls.

const E_CALL_UNANSWERED = defineCode<{ message: number }>({
  code: 'E_CALL_UNANSWERED',
  severity: 'error',
  headline: 'A call has no answer',
  message: ({ message }) =>
    `Message ${message} makes a call that no tool message answers before the conversation goes on.`,
  why: 'The model learns to go on as if it had seen a result; providers refuse such a conversation.',
  fix: 'Add a tool message with the `tool_call_id` of the call right after it, or end the example with the call.',
  at: inMessage('tool_calls'),
});

const E_TOOL_WITHOUT_CALL = defineCode<{ message: number; fault: 'unknown' | 'answered' }>({
  code: 'E_TOOL_WITHOUT_CALL',
  severity: 'error',
  headline: 'A tool message answers no open call',
  message: ({ message, fault }) =>
    fault === 'unknown'
      ? `Message ${message} (tool) answers a call that no message before it makes.`
      : `Message ${message} (tool) answers a call that has an answer already.`,
  why: 'A result belongs to exactly one call before it; providers refuse such a conversation.',
  fix: 'Copy the `id` of the call to `tool_call_id`, and keep one answer for each call.',
  at: inMessage('tool_call_id'),
});

const E_CALL_DUPLICATE_ID = defineCode<{ message: number }>({
  code: 'E_CALL_DUPLICATE_ID',
  severity: 'error',
  headline: 'Two open calls have the same id',
  message: ({ message }) => `Message ${message} makes a call with the \`id\` of another that waits for its answer.`,
  why: 'An answer then belongs to two calls; providers refuse such a conversation.',
  fix: 'Give each call of the example an id of its own.',
  at: inMessage('tool_calls'),
});

const W_CALL_ID_REUSED = defineCode<{ message: number }>({
  code: 'W_CALL_ID_REUSED',
  severity: 'warning',
  headline: 'The id of a call is used again',
  message: ({ message }) => `Message ${message} makes a call with the \`id\` of an earlier one.`,
  why: 'The ids that OpenAI gives to calls never repeat; programs that join answers by id may join the wrong ones.',
  fix: 'Give each call of the example an id of its own.',
  at: inMessage('tool_calls'),
});

const W_FUNCTION_NAME = defineCode<{ message: number }>({
  code: 'W_FUNCTION_NAME',
  severity: 'warning',
  headline: 'A function message names another function than was called',
  message: ({ message }) => `Message ${message} (function) names another function than the call before it.`,
  why: 'A result belongs to the call before it; the model learns to read it as that of another function.',
  fix: 'Write the name of the function that was called into `name`.',
  at: inMessage('name'),
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [E_CALL_UNANSWERED, E_TOOL_WITHOUT_CALL, E_CALL_DUPLICATE_ID, W_CALL_ID_REUSED, W_FUNCTION_NAME],
  appliesTo: ['chat', 'preference', 'reinforcement'],
  check: ({ messages }, _measure, _limits, report) => {
    if (!messages.some(({ role, calls }) => role === 'tool' || calls.length > 0)) return;
    const dialogue = new Dialogue(messages, report);
    for (const [index, message] of messages.entries()) dialogue.add(message, index + 1);
    dialogue.end();
    const odd = messages.findIndex(({ role, name }, index) => {
      const [called] = messages[index - 1]?.calls ?? [];
      return role === 'function' && called !== undefined && called.name !== name;
    });
    if (odd !== -1) report(W_FUNCTION_NAME, { message: odd + 1 });
  },
};

/** Follows which calls wait for an answer. */
class Dialogue {
  readonly #report: Report;
  readonly #last: number;
  /** Calls without an id can be answered by anything: what is missing was reported when the call was read. */
  readonly #hasCallsWithoutId: boolean;
  readonly #known = new Set<string>();
  readonly #answered = new Set<string>();
  /** Calls that wait, with the message that made them. */
  readonly #open = new Map<string, number>();

  constructor(messages: ChatExample['messages'], report: Report) {
    this.#report = report;
    this.#last = messages.length;
    this.#hasCallsWithoutId = messages.some(({ calls }) => calls.some(({ id }) => id === undefined));
  }

  add({ role, calls, toolCallId }: ChatMessage, message: number): void {
    if (role === 'tool') this.#answer(toolCallId, message);
    if (role === 'user' || role === 'assistant') this.#goOn();
    for (const { id } of calls) if (id !== undefined) this.#call(id, message);
  }

  end(): void {
    for (const [id, message] of this.#open) if (message === this.#last) this.#open.delete(id);
    this.#goOn();
  }

  #answer(id: string | undefined, message: number): void {
    if (id === undefined) this.#open.clear();
    else if (this.#answered.has(id)) this.#report(E_TOOL_WITHOUT_CALL, { message, fault: 'answered' });
    else if (this.#known.has(id)) this.#answered.add(id);
    else if (!this.#hasCallsWithoutId) this.#report(E_TOOL_WITHOUT_CALL, { message, fault: 'unknown' });
    if (id !== undefined) this.#open.delete(id);
  }

  #call(id: string, message: number): void {
    if (this.#open.has(id)) this.#report(E_CALL_DUPLICATE_ID, { message }, id);
    else if (this.#known.has(id)) this.#report(W_CALL_ID_REUSED, { message }, id);
    this.#known.add(id);
    this.#answered.delete(id);
    this.#open.set(id, message);
  }

  #goOn(): void {
    const [first] = this.#open;
    if (first !== undefined) this.#report(E_CALL_UNANSWERED, { message: first[1] }, first[0]);
    this.#open.clear();
  }
}
