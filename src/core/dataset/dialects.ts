import { azureOpenAi } from './dialects/azure-openai.ts';
import { fireworks } from './dialects/fireworks.ts';
import { mistral } from './dialects/mistral.ts';
import { nebius } from './dialects/nebius.ts';
import { openai } from './dialects/openai.ts';
import { together } from './dialects/together.ts';
import { trl } from './dialects/trl.ts';
import { vertexGemini } from './dialects/vertex-gemini.ts';
import { vertexOpen } from './dialects/vertex-open.ts';
import type { Dialect } from './portability/dialect.ts';

/** Every provider whose rows are known, in the order in which they are shown. A test sees to it that none is missing. */
export const DIALECTS: readonly Dialect[] = [
  openai,
  azureOpenAi,
  fireworks,
  together,
  nebius,
  vertexGemini,
  vertexOpen,
  mistral,
  trl,
];
