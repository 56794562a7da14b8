import { type Inspection, inspectionHasErrors } from '../dataset/inspection.ts';
import type { BaseModel } from './catalog.ts';

export type DialectVerdict = 'takes' | 'refuses' | 'unknown';

/** Whether a provider, by its name in the catalogs, takes a file as it is for a base model of this format. */
export type Dialect = (inspection: Inspection, provider: string, format: BaseModel['format']) => DialectVerdict;

/** What the inspection says of the provider. OpenAI also refuses what is an error by its rules. */
export function dialectOf(inspection: Inspection, provider: string, format: BaseModel['format']): DialectVerdict {
  if (provider === 'openai' && inspectionHasErrors(inspection)) return 'refuses';
  const name = dialectName(provider, format);
  return inspection.portability.find(each => each.provider === name)?.verdict ?? 'unknown';
}

function dialectName(provider: string, format: BaseModel['format']): string {
  if (provider === 'vertex') return format === 'gemini' ? 'vertex-gemini' : 'vertex-open';
  return provider === 'azure' ? 'azure-openai' : provider;
}
