import { type Measure, weakest } from '../dataset/measure.ts';
import type { TrainingExample } from '../dataset/training-example.ts';
import { measureChatExample } from './billed-tokens.ts';
import type { ImageRule } from './image-tokens.ts';
import type { TokenCounter } from './token-counter.ts';

/**
 * Billed tokens of an example of any format in one epoch. Chat: see `measureChatExample`. No published bill confirms the
 * others, so they are *estimated* at best.
 *
 * - Preference: the input and both outputs, as one conversation would count. How OpenAI counts them is not documented
 *   (looked for, 2026-11); both are fed through the model.
 * - Reinforcement: the prompt. OpenAI bills the hours of the training, not tokens (help article on RFT billing, 2026), so
 *   this tells how long prompts are, and no price.
 * - Prompt and completion: the tokens of both texts, which is what OpenAI billed the base models by ("tokens in the
 *   file", fine-tuning guide before 2026); no bill was found to check it with.
 */
export function measureExample(
  { format, conversations }: TrainingExample,
  counter: TokenCounter,
  images: ImageRule | null = null,
): Measure {
  const [conversation, ...others] = conversations;
  switch (format) {
    case 'chat':
      return measureChatExample(conversation, counter, images);
    case 'preference': {
      const otherOutputs = others.flatMap(({ messages }) => messages.slice(-1));
      const messages = [...conversation.messages, ...otherOutputs];
      return estimated(measureChatExample({ ...conversation, messages }, counter, images));
    }
    case 'reinforcement':
      return estimated(measureChatExample(conversation, counter, images));
    case 'prompt-completion': {
      const texts = conversation.messages.flatMap(({ content }) => content ?? []);
      return { tokens: texts.reduce((sum, text) => sum + counter.count(text), 0), quality: 'estimated' };
    }
  }
}

/** No bill confirms the rule, whatever the text: that outweighs the doubts about its parts. */
function estimated({ tokens, quality }: Measure): Measure {
  return { tokens, quality: weakest(quality, 'estimated') };
}
