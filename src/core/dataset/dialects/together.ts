import type { Dialect } from '../portability/dialect.ts';

const ALTERNATE = 'user and assistant must alternate';

export const together: Dialect = {
  name: 'together',
  title: 'Together',
  source:
    'docs.together.ai/docs/fine-tuning: data-preparation, vision, preference-tuning; togethercomputer/skills@8b832429 ' +
    '`data-formats.md`; the check of files in togethercomputer/together-py@0395aed8',
  asOf: '2026-11-22',
  formats: {
    chat: 'supervised',
    'prompt-completion': 'supervised',
    text: 'supervised',
    preference: 'preference',
  },
  takes: [
    'ends-not-assistant',
    'ends-with-call',
    'prompt-with-answers',
    'no-content',
    'text-parts',
    'image-data',
    'tools',
    'weight',
    'weight-elsewhere',
    'row-weight',
    'reasoning',
    'reasoning-content',
  ],
  refuses: {
    malformed: '',
    'two-formats': 'it cannot tell which one is meant',
    'no-assistant': '',
    'starts-with-assistant': 'it must start with system or user',
    'user-twice': ALTERNATE,
    'assistant-twice': ALTERNATE,
    'system-twice': ALTERNATE,
    'system-later': ALTERNATE,
    'developer-role': '',
    'function-role': '',
    'unknown-role': '',
    'not-one-output': '',
    'image-url': 'images must be inside the row',
    'image-elsewhere': '',
    'images-over-10': '',
    'images-over-64': '',
    'weight-value': '',
  },
  ignores: {},
  unclear: { 'extra-key': 'its own client refuses other keys, its guide only advises to leave them out' },
  byMethod: {
    preference: {
      takes: ['starts-with-assistant'],
      refuses: { 'prompt-ends-with-assistant': '' },
    },
  },
  limits: { minExamples: 1, maxExamples: null, maxBytes: 100_000_000_000 },
  hasOurRows: false,
};
