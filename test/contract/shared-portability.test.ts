import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../../src/core/dataset/dialects.ts';
import { inspectDataset } from '../../src/core/dataset/inspect.ts';
import type { Portability } from '../../src/core/dataset/portability/portability.ts';
import { sharedDir } from '../support/shared-dir.ts';

const folder = sharedDir('datasets');

const LETTERS: Readonly<Record<Portability['verdict'], string>> = { takes: 'T', refuses: 'R', unknown: 'u' };
const ORDER = 'openai azure-openai fireworks together nebius vertex-gemini vertex-open mistral trl';

/**
 * What each provider, in the order above, does with datasets written by others: T takes, R refuses, u not documented.
 * Judged by hand from the files and the providers' guides.
 */
const EXPECTED: Readonly<Record<string, string>> = {
  'alpaca-jsonl-apex.jsonl': 'RRRRRRRRR',
  'array-alpaca-identity.json': 'RRRRRRRRu',
  'array-sharegpt-fastchat.json': 'RRRRRRRRu',
  'array-sharegpt-glaive-tools.json': 'RRRRRRRRu',
  'broken-array-in-jsonl-litellm.jsonl': 'RRRRRRRRu',
  'broken-lfs-pointer-mit.jsonl': 'RRRRRRRRR',
  'broken-two-bad-lines-instructor.jsonl': 'RRRRRRRRR',
  'chat-blank-lines-arpitraval.jsonl': 'uuuuuRuuu',
  'chat-developer-role-alexey.jsonl': 'uuRRuRuRu',
  'chat-extra-keys-rozmiard.jsonl': 'RuuuuRuuT',
  'chat-gsm8k-azure.jsonl': 'TTTTTRTTT',
  'chat-ja-ishidahra01.jsonl': 'TTTTTRTTT',
  // Five examples: enough for Fireworks, Together and TRL.
  'chat-multilingual-vedaz-5.jsonl': 'RRTTuRuuT',
  'chat-openai-node-sarcastic.jsonl': 'TTTTTRTTT',
  'chat-shooketh-16.jsonl': 'TTTTTRTTT',
  'chat-text2sql-fireworks.jsonl': 'TTTTTRTTT',
  'chat-tinker-conversations.jsonl': 'TTTTTRTTT',
  // Three examples; TRL takes them and ignores the weight.
  'chat-weight-mistral-sdk.jsonl': 'RRTTuRuuT',
  'dpo-orca-foundry.jsonl': 'TTTTRRRRR',
  'dpo-other-rozmiard-prompt-chosen.jsonl': 'RRRRRRRRT',
  'functions-legacy-instructor.jsonl': 'TTuuuRuuu',
  'legacy-autotune-prepared.jsonl': 'RRTTTRTRT',
  'legacy-autotune-raw.jsonl': 'RRTTTRTRT',
  'legacy-crlf-cc0.jsonl': 'RRTTTRTRT',
  'legacy-mlx-superbowl.jsonl': 'RRTTTRTRT',
  'legacy-plots-daveshap.jsonl': 'RRTTTRTRT',
  'other-anthropic-bedrock-jsonmode.jsonl': 'RRRRRRRRR',
  // Their text parts hold `value` where a text part has `text`.
  'other-llamafactory-parts-lossweight.jsonl': 'RRRRRRRRR',
  'other-llamafactory-tools-as-string.jsonl': 'RRRRRRRRR',
  'rft-countdown-foundry.jsonl': 'TTuRRRRRR',
  'rft-medmcq-crlf-azure.jsonl': 'TTuRRRRRR',
  'rft-toolcall-foundry.jsonl': 'TTuRRRRRR',
  // Every row ends in a call, and in 20 the announcement and the call are two messages: Together wants turns to alternate.
  'tools-multiturn-zava-foundry.jsonl': 'TTuRuRuuu',
  // 36 rows end in a call without content.
  'tools-stock-foundry.jsonl': 'TTuTuRuTu',
};

async function portabilityOf(name: string): Promise<readonly Portability[]> {
  const chunks = createReadStream(join(folder ?? '', name));
  return (await inspectDataset({ chunks, measure: null, maxExampleTokens: null, expected: null })).portability;
}

test('the order of the verdicts is that of the dialects', () => {
  expect(DIALECTS.map(({ name }) => name).join(' ')).toBe(ORDER);
});

describe.skipIf(folder === null)(
  'Providers and the datasets of others (skipped where ../shared/datasets is missing)',
  () => {
    test('every dataset of the folder is judged', () => {
      const files = readdirSync(folder ?? '').filter(name => /\.jsonl?$/.test(name));
      expect(files.toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
    });

    test.each(Object.entries(EXPECTED))('%s: %s', async (name, verdicts) => {
      const portability = await portabilityOf(name);
      expect(portability.map(({ verdict }) => LETTERS[verdict]).join('')).toBe(verdicts);
    });

    test('the lines that stop a provider are the lines in the file', async () => {
      const together = (await portabilityOf('tools-multiturn-zava-foundry.jsonl')).find(
        ({ provider }) => provider === 'together',
      );
      expect(together?.reasons).toMatchObject([{ feature: 'assistant-twice', count: 20 }]);
      expect(together?.reasons[0]?.lines.slice(0, 4)).toEqual([1, 8, 11, 13]);
    });
  },
);
