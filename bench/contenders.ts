import { join } from 'node:path';
import { root } from '../scripts/bundle.ts';
import { PER_ANSWER } from './plain/pipeline.ts';

/** One way to inspect a file. */
export interface Contender {
  readonly name: string;
  /** `whole`: fast enough for the whole file. `part`: reads only its start, and the table says so. */
  readonly reads: 'whole' | 'part';
  /** Whether all its threads are bound to one core. */
  readonly cores: 'one' | 'all';
  /** How it counts declarations of tools: as they are billed, or as the JSON text that stands there. */
  readonly tools: 'as-billed' | 'as-json';
  /** Arguments to Node. */
  readonly command: (file: string) => readonly string[];
  /** What it printed, made comparable: tokens as they are billed. */
  readonly answer: (output: string) => Answer;
}

export interface Answer {
  readonly examples: number;
  readonly tokens: number;
}

export const WITH_ALL_RULES = 'ours, all rules';
export const TWO_WORKERS = 'ours, all rules, two workers';
export const COUNTING_ONLY = 'ours, reading and counting only';

const CLI = join(root, 'dist', 'cli.js');
const BASE_MODEL = 'gpt-4.1-mini-2025-04-14';
/** Billed tokens of an example that belong to no message (`measureChatExample`). */
const BILLED_PER_EXAMPLE = 1;

/** The command that users run, with all rules, counting for a model of o200k_base. */
export function inspectCommand(file: string, ...options: readonly string[]): readonly string[] {
  return [CLI, '--json', 'inspect', '--worktree', '--base-model', BASE_MODEL, ...options, file];
}

/** `countingOnly`: `plain/ours.ts`, bundled. */
export function contenders(countingOnly: string): readonly Contender[] {
  return [
    ours(WITH_ALL_RULES, 'one', ['--workers', '1']),
    ours(TWO_WORKERS, 'all', ['--workers', '2']),
    {
      name: COUNTING_ONLY,
      reads: 'whole',
      cores: 'one',
      tools: 'as-billed',
      command: file => [countingOnly, file],
      answer: output => JSON.parse(output) as Answer,
    },
    plain('js-tiktoken'),
    plain('tiktoken'),
    plain('gpt-tokenizer'),
  ];
}

function ours(name: string, cores: Contender['cores'], options: readonly string[]): Contender {
  return {
    name,
    reads: 'whole',
    cores,
    tools: 'as-billed',
    command: file => inspectCommand(file, ...options),
    answer: output => {
      const [file] = (JSON.parse(output) as { files: { examples: number; tokens: { perEpoch: number } }[] }).files;
      if (file === undefined) throw new Error('Our command inspected no file.');
      return { examples: file.examples, tokens: file.tokens.perEpoch };
    },
  };
}

export function plainName(library: string): string {
  return `plain, ${library}${library === 'tiktoken' ? ' (WASM)' : ''}`;
}

function plain(library: string): Contender {
  return {
    name: plainName(library),
    reads: 'part',
    cores: 'one',
    tools: 'as-json',
    command: file => [join(root, 'bench', 'plain', 'pipeline.ts'), library, file],
    answer: output => {
      const { examples, tokens } = JSON.parse(output) as Answer;
      return { examples, tokens: tokens - (PER_ANSWER - BILLED_PER_EXAMPLE) * examples };
    },
  };
}
