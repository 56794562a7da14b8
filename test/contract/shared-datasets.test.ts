import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inspectDataset } from '../../src/core/dataset/inspect.ts';
import { type DatasetFormat, inspectionHasErrors, isTrainable } from '../../src/core/dataset/inspection.ts';
import { sharedDir } from '../support/shared-dir.ts';
import { codesOf, fakeMeasure } from '../unit/core/dataset/inspect-bytes.ts';

const folder = sharedDir('datasets');

/**
 * Datasets written by others: what each is, how many lines hold an object, and every finding with its number of lines.
 * Checked by hand against the files and the notes on their origin.
 */
const EXPECTED: Readonly<Record<string, readonly [DatasetFormat, examples: number, ...findings: string[]]>> = {
  'alpaca-jsonl-apex.jsonl': ['alpaca', 3, 'E_FORMAT x1'],
  'array-alpaca-identity.json': ['json-array', 0, 'E_FORMAT x1'],
  'array-sharegpt-fastchat.json': ['json-array', 0, 'E_FORMAT x1'],
  'array-sharegpt-glaive-tools.json': ['json-array', 0, 'E_FORMAT x1'],
  // Two of its 22 lines are objects of their own: the messages inside the document.
  'broken-array-in-jsonl-litellm.jsonl': ['json-array', 2, 'E_FORMAT x1'],
  'broken-lfs-pointer-mit.jsonl': ['git-lfs-pointer', 0, 'E_FORMAT x1'],
  'broken-two-bad-lines-instructor.jsonl': ['unknown', 16, 'E_FORMAT x1', 'E_JSON x2'],
  'chat-blank-lines-arpitraval.jsonl': ['chat', 10, 'W_FEW_EXAMPLES x1', 'W_BLANK_LINE x2'],
  'chat-developer-role-alexey.jsonl': ['chat', 200, 'W_DEVELOPER_ROLE x200'],
  'chat-extra-keys-rozmiard.jsonl': ['chat', 40, 'E_EXTRA_KEY x40', 'W_FEW_EXAMPLES x1'],
  'chat-gsm8k-azure.jsonl': ['chat', 449],
  'chat-ja-ishidahra01.jsonl': ['chat', 63],
  // Telephone numbers of crisis lines.
  'chat-multilingual-vedaz-5.jsonl': ['chat', 5, 'E_EXAMPLES x1', 'W_PERSONAL_DATA x1'],
  'chat-openai-node-sarcastic.jsonl': ['chat', 10, 'W_FEW_EXAMPLES x1'],
  'chat-shooketh-16.jsonl': ['chat', 16, 'W_FEW_EXAMPLES x1'],
  'chat-text2sql-fireworks.jsonl': ['chat', 100],
  'chat-tinker-conversations.jsonl': ['chat', 128],
  // The only assistant message of line 3 has weight 0.
  'chat-weight-mistral-sdk.jsonl': ['chat', 3, 'E_EXAMPLES x1', 'E_NO_TRAINED_MESSAGE x1'],
  'dpo-orca-foundry.jsonl': ['preference', 284],
  'dpo-other-rozmiard-prompt-chosen.jsonl': ['trl-preference', 200, 'E_FORMAT x1'],
  'functions-legacy-instructor.jsonl': ['chat', 10, 'W_FEW_EXAMPLES x1'],
  // The form that `prepare_data` gives; the lines before it lack the end and the space.
  'legacy-autotune-prepared.jsonl': ['prompt-completion', 22, 'W_FEW_EXAMPLES x1'],
  'legacy-autotune-raw.jsonl': [
    'prompt-completion',
    22,
    'W_COMPLETION_ENDING x1',
    'W_FEW_EXAMPLES x1',
    'W_COMPLETION_SPACE x22',
  ],
  // "Answer: " before each; all end with a full stop.
  'legacy-crlf-cc0.jsonl': [
    'prompt-completion',
    10,
    'W_COMPLETION_PREFIX x1',
    'W_FEW_EXAMPLES x1',
    'W_COMPLETION_SPACE x10',
    // Two completions are of two sentences.
    'W_ENDING_INSIDE x2',
    'N_CRLF x1',
  ],
  'legacy-mlx-superbowl.jsonl': [
    'prompt-completion',
    144,
    'W_COMPLETION_ENDING x1',
    'W_COMPLETION_SPACE x144',
    'W_DUPLICATE x21',
  ],
  // All prompts end with "PLOT OUTLINE: "; some prompts were written out twice.
  'legacy-plots-daveshap.jsonl': [
    'prompt-completion',
    202,
    'W_COMPLETION_ENDING x1',
    'W_PROMPT_SEPARATOR x1',
    'W_COMPLETION_SPACE x202',
    'W_CONTRADICTION x13',
  ],
  'other-anthropic-bedrock-jsonmode.jsonl': ['anthropic', 500, 'E_FORMAT x1'],
  // Parts are {type, value}, not {type, text}; `tools` is a text; tool messages name no call.
  'other-llamafactory-parts-lossweight.jsonl': ['chat', 500, 'E_CONTENT_PART x500', 'E_MESSAGE_KEY x500'],
  'other-llamafactory-tools-as-string.jsonl': ['chat', 50, 'E_CONTENT_PART x50', 'E_TOOLS x50', 'E_CALL_ID x22'],
  'rft-countdown-foundry.jsonl': ['reinforcement', 100],
  'rft-medmcq-crlf-azure.jsonl': ['reinforcement', 6150, 'W_NEAR_DUPLICATE x6', 'N_CRLF x1'],
  'rft-toolcall-foundry.jsonl': ['reinforcement', 10],
  // Invented customers, but with mailboxes at real mail services. In 20 lines "Let me look" and the call are two messages.
  'tools-multiturn-zava-foundry.jsonl': ['chat', 55, 'W_CONSECUTIVE_ASSISTANT x20', 'W_PERSONAL_DATA x18'],
  'tools-stock-foundry.jsonl': ['chat', 86],
};

