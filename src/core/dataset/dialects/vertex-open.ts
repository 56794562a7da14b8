import type { Dialect } from '../portability/dialect.ts';

export const vertexOpen: Dialect = {
  name: 'vertex-open',
  title: 'Vertex AI open models',
  source:
    'Google\'s guide "Tune an open model", and the formats in GoogleCloudPlatform/vertex-ai-samples, skill vertex-tuning',
  asOf: '2026-11-22',
  formats: { chat: 'supervised', 'prompt-completion': 'supervised' },
  takes: [],
  refuses: { malformed: '', 'no-assistant': 'every example needs an answer' },
  ignores: {},
  unclear: { 'empty-answer': 'its guide asks for none' },
  limits: { minExamples: null, maxExamples: null, maxBytes: null },
  hasOurRows: false,
};
