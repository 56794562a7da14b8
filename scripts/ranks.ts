/**
 * Writes the rank files in src/adapters/ranks from the rank modules of js-tiktoken, which hold the same tokens as text
 * that takes ten times as long to read. With `--check` it writes nothing and exits 1 when they differ.
 *
 *     npx node scripts/ranks.ts [--check]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeRankFile } from '../src/core/tokens/ranks.ts';
import { RANK_FILES, type RankFileName } from '../src/core/tokens/token-counter.ts';

/** js-tiktoken's `bpe_ranks`: lines of a `!`, the rank of the line's first token, then tokens in base64. */
export function rankFileOf(bpeRanks: string): Uint8Array {
  const tokens: Uint8Array[] = [];
  for (const line of bpeRanks.split('\n')) {
    const [mark, first, ...words] = line.split(' ');
    const rank = Number(first);
    if (mark !== '!' || !Number.isInteger(rank) || rank < tokens.length)
      throw new Error('The ranks are not in the form "! rank token token ..." with ascending ranks.');
    while (tokens.length < rank) tokens.push(new Uint8Array(0));
    for (const word of words) {
      const token = Buffer.from(word, 'base64');
      if (token.length === 0 || token.toString('base64') !== word) throw new Error('A token is not base64.');
      tokens.push(token);
    }
  }
  return writeRankFile(tokens);
}

async function wantedFile(name: RankFileName): Promise<Uint8Array> {
  const module: { default: { bpe_ranks: string } } = await import(`js-tiktoken/ranks/${name}`);
  return rankFileOf(module.default.bpe_ranks);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
  for (const name of RANK_FILES) {
    const file = fileURLToPath(new URL(`../src/adapters/ranks/${name}.bin`, import.meta.url));
    const wanted = await wantedFile(name);
    if (values.check !== true) writeFileSync(file, wanted);
    else if (!readFileSync(file).equals(wanted)) {
      process.stderr.write(`${name}.bin is not what js-tiktoken holds. Run: npx node scripts/ranks.ts\n`);
      process.exitCode = 1;
    }
  }
}

if (import.meta.main) await main();
