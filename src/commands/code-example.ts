/** What an example is a piece of, and so how it is shown. */
export type ExampleOf = 'line' | 'dataset' | 'manifest' | 'workflow' | 'change' | 'situation';

/**
 * Something that gives the finding, and the same without it. In datasets and manifests `⟨text×9⟩` is the text nine
 * times with the number of the repetition where # stands, the inner first, and `\xHH` the byte HH: some examples are
 * long, or no text.
 */
export interface CodeExample {
  readonly of: ExampleOf;
  /** What holds besides, as a sentence; `null`: nothing that needs saying. */
  readonly given: string | null;
  readonly bad: string;
  readonly good: string;
}

/** Bad and good, of one kind, with nothing given. */
export type Pair = readonly [bad: string, good: string, given?: string];

export function examplesOf<K extends string>(
  of: ExampleOf,
  pairs: Readonly<Record<K, Pair>>,
): Readonly<Record<K, CodeExample>> {
  const examples = Object.entries<Pair>(pairs).map(([code, [bad, good, given]]) => [
    code,
    { of, given: given ?? null, bad, good },
  ]);
  return Object.fromEntries(examples);
}

/** `count` times the line, as the notation of examples has it. */
export function repeated(count: number, line: string): string {
  return `⟨${line}\n×${count}⟩`;
}

/** Whether an example needs its notation explained. */
export function hasNotation({ bad, good }: CodeExample): boolean {
  return /⟨|\\x[0-9a-f]{2}/.test(bad + good);
}

export const NOTATION =
  '`⟨text×9⟩` stands for the text nine times, # in it for the number of the repetition, and `\\xHH` for the byte HH.';
