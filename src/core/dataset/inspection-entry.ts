import { createHash } from 'node:crypto';
import type { Inspection } from './inspection.ts';
import { type InspectionPart, PART_VERSION } from './inspection-part.ts';
import { InspectionPartSchema } from './inspection-part-schema.ts';
import { InspectionSchema } from './inspection-schema.ts';
import { rulesHash } from './rules-hash.ts';

const ENTRY_VERSION = 2;

/** What decides an inspection: all of it is in the name of what is kept. */
export interface InspectedContent {
  /** Names the bytes for good. */
  readonly contentId: string;
  /** How they are counted and checked, as plain data. */
  readonly rules: object;
  /** The build that inspects, and what runs it. */
  readonly version: string;
}

/** The name under which an inspection is kept: 64 hexadecimal digits, so it is a file name too. */
export function entryKey({ contentId, rules, version }: InspectedContent): string {
  return hashOf(Buffer.from(JSON.stringify([ENTRY_VERSION, PART_VERSION, rulesHash(), version, contentId, rules])));
}

export type EntryKind = 'inspection' | 'part';

/** Bytes with their name and their hash, so that what was cut, changed or moved is seen. */
export function sealEntry(kind: EntryKind, key: string, body: Uint8Array): Uint8Array {
  return Buffer.concat([sealOf(kind, key, body), body]);
}

/** What was sealed under this name, or `null`. A seal is no signature: what it holds is still untrusted. */
export function unsealEntry(kind: EntryKind, key: string, entry: Uint8Array): Uint8Array | null {
  const body = entry.subarray(sealOf(kind, key, new Uint8Array()).length);
  return Buffer.from(sealEntry(kind, key, body)).equals(entry) ? body : null;
}

function sealOf(kind: EntryKind, key: string, body: Uint8Array): Uint8Array {
  return Buffer.from(`finetune-gitops ${kind} ${ENTRY_VERSION} ${key} ${hashOf(body)}\n`);
}

export function writeKept(value: Inspection | InspectionPart): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

/** An inspection that anybody may have written, or `null` when this version would not write it. */
export function readInspection(body: Uint8Array): Inspection | null {
  const value = parse(body);
  const read = InspectionSchema.safeParse(value);
  // As it was written, and not as the schema orders it: the order of keys shows in what is printed.
  return read.success ? (value as Inspection) : null;
}

/** A part of an inspection that anybody may have written, or `null` when this version would not write it. */
export function readPart(body: Uint8Array): InspectionPart | null {
  const read = InspectionPartSchema.safeParse(parse(body));
  return read.success ? read.data : null;
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    // No value is as good as a wrong one: nothing is read from it.
    return null;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
