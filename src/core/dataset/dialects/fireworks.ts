import type { Dialect } from '../portability/dialect.ts';

export const fireworks: Dialect = {
  name: 'fireworks',
  title: 'Fireworks',
  source:
    'docs.fireworks.ai/fine-tuning: fine-tuning-models, fine-tuning-vlm, dpo-fine-tuning (2026-10); Kiln-AI/Kiln@66cbe9de',
  asOf: '2026-11-22',
  formats: {
    chat: 'supervised',
    'prompt-completion': 'supervised',
    preference: 'preference',
    reinforcement: 'unknown',
  },
  takes: ['text-parts', 'image-data', 'tools', 'weight', 'reasoning-content'],
  refuses: {
    malformed: '',
    'system-twice': 'a system message must be the first',
    'system-later': 'a system message must be the first',
    'developer-role': '',
    'function-role': '',
    'unknown-role': '',
    'not-one-output': '',
    'image-url': 'images must be inside the row',
    'weight-value': '',
  },
  ignores: {},
  unclear: {
    'no-content': 'a known client writes an empty text instead',
    'row-weight': 'only where every row has one',
  },
  byMethod: {
    preference: {
      unclear: {
        'prompt-with-answers': 'its guide speaks of one turn',
        'text-parts': 'its guide asks for a text',
        'image-data': 'its guide asks for a text',
      },
    },
  },
  limits: { minExamples: 3, maxExamples: 3_000_000, maxBytes: null },
  hasOurRows: false,
};
