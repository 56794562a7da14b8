import { hash } from 'node:crypto';

const MOST_TEXTS = 32;
/** UTF-16 units; longer texts are hashed each time. */
const LONGEST_TEXT = 8192;

/** SHA-256 of texts of which mostly the same few come again, as hex. Remembers some, in at most 512 KiB. */
export class TextHashes {
  readonly #known = new Map<string, string>();

  of(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const hashed = hash('sha256', text);
    if (text.length > LONGEST_TEXT) return hashed;
    if (this.#known.size === MOST_TEXTS) this.#known.clear();
    this.#known.set(text, hashed);
    return hashed;
  }
}
