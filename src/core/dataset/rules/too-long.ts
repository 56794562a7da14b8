import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ChatMessage } from '../chat-example.ts';
import { TRAINABLE_FORMATS } from '../inspection.ts';
import type { ExampleRule } from '../rule.ts';

const E_TOO_LONG = defineCode<{
  tokens: number;
  limit: number;
  counted: string;
  end: 'the answer' | 'the last message';
  lost: 'all' | 'a part';
}>({
  code: 'E_TOO_LONG',
  severity: 'error',
  mayWarn: true,
  headline: 'An example is longer than the model reads',
  message: ({ tokens, limit, counted, end, lost }) => {
    const about = counted === 'exact' ? '' : 'about ';
    return `The example has ${about}${tokens} tokens; the model reads ${limit}, so ${about}${tokens - limit} ${lost === 'all' ? `at its end would be cut off, with all of ${end}` : `at the end of ${end} would be cut off`}.`;
  },
  why: 'The provider does not refuse it but cuts off its end, and there stands the answer to be learned.',
  fix: 'Shorten the example or split it in two.',
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [E_TOO_LONG],
  appliesTo: TRAINABLE_FORMATS,
  check: ({ messages }, measure, { maxExampleTokens: limit }, report) => {
    if (measure === null || limit === null || measure.tokens <= limit) return;
    const last = messages.at(-1);
    const end = last?.role === 'assistant' ? 'the answer' : 'the last message';
    const lost = mostTokens(last) <= measure.tokens - limit ? 'all' : 'a part';
    report(E_TOO_LONG, { tokens: measure.tokens, limit, counted: measure.quality, end, lost });
  },
};

/** A token is at least one byte of UTF-8, and a unit of UTF-16 at most three. */
function mostTokens(message: ChatMessage | undefined): number {
  return JSON.stringify(message ?? null).length * 3;
}
