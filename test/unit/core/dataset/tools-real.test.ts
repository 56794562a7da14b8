import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sharedDir } from '../../../support/shared-dir.ts';
import { codesOf, inspectBytes } from './inspect-bytes.ts';

const folder = sharedDir('datasets');

const called = z.looseObject({ name: z.string(), arguments: z.string() });
const message = z.looseObject({
  role: z.string(),
  tool_calls: z.array(z.looseObject({ function: called })).optional(),
  function_call: called.optional(),
});
const example = z.looseObject({ messages: z.array(message) });
type Example = z.infer<typeof example>;

function calledIn(given: Example): readonly z.infer<typeof called>[] {
  const { messages } = given;
  return messages.flatMap(one => [
    ...(one.function_call === undefined ? [] : [one.function_call]),
    ...(one.tool_calls ?? []).map(made => made.function),
  ]);
}

function changeCalls(given: Example, change: Readonly<Record<string, string>>): void {
  for (const made of calledIn(given)) Object.assign(made, change);
}

/** The lines of a file that make calls, and what an inspection finds when each of them was changed. */
async function afterChange(
  file: string,
  change: (given: Example) => void,
): Promise<{ calling: number[]; codes: string[] }> {
  const calling: number[] = [];
  const lines = readFileSync(join(folder ?? '', file), 'utf8')
    .trim()
    .split('\n');
  const changed = lines.map((line, index) => {
    const given = example.parse(JSON.parse(line));
    if (calledIn(given).length > 0) calling.push(index + 1);
    change(given);
    return JSON.stringify(given);
  });
  return { calling, codes: codesOf(await inspectBytes(changed.join('\n'))) };
}

const FILES = ['tools-stock-foundry.jsonl', 'tools-multiturn-zava-foundry.jsonl', 'functions-legacy-instructor.jsonl'];
const OF_CALLS = /CALL|TOOL/;

describe.skipIf(folder === null)('real tool datasets (skipped where ../shared/datasets is missing)', () => {
  test.each(FILES)('%s makes only calls that are declared, valid and answered', async file => {
    const { calling, codes } = await afterChange(file, () => undefined);
    expect(calling.length).toBeGreaterThan(9);
    expect(codes.filter(code => OF_CALLS.test(code))).toEqual([]);
  });

  test.each<[code: string, change: (given: Example) => void]>([
    ['E_CALL_SCHEMA', given => changeCalls(given, { arguments: '{}' })],
    ['E_CALL_ARGUMENTS', given => changeCalls(given, { arguments: '{' })],
    ['E_CALL_UNDECLARED', given => changeCalls(given, { name: 'other' })],
    ['W_CALL_WITHOUT_TOOLS', given => Object.assign(given, { tools: null, functions: null })],
  ])('%s is found on every line of them that makes calls', async (code, change) => {
    for (const file of FILES) {
      const { calling, codes } = await afterChange(file, change);
      expect(codes.find(found => found.startsWith(`${code}@`))).toBe(`${code}@${calling.slice(0, 50).join(',')}`);
      expect(codes.filter(found => OF_CALLS.test(found))).toHaveLength(1);
    }
  });

  test('an answer that is missing is found', async () => {
    const { codes } = await afterChange('tools-multiturn-zava-foundry.jsonl', given => {
      given.messages = given.messages.filter(({ role }) => role !== 'tool');
    });
    expect(codes.map(code => code.split('@')[0])).toContain('E_CALL_UNANSWERED');
  });
});
