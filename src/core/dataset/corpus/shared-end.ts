import { LineCounter, type LineTally, type LineTallyState } from '../findings.ts';
import { endOf, SameValue, type SameValueState } from './same-value.ts';

/** Longer ends are seen as no end: `prepare_data` calls a longer separator very long (openai-python, 2026-08). */
const LONGEST = 10;

export type SharedEndState = { ends: { end: SameValueState; inside: LineTallyState }[] };

const NO_END = { end: { first: null, isSame: false }, inside: { count: 0, lines: [] } };

/**
 * The text that all texts end with, and the lines where it also stands earlier. Which one it is shows only after the
 * last line, so each length is followed as long as it may be the one. Keeps hashes and line numbers, and no text.
 */
export class SharedEnd {
  readonly #ends = Array.from({ length: LONGEST + 1 }, () => ({ end: new SameValue(), inside: new LineCounter() }));

  add(text: string, line: number): void {
    for (const [index, { end, inside }] of this.#ends.entries()) {
      const own = endOf(text, index + 1);
      end.add(() => own);
      if (!end.isSame || own === null) break;
      if (text.slice(0, -own.length).includes(own)) inside.add(line);
    }
  }

  /** Lines with the end inside as well; `null` where the texts have no common end, or one that is very long. */
  get inside(): LineTally | null {
    const length = this.#ends.findIndex(({ end }) => !end.isSame);
    return length <= 0 ? null : (this.#ends[length - 1]?.inside ?? null);
  }

  /** What follows a length that is not the one was not followed, and says nothing. */
  state(): SharedEndState {
    const ends = this.#ends.map(({ end, inside }) => ({ end: end.state(), inside: inside.state() }));
    const last = ends.findIndex(({ end }) => !end.isSame);
    return { ends: ends.map((state, index) => (last === -1 || index < last ? state : NO_END)) };
  }

  absorb({ ends }: SharedEndState, linesBefore: number): void {
    for (const [index, { end, inside }] of this.#ends.entries()) {
      const next = ends[index];
      if (next === undefined) continue;
      end.absorb(next.end);
      inside.absorb(next.inside, linesBefore);
    }
  }
}
