import type { CostDoubt, CostReason } from '../prices/cost.ts';
import { usd } from './format.ts';

/** What makes a cost a range, for people. */
const DOUBT_WORDS: Readonly<Record<CostReason, string>> = {
  'message-form': 'names, calls, answers of tools and content in parts follow a rule that no bill confirms',
  tools: 'tools are counted as the text that fits one published bill',
  'image-rule': 'images are counted by the rule for requests',
  'image-size': 'the size of images is not known',
  'rule-unconfirmed': 'no published bill confirms how this format is counted',
  'no-rule': 'there is no known rule for how this format is counted',
  'other-tokenizer': "tokens are counted with another model's tokenizer",
  'chat-template': 'the tokens around each message are not known',
  'validation-unclear': 'validation may be billed',
  'minimum-unclear': 'a minimum charge may apply',
};

/** `tools are counted as … (−$0.10, +$0.10)` */
export function doubtText({ why, below, above }: CostDoubt): string {
  return `${DOUBT_WORDS[why]} (−${usd(below)}, +${usd(above)})`;
}
