import type { Dialect } from '../portability/dialect.ts';

const TEMPLATE = 'depends on the chat template of the base model';
const IMAGES = 'its guide has images in a column of their own';

export const trl: Dialect = {
  name: 'trl',
  title: 'TRL (self-hosted)',
  source: 'huggingface.co/docs/trl: dataset formats, SFT trainer, DPO trainer',
  asOf: '2026-11-22',
  formats: {
    chat: 'supervised',
    'prompt-completion': 'supervised',
    text: 'supervised',
    'trl-preference': 'preference',
    sharegpt: 'unknown',
    'json-array': 'unknown',
    csv: 'unknown',
  },
  takes: ['no-assistant', 'ends-not-assistant', 'ends-with-call', 'empty-answer', 'not-text', 'tools'],
  refuses: { malformed: '' },
  ignores: {
    'parallel-tool-calls': 'other columns are dropped',
    weight: 'the message is trained all the same',
    'weight-elsewhere': '',
    'weight-value': '',
    'row-weight': 'other columns are dropped',
    'extra-key': 'other columns are dropped',
  },
  unclear: {
    'starts-with-assistant': TEMPLATE,
    'user-twice': TEMPLATE,
    'assistant-twice': TEMPLATE,
    'system-twice': TEMPLATE,
    'system-later': TEMPLATE,
    'developer-role': TEMPLATE,
    'function-role': TEMPLATE,
    'unknown-role': TEMPLATE,
    'no-content': TEMPLATE,
    'tool-without-id': TEMPLATE,
    'text-parts': TEMPLATE,
    'tools-not-list': 'a text of JSON is read, nothing else',
    'legacy-functions': TEMPLATE,
    name: TEMPLATE,
    reasoning: TEMPLATE,
    'reasoning-content': TEMPLATE,
    'message-key': TEMPLATE,
    'image-url': IMAGES,
    'image-data': IMAGES,
  },
  limits: { minExamples: 1, maxExamples: null, maxBytes: null },
  hasOurRows: false,
};
