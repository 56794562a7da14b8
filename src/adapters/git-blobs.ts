import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { type Git, withoutSecrets } from './git-process.ts';

export interface BlobReader {
  /** The blob's bytes. Memory stays at a few chunks, however large the blob and however slow its reader. */
  read(oid: string): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** More than the base and the head of one dataset are rarely read at once. */
const keptIdle = 2;

/**
 * Reads blobs through long-lived `git cat-file --batch` processes. One process serves one read at a time; a second read
 * begun meanwhile gets its own process, so that interleaved readers cannot wait for each other. After a read that was
 * broken off or failed, the rest of the output is of no use, and its process is stopped instead of reused.
 */
export function openBlobReader(git: Git): BlobReader {
  const idle: BatchProcess[] = [];
  const busy = new Set<BatchProcess>();
  let closed = false;

  async function* read(oid: string): AsyncGenerator<Uint8Array> {
    if (closed) throw new Error('The git reader is closed');
    const batch = idle.pop() ?? new BatchProcess(git);
    busy.add(batch);
    let finished = false;
    try {
      yield* batch.blob(oid);
      finished = true;
    } finally {
      busy.delete(batch);
      if (finished && !closed && idle.length < keptIdle) idle.push(batch);
      else await batch.stop();
    }
  }

  return {
    read,
    async close() {
      closed = true;
      await Promise.all([...idle.splice(0), ...busy].map(batch => batch.stop()));
    },
  };
}

class BatchProcess {
  readonly #git: Git;
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #output: AsyncIterator<Buffer>;
  readonly #ended: Promise<Error>;
  #unread: Buffer = Buffer.alloc(0);
  #complaint = '';

  constructor(git: Git) {
    this.#git = git;
    this.#child = spawn(git.program, ['-C', git.folder, 'cat-file', '--batch'], {
      env: git.environment,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    this.#output = this.#child.stdout[Symbol.asyncIterator]();
    // A write to a dead process fails here; the read that follows finds the output ended and tells why.
    this.#child.stdin.on('error', () => {});
    this.#child.stderr.on('data', (text: Buffer) => {
      this.#complaint = (this.#complaint + text.toString()).slice(0, 4096);
    });
    this.#ended = new Promise(ended => {
      this.#child.once('error', ended);
      this.#child.once('close', (code, signal) => {
        ended(new Error(withoutSecrets(this.#git, `exit ${signal ?? code}: ${this.#complaint.trim()}`)));
      });
    });
  }

  async *blob(oid: string): AsyncGenerator<Uint8Array> {
    this.#child.stdin.write(`${oid}\n`);
    const header = await this.#line(oid);
    const bytes = /^[0-9a-f]+ blob (\d+)$/.exec(header)?.[1];
    if (bytes === undefined) throw new Error(`No blob ${oid} in ${this.#git.folder}; git says: ${header}`);
    for (let left = Number(bytes); left > 0; ) {
      const chunk = await this.#upTo(left, oid);
      left -= chunk.length;
      yield chunk;
    }
    await this.#upTo(1, oid); // The line feed after the content.
  }

  async stop(): Promise<void> {
    this.#child.kill();
    this.#child.stdout.destroy(); // Unread output would keep the process from being reported as closed.
    await this.#ended;
  }

  async #line(oid: string): Promise<string> {
    while (!this.#unread.includes(0x0a)) this.#unread = Buffer.concat([this.#unread, await this.#more(oid)]);
    const line = this.#unread.subarray(0, this.#unread.indexOf(0x0a)).toString();
    this.#unread = this.#unread.subarray(this.#unread.indexOf(0x0a) + 1);
    return line;
  }

  async #upTo(bytes: number, oid: string): Promise<Uint8Array> {
    if (this.#unread.length === 0) this.#unread = await this.#more(oid);
    const chunk = this.#unread.subarray(0, bytes);
    this.#unread = this.#unread.subarray(chunk.length);
    return chunk;
  }

  async #more(oid: string): Promise<Buffer> {
    const next = await this.#output.next().catch(() => ({ done: true as const, value: undefined }));
    if (!next.done) return next.value;
    throw new Error(`git stopped while blob ${oid} was read`, { cause: await this.#ended });
  }
}
