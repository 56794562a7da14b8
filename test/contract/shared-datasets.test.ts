import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { realDatasets } from '../../scripts/real-datasets.ts';
import { inspectDataset } from '../../src/core/dataset/inspect.ts';
import { sharedDir } from '../support/shared-dir.ts';
import { codesOf } from '../unit/core/dataset/inspect-bytes.ts';

const folder = sharedDir('datasets');

describe.skipIf(folder === null)('datasets written by others (skipped where ../shared/datasets is missing)', () => {
  test('docs/real-datasets.md is what a fresh run says, about every file of the folder', async () => {
    const document = readFileSync(new URL('../../docs/real-datasets.md', import.meta.url), 'utf8');
    expect(document).toBe(await realDatasets(folder ?? ''));
    const files = readdirSync(folder ?? '').filter(name => /\.jsonl?$/.test(name));
    expect(files.filter(name => !document.includes(`| \`${name}\` |`))).toEqual([]);
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
