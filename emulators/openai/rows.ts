import type { Method } from './requests.ts';

/** One checked row of a training file, as far as billing looks at it: of a preference row both answers count. */
export interface Row {
  readonly messages: readonly Readonly<Record<string, unknown>>[];
  readonly tools: unknown;
}

interface RowFailure {
  readonly code: string;
  readonly message: string;
}

export type RowCheck =
  | { readonly ok: true; readonly rows: readonly Row[] }
  | { readonly ok: false; readonly failure: RowFailure };

const MIN_EXAMPLES = 10;
const ROW_KEYS = ['messages', 'tools', 'parallel_tool_calls', 'functions'];
const ROLES = ['system', 'developer', 'user', 'assistant', 'tool', 'function'];
const PREFERENCE_KEYS = ['input', 'preferred_output', 'non_preferred_output'];

const INPUT_KEYS = ['messages', 'tools', 'parallel_tool_calls'];

export interface RowsOf {
  readonly kind: 'training' | 'validation';
  readonly fileId: string;
  readonly method: Method['type'];
}

/**
 * Checks a file as a job does, in the job and not at the upload. Codes and wordings are OpenAI's as
 * seen in failed jobs (OpenAI reference of 2026-11-22, section 5.6); examples count from 1. Where no text was ever
 * seen (no assistant message, unknown role, empty content) the wording is made in the same style.
 */
export function checkRows(bytes: Uint8Array, of: RowsOf): RowCheck {
  const rows: Row[] = [];
  const lines = new TextDecoder().decode(bytes).split('\n');
  for (const line of lines) {
    if (line.trim() === '') continue;
    const row = checkRow(line, rows.length + 1, of);
    if ('code' in row) return { ok: false, failure: row };
    rows.push(row);
  }
  if (of.kind === 'training' && rows.length < MIN_EXAMPLES)
    return {
      ok: false,
      failure: {
        code: 'invalid_n_examples',
        message: `Training file has ${rows.length} example(s), but must have at least ${MIN_EXAMPLES} examples`,
      },
    };
  return { ok: true, rows };
}

function checkRow(line: string, example: number, { kind, fileId, method }: RowsOf): Row | RowFailure {
  const invalid = (detail: string): RowFailure => ({
    code: `invalid_${kind}_file`,
    message: `The job failed due to an invalid ${kind} file. ${detail}`,
  });
  const parsed = parseLine(line);
  if (typeof parsed === 'string')
    return invalid(
      `Invalid file format. Example ${example} cannot be parsed. Error: line contains invalid json: ${parsed}`,
    );
  if (!isObject(parsed) || Object.keys(parsed).length === 0)
    return invalid('Unexpected file format, expected either prompt/completion pairs or chat messages.');
  const isPreference = PREFERENCE_KEYS.every(key => key in parsed);
  if (isPreference !== (method === 'dpo') && (isPreference || 'messages' in parsed)) {
    const [format, fits] = isPreference ? ['preference', 'dpo'] : ['chat', 'supervised'];
    return invalid(
      `Input file ${fileId} is in the fine-tune-${format} format, but the specified fine-tuning job is not using '${fits}' as the training method (provided method=${method}).`,
    );
  }
  if (method === 'dpo') return checkPreferenceRow(parsed, example, invalid);
  const messages = parsed['messages'];
  if (!Array.isArray(messages)) return invalid(`Invalid file format. Example ${example} is missing key "messages".`);

  const extra = Object.keys(parsed).find(key => !ROW_KEYS.includes(key));
  if (extra !== undefined)
    return {
      code: 'invalid_file_format',
      message: `The job failed due to a file format error in the ${kind} file. Invalid file format. Example ${example} contains an extra "${extra}".`,
    };
  for (const [index, message] of messages.entries()) {
    const wrong = checkMessage(message);
    if (wrong !== null) return invalid(`Invalid file format. Example ${example}, message ${index + 1} ${wrong}`);
  }
  const chat = messages.filter(isObject);
  if (!chat.some(message => message['role'] === 'assistant'))
    return invalid(`Invalid file format. Example ${example} has no message with the role 'assistant'.`);
  return { messages: chat, tools: parsed['tools'] ?? parsed['functions'] };
}

/** The shape is that of the DPO guide: messages, and one assistant message each that is preferred and that is not. */
function checkPreferenceRow(
  row: Readonly<Record<string, unknown>>,
  example: number,
  invalid: (detail: string) => RowFailure,
): Row | RowFailure {
  const missing = PREFERENCE_KEYS.find(key => !(key in row));
  const wrong = (detail: string): RowFailure => invalid(`Invalid file format. Example ${example} ${detail}`);
  if (missing !== undefined) return wrong(`is missing key "${missing}".`);
  const extra = Object.keys(row).find(key => !PREFERENCE_KEYS.includes(key));
  if (extra !== undefined) return wrong(`contains an extra "${extra}".`);
  const { input, preferred_output: preferred, non_preferred_output: other } = row;
  if (!isObject(input) || !Array.isArray(input['messages'])) return wrong('is missing key "messages".');
  const extraInput = Object.keys(input).find(key => !INPUT_KEYS.includes(key));
  if (extraInput !== undefined) return wrong(`contains an extra "${extraInput}".`);
  for (const outputs of [preferred, other]) {
    const [output] = Array.isArray(outputs) && outputs.length === 1 ? outputs : [];
    if (!isObject(output) || output['role'] !== 'assistant')
      return wrong('must have one assistant message as each output.');
  }
  const messages: unknown[] = [input['messages'], preferred, other].flat();
  for (const [index, message] of messages.entries()) {
    const problem = checkMessage(message);
    if (problem !== null) return wrong(`, message ${index + 1} ${problem}`);
  }
  return { messages: messages.filter(isObject), tools: input['tools'] };
}

function checkMessage(message: unknown): string | null {
  if (!isObject(message)) return 'Input should be a valid dictionary';
  const role = message['role'];
  if (role === undefined) return "Discriminator 'role' is missing in value";
  if (typeof role !== 'string' || !ROLES.includes(role))
    return `Input tag '${role}' found using 'role' does not match any of the expected tags`;
  if ('weight' in message && (role !== 'assistant' || (message['weight'] !== 0 && message['weight'] !== 1)))
    return 'has an invalid "weight": it may be 0 or 1, on assistant messages only';
  const content = message['content'];
  if (typeof content === 'string' || Array.isArray(content)) return null;
  return 'tool_calls' in message || 'function_call' in message ? null : 'has no "content"';
}

/** The value, or the parser's complaint as a string; a line that is a JSON string is no row either. */
function parseLine(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'string' ? 'not a dictionary' : value;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
