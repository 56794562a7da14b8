import { inspectDataset } from '../core/dataset/inspect.ts';
import type { Finding, Inspection } from '../core/dataset/inspection.ts';
import { E_DATASET_KIND, E_DATASET_MISSING } from '../core/diagnostics/codes/plan-codes.ts';
import { type Diagnostic, diagnose } from '../core/diagnostics/diagnostic.ts';
import { type Catalog, findBaseModel } from '../core/prices/catalog.ts';
import type { TokenCounters } from '../core/tokens/token-counters.ts';
import type { Output } from '../ports.ts';
import { inspectionRules } from './dataset-reader.ts';
import { UserError } from './user-error.ts';

/** A file to inspect, wherever it lies: in a commit or on the disk. */
export type OpenFile = (
  path: string,
) => Promise<
  | { readonly kind: 'file'; readonly chunks: () => AsyncIterable<Uint8Array> }
  | { readonly kind: 'absent' }
  | { readonly kind: 'refused'; readonly what: string }
>;

export interface InspectedFile {
  readonly path: string;
  readonly inspection: Inspection;
}

/** Measures and checks files one by one. A file that cannot be read is a finding, and the others go on. */
export async function inspectFiles(
  paths: readonly string[],
  options: {
    readonly open: OpenFile;
    readonly catalog: Catalog;
    readonly baseModel: string | null;
    readonly counters: TokenCounters;
    readonly output: Output;
  },
): Promise<InspectedFile[]> {
  const base = options.baseModel === null ? undefined : findBaseModel(options.catalog, options.baseModel);
  if (options.baseModel !== null && base === undefined)
    throw new UserError(`The base model ${options.baseModel} is not in the price catalog.`, {
      fix: `Known models: ${options.catalog.models.map(model => model.id).join(', ')}.`,
    });
  const rules = await inspectionRules('training', base, options.counters, options.output);
  const inspected: InspectedFile[] = [];
  for (const path of paths) {
    const file = await options.open(path);
    inspected.push({
      path,
      inspection:
        file.kind === 'file' ? await inspectDataset({ ...rules, chunks: file.chunks() }) : unreadable(path, file),
    });
  }
  return inspected;
}

function unreadable(path: string, file: { kind: 'absent' } | { kind: 'refused'; what: string }): Inspection {
  const diagnostic =
    file.kind === 'absent'
      ? diagnose(E_DATASET_MISSING, null, { path })
      : diagnose(E_DATASET_KIND, null, { path, kind: file.what });
  return {
    format: 'unknown',
    bytes: 0,
    sha256: '',
    examples: 0,
    tokensPerEpoch: null,
    tokenQuality: 'proxy',
    longestExample: null,
    findings: [asFinding(diagnostic)],
  };
}

function asFinding({ code, severity, headline, message, fix }: Diagnostic): Finding {
  return { code, severity, headline, message, fix, lines: [], count: 1 };
}
