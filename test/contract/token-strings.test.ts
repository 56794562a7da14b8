import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RANK_FILES } from '../../src/core/tokens/token-counter.ts';
import { sharedDir } from '../support/shared-dir.ts';
import { loadTokenCounter, oracleOf } from '../support/token-counters.ts';

const folder = sharedDir('datasets');

/** Every different string and key in the files, and every line that is no JSON. */
function stringsOf(place: string): string[] {
  const strings = new Set<string>();
  for (const name of readdirSync(place).filter(file => /\.jsonl?$/.test(file))) {
    const text = readFileSync(join(place, name), 'utf8');
    for (const part of name.endsWith('.json') ? [text] : text.split('\n')) collect(parsed(part), strings);
  }
  return [...strings];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

function collect(value: unknown, strings: Set<string>): void {
  if (typeof value === 'string') strings.add(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    strings.add(key);
    collect(child, strings);
  }
}

describe.each(RANK_FILES)('%s', encoding => {
  test.skipIf(folder === null)(
    'counts every string of the published datasets as tiktoken does (skipped where they are missing)',
    { timeout: 300_000 },
    async () => {
      const counter = await loadTokenCounter(encoding);
      const oracle = oracleOf(encoding);
      const strings = stringsOf(folder ?? '');
      const wrong = strings.filter(text => counter.count(text) !== oracle.encode_ordinary(text).length);
      expect(wrong.length).toBe(0);
      expect(strings.length).toBeGreaterThan(1000);
    },
  );
});
