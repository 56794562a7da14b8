import { z } from 'zod';
import { DATASET_CODES } from './codes.ts';
import { type InspectionPart, PART_VERSION } from './inspection-part.ts';
import { joinParts } from './join-parts.ts';

/** The most that the rules keep is some 100 MB of numbers, written out. */
export const MAX_PART_FILE_BYTES = 256 * 1_048_576;

const CODES = new Map(DATASET_CODES.map(code => [code.code, code]));
const LONGEST_TEXT = 256;
const LONGEST_MESSAGE = 2000;
const DEEPEST = 16;

/**
 * A part of an inspection that comes from a file. Whoever wrote it, it holds only words of the rules, plain short texts
 * and counts, so nothing of it can do harm where it is shown; and it is something that this version would write.
 */
export const InspectionPartSchema: z.ZodType<InspectionPart> = z
  .looseObject({ version: z.literal(PART_VERSION) })
  .refine(part => isHarmless(part, 0), 'holds something that no part holds')
  .transform(part => part as unknown as InspectionPart)
  .refine(isStable, 'is not as this version writes it');

function isHarmless(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'number') return value >= 0 && value <= Number.MAX_SAFE_INTEGER;
  if (typeof value === 'string') return isPlain(value);
  if (typeof value !== 'object' || depth === DEEPEST) return false;
  if (Array.isArray(value)) return value.every(item => isHarmless(item, depth + 1));
  if ('code' in value) return isFinding(value, depth);
  if ('message' in value) return isInWords(value, depth);
  return Object.entries(value).every(([key, item]) => isPlain(key) && isHarmless(item, depth + 1));
}

function isPlain(text: string): boolean {
  return text.length <= LONGEST_TEXT && /^[ -~]*$/.test(text);
}

/** The words of a finding are those of its code, up to what its messages say about single lines. */
export function isFinding({ ...finding }: object, depth = 0): boolean {
  const { code, severity, headline, fix, ...own } = finding as Readonly<Record<string, unknown>>;
  const known = typeof code === 'string' ? CODES.get(code) : undefined;
  if (known === undefined) return false;
  const isOwn = severity === known.severity && headline === known.headline && fix === known.fix;
  return isOwn && isInWords(own, depth);
}

/** What a message says differs from place to place; whatever it says is escaped where it is shown. */
function isInWords({ message, ...counts }: { readonly message?: unknown }, depth: number): boolean {
  return typeof message === 'string' && message.length <= LONGEST_MESSAGE && isHarmless(counts, depth + 1);
}

/** What is taken in and written again is the same exactly when every state in it has its own form. */
function isStable(part: InspectionPart): boolean {
  try {
    const joined = joinParts();
    joined.absorb(part);
    return JSON.stringify(joined.conclude('').part()) === JSON.stringify(part);
  } catch {
    // Whatever a rule trips over is not what the rule wrote.
    return false;
  }
}
