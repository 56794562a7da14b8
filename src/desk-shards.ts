/** Wires what divides one inspection between machines: a part out of a file, and parts back into one result. */
import { createDatasetInspector } from './adapters/dataset-inspector.ts';
import { createTerminalOutput, printJson, printResult } from './adapters/terminal-host.ts';
import { readUserFile, writeUserFile } from './adapters/user-files.ts';
import { inspectShard, mergeShards } from './commands/inspect-shards.ts';
import { UserError } from './commands/user-error.ts';
import { inspectionHasErrors } from './core/dataset/inspection.ts';
import { MAX_PART_FILE_BYTES } from './core/dataset/inspection-part-schema.ts';
import { writePartFile } from './core/dataset/part-file.ts';
import type { Shard } from './core/dataset/shard.ts';
import { integer } from './core/report/format.ts';
import { inspectionJson, JSON_SCHEMA_VERSION } from './core/report/json.ts';
import { inspectionText } from './core/report/terminal.ts';
import type { DeskOptions, InspectFlags } from './desk.ts';
import { withFiles } from './desk-files.ts';
import { openAi } from './providers/openai/description.ts';

export interface ShardFlags extends InspectFlags {
  readonly shard?: Shard;
  readonly output?: string;
  readonly force?: boolean;
}

export function createShardDesk(options: DeskOptions) {
  const output = createTerminalOutput({ trace: options.trace === true, startedAt: options.startedAt });
  const asJson = options.json === true;
  const inspect = createDatasetInspector({ threads: options.workers ?? null, screen: process.stderr });

  return {
    /** Writes one part. What is wrong with the data is for the merge to say. */
    async inspectShard(files: readonly string[], shard: Shard, flags: ShardFlags): Promise<number> {
      const [path, ...others] = files;
      const to = flags.output;
      if (path === undefined || others.length > 0 || to === undefined)
        throw new UserError('--shard makes one part of one file.', { fix: 'Name one FILE, and the part with -o.' });
      const { baseModel = null, role } = flags;
      const file = await withFiles(options.folder, flags, open =>
        inspectShard(path, shard, { open, catalog: openAi.catalog, baseModel, role, output, inspect }),
      );
      const why = await writeUserFile(to, new TextEncoder().encode(writePartFile(file)), flags.force === true);
      if (why !== null) throw new UserError(`The file ${to} ${why}.`, { fix: 'It was left as it is.' });
      const { start, end, ...label } = file.label;
      const { examples } = file.part;
      if (asJson) printJson({ schemaVersion: JSON_SCHEMA_VERSION, part: { ...label, start, end, examples } });
      else
        printResult(
          `Part ${shard.index} of ${shard.of}: ${integer(examples)} examples, ${integer(end - start)} bytes.`,
        );
      return 0;
    },

    /** Prints what one run over the whole file prints. */
    async merge(parts: readonly string[]): Promise<number> {
      const { path, role, inspection } = await mergeShards(parts, readText);
      if (asJson) printJson({ schemaVersion: JSON_SCHEMA_VERSION, role, files: [inspectionJson(path, inspection)] });
      else printResult(inspectionText(path, inspection));
      return inspectionHasErrors(inspection) ? 1 : 0;
    },
  };
}

async function readText(path: string): Promise<string> {
  const file = await readUserFile(path, MAX_PART_FILE_BYTES);
  if (file.kind === 'read') return new TextDecoder().decode(file.bytes);
  throw new UserError(`The file ${path} ${file.why}.`, { fix: 'Name the files that --shard wrote.' });
}
