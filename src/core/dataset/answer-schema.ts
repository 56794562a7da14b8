import { E_RESPONSE_FORMAT, N_RESPONSE_FORMAT } from '../diagnostics/codes/manifest-codes.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { locate, type Positions } from '../manifest/positions.ts';
import type { Manifest, ModelEntry } from '../manifest/schema.ts';
import { reviewSchema } from './json-schema/review-schema.ts';
import { shownPath } from './json-schema/shown-path.ts';
import type { JsonObject } from './reader.ts';

/** What every trained answer must be: one JSON object, or JSON that satisfies the schema. */
export type AnswerSchema = { readonly kind: 'object' } | { readonly kind: 'schema'; readonly schema: JsonObject };

export function answerSchemaOf(format: ModelEntry['response_format']): AnswerSchema | undefined {
  if (format === undefined) return undefined;
  return format.type === 'json_object' ? { kind: 'object' } : { kind: 'schema', schema: format.json_schema.schema };
}

/** What is wrong with the schemas of a manifest, and what of them is not judged. */
export function checkAnswerSchemas(models: Manifest['models'], positions: Positions): Diagnostic[] {
  return Object.entries(models).flatMap(([name, { response_format: format }]) => {
    if (format?.type !== 'json_schema') return [];
    const { fault, unread } = reviewSchema(format.json_schema.schema);
    const keyPath = ['models', name, 'response_format', 'json_schema', 'schema'];
    if (fault !== null) {
      const place = locate(positions, [...keyPath, ...fault.path, fault.keyword]);
      return [diagnose(E_RESPONSE_FORMAT, place, { keyword: fault.keyword, at: shownPath(fault.path) || 'The top' })];
    }
    const keywords = unread.join(', ');
    return unread.length === 0 ? [] : [diagnose(N_RESPONSE_FORMAT, locate(positions, keyPath), { keywords })];
  });
}
