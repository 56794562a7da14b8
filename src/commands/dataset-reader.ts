import type { AnswerSchema } from '../core/dataset/answer-schema.ts';
import { MIN_EXAMPLES } from '../core/dataset/inspect.ts';
import type { TrainableFormat } from '../core/dataset/inspection.ts';
import { LfsFault, type LfsProblem } from '../core/dataset/lfs-pointer.ts';
import type { BaseModel } from '../core/prices/catalog.ts';
import type { InspectionRules } from '../core/tokens/inspect-counted.ts';
import { isEncodingName } from '../core/tokens/token-counter.ts';
import type { FileInspection, GitObjects, InspectFile, Output } from '../ports.ts';

export type DatasetRole = 'training' | 'validation';

/** What a dataset is for, as far as that decides how it is counted and checked. */
export interface DatasetTask {
  readonly role: DatasetRole;
  readonly base: BaseModel | undefined;
  readonly expected: TrainableFormat;
  readonly answerSchema: AnswerSchema | undefined;
}

export type DatasetRead =
  | ({ readonly kind: 'read'; readonly oid: string } & FileInspection)
  | { readonly kind: 'absent' }
  | { readonly kind: 'not-a-file'; readonly what: string }
  | { readonly kind: 'lfs-fault'; readonly problem: LfsProblem };

/** Reads and inspects the datasets of commits; the same blob under the same rules is inspected once. */
export interface DatasetReader {
  read(commit: string, path: string, use: DatasetTask): Promise<DatasetRead>;
}

export function createDatasetReader(
  git: GitObjects,
  output: Pick<Output, 'trace'>,
  inspect: InspectFile,
): DatasetReader {
  const inspected = new Map<string, Promise<FileInspection>>();
  return {
    async read(commit, path, { role, base, expected, answerSchema }) {
      const entry = await git.entry(commit, path);
      if (entry === null) return { kind: 'absent' };
      if (entry.kind !== 'file') return { kind: 'not-a-file', what: entry.kind };
      const rules = { ...inspectionRules(base, { role, expected }, output), ...(answerSchema && { answerSchema }) };
      const key = JSON.stringify([entry.oid, rules]);
      const { oid, bytes, contentId } = entry;
      const job = { rules, bytes, chunks: git.read(oid), ...(contentId !== undefined && { contentId }) };
      const known = inspected.get(key) ?? inspect(job);
      inspected.set(key, known);
      try {
        return { kind: 'read', oid: entry.oid, ...(await known) };
      } catch (error) {
        if (error instanceof LfsFault) return { kind: 'lfs-fault', problem: error.problem };
        throw error;
      }
    },
  };
}

/** How a dataset is counted and checked for a base model. */
export function inspectionRules(
  base: BaseModel | undefined,
  { role, expected }: { readonly role: DatasetRole; readonly expected: TrainableFormat | null },
  output: Pick<Output, 'trace'>,
): InspectionRules {
  const encoding = base !== undefined && isEncodingName(base.encoding) ? base.encoding : null;
  if (encoding !== null) output.trace(`uses encoding ${encoding}`);
  return {
    encoding,
    expected,
    images: base?.image_tokens ?? null,
    maxExampleTokens: base?.max_example_tokens ?? null,
    minExamples: role === 'training' ? (base?.min_examples ?? MIN_EXAMPLES) : 1,
  };
}
