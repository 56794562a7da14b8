import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../scripts/bundle.ts';
import { PER_ANSWER } from './plain/pipeline.ts';

/** One way to inspect a file. */
export interface Contender {
  readonly name: string;
  /** `whole`: fast enough for the whole file. `part`: reads only its start, and the table says so. */
  readonly reads: 'whole' | 'part';
  /** Arguments to Node. */
  readonly command: (file: string) => readonly string[];
  /** What it printed, made comparable: tokens as they are billed. */
  readonly answer: (output: string) => Answer;
}

export interface Answer {
  readonly examples: number;
  readonly tokens: number;
}

const CLI = join(root, 'dist', 'cli.js');
const BASE_MODEL = 'gpt-4.1-mini-2025-04-14';
/** Billed tokens of an example that belong to no message (`measureChatExample`). */
const BILLED_PER_EXAMPLE = 1;

/** The command that users run, with all rules, counting for a model of o200k_base. */
export function inspectCommand(file: string, ...options: readonly string[]): readonly string[] {
  return [CLI, '--json', 'inspect', '--worktree', '--base-model', BASE_MODEL, ...options, file];
}

/** The first is what the others are compared with. Our command takes `--workers` from the version on that has it. */
export function contenders(): readonly [Contender, ...Contender[]] {
  const hasWorkers = execFileSync(process.execPath, [CLI, 'inspect', '--help'], { encoding: 'utf8' }).includes(
    '--workers',
  );
  const oneThread = hasWorkers ? ['--workers', '1'] : [];
  return [
    ours('ours, one thread', oneThread),
    ...(hasWorkers ? [ours('ours, two workers', ['--workers', '2'])] : []),
    plain('js-tiktoken'),
    plain('tiktoken'),
    plain('gpt-tokenizer'),
  ];
}

function ours(name: string, options: readonly string[]): Contender {
  return {
    name,
    reads: 'whole',
    command: file => inspectCommand(file, ...options),
    answer: output => {
      const [file] = (JSON.parse(output) as { files: { examples: number; tokens: { perEpoch: number } }[] }).files;
      if (file === undefined) throw new Error('Our command inspected no file.');
      return { examples: file.examples, tokens: file.tokens.perEpoch };
    },
  };
}

function plain(library: string): Contender {
  return {
    name: `plain, ${library}${library === 'tiktoken' ? ' (WASM)' : ''}`,
    reads: 'part',
    command: file => [join(root, 'bench', 'plain', 'pipeline.ts'), library, file],
    answer: output => {
      const { examples, tokens } = JSON.parse(output) as Answer;
      return { examples, tokens: tokens - (PER_ANSWER - BILLED_PER_EXAMPLE) * examples };
    },
  };
}
