import { createHash } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** `length` (at most 32) characters of `A-Za-z0-9`, the same for the same `source`. */
export function lettersFrom(source: string, length: number): string {
  const digest = createHash('sha256').update(source).digest();
  return [...digest.subarray(0, length)].map(byte => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}

/** Names that look like OpenAI's and are the same in every run, so that recorded output stays comparable. */
export class Ids {
  #issued = 0;

  next(prefix: string, length: number): string {
    this.#issued += 1;
    return prefix + lettersFrom(`${prefix}${this.#issued}`, length);
  }
}
