import type OpenAI from 'openai';
import type { ResourceState } from '../../core/plan/observed.ts';
import { describeFailure, refusal } from './failures.ts';
import { FileId, readFileId } from './replies.ts';

/** `GET /v1/files/{file_id}` (OpenAI API reference, 2026-08-21). We take an expired file to be no longer found. Reads only. */
export async function fileState(client: OpenAI, id: string): Promise<ResourceState> {
  if (!FileId.safeParse(id).success) return { kind: 'unknown', why: 'the ID is not one of a file' };
  try {
    const found = readFileId(await client.files.retrieve(id, { maxRetries: 2 }));
    return found === id ? { kind: 'there' } : { kind: 'unknown', why: 'the reply is not this file' };
  } catch (error) {
    return refusal(error)?.status === 404 ? { kind: 'gone' } : { kind: 'unknown', why: describeFailure(error) };
  }
}
