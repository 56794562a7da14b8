import type { ImagePart } from './chat-image.ts';
import type { JsonObject } from './reader.ts';

/**
 * One conversation after its shape was checked: the parts that count and that rules look at. A line of a chat dataset is
 * one; examples of other formats are read as the conversations that they stand for. There a message that the model does
 * not learn to write has weight 0.
 * Shape: OpenAI's FineTuneChatRequestInput (API specification of 2025-04-29).
 */
export interface ChatExample {
  readonly messages: readonly ChatMessage[];
  /** The raw value of `tools` or of the older `functions`, or `undefined`. */
  readonly tools?: unknown;
  /** What `tools` and `functions` declare; absent when there are none, `null` when they cannot be read. */
  readonly functions?: readonly FunctionDeclaration[] | null;
  readonly parallelToolCalls?: boolean;
  /** What stands beside the conversation for a grader (reinforcement). */
  readonly fields?: JsonObject;
  /** What messages are called, by number from 1, where the number alone does not say it. */
  readonly names?: Readonly<Record<number, string>>;
}

/** How a finding calls a message, at the start of a sentence. */
export function messageName({ names }: Pick<ChatExample, 'names'>, message: number): string {
  return names?.[message] ?? `Message ${message}`;
}

export interface FunctionDeclaration {
  readonly name: string;
  readonly description?: string;
  /** The raw JSON Schema of the arguments. */
  readonly parameters?: unknown;
}

export type ChatRole = 'system' | 'developer' | 'user' | 'assistant' | 'tool' | 'function';

export interface ChatMessage {
  readonly role: ChatRole;
  /** A string, the text of content parts in order, or `null` where the message has none. */
  readonly content: string | readonly string[] | null;
  /** Content parts that are not text, such as images: they make a count an estimate. */
  readonly otherParts: number;
  /** The images among the other parts, in order; absent where there are none. */
  readonly images?: readonly ImagePart[];
  /** Only where an assistant message is a refusal: its text is no answer. */
  readonly isRefusal?: true;
  readonly name?: string;
  readonly weight?: number;
  /** Calls made by an assistant message, from `tool_calls` or the older `function_call`. */
  readonly calls: readonly ChatCall[];
  /** The call that a `tool` message answers. */
  readonly toolCallId?: string;
}

export interface ChatCall {
  readonly name: string;
  readonly arguments: string;
  /** Absent on the older `function_call`, and where it was forgotten. */
  readonly id?: string;
}
