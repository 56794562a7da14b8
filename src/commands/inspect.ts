import type { Finding, Inspection } from '../core/dataset/inspection.ts';
import { LfsFault, type LfsProblem } from '../core/dataset/lfs-pointer.ts';
import type { Portability } from '../core/dataset/portability/portability.ts';
import {
  E_DATASET_KIND,
  E_DATASET_MISSING,
  E_LFS_DAMAGED,
  E_LFS_MISSING,
} from '../core/diagnostics/codes/plan-codes.ts';
import { type Diagnostic, diagnose } from '../core/diagnostics/diagnostic.ts';
import { type Catalog, findBaseModel } from '../core/prices/catalog.ts';
import type { InspectionRules } from '../core/tokens/inspect-counted.ts';
import type { InspectFile, Output } from '../ports.ts';
import { type DatasetRole, inspectionRules } from './dataset-reader.ts';
import { UserError } from './user-error.ts';

/** A file to inspect, wherever it lies: in a commit or on the disk. */
export type OpenFile = (path: string) => Promise<
  | {
      readonly kind: 'file';
      readonly bytes: number;
      readonly contentId?: string;
      readonly chunks: () => AsyncIterable<Uint8Array>;
    }
  | { readonly kind: 'absent'; readonly where?: 'disk' }
  | { readonly kind: 'refused'; readonly what: string }
>;

export interface InspectedFile {
  readonly path: string;
  readonly inspection: Inspection;
}

export interface InspectFilesOptions {
  readonly open: OpenFile;
  readonly catalog: Catalog;
  readonly baseModel: string | null;
  /** What the files are for: a validation file has no minimum, and may be small. */
  readonly role: DatasetRole;
  readonly output: Output;
  readonly inspect: InspectFile;
}

/** Measures and checks files one by one. A file that cannot be read is a finding, and the others go on. */
export async function inspectFiles(paths: readonly string[], options: InspectFilesOptions): Promise<InspectedFile[]> {
  const rules = inspectionRulesFor(options);
  const inspected: InspectedFile[] = [];
  for (const path of paths) {
    const file = await options.open(path);
    inspected.push({ path, inspection: await inspectFile(path, file, rules, options.inspect) });
  }
  return inspected;
}

/** How files are counted and checked for the base model that was named, if one was. */
export function inspectionRulesFor(options: InspectFilesOptions): InspectionRules {
  const base = options.baseModel === null ? undefined : findBaseModel(options.catalog, options.baseModel);
  if (options.baseModel !== null && base === undefined)
    throw new UserError(`The base model ${options.baseModel} is not in the price catalog.`, {
      fix: `Known models: ${options.catalog.models.map(model => model.id).join(', ')}.`,
    });
  return inspectionRules(base, { role: options.role, expected: null }, options.output);
}

/** What one provider would do with each file that could be read. */
export function portableTo(
  inspected: readonly InspectedFile[],
  provider: string,
): { readonly path: string; readonly portability: Portability }[] {
  return inspected.flatMap(({ path, inspection }) =>
    inspection.portability.filter(each => each.provider === provider).map(portability => ({ path, portability })),
  );
}

async function inspectFile(
  path: string,
  file: Awaited<ReturnType<OpenFile>>,
  rules: InspectionRules,
  inspect: InspectFile,
): Promise<Inspection> {
  if (file.kind !== 'file') return unreadable(path, file);
  try {
    return (await inspect({ ...file, rules, chunks: file.chunks() })).inspection;
  } catch (error) {
    if (error instanceof LfsFault) return unreadable(path, { kind: 'lfs-fault', problem: error.problem });
    throw error;
  }
}

type Unreadable = Exclude<Awaited<ReturnType<OpenFile>>, { kind: 'file' }> | { kind: 'lfs-fault'; problem: LfsProblem };

function whyUnreadable(path: string, file: Unreadable): Diagnostic {
  switch (file.kind) {
    case 'absent':
      return file.where === 'disk' ? notOnDisk(path) : diagnose(E_DATASET_MISSING, null, { path });
    case 'refused':
      return diagnose(E_DATASET_KIND, null, { path, kind: file.what });
    case 'lfs-fault':
      return diagnose(file.problem === 'missing' ? E_LFS_MISSING : E_LFS_DAMAGED, null, { path });
  }
}

/** No commit was asked, so what the code says of commits would be wrong. */
function notOnDisk(path: string): Diagnostic {
  const missing = diagnose(E_DATASET_MISSING, null, { path });
  return { ...missing, message: `${path} does not exist.`, fix: 'Correct the path. It starts at the current folder.' };
}

/** A file that could not be read, as an inspection that says why. */
export function unreadable(path: string, file: Unreadable): Inspection {
  return {
    format: 'unknown',
    bytes: 0,
    sha256: '',
    examples: 0,
    tokensPerEpoch: null,
    tokenQuality: 'proxy',
    tokenDoubts: [],
    longestExample: null,
    findings: [asFinding(whyUnreadable(path, file))],
    portability: [],
  };
}

function asFinding({ code, severity, headline, message, fix }: Diagnostic): Finding {
  return { code, severity, headline, message, fix, lines: [], count: 1, places: [] };
}
