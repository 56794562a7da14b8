/** Wires the commands about models that exist already: taking one over, and a manifest of all of them. */
import { join } from 'node:path';
import { createBranchLedgerStore } from './adapters/branch-ledger-store.ts';
import { createDatasetInspector } from './adapters/dataset-inspector.ts';
import { createGitObjects } from './adapters/git-objects.ts';
import { withLfs } from './adapters/lfs-objects.ts';
import { openLfsStore } from './adapters/lfs-store.ts';
import { repositoryPath } from './adapters/repository-folder.ts';
import { clockAt, systemClock } from './adapters/system-clock.ts';
import { createTerminalOutput, printJson, printResult } from './adapters/terminal-host.ts';
import { replaceUserFile, writeUserFile } from './adapters/user-files.ts';
import { createWorktreeObjects } from './adapters/worktree-objects.ts';
import { createDatasetReader } from './commands/dataset-reader.ts';
import { generatedJson, generatedText, generateModels } from './commands/generate.ts';
import { type Import, importJson, importText, prepareImport, recordImport } from './commands/import-model.ts';
import { UserError } from './commands/user-error.ts';
import type { DeskOptions } from './desk.ts';
import { type BranchFlags, branchHost } from './desk-branches.ts';
import { rootOf } from './desk-files.ts';
import { refuseNamelessLedger } from './desk-new-ledger.ts';
import { createOpenAiArchive } from './providers/openai/archive.ts';
import { createOpenAiProvider } from './providers/openai/client.ts';
import { openAi } from './providers/openai/description.ts';

export interface ImportFlags extends BranchFlags {
  readonly baseUrl: string;
  readonly model: string;
  readonly trainingFile: string;
  readonly validationFile?: string;
  readonly trustFile?: boolean;
  readonly yes?: boolean;
}

export interface GenerateFlags {
  readonly baseUrl: string;
  readonly all?: boolean;
}

export function createImportDesk(options: DeskOptions) {
  const output = createTerminalOutput({ trace: options.trace === true, startedAt: options.startedAt });
  const asJson = options.json === true;

  function openAiAt(baseUrl: string) {
    if (options.openAiApiKey === null)
      throw new UserError('OPENAI_API_KEY is not set.', {
        fix: 'Set it to the key of the project that has the model.',
      });
    return { apiKey: options.openAiApiKey, baseUrl, project: null };
  }

  return {
    async importModel(id: string, flags: ImportFlags): Promise<number> {
      const access = openAiAt(flags.baseUrl);
      const root = rootOf(options.folder);
      const manifestPath = options.manifest ?? 'models.yaml';
      const inspect = createDatasetInspector({ threads: options.workers ?? null, screen: process.stderr });
      const objects = createGitObjects({ folder: root, remote: { name: flags.remote } });
      const git = withLfs(createWorktreeObjects(root), openLfsStore(root));
      const clock = options.now === undefined ? systemClock : clockAt(options.now);
      try {
        const host = await branchHost(flags, { folder: root, objects, githubToken: options.githubToken });
        const store = createBranchLedgerStore(host);
        await refuseNamelessLedger(flags, { folder: root, store });
        const prepared = await prepareImport(
          {
            git,
            gatherFrom: edited => ({
              git: edited,
              datasets: createDatasetReader(edited, output, inspect),
              provider: openAi,
            }),
            host,
            store,
            archive: createOpenAiArchive(access),
            fineTuning: createOpenAiProvider(access),
          },
          {
            id,
            model: flags.model,
            trainingFile: repositoryPath(root, flags.trainingFile),
            validationFile: flags.validationFile === undefined ? null : repositoryPath(root, flags.validationFile),
            trustFile: flags.trustFile === true,
            manifestPath,
            now: new Date(clock.now()).toISOString(),
          },
        );
        const isWritten = flags.yes === true;
        if (isWritten) {
          await recordImport(store, prepared);
          await writeManifest(join(root, manifestPath), prepared);
        }
        if (asJson) printJson(importJson(prepared, { manifestPath, isWritten }));
        else printResult(importText(prepared, { manifestPath, isWritten }));
        return 0;
      } finally {
        await objects.close();
      }
    },

    async generate(flags: GenerateFlags): Promise<number> {
      const jobs = await createOpenAiArchive(openAiAt(flags.baseUrl)).jobs();
      const generated = generateModels(jobs, { all: flags.all === true });
      if (asJson) printJson(generatedJson(generated));
      else printResult(generatedText(generated));
      return 0;
    },
  };
}

/** The record is there by now, so that even an entry pasted by hand trains nothing. */
async function writeManifest(path: string, { manifestBefore, manifestAfter, lines }: Import): Promise<void> {
  const bytes = new TextEncoder().encode(manifestAfter);
  const why =
    manifestBefore === null
      ? await writeUserFile(path, bytes, false)
      : await replaceUserFile(path, bytes, new TextEncoder().encode(manifestBefore));
  if (why === null) return;
  throw new UserError(`The ledger has the model, but the manifest ${why}.`, {
    fix: `Paste these lines below "models:":\n${lines}`,
  });
}