describe.skipIf(folder === null)('datasets written by others (skipped where ../shared/datasets is missing)', () => {
  test('the table names every dataset of the folder', () => {
    const files = readdirSync(folder ?? '').filter(name => /\.jsonl?$/.test(name));
    expect(files.toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  });

  test.each(Object.entries(EXPECTED))('%s', async (name, [format, examples, ...findings]) => {
    const inspection = await inspectDataset({
      chunks: createReadStream(join(folder ?? '', name)),
      expected: null,
      measure: fakeMeasure,
      maxExampleTokens: 65_536,
    });
    expect(inspection.format).toBe(format);
    expect(inspection.examples).toBe(examples);
    expect(inspection.findings.map(({ code, count }) => `${code} x${count}`)).toEqual(findings);
    expect(inspectionHasErrors(inspection)).toBe(findings.some(finding => finding.startsWith('E_')));
    expect(inspection.tokensPerEpoch === null).toBe(
      !isTrainable(format) || findings[0]?.startsWith('E_CONTENT') === true,
    );
  });

  test('the lines of findings are the lines in the files', async () => {
    const linesOf = async (name: string): Promise<string[]> => {
      const chunks = createReadStream(join(folder ?? '', name), { highWaterMark: 1000 });
      return codesOf(await inspectDataset({ chunks, expected: null, measure: null, maxExampleTokens: null }));
    };
    expect(await linesOf('broken-two-bad-lines-instructor.jsonl')).toEqual(['E_FORMAT', 'E_JSON@3,5']);
    expect(await linesOf('chat-blank-lines-arpitraval.jsonl')).toEqual(['W_FEW_EXAMPLES', 'W_BLANK_LINE@11,12']);
    expect(await linesOf('chat-weight-mistral-sdk.jsonl')).toEqual(['E_EXAMPLES', 'E_NO_TRAINED_MESSAGE@3']);
  });
});
