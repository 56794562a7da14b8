import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import {
  type EntryKind,
  entryKey,
  readInspection,
  readPart,
  sealEntry,
  unsealEntry,
  writeKept,
} from '../core/dataset/inspection-entry.ts';
import type { InspectionPart } from '../core/dataset/inspection-part.ts';
import { MAX_PART_FILE_BYTES } from '../core/dataset/inspection-part-schema.ts';
import type { FileInspection, InspectFile, Output } from '../ports.ts';
import type { EntryFolder } from './entry-folder.ts';

export interface InspectionCache {
  readonly entries: EntryFolder;
  /** The build that inspects, and what runs it. */
  readonly version: string;
  readonly output: Pick<Output, 'trace'>;
}

/**
 * Inspects as `inspect` does, but what was inspected before is read from a folder. The folder is untrusted: whatever is
 * not exactly an entry of this build counts as absent. Nothing that spends money may use it.
 */
export function withCache(inspect: InspectFile, { entries, version, output }: InspectionCache): InspectFile {
  return async job => {
    const { contentId, rules } = job;
    if (contentId === undefined || job.isStart === false || job.onExample !== undefined) return inspect(job);
    const key = entryKey({ contentId, rules, version });

    /** Once: the bytes come once. */
    let begun: Promise<FileInspection> | undefined;
    let isFresh = false;
    function inspectAnew(): Promise<FileInspection> {
      begun ??= inspect(job).then(async fresh => {
        isFresh = true;
        await keep('inspection', key, writeKept(fresh.inspection));
        return fresh;
      });
      return begun;
    }

    async function keptPart(): Promise<InspectionPart> {
      // What this process measured itself needs no check.
      const kept = isFresh ? null : await find('part', key, async body => readPart(await unpack(body, UNPACKED)));
      if (kept !== null) return kept;
      const part = await (await inspectAnew()).part();
      await keep('part', key, await pack(writeKept(part), { level: 1 }));
      return part;
    }

    const known = await find('inspection', key, readInspection);
    if (known?.bytes === job.bytes) return { inspection: known, part: keptPart };
    return { inspection: (await inspectAnew()).inspection, part: keptPart };
  };

  async function find<T>(kind: EntryKind, key: string, read: (body: Uint8Array) => T | Promise<T>): Promise<T | null> {
    const name = nameOf(kind, key);
    try {
      const entry = await entries.read(name);
      if (entry === null) return null;
      const body = unsealEntry(kind, key, entry);
      const value = body === null ? null : await read(body);
      output.trace(value === null ? `passes over the kept ${name}: it is damaged` : `takes the kept ${name}`);
      return value;
    } catch (error) {
      output.trace(`passes over the kept ${name}: ${messageOf(error)}`);
      return null;
    }
  }

  async function keep(kind: EntryKind, key: string, body: Uint8Array): Promise<void> {
    const name = nameOf(kind, key);
    try {
      await entries.write(name, sealEntry(kind, key, body));
    } catch (error) {
      output.trace(`does not keep ${name}: ${messageOf(error)}`);
    }
  }
}

const pack = promisify(gzip);
const unpack = promisify(gunzip);
const UNPACKED = { maxOutputLength: MAX_PART_FILE_BYTES };

function nameOf(kind: EntryKind, key: string): string {
  return kind === 'part' ? `${key}.part.gz` : `${key}.json`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
