import type { setModelId } from '../../src/core/manifest/splice.ts';

/** What `setModelId` does to the simulation's manifests, in a hundredth of the time; a test compares the two. */
export const toySplice: typeof setModelId = (text, modelName, modelId) => {
  const head = `  ${modelName}:\n`;
  const start = text.indexOf(`\n${head}`) + 1;
  if (start === 0 || modelId === null) return { kind: 'refused', why: 'no such model', lineToPaste: null };
  const [, spec = ''] = /^( {4}spec: .*\n)/.exec(text.slice(start + head.length)) ?? [];
  const at = start + head.length + spec.length;
  const [old = ''] = /^ {4}model_id: .*\n/.exec(text.slice(at)) ?? [];
  const line = `    model_id: ${modelId}\n`;
  if (old === line) return { kind: 'unchanged' };
  return { kind: 'edited', text: text.slice(0, at) + line + text.slice(at + old.length) };
};
