import { get_encoding, type Tiktoken } from 'tiktoken';
import { isObject, type Row } from './rows.ts';

type Encoding = 'cl100k_base' | 'o200k_base';

/** Rows never change, and a job is looked at many times. */
const billed = new WeakMap<readonly Row[], number>();
const encoders = new Map<Encoding, Tiktoken>();

/** Counts with OpenAI's own tokenizer (WASM), on purpose not with the product's counter: one checks the other. */
export function countTokens(encoding: Encoding, text: string): number {
  const encoder = encoders.get(encoding) ?? get_encoding(encoding);
  encoders.set(encoding, encoder);
  return encoder.encode_ordinary(text).length;
}

/**
 * Billed tokens of one epoch. For text chat the rule reproduces the printed `trained_tokens` of seven published jobs
 * of 2024 exactly: per row 1, per message 3 plus role and content. `weight` changes nothing. Names follow the
 * cookbook. Limit: how tools and images are billed is not published; here tools count as their JSON and images not at
 * all, so such totals are this emulator's and not OpenAI's.
 */
export function billedTokens(encoding: Encoding, rows: readonly Row[]): number {
  const total = billed.get(rows) ?? countRows(encoding, rows);
  billed.set(rows, total);
  return total;
}

function countRows(encoding: Encoding, rows: readonly Row[]): number {
  const count = (text: unknown): number => (typeof text === 'string' ? countTokens(encoding, text) : 0);
  const content = (value: unknown): number =>
    Array.isArray(value)
      ? value.reduce<number>((sum, part) => sum + (isObject(part) ? count(part['text']) : 0), 0)
      : count(value);
  const calls = (value: unknown): number => (value === undefined ? 0 : count(JSON.stringify(value)));

  return rows.reduce((total, row) => {
    const messages = row.messages.reduce((sum, message) => {
      const name = message['name'] === undefined ? 0 : 1 + count(message['name']);
      const called = calls(message['tool_calls']) + calls(message['function_call']);
      return sum + 3 + count(message['role']) + content(message['content']) + name + called;
    }, 0);
    return total + 1 + messages + calls(row.tools);
  }, 0);
}
