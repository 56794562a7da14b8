import type { CodeSource } from './code-source.ts';
import { DATASET_SOURCES } from './code-sources-dataset.ts';
import { MANIFEST_SOURCES } from './code-sources-manifest.ts';
import { PLAN_SOURCES } from './code-sources-plan.ts';

/** By code; a test sees to it that every code of the three catalogues has one. */
export const CODE_SOURCES: Readonly<Partial<Record<string, CodeSource>>> = {
  ...DATASET_SOURCES,
  ...MANIFEST_SOURCES,
  ...PLAN_SOURCES,
};

/** In one line, for a terminal. */
export function sourceText(source: CodeSource): string {
  const { note, date } = source;
  const from =
    source.kind === 'ours'
      ? `a rule of this project, ${source.document} (${date})`
      : [`${source.title} (${date})`, source.url].filter(part => part !== null).join(', ');
  return note === null ? `${from}.` : `${from}. ${note}`;
}
