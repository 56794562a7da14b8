import type { Dialect } from '../portability/dialect.ts';

export const mistral: Dialect = {
  name: 'mistral',
  title: 'Mistral',
  source:
    'docs.mistral.ai, text and vision fine-tuning (under deprecated); what mistralai/mistral-finetune@20704b22 reads, which ' +
    'those pages name for checking data; the checks of mistral-common for fine-tuning',
  asOf: '2026-11-22',
  note: 'deprecated, no longer actively supported',
  formats: { chat: 'supervised' },
  takes: ['no-content', 'ends-with-call', 'tools', 'weight'],
  refuses: {
    malformed: '',
    'no-assistant': '',
    'ends-not-assistant': '',
    'system-twice': '',
    'developer-role': '',
    'function-role': '',
    'unknown-role': '',
    'weight-value': '',
    'tool-without-id': '',
  },
  ignores: { 'weight-elsewhere': '' },
  unclear: {
    'extra-key': 'its published reader skips other keys',
    'message-key': 'its published reader skips other keys',
  },
  limits: { minExamples: null, maxExamples: null, maxBytes: null },
  hasOurRows: false,
};
