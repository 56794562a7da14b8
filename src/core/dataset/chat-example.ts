/**
 * One line of a chat dataset after its shape was checked: the parts that count and that rules look at.
 * Shape: OpenAI's FineTuneChatRequestInput (API specification of 2025-04-29).
 */
export interface ChatExample {
  readonly messages: readonly ChatMessage[];
  /** The raw value of `tools` or of the older `functions`, or `undefined`. */
  readonly tools?: unknown;
}

export type ChatRole = 'system' | 'developer' | 'user' | 'assistant' | 'tool' | 'function';

export interface ChatMessage {
  readonly role: ChatRole;
  /** A string, the text of content parts in order, or `null` where the message has none. */
  readonly content: string | readonly string[] | null;
  /** Content parts that are not text, such as images: they make a count an estimate. */
  readonly otherParts: number;
  readonly name?: string;
  readonly weight?: number;
  /** Calls made by an assistant message, from `tool_calls` or the older `function_call`. */
  readonly calls: readonly { readonly name: string; readonly arguments: string }[];
}
