/**
 * What the plain pipelines do, made from this project's parts and nothing else of it: lines, strict JSON, the shape of
 * chat, and billed tokens. No rule looks at the examples. A program of its own: `node ours.ts <file>` prints examples
 * and tokens as JSON.
 */
import { createReadStream } from 'node:fs';
import { tokenCounters } from '../../src/adapters/rank-files.ts';
import { readChatExample } from '../../src/core/dataset/chat-shape.ts';
import { type Line, LineSplitter } from '../../src/core/dataset/lines.ts';
import { readObject } from '../../src/core/dataset/reader.ts';
import type { Report } from '../../src/core/dataset/rule.ts';
import { measureChatExample } from '../../src/core/tokens/billed-tokens.ts';
import type { TokenCounter } from '../../src/core/tokens/token-counter.ts';

/** As `worktree-files.ts` reads. */
const CHUNK_BYTES = 256 * 1024;

const refuse: Report = ({ code }) => {
  throw new Error(`The file was refused with ${code}.`);
};

function tokensOf(line: Line, counter: TokenCounter): number {
  const value = line.kind === 'line' ? readObject(line.bytes, refuse) : null;
  const example = value === null ? null : readChatExample(value, refuse);
  if (example === null) throw new Error('The file holds a line that is no example.');
  return measureChatExample(example, counter).tokens;
}

async function run(path: string): Promise<void> {
  const counter = await tokenCounters.load('o200k_base');
  const splitter = new LineSplitter();
  let [examples, tokens] = [0, 0];
  const add = (line: Line): void => {
    examples += 1;
    tokens += tokensOf(line, counter);
  };
  const chunks = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  for await (const chunk of chunks) for (const line of splitter.push(chunk)) add(line);
  for (const line of splitter.end()) add(line);
  process.stdout.write(JSON.stringify({ examples, tokens }));
}

const [path] = process.argv.slice(2);
if (import.meta.main && path !== undefined) await run(path);
