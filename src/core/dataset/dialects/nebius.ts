import type { Dialect } from '../portability/dialect.ts';

export const nebius: Dialect = {
  name: 'nebius',
  title: 'Nebius Token Factory',
  source:
    'docs.tokenfactory.nebius.com/post-training/datasets (its size limit reads 5 GB in one edition, 50 GB in another)',
  asOf: '2026-11-22',
  formats: { chat: 'supervised', 'prompt-completion': 'supervised', text: 'supervised' },
  takes: ['tools', 'no-content'],
  refuses: {
    malformed: '',
    'no-assistant': '',
    'ends-not-assistant': 'the last message must be the answer',
  },
  ignores: {},
  unclear: { 'ends-with-call': 'its guide asks for an answer in words' },
  limits: { minExamples: null, maxExamples: null, maxBytes: 50_000_000_000, unclearBytes: 5_000_000_000 },
  hasOurRows: false,
};
