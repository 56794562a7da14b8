import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer, Contender } from './contenders.ts';
import { writeCorpus } from './corpus/write-corpus.ts';
import { measureChild } from './measure-child.ts';

const BYTES = 2_000_000;

/**
 * A comparison of speed means something only between those that do the same work: over a file without declarations of
 * tools, which are counted in two ways, all must find the same number of examples and of tokens.
 */
export async function insistOnAgreement(contenders: readonly Contender[], folder: string): Promise<void> {
  const { path } = await writeCorpus(join(folder, 'all-kinds.jsonl'), BYTES);
  const lines = (await readFile(path, 'utf8')).split(/(?<=\n)/);
  const file = join(folder, 'without-tools.jsonl');
  await writeFile(file, lines.filter(line => !line.includes('"tools":')).join(''));
  const answers: Answer[] = [];
  for (const { command, answer } of contenders) answers.push(answer((await measureChild(command(file))).output));
  insistOnOneAnswer(answers);
}

export function insistOnOneAnswer(answers: readonly Answer[]): void {
  const different = new Set(answers.map(({ examples, tokens }) => `${examples} examples, ${tokens} tokens`));
  if (different.size > 1) throw new Error(`The contenders disagree: ${[...different].join('; ')}.`);
}
