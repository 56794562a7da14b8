/** UTF-16 units of the texts that are remembered at a time. */
const ROOM = 262_144;
/** What a short text takes all the same. */
const ENTRY = 32;

/**
 * Remembers what was found out about texts of which mostly the same few come again, such as system prompts and
 * declarations of tools: at most some 512 KiB of texts, and none that is longer than an eighth of that.
 */
export class RecurringTexts<T> {
  readonly #known = new Map<string, T>();
  #room = ROOM;

  get(text: string): T | undefined {
    return this.#known.get(text);
  }

  set(text: string, value: T): void {
    const size = text.length + ENTRY;
    if (size > ROOM / 8) return;
    if (size > this.#room) {
      this.#known.clear();
      this.#room = ROOM;
    }
    this.#known.set(text, value);
    this.#room -= size;
  }
}
