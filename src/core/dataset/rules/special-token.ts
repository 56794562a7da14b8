import { defineCode } from '../../diagnostics/diagnostic.ts';
import { TRAINABLE_FORMATS } from '../inspection.ts';
import { inPlace } from '../key-paths.ts';
import type { TextRule } from '../rule.ts';

/**
 * Names of the special tokens of OpenAI's encodings, which are written `<|name|>`: r50k to o200k and o200k_harmony as in
 * tiktoken's `openai_public.py` (2025-08), and those of ChatML (openai-python, `chatml.md`, 2023). Reserved ones have
 * numbers.
 */
const NAMES = [
  ...['endoftext', 'startoftext', 'endofprompt', 'fim_prefix', 'fim_middle', 'fim_suffix'],
  ...['im_start', 'im_end'],
  ...['start', 'end', 'message', 'channel', 'constrain', 'return', 'call'],
] as const;
const MARKER = new RegExp(`<\\|(?:(${NAMES.join('|')})|reserved_\\d{6})\\|>`);
const OPENING = '<|';

const W_SPECIAL_TOKEN = defineCode<{ place: string; name: string }>({
  code: 'W_SPECIAL_TOKEN',
  severity: 'warning',
  headline: 'A text holds a special token, written out',
  message: ({ place, name }) => `${place} holds the special token ${name}, written out.`,
  why: 'The provider puts such markers around messages. In a text they are counted and trained as plain characters, so the model learns to write them.',
  fix: 'Remove it; mostly a template or a log left it there. Leave it where the text is about such tokens.',
  at: inPlace(),
});

export const rule: TextRule = {
  kind: 'text',
  codes: [W_SPECIAL_TOKEN],
  appliesTo: TRAINABLE_FORMATS,
  check: ({ text }, place, report) => {
    if (!text.includes(OPENING)) return;
    const found = MARKER.exec(text);
    if (found !== null) report(W_SPECIAL_TOKEN, { place, name: found[1] ?? 'reserved' }, text);
  },
};
