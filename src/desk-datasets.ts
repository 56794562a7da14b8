/** Wires the commands that mend datasets: files of the disk in and out, and nothing of git or a provider's API. */
import { resolve } from 'node:path';
import { inspectHere } from './adapters/inspect-here.ts';
import { createTerminalOutput, printJson, printResult } from './adapters/terminal-host.ts';
import { isSameUserFile, readUserFile, replaceUserFile, whyNotWritten, writeUserFile } from './adapters/user-files.ts';
import { convertFile } from './commands/convert.ts';
import { fixFile, fixJson, fixText } from './commands/fix.ts';
import { inspectFiles } from './commands/inspect.ts';
import { type Sides, type SplitFile, splitFile, splitJson, splitText } from './commands/split.ts';
import { UserError } from './commands/user-error.ts';
import type { SourceFormat, Target } from './core/dataset/convert/source-formats.ts';
import { MAX_DATASET_BYTES } from './core/dataset/inspect.ts';
import { JSON_SCHEMA_VERSION } from './core/report/json.ts';
import { openAi } from './providers/openai/description.ts';

export interface DatasetDeskOptions {
  readonly json?: boolean;
  readonly trace?: boolean;
  readonly startedAt: number;
}

export interface ConvertFlags {
  readonly from?: SourceFormat;
  readonly to: Target;
  readonly output?: string;
  readonly force?: boolean;
}

export interface FixFlags {
  readonly write?: boolean;
  readonly all?: boolean;
}

export interface SplitFlags {
  readonly validation: number;
  readonly outTrain?: string;
  readonly outValidation?: string;
  readonly baseModel?: string;
  readonly stratify: boolean;
  readonly force?: boolean;
}

export function createDatasetDesk(options: DatasetDeskOptions) {
  const output = createTerminalOutput({ trace: options.trace === true, startedAt: options.startedAt });
  const asJson = options.json === true;

  function say(lines: readonly string[]): void {
    for (const line of lines) output.info(line);
  }

  return {
    /** The rows go to `output` or, when nobody asked for JSON, to standard output; what is said, to standard error. */
    async convert(path: string, flags: ConvertFlags): Promise<number> {
      const { content, text, json } = convertFile(path, await read(path), { from: flags.from ?? null, to: flags.to });
      if (content !== null && flags.output !== undefined)
        await writeNew(flags.output, new TextEncoder().encode(content), flags.force === true);
      if (asJson) printJson(json);
      else if (content !== null && flags.output === undefined && content !== '') printResult(content);
      if (!asJson) say(text);
      return content === null ? 1 : 0;
    },

    /** All files are read and checked before the first is written. */
    async fix(paths: readonly string[], flags: FixFlags): Promise<number> {
      const mode = flags.write === true ? 'write' : 'check';
      const files = [];
      for (const path of new Map(paths.map(path => [resolve(path), path])).values()) {
        const bytes = await read(path);
        files.push({ before: bytes, ...fixFile(path, bytes, { all: flags.all === true }) });
      }
      if (mode === 'write') {
        const changed = files.filter(({ changes }) => changes.length > 0);
        for (const { path } of changed) refuse(path, await whyNotWritten(path, true));
        for (const { path, before, bytes } of changed) refuse(path, await replaceUserFile(path, bytes, before));
      }
      if (asJson)
        printJson({
          schemaVersion: JSON_SCHEMA_VERSION,
          files: files.map(file => fixJson(file, mode === 'write' && file.changes.length > 0)),
        });
      else printResult(files.flatMap(file => fixText(file, mode)).join('\n'));
      return mode === 'check' && files.some(({ changes }) => changes.length > 0) ? 1 : 0;
    },

    async split(path: string, flags: SplitFlags): Promise<number> {
      const { outTrain, outValidation } = flags;
      const outputs = [outTrain, outValidation].filter(output => output !== undefined);
      await checkOutputs(path, outputs, flags.force === true);
      const split = splitFile(path, await read(path), { share: flags.validation, stratify: flags.stratify });
      const sides = flags.baseModel === undefined ? null : await inspectSides(split, flags.baseModel);
      if (outTrain !== undefined && outValidation !== undefined) {
        await writeNew(outTrain, split.train, flags.force === true);
        await writeNew(outValidation, split.validation, flags.force === true);
      }
      if (asJson) printJson(splitJson(path, split, sides));
      else printResult(splitText(path, split, sides).join('\n'));
      return 0;
    },

    async explain(typed: string): Promise<number> {
      const { explainJson, explainText, findCode } = await import('./commands/explain.ts');
      const code = findCode(typed);
      if (asJson) printJson(explainJson(code));
      else printResult(explainText(code));
      return 0;
    },
  };

  async function inspectSides(split: SplitFile, baseModel: string): Promise<Sides> {
    const [train, validation] = await inspectFiles(['train', 'validation'], {
      open: async side => {
        const bytes = side === 'train' ? split.train : split.validation;
        return { kind: 'file', bytes: bytes.length, chunks: () => once(bytes) };
      },
      catalog: openAi.catalog,
      baseModel,
      role: 'training',
      output,
      inspect: inspectHere,
    });
    return train === undefined || validation === undefined
      ? null
      : { train: train.inspection, validation: validation.inspection };
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function read(path: string): Promise<Uint8Array> {
  const file = await readUserFile(path, MAX_DATASET_BYTES);
  if (file.kind === 'read') return file.bytes;
  throw new UserError(`The file ${path} ${file.why}.`, { fix: 'Name a regular file of at most 200 MiB.' });
}

/** Before anything is read or written, so that never one side stands alone, or in the place of what is split. */
async function checkOutputs(path: string, outputs: readonly string[], force: boolean): Promise<void> {
  const [train, validation] = outputs;
  if (train === undefined) return;
  if (validation === undefined || (await isSameUserFile(train, validation)))
    throw new UserError('A split has two files.', {
      fix: 'Give --out-train and --out-validation different names.',
    });
  for (const output of outputs) {
    if (await isSameUserFile(output, path))
      throw new UserError(`The file ${output} is the one to split.`, { fix: 'Give the outputs other names.' });
    refuse(output, await whyNotWritten(output, force));
  }
}

async function writeNew(path: string, bytes: Uint8Array, force: boolean): Promise<void> {
  refuse(path, await writeUserFile(path, bytes, force));
}

function refuse(path: string, why: string | null): void {
  if (why !== null) throw new UserError(`The file ${path} ${why}.`, { fix: 'It was left as it is.' });
}
