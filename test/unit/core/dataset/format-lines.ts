const message = (role: string, content: string): object => ({ role, content });

/** A preference of one question and two answers; `others` replaces or adds keys. */
export function preferenceLine(question: string, preferred = 'Yes.', other = 'No.', others: object = {}): string {
  return JSON.stringify({
    input: { messages: [message('user', question)] },
    preferred_output: [message('assistant', preferred)],
    non_preferred_output: [message('assistant', other)],
    ...others,
  });
}

/** A question and what the grader compares with. */
export function reinforcementLine(question: string, fields: object = { target: '4' }): string {
  return JSON.stringify({ messages: [message('user', question)], ...fields });
}

export function pairLine(prompt: string, completion: string): string {
  return JSON.stringify({ prompt, completion });
}

const NUMBERS = Array.from({ length: 100 }, (_, index) => String(index).padStart(2, '0'));
const fileOf = (good: readonly string[], lines: readonly string[]): string =>
  `${good.toSpliced(2, 0, ...lines).join('\n')}\n`;

/** Datasets with nothing to find but what is in `lines`, which stand from line 3 on. */
export function amongPreferences(...lines: readonly string[]): string {
  return fileOf(
    NUMBERS.map(n => preferenceLine(`Is it ${n}?`)),
    lines,
  );
}

export function amongReinforcement(...lines: readonly string[]): string {
  return fileOf(
    NUMBERS.map(n => reinforcementLine(`How much is ${n}?`)),
    lines,
  );
}

/** In the form that `prepare_data` gave to prompts and completions. */
export function amongPairs(...lines: readonly string[]): string {
  return fileOf(
    NUMBERS.map(n => pairLine(`${n} what ->`, ` ${n} it is END`)),
    lines,
  );
}
