import { createHash } from 'node:crypto';
import { inspectHere } from '../../../src/adapters/inspect-here.ts';
import { createDatasetReader } from '../../../src/commands/dataset-reader.ts';
import { preview } from '../../../src/commands/preview.ts';
import type { Ledger } from '../../../src/core/ledger/schema.ts';
import type { GitObjects } from '../../../src/ports.ts';
import { openAi } from '../../../src/providers/openai/description.ts';
import { LIMITS, NOW } from '../../support/builders.ts';
import { aListener, memoryLedger } from './outside.ts';

export type Files = Readonly<Record<string, string>>;

/** Commits in memory, by name. */
function commitsOf(commits: Readonly<Record<string, Files>>): GitObjects {
  const blobs = new Map<string, string>();
  const oidOf = (content: string): string => {
    const oid = createHash('sha1').update(content).digest('hex');
    blobs.set(oid, content);
    return oid;
  };
  return {
    resolve: async revision => (commits[revision] === undefined ? null : revision),
    entry: async (commit, path) => {
      const content = commits[commit]?.[path];
      return content === undefined ? null : { oid: oidOf(content), kind: 'file', bytes: content.length };
    },
    async *read(oid) {
      yield new TextEncoder().encode(blobs.get(oid) ?? '');
    },
    close: async () => undefined,
  };
}

/** The preview of `head`, by the program's own way from the manifest to the plan. */
export async function previewed(
  commits: Readonly<Record<string, Files>>,
  ledger: Ledger | null = null,
  base: string | null = null,
) {
  const git = commitsOf(commits);
  const ports = { git, datasets: createDatasetReader(git, aListener(), inspectHere), provider: openAi };
  const store = ledger === null ? null : memoryLedger(ledger).store;
  const at = { commit: 'head', baseCommit: base, manifestPath: 'models.yaml', now: NOW };
  return preview({ ...ports, store }, { ...at, limits: { ...LIMITS, budgetRequired: false, createsPerRun: 2 } });
}
