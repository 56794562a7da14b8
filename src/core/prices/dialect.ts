import { type Inspection, inspectionHasErrors } from '../dataset/inspection.ts';

export type DialectVerdict = 'takes' | 'refuses' | 'unknown';

/** Whether a provider takes a file as it is, by the provider's name in the catalogs. */
export type Dialect = (inspection: Inspection, provider: string) => DialectVerdict;

/** Datasets are inspected by OpenAI's rules; what another provider says of the file is not known here. */
export function dialectOf(inspection: Inspection, provider: string): DialectVerdict {
  if (provider !== 'openai') return 'unknown';
  return inspectionHasErrors(inspection) ? 'refuses' : 'takes';
}
