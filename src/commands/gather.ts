import { checkAnswerSchemas } from '../core/dataset/answer-schema.ts';
import { checkRuleChanges } from '../core/dataset/rule-changes.ts';
import { type Diagnostic, hasErrors, type Place } from '../core/diagnostics/diagnostic.ts';
import { parseManifest } from '../core/manifest/parse.ts';
import { locateValue } from '../core/manifest/positions.ts';
import { type RemovalPolicy, removalOf } from '../core/manifest/removal.ts';
import type { RuleChanges } from '../core/manifest/schema.ts';
import type { DesiredModel } from '../core/plan/plan.ts';
import type { GitObjects, ProviderDescription } from '../ports.ts';
import type { DatasetReader } from './dataset-reader.ts';
import { describeModel } from './desired.ts';
import { UserError } from './user-error.ts';

/** What a commit asks for, with everything that can be known about it offline. */
export interface Gathered {
  readonly commit: string;
  readonly manifestPath: string;
  readonly manifestOid: string;
  readonly manifestText: string;
  /** `null` when the manifest cannot be read: then nothing is wanted and nothing is unwanted. */
  readonly models: readonly DesiredModel[] | null;
  /** Severities of rules that the manifest changes; none when it cannot be read. */
  readonly rules: RuleChanges;
  /** `null`, and so when it cannot be read: no model is deleted. */
  readonly removal: RemovalPolicy | null;
  /** Of the manifest itself; those of the models are with the models. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface GatherPorts {
  readonly git: GitObjects;
  readonly datasets: DatasetReader;
  readonly provider: ProviderDescription;
}

/** Reads a commit: manifest → datasets → tokens → price. The same for every command and every run. */
export async function gather(
  ports: GatherPorts,
  at: { readonly commit: string; readonly manifestPath: string; readonly today: string },
): Promise<Gathered> {
  const { commit, manifestPath, today } = at;
  const entry = await ports.git.entry(commit, manifestPath);
  if (entry === null)
    throw new UserError(`There is no ${manifestPath} in commit ${commit.slice(0, 7)}.`, {
      fix: 'Add one, or name its path with the "manifest" input or --manifest.',
    });
  if (entry.kind !== 'file')
    throw new UserError(`${manifestPath} is a ${entry.kind}, not a regular file.`, {
      fix: 'Commit it as a regular file.',
    });

  const manifestText = await readText(ports.git, entry.oid);
  const { manifest, positions, ...parsed } = parseManifest(manifestText, manifestPath);
  const rules = manifest?.rules ?? {};
  const diagnostics = [
    ...parsed.diagnostics,
    ...checkRuleChanges(rules, positions),
    ...checkAnswerSchemas(manifest?.models ?? {}, positions),
  ];
  const known = { commit, manifestPath, manifestOid: entry.oid, manifestText, diagnostics };
  // A manifest with an error is not used in part.
  if (manifest === null || hasErrors(diagnostics)) return { ...known, rules: {}, removal: null, models: null };

  const models: DesiredModel[] = [];
  for (const [name, modelEntry] of Object.entries(manifest.models)) {
    const place = (key: string): Place => locateValue(positions, ['models', name, key]);
    const read = ports.datasets.read;
    models.push(
      await describeModel(name, modelEntry, {
        catalog: ports.provider.catalog,
        today,
        rules,
        locate: place,
        read: (path, task) => read(commit, path, task),
      }),
    );
  }
  return { ...known, rules, removal: removalOf(manifest, manifestText), models };
}

/** The limit is a little above the manifest's own, so that its clear error is the one that is seen. */
const MAX_MANIFEST_BYTES = 1024 * 1024;

async function readText(git: GitObjects, oid: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of git.read(oid)) {
    size += chunk.byteLength;
    if (size > MAX_MANIFEST_BYTES)
      throw new UserError('The manifest is larger than 1 MiB.', { fix: 'The limit is 256 KiB: split it.' });
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new UserError('The manifest is not valid UTF-8.', { fix: 'Save it as UTF-8.', cause });
  }
}
