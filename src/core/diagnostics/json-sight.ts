/** What a line shows where it stops being JSON, as far as it tells what went wrong; `nothing` where it does not. */
export type JsonSight =
  | 'nothing'
  | 'comma'
  | 'comment'
  | 'control'
  | 'cr'
  | 'end'
  | 'nan'
  | 'object'
  | 'python'
  | 'quote';

const SIGHTS: readonly (readonly [RegExp, JsonSight])[] = [
  [/^(?:\/[/*]|#)/, 'comment'],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  [/^[\0-\x1f]/, 'control'],
  [/^'/, 'quote'],
  [/^(?:None|True|False)\b/, 'python'],
  [/^(?:NaN|Infinity|undefined)\b/, 'nan'],
];

/** `rest`: the text from the fault on. `isAfterValue`: whether all before it is JSON already. */
export function sightOf(rest: string, isAfterValue: boolean): JsonSight {
  if (rest === '') return 'end';
  if (isAfterValue && rest.startsWith('{')) return 'object';
  return SIGHTS.find(([pattern]) => pattern.test(rest))?.[1] ?? 'nothing';
}

const CONVERT = 'This reads such lines: finetune-gitops convert FILE --to chat -o NEW.jsonl (or --to preference).';

export const SIGHT_WORDS: Readonly<Record<JsonSight, string>> = {
  nothing: '',
  comma: ` It ends with a comma too many. ${CONVERT}`,
  comment: ` A comment begins there, and JSON has none. ${CONVERT}`,
  control: ' A control character stands there, such as a tab inside a text; write it as an escape, such as \\t.',
  cr: ' Before it a line ends in CR (byte 0D) alone; where whole examples stand on both sides, this mends it: finetune-gitops fix FILE --write.',
  end: ' It ends before its object does.',
  nan: ' JSON has neither NaN nor Infinity nor undefined; write null, a text or a number.',
  object: ` Another object begins there: two examples stand on one line. ${CONVERT}`,
  python: ` Python writes None, True and False, where JSON has null, true and false. ${CONVERT}`,
  quote: ` A text in single quotes begins there, and JSON has double ones. ${CONVERT}`,
};
