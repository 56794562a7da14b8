import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { EmulatedRequest } from '../server/emulator-server.ts';
import { ApiError, missingParameter, noSuchFile, notDictionary, notJsonl } from './errors.ts';
import type { Ids } from './ids.ts';
import { parseRequest } from './refusal.ts';
import type { fileReply } from './replies.ts';
import { createFileRequest } from './requests.ts';

export interface StoredFile {
  readonly id: string;
  readonly createdAt: number;
  readonly filename: string;
  readonly purpose: z.output<typeof fileReply>['purpose'];
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** From then on the file is gone; absent: never. */
  readonly expiresAt?: number;
}

/** Files, byte for byte. One whose time has not come is not there yet: so a job's results wait for its end. */
export class FileStore {
  readonly #files = new Map<string, StoredFile>();
  readonly #ids: Ids;

  constructor(ids: Ids) {
    this.#ids = ids;
  }

  add(file: Omit<StoredFile, 'id' | 'sha256'>): StoredFile {
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    const stored = { ...file, id: this.#ids.next('file-', 22), sha256 };
    this.#files.set(stored.id, stored);
    return stored;
  }

  find(id: string, now: number): StoredFile | undefined {
    const file = this.#files.get(id);
    return file !== undefined && isThere(file, now) ? file : undefined;
  }

  get(id: string, now: number): StoredFile {
    const file = this.find(id, now);
    if (file === undefined) throw noSuchFile(id);
    return file;
  }

  remove(id: string): void {
    this.#files.delete(id);
  }

  /** Newest first. */
  list(now: number): readonly StoredFile[] {
    return [...this.#files.values()].filter(file => isThere(file, now)).reverse();
  }
}

function isThere(file: StoredFile, now: number): boolean {
  return file.createdAt <= now && now < (file.expiresAt ?? Number.POSITIVE_INFINITY);
}

/** Reads an upload with the platform's own multipart parser and applies the checks OpenAI makes at the upload. */
export async function readUpload(request: EmulatedRequest, now: number): Promise<Omit<StoredFile, 'id' | 'sha256'>> {
  const form = await readForm(request);
  const file = form.get('file');
  const texts = [...form.entries()].filter(([name]) => name !== 'file');
  const fields = parseRequest(createFileRequest, Object.fromEntries(texts));
  const { purpose } = fields;
  if (!(file instanceof File)) throw missingParameter('file');
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (purpose === 'fine-tune') {
    if (!file.name.endsWith('.jsonl')) throw notJsonl();
    requireDictionaries(bytes);
  }
  const lifetime = fields['expires_after[seconds]'];
  const expiry = lifetime === undefined ? {} : { expiresAt: now + lifetime };
  return { filename: file.name, purpose, bytes, createdAt: now, ...expiry };
}

async function readForm({ headers, body }: EmulatedRequest): Promise<FormData> {
  const type = headers['content-type'] ?? '';
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  } catch (cause) {
    const error = new ApiError(400, 'Could not parse multipart form');
    error.cause = cause;
    throw error;
  }
}

/** Only how lines begin: what is inside them is checked in the job. */
function requireDictionaries(bytes: Uint8Array): void {
  const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\n');
  for (const [index, line] of lines.entries())
    if (line.trim() !== '' && !line.startsWith('{')) throw notDictionary(index + 1, line.slice(0, 40));
}

export function describeFile(file: StoredFile): z.output<typeof fileReply> {
  return {
    object: 'file',
    id: file.id,
    bytes: file.bytes.length,
    created_at: file.createdAt,
    filename: file.filename,
    purpose: file.purpose,
    status: 'processed',
    ...(file.expiresAt === undefined ? {} : { expires_at: file.expiresAt }),
  };
}
