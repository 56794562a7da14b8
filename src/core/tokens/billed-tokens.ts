import type { ChatExample, ChatMessage } from '../dataset/chat-example.ts';
import { type Measure, weakest } from '../dataset/measure.ts';
import type { TokenCounter } from './token-counter.ts';

/** Exact for text chat: see `measureChatExample`. */
const PER_EXAMPLE = 1;
const PER_MESSAGE = 3;

/** OpenAI cookbook, "How to count tokens with tiktoken" (2023-25): a name costs its own tokens and one more. */
const PER_NAME = 1;

/**
 * An image of low detail, which OpenAI's vision fine-tuning guide (2026) gives as 85 tokens. High detail costs more,
 * and other parts have no published figure: the count is a lower bound.
 */
const PER_OTHER_PART = 85;

/**
 * Billed tokens of a chat example in one epoch: 1 + Σ over messages (3 + tokens(role) + tokens(content)).
 *
 * For text this is *exact*: it gives the billed tokens of seven published OpenAI jobs of 2024, on cl100k_base
 * (gpt-3.5-turbo-1106, -0125) and o200k_base (gpt-4o-mini-2024-07-18), to the token. `weight` changes nothing: a
 * message of weight 0 is billed like the others. Everything else is *estimated*: names, tools, calls and their
 * answers, content in parts and images follow the best rule that is documented, and no published bill confirms it.
 */
export function measureChatExample(example: ChatExample, counter: TokenCounter): Measure {
  const tools = measureTools(example.tools, counter);
  const messages = example.messages.map(message => measureMessage(message, counter));
  return [tools, ...messages].reduce(sum, { tokens: PER_EXAMPLE, quality: 'exact' });
}

function sum(a: Measure, b: Measure): Measure {
  return { tokens: a.tokens + b.tokens, quality: weakest(a.quality, b.quality) };
}

function measureMessage(message: ChatMessage, counter: TokenCounter): Measure {
  const texts = textsOf(message.content);
  const tokens =
    PER_MESSAGE +
    counter.count(message.role) +
    total(texts, text => counter.count(text)) +
    (message.name === undefined ? 0 : PER_NAME + counter.count(message.name)) +
    total(message.calls, call => counter.count(call.name) + counter.count(call.arguments)) +
    message.otherParts * PER_OTHER_PART;
  return { tokens, quality: isPlainText(message) ? 'exact' : 'estimated' };
}

/** The kind of message that the published jobs were made of. */
function isPlainText(message: ChatMessage): boolean {
  return (
    typeof message.content === 'string' &&
    message.name === undefined &&
    message.calls.length === 0 &&
    message.otherParts === 0 &&
    message.role !== 'tool' &&
    message.role !== 'function'
  );
}

/**
 * Tools are billed (OpenAI, supervised fine-tuning guide, 2026), but in which form is not documented. The compact JSON
 * text stands in for it.
 */
function measureTools(tools: unknown, counter: TokenCounter): Measure {
  if (tools === undefined || tools === null) return { tokens: 0, quality: 'exact' };
  return { tokens: counter.count(JSON.stringify(tools)), quality: 'estimated' };
}

function textsOf(content: ChatMessage['content']): readonly string[] {
  if (content === null) return [];
  return typeof content === 'string' ? [content] : content;
}

function total<T>(items: readonly T[], tokensOf: (item: T) => number): number {
  return items.reduce((tokens, item) => tokens + tokensOf(item), 0);
}
