import { type InspectOptions, inspectWhole, MIN_EXAMPLES, type WholeInspection } from '../core/dataset/inspect.ts';
import type { BaseModel } from '../core/prices/catalog.ts';
import { measureChatExample } from '../core/tokens/billed-tokens.ts';
import { type EncodingName, isEncodingName } from '../core/tokens/token-counter.ts';
import type { TokenCounters } from '../core/tokens/token-counters.ts';
import type { GitObjects, Output } from '../ports.ts';

export type DatasetRole = 'training' | 'validation';

export type DatasetRead =
  | ({ readonly kind: 'read'; readonly oid: string } & WholeInspection)
  | { readonly kind: 'absent' }
  | { readonly kind: 'not-a-file'; readonly what: string };

/** Reads and inspects the datasets of commits; the same blob under the same rules is inspected once. */
export interface DatasetReader {
  read(commit: string, path: string, role: DatasetRole, base: BaseModel | undefined): Promise<DatasetRead>;
}

export function createDatasetReader(
  git: GitObjects,
  counters: TokenCounters,
  output: Pick<Output, 'trace'>,
): DatasetReader {
  const inspected = new Map<string, Promise<WholeInspection>>();
  return {
    async read(commit, path, role, base) {
      const entry = await git.entry(commit, path);
      if (entry === null) return { kind: 'absent' };
      if (entry.kind !== 'file') return { kind: 'not-a-file', what: entry.kind };
      const rules = await inspectionRules(role, base, counters, output);
      const key = [entry.oid, rules.encoding, rules.maxExampleTokens, rules.minExamples].join(' ');
      const known = inspected.get(key) ?? inspectWhole({ ...rules, chunks: git.read(entry.oid) });
      inspected.set(key, known);
      return { kind: 'read', oid: entry.oid, ...(await known) };
    },
  };
}

/** How a dataset is counted and checked for a base model. Loads the model's encoding, and no other. */
export async function inspectionRules(
  role: DatasetRole,
  base: BaseModel | undefined,
  counters: TokenCounters,
  output: Pick<Output, 'trace'>,
): Promise<
  Pick<InspectOptions, 'measure' | 'maxExampleTokens' | 'minExamples'> & {
    encoding: EncodingName | null;
    minExamples: number;
  }
> {
  const encoding = base !== undefined && isEncodingName(base.encoding) ? base.encoding : null;
  const counter = encoding === null ? null : await counters.load(encoding);
  if (encoding !== null) output.trace(`uses encoding ${encoding}`);
  return {
    encoding,
    measure: counter === null ? null : example => measureChatExample(example, counter),
    maxExampleTokens: base?.max_example_tokens ?? null,
    minExamples: role === 'training' ? (base?.min_examples ?? MIN_EXAMPLES) : 1,
  };
}
