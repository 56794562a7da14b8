import { createHash } from 'node:crypto';
import type { DesiredModel } from '../../src/core/plan/plan.ts';
import type { ResolvedSpec } from '../../src/core/plan/spec.ts';
import { aModel, digestOf } from '../support/builders.ts';

/** The bytes of every dataset here. */
export const DATA = Buffer.from('{"messages":[]}\n');
export const DATA_SHA256 = createHash('sha256').update(DATA).digest('hex');

/** The trainings that a manifest of the simulation may ask for, made once: `spec: 3` in its text is the fourth. */
const SPECS = Array.from({ length: 8 }, (_, seed) =>
  aModel('toy', { entry: { seed }, training: { sha256: DATA_SHA256 } }),
);
/** Its dataset is missing. */
const WITHOUT_DATA = aModel('toy', { training: null });

/** The provider refuses to train these for good. */
const REFUSED: ReadonlySet<string> = new Set([digestOf(specAt(7))]);

export const SPEC_COUNT = SPECS.length;
export const UPPER_COST = specAt(0).estimate?.high ?? 0;

function specAt(n: number): DesiredModel {
  return SPECS[n] ?? WITHOUT_DATA;
}

export function digestAt(n: number): string {
  return digestOf(specAt(n));
}

export function isRefusedForGood(digest: string): boolean {
  return REFUSED.has(digest);
}

export function specOf(digest: string): ResolvedSpec | null {
  return SPECS.find(model => model.digest === digest)?.spec ?? null;
}

/** What a manifest of the simulation asks for; `null` when it cannot be read. One line for each fact, as written below. */
export function modelsOf(text: string): DesiredModel[] | null {
  const models: DesiredModel[] = [];
  for (const line of text.split('\n')) {
    const [, indent = '', key = '', value = ''] = /^( *)([a-z_0-9]+): *(.*)$/.exec(line) ?? [];
    if (key === 'broken') return null;
    if (indent.length === 2) models.push({ ...WITHOUT_DATA, name: key });
    const last = models.at(-1);
    if (indent.length !== 4 || last === undefined) continue;
    if (key === 'spec') models[models.length - 1] = { ...specAt(Number(value)), name: last.name };
    if (key === 'model_id') models[models.length - 1] = { ...last, entry: { ...last.entry, model_id: value } };
  }
  return models;
}

export interface Entry {
  readonly name: string;
  /** Which training; `-1` is one whose dataset is missing. */
  readonly spec: number;
  readonly modelId: string | null;
}

export function entriesOf(text: string): Entry[] {
  return (modelsOf(text) ?? []).map(({ name, digest, entry }) => ({
    name,
    spec: SPECS.findIndex(model => model.digest === digest && digest !== null),
    modelId: entry.model_id ?? null,
  }));
}

export function manifestText(entries: readonly Entry[], comment: number): string {
  const models = entries.map(
    ({ name, spec, modelId }) =>
      `  ${name}:\n    spec: ${spec}\n${modelId === null ? '' : `    model_id: ${modelId}\n`}`,
  );
  return `# edition ${comment}\nmodels:\n${models.join('')}`;
}
