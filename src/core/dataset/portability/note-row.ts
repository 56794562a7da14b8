import { isJsonObject, type JsonObject } from '../reader.ts';
import type { RecordFormat } from '../record-format.ts';
import type { Note } from './features.ts';
import { noteConversation } from './note-conversation.ts';
import { noteGemini } from './note-gemini.ts';
import { noteMessage } from './note-message.ts';

/** What a row is: a format of records, a text that is trained on as it stands, or two scored answers for Gemini. */
export type RowKind = RecordFormat | 'text' | 'gemini-preference';

export function rowKind(value: JsonObject, format: RecordFormat): RowKind {
  if (format === 'gemini') return Array.isArray(value['completions']) ? 'gemini-preference' : format;
  return format === 'unknown' && typeof value['text'] === 'string' ? 'text' : format;
}

/** Notes what providers may stumble over in a row. Formats that none of them takes have nothing to note. */
export function noteRow(value: JsonObject, kind: RowKind, note: Note): void {
  switch (kind) {
    case 'chat':
      noteChatKeys(value, true, note);
      noteConversation(value['messages'], { images: 0 }, true, note);
      break;
    case 'reinforcement':
      // Any other key is a field for the grader.
      noteChatKeys(value, false, note);
      noteConversation(value['messages'], { images: 0 }, true, note);
      break;
    case 'preference':
      notePreference(value, note);
      break;
    case 'prompt-completion':
      noteOtherKeys(value, PROMPT_KEYS, note);
      if (typeof value['prompt'] !== 'string' || typeof value['completion'] !== 'string') note('not-text');
      break;
    case 'trl-preference':
      noteOtherKeys(value, TRL_KEYS, note);
      break;
    case 'text':
      noteOtherKeys(value, TEXT_KEYS, note);
      break;
    case 'gemini':
      noteGemini(value, true, note);
      break;
    case 'gemini-preference':
      noteGemini(value, false, note);
      break;
    case 'alpaca':
    case 'sharegpt':
    case 'pairs':
    case 'anthropic':
    case 'cohere':
    case 'unknown':
      break;
  }
}

const PROMPT_KEYS: ReadonlySet<string> = new Set(['prompt', 'completion']);
const TRL_KEYS: ReadonlySet<string> = new Set(['prompt', 'chosen', 'rejected']);
const TEXT_KEYS: ReadonlySet<string> = new Set(['text']);
const OUTPUT_KEYS = ['preferred_output', 'non_preferred_output'] as const;
const PREFERENCE_KEYS: ReadonlySet<string> = new Set(['input', ...OUTPUT_KEYS]);

function noteOtherKeys(value: JsonObject, own: ReadonlySet<string>, note: Note): void {
  for (const key in value) if (!own.has(key)) note(key === 'weight' ? 'row-weight' : 'extra-key');
}

function noteChatKeys(value: JsonObject, noteOthers: boolean, note: Note): void {
  for (const key in value) {
    switch (key) {
      case 'messages':
        break;
      case 'tools':
        if (value[key] !== null) note(Array.isArray(value[key]) ? 'tools' : 'tools-not-list');
        break;
      case 'functions':
        if (value[key] !== null) note('legacy-functions');
        break;
      case 'parallel_tool_calls':
        if (value[key] !== null) note('parallel-tool-calls');
        break;
      case 'weight':
        if (noteOthers) note('row-weight');
        break;
      default:
        if (noteOthers) note(key === 'text' || key === 'prompt' || key === 'completion' ? 'two-formats' : 'extra-key');
    }
  }
}

function notePreference(value: JsonObject, note: Note): void {
  noteOtherKeys(value, PREFERENCE_KEYS, note);
  const { input } = value;
  const row = { images: 0 };
  if (isJsonObject(input)) {
    noteChatKeys(input, true, note);
    noteConversation(input['messages'], row, false, note);
  } else note('malformed');
  for (const key of OUTPUT_KEYS) {
    const output = value[key];
    if (!Array.isArray(output) || !output.every(isJsonObject)) {
      note('malformed');
      continue;
    }
    if (output.length !== 1 || output[0]?.['role'] !== 'assistant') note('not-one-output');
    for (const message of output) noteMessage(message, row, note);
  }
}
