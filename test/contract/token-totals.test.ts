import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tiktoken } from 'tiktoken';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ChatRole } from '../../src/core/dataset/chat-example.ts';
import { measureChatExample } from '../../src/core/tokens/billed-tokens.ts';
import { ENCODINGS } from '../../src/core/tokens/token-counter.ts';
import { sharedDir } from '../support/shared-dir.ts';
import { loadTokenCounter, oracleOf } from '../support/token-counters.ts';

interface TextChat {
  readonly messages: readonly { readonly role: ChatRole; readonly content: string; readonly weight?: number }[];
}

const folder = sharedDir('datasets');
const files = folder === null ? [] : readdirSync(folder).filter(name => /^chat-.*\.jsonl$/.test(name));

function readExamples(name: string): TextChat[] {
  const lines = readFileSync(join(folder ?? '', name), 'utf8').split('\n');
  return lines.filter(line => line.trim() !== '').map(line => JSON.parse(line));
}

/** The rule as the reference has it, counted by the WASM build of tiktoken. */
function billedTokens(example: TextChat, oracle: Tiktoken): number {
  let tokens = 1;
  for (const { role, content } of example.messages) {
    tokens += 3 + oracle.encode_ordinary(role).length + oracle.encode_ordinary(content).length;
  }
  return tokens;
}

describe.each(ENCODINGS)('%s, skipped where the shared datasets are missing', encoding => {
  let oracle: Tiktoken;
  beforeAll(() => {
    oracle = oracleOf(encoding);
  });

  test.skipIf(folder === null)('there are published chat datasets', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  test.each(files)('each example of %s bills as the rule says', async file => {
    const counter = await loadTokenCounter(encoding);
    for (const example of readExamples(file)) {
      const messages = example.messages.map(message => ({ ...message, otherParts: 0, calls: [] }));
      const expected = { tokens: billedTokens(example, oracle), quality: 'exact' };
      expect(measureChatExample({ messages }, counter)).toEqual(expected);
    }
  });
});
