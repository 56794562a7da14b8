import type OpenAI from 'openai';
import { z } from 'zod';
import type { ModelState } from '../../core/plan/observed.ts';
import type { DeleteOutcome } from '../../core/reconcile/effects.ts';
import { describeFailure, refusal } from './failures.ts';

/** What may stand in a path: base models and fine-tuned ones as OpenAI names them (API reference, 2026-08-21). */
const AnyModelId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,259}$/);

/** `shutdown_date`: OpenAI API specification 2.3.0 (from 2026-08-14). No published reply shows one on a fine-tuned model. */
const Model = z.object({
  id: z.string(),
  shutdown_date: z.iso.date().nullish(),
});

const Deleted = z.object({ id: z.string(), deleted: z.literal(true) });
const FineTuneId = AnyModelId.startsWith('ft:');
const DELETE_RETRIES = 2;

/**
 * `DELETE /v1/models/{model}`, which needs the role of an owner (OpenAI API specification 2.3.0). Repeating it does no
 * harm. An ID that is not one of a fine-tuned model is not sent: an empty one would address all models.
 */
export async function deleteModel(client: OpenAI, id: string): Promise<DeleteOutcome> {
  if (!FineTuneId.safeParse(id).success) return { kind: 'unknown', why: 'the ID is not one of a fine-tuned model' };
  try {
    const reply: unknown = await client.models.delete(id, { maxRetries: DELETE_RETRIES });
    const parsed = Deleted.safeParse(reply);
    return parsed.success && parsed.data.id === id
      ? { kind: 'deleted' }
      : { kind: 'unknown', why: 'the reply is not of this delete' };
  } catch (error) {
    const refused = refusal(error);
    if (refused?.status === 404 && refused.code === 'model_not_found') return { kind: 'gone' };
    // A missing permission is told as either (public reports, 2023-2026); a wrong key would not have come this far.
    const isForbidden = refused?.status === 401 || refused?.status === 403;
    if (refused !== null) return { kind: 'refused', isForbidden, code: refused.code, message: refused.message };
    return { kind: 'unknown', why: describeFailure(error) };
  }
}

/** Asks for one model by its ID; none is listed, since an organisation has many. Reads only. */
export async function modelState(client: OpenAI, id: string): Promise<ModelState> {
  if (!AnyModelId.safeParse(id).success) return { kind: 'unknown', why: 'the ID is not one of a model' };
  try {
    const reply: unknown = await client.models.retrieve(id, { maxRetries: 2 });
    const parsed = Model.safeParse(reply);
    if (!parsed.success || parsed.data.id !== id) return { kind: 'unknown', why: 'the reply is not this model' };
    return { kind: 'there', shutdown: parsed.data.shutdown_date ?? null };
  } catch (error) {
    const refused = refusal(error);
    // Without access a model reads the same; a 404 of anything else says nothing about it.
    if (refused?.status === 404 && refused.code === 'model_not_found') return { kind: 'gone' };
    return { kind: 'unknown', why: describeFailure(error) };
  }
}
