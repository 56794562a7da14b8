/**
 * What one writes without this project: lines by readline, JSON.parse, a zod schema, and tokens by the recipe of
 * OpenAI's cookbook. A program of its own: `node pipeline.ts <counter> <file>` prints examples and tokens as JSON.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { loadCounter } from './counters.ts';

const Call = z.object({
  id: z.string(),
  type: z.literal('function'),
  function: z.object({ name: z.string(), arguments: z.string() }),
});
const Message = z.discriminatedUnion('role', [
  z.object({ role: z.literal('system'), content: z.string(), name: z.string().optional() }),
  z.object({ role: z.literal('user'), content: z.string(), name: z.string().optional() }),
  z.object({
    role: z.literal('assistant'),
    content: z.string().nullish(),
    name: z.string().optional(),
    weight: z.union([z.literal(0), z.literal(1)]).optional(),
    tool_calls: z.array(Call).optional(),
  }),
  z.object({ role: z.literal('tool'), content: z.string(), tool_call_id: z.string() }),
]);
const Tool = z.object({
  type: z.literal('function'),
  function: z.object({
    name: z.string(),
    description: z.string().optional(),
    parameters: z.record(z.string(), z.unknown()).optional(),
  }),
});
const Example = z.object({ messages: z.array(Message).min(1), tools: z.array(Tool).optional() });

/** OpenAI cookbook, "How to count tokens with tiktoken" (2023-25): 3 a message, and 3 for the answer it will get. */
const PER_MESSAGE = 3;
export const PER_ANSWER = 3;

async function run(counterName: string, path: string): Promise<void> {
  const count = await loadCounter(counterName);
  let examples = 0;
  let tokens = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    const example = Example.parse(JSON.parse(line));
    examples += 1;
    tokens += PER_ANSWER;
    for (const message of example.messages) {
      tokens += PER_MESSAGE + count(message.role) + count(message.content ?? '');
      if (message.role !== 'assistant') continue;
      for (const call of message.tool_calls ?? []) tokens += count(call.function.name) + count(call.function.arguments);
    }
    if (example.tools !== undefined) tokens += count(JSON.stringify(example.tools));
  }
  process.stdout.write(JSON.stringify({ examples, tokens }));
}

const [counterName, path] = process.argv.slice(2);
if (import.meta.main && counterName !== undefined && path !== undefined) await run(counterName, path);
