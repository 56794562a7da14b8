import { z } from 'zod';
import { MAX_MODELS, Manifest } from './schema.ts';

/**
 * The manifest's schema for editors, as JSON Schema draft-07, which all of them read. `codes`: those that an editor may
 * offer under `rules`.
 */
export function manifestJsonSchema(codes: readonly string[]): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(Manifest, {
    target: 'draft-7',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === Manifest.shape.models) jsonSchema.maxProperties = MAX_MODELS;
      if (zodSchema === Manifest.shape.rules.unwrap()) jsonSchema.propertyNames = { type: 'string', enum: [...codes] };
    },
  });
  return {
    $schema,
    title: 'finetune-gitops manifest',
    description: 'models.yaml: which fine-tuned models should exist.',
    ...schema,
  };
}
