import type { Dialect } from '../portability/dialect.ts';

export const vertexGemini: Dialect = {
  name: 'vertex-gemini',
  title: 'Vertex AI Gemini',
  source:
    "Google's guides to supervised and preference tuning of Gemini models: limits, and preparing data; chat rows have to " +
    'be converted to `contents`',
  asOf: '2026-11-22',
  formats: { gemini: 'supervised', 'gemini-preference': 'preference' },
  takes: ['file-data', 'tools'],
  refuses: { malformed: '' },
  ignores: {},
  unclear: {},
  byMethod: {
    preference: {
      limits: { maxExamples: 10_000_000 },
      refuses: {
        'prompt-ends-with-assistant': 'contents must end with the user',
        'file-data': 'preference data is text only',
        'inline-data': 'preference data is text only',
      },
    },
  },
  limits: { minExamples: null, maxExamples: 1_000_000, maxValidation: 5_000, maxBytes: 1_073_741_824 },
  hasOurRows: false,
};
