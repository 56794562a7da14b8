import { defineCode } from '../../diagnostics/diagnostic.ts';
import { messageName } from '../chat-example.ts';
import { hashRuns, MOST_WORDS, RUN, Words } from '../corpus/words.ts';
import { inPlace } from '../key-paths.ts';
import type { ExampleRule } from '../rule.ts';

/** A run counts as repeated when it stands this often and makes up this share of the answer's words. */
const OFTEN = 10;
const SHARE = 0.25;
const SLOTS = 4096;
/** Fewer hold less than ten runs of words of one letter. */
const FEWEST_UNITS = 2 * RUN * OFTEN - 1;

const W_REPEATED_TEXT = defineCode<{ place: string; times: number }>({
  code: 'W_REPEATED_TEXT',
  severity: 'warning',
  headline: 'An answer repeats itself',
  message: ({ place, times }) => `${place} (assistant) has the same five words in a row ${times} times.`,
  why: 'It is mostly an answer of a model that ran in circles; trained on it, a model learns to do so.',
  fix: 'Cut the repetition, or remove the example.',
  at: inPlace('content'),
});

const words = new Words();
const runs = new Uint32Array(MOST_WORDS);
const counters = new Uint16Array(SLOTS);

export const rule: ExampleRule = {
  kind: 'example',
  codes: [W_REPEATED_TEXT],
  appliesTo: ['chat', 'preference', 'prompt-completion'],
  check: (example, _measure, _limits, report) => {
    for (const [index, { role, content, weight }] of example.messages.entries()) {
      if (role !== 'assistant' || weight === 0 || content === null) continue;
      if (typeof content === 'string' && content.length < FEWEST_UNITS) continue;
      words.clear();
      for (const text of typeof content === 'string' ? [content] : content) words.add(text);
      const times = mostRepeated();
      if (times >= OFTEN && times * RUN >= SHARE * words.count)
        report(W_REPEATED_TEXT, { place: messageName(example, index + 1), times });
    }
  },
};

/** How often the most frequent run stands, or 0 when less than `OFTEN`. Runs that share a slot only make it look closer. */
function mostRepeated(): number {
  if (words.count < RUN * OFTEN) return 0;
  const count = hashRuns(words, runs);
  counters.fill(0);
  let highest = 0;
  for (let index = 0; index < count; index += 1) {
    const slot = (runs[index] ?? 0) % SLOTS;
    const times = (counters[slot] ?? 0) + 1;
    counters[slot] = times;
    if (times > highest) highest = times;
  }
  return highest < OFTEN ? 0 : countExactly(runs.subarray(0, count));
}

function countExactly(hashes: Uint32Array): number {
  const counts = new Map<number, number>();
  for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  return Math.max(...counts.values());
}
