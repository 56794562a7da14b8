import { z } from 'zod';
import { MAX_MODELS, Manifest } from './schema.ts';

/** The manifest's schema for editors, as JSON Schema draft-07, which all of them read. */
export function manifestJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(Manifest, {
    target: 'draft-7',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === Manifest.shape.models) jsonSchema.maxProperties = MAX_MODELS;
    },
  });
  return {
    $schema,
    title: 'finetune-gitops manifest',
    description: 'models.yaml: which fine-tuned models should exist.',
    ...schema,
  };
}
