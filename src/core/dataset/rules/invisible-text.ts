import { defineCode } from '../../diagnostics/diagnostic.ts';
import { messageName } from '../chat-example.ts';
import { findInvisible, type InvisibleKind } from '../corpus/invisible.ts';
import { TRAINABLE_FORMATS } from '../inspection.ts';
import { inPlace } from '../key-paths.ts';
import type { ExampleRule } from '../rule.ts';

const W_INVISIBLE = defineCode<{ place: string; role: string; kind: InvisibleKind }>({
  code: 'W_INVISIBLE',
  severity: 'warning',
  headline: 'A text holds invisible characters',
  message: ({ place, role, kind }) => `${place} (${role}) holds a ${kind}.`,
  why: 'Nobody who reviews the text sees it, yet the model reads it: it can hide instructions, and it splits words.',
  fix: 'Remove the character; mostly it came along from a web page or a word processor.',
  at: inPlace('content'),
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [W_INVISIBLE],
  appliesTo: TRAINABLE_FORMATS,
  check: (example, _measure, _limits, report) => {
    for (const [index, { role, content }] of example.messages.entries()) {
      if (content === null) continue;
      for (const text of typeof content === 'string' ? [content] : content) {
        const kind = findInvisible(text);
        if (kind !== null) return report(W_INVISIBLE, { place: messageName(example, index + 1), role, kind }, text);
      }
    }
  },
};
