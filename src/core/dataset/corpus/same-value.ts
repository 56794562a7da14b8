import { hash } from 'node:crypto';

export type SameValueState = { first: string | null; isSame: boolean };

/** Whether a text is the same in all examples. Keeps a hash of the first one; two parts of a file join. */
export class SameValue {
  #first: string | null = null;
  #isSame = true;

  /** Whether at least one text was seen, and no other one. */
  get isSame(): boolean {
    return this.#isSame && this.#first !== null;
  }

  /** `null`: this example has no such text, so that it is not the same in all. */
  add(text: () => string | null): void {
    if (!this.#isSame) return;
    const given = text();
    if (given === null) this.#isSame = false;
    else this.#join(hash('sha256', given).slice(0, 16));
  }

  state(): SameValueState {
    return { first: this.#first, isSame: this.#isSame };
  }

  absorb({ first, isSame }: SameValueState): void {
    if (!isSame) this.#isSame = false;
    if (first !== null) this.#join(first);
  }

  #join(value: string): void {
    this.#first ??= value;
    if (this.#first !== value) this.#isSame = false;
  }
}

/** The first characters of a text, `null` when it has fewer; never half of a character. */
export function startOf(text: string, characters: number): string | null {
  const points = Array.from(text.slice(0, characters * 2)).slice(0, characters);
  return points.length < characters ? null : points.join('');
}

/** The last characters of a text, `null` when it has fewer. */
export function endOf(text: string, characters: number): string | null {
  const points = Array.from(text.slice(-characters * 2)).slice(-characters);
  return points.length < characters ? null : points.join('');
}
