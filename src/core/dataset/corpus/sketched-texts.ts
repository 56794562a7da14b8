const MOST_TEXTS = 131_072;
const ANCHORS = 2 ** 32;

export interface SketchedText {
  /** Texts with the same key are the same text; the first one counts. */
  readonly key: number;
  readonly line: number;
  readonly sketch: Uint8Array;
  readonly anchor: number;
}

/** `rows`: key, line, anchor and sketch in hex, in the order of the keys. */
export type SketchedTextsState = { level: number; rows: [number, number, number, string][] };

/**
 * The sketches of different texts. Bounded: when there are too many, only those whose anchor is below half of the range
 * are kept, then below a quarter, and so on. Similar texts mostly have the same anchor, so they stay or go together.
 * What is kept does not depend on the order in which parts of a file are looked at.
 */
export class SketchedTexts {
  readonly #mostTexts: number;
  readonly #byKey = new Map<number, SketchedText>();
  #level = 0;

  constructor(mostTexts = MOST_TEXTS) {
    this.#mostTexts = mostTexts;
  }

  get oneIn(): number {
    return 2 ** this.#level;
  }

  /** Texts come in the order of their lines. */
  add(text: SketchedText): void {
    if (text.anchor >= ANCHORS / this.oneIn || this.#byKey.has(text.key)) return;
    this.#byKey.set(text.key, text);
    while (this.#byKey.size > this.#mostTexts) this.#resample(this.#level + 1);
  }

  inOrder(): SketchedText[] {
    return [...this.#byKey.values()].sort((a, b) => a.line - b.line);
  }

  state(): SketchedTextsState {
    const texts = [...this.#byKey.values()].sort((a, b) => a.key - b.key);
    return {
      level: this.#level,
      rows: texts.map(({ key, line, anchor, sketch }) => [key, line, anchor, Buffer.from(sketch).toString('hex')]),
    };
  }

  absorb({ level, rows }: SketchedTextsState, linesBefore: number): void {
    if (level > this.#level) this.#resample(level);
    for (const [key, line, anchor, hex] of rows)
      this.add({ key, line: line + linesBefore, anchor, sketch: Uint8Array.from(Buffer.from(hex, 'hex')) });
  }

  #resample(level: number): void {
    this.#level = level;
    for (const [key, { anchor }] of this.#byKey) if (anchor >= ANCHORS / this.oneIn) this.#byKey.delete(key);
  }
}
