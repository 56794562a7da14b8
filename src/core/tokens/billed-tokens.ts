import type { ChatExample, ChatMessage } from '../dataset/chat-example.ts';
import { type Doubt, doubt, type Measure, mergeDoubts } from '../dataset/measure.ts';
import { GPT_4O_IMAGES, type ImageRule, imageTokens } from './image-tokens.ts';
import type { TokenCounter } from './token-counter.ts';
import { toolNamespace } from './tool-namespace.ts';

/** Exact for text chat: see `measureChatExample`. */
const PER_EXAMPLE = 1;
/** In its place, where an example has tools: see `toolNamespace`. */
const PER_EXAMPLE_WITH_TOOLS = -1;
const PER_MESSAGE = 3;

/** OpenAI cookbook, "How to count tokens with tiktoken" (2023-25): a name costs its own tokens and one more. */
const PER_NAME = 1;

interface Part {
  readonly tokens: number;
  readonly doubts: readonly Doubt[];
}

/**
 * Billed tokens of a chat example in one epoch: 1 + Σ over messages (3 + tokens(role) + tokens(content)).
 *
 * For text this is *exact*: it gives the billed tokens of seven published OpenAI jobs of 2024, on cl100k_base
 * (gpt-3.5-turbo-1106, -0125) and o200k_base (gpt-4o-mini-2024-07-18), to the token. `weight` changes nothing: a
 * message of weight 0 is billed like the others. Everything else is *estimated*: names, tools, calls and their
 * answers, content in parts and images follow the best rule that is known, with a doubt for each that says how far
 * the count may be off. `images`: how the model counts images, `null` where that is not known.
 */
export function measureChatExample(
  example: ChatExample,
  counter: TokenCounter,
  images: ImageRule | null = null,
): Measure {
  const tools = measureTools(example, counter);
  const doubts = [...tools.doubts];
  let tokens = tools.tokens;
  for (const message of example.messages) {
    const part = measureMessage(message, counter, images);
    tokens += part.tokens;
    for (const one of part.doubts) doubts.push(one);
  }
  return doubts.length === 0
    ? { tokens, quality: 'exact' }
    : { tokens, quality: 'estimated', doubts: mergeDoubts(doubts) };
}

function measureMessage(message: ChatMessage, counter: TokenCounter, images: ImageRule | null): Part {
  const texts = textsOf(message.content);
  const recurs = message.role === 'system' || message.role === 'developer';
  const tokens =
    PER_MESSAGE +
    counter.countRecurring(message.role) +
    total(texts, text => (recurs ? counter.countRecurring(text) : counter.count(text))) +
    (message.name === undefined ? 0 : PER_NAME + counter.count(message.name)) +
    total(message.calls, call => counter.count(call.name) + counter.count(call.arguments));
  if (isPlainText(message)) return { tokens, doubts: NO_DOUBTS };
  const pictures = measureImages(message, images);
  return { tokens: tokens + pictures.tokens, doubts: [doubt('message-form', tokens), ...pictures.doubts] };
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

const NO_DOUBTS: readonly Doubt[] = [];
const NO_IMAGES: Part = { tokens: 0, doubts: NO_DOUBTS };

function measureImages({ images = [], otherParts }: ChatMessage, rule: ImageRule | null): Part {
  if (otherParts === 0) return NO_IMAGES;
  const unread = Array.from({ length: Math.max(0, otherParts - images.length) }, () => ({ detail: null }));
  const counts = [...images, ...unread].map(image => imageTokens(image, rule ?? GPT_4O_IMAGES));
  return { tokens: total(counts, count => count.tokens), doubts: counts.flatMap(count => count.doubts) };
}

/**
 * Tools are billed (OpenAI, supervised fine-tuning guide, 2026), as the text that `toolNamespace` writes. Ones that
 * cannot be read are counted as their compact JSON text.
 */
function measureTools({ tools, functions }: ChatExample, counter: TokenCounter): Part {
  if (tools === undefined || tools === null || functions?.length === 0) return { tokens: PER_EXAMPLE, doubts: [] };
  const isReadable = functions !== undefined && functions !== null;
  const text = isReadable ? toolNamespace(functions) : JSON.stringify(tools);
  const tokens = counter.countRecurring(text);
  return { tokens: tokens + PER_EXAMPLE_WITH_TOOLS, doubts: [doubt('tools', tokens)] };
}

function textsOf(content: ChatMessage['content']): readonly string[] {
  if (content === null) return [];
  return typeof content === 'string' ? [content] : content;
}

function total<T>(items: readonly T[], tokensOf: (item: T) => number): number {
  return items.reduce((tokens, item) => tokens + tokensOf(item), 0);
}
