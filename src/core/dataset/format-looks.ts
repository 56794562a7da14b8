import { LineCounter, type LineTally, type LineTallyState, tallyLines } from './findings.ts';
import { FormatLook, type FormatLookOptions, type FormatLookState } from './format-look.ts';
import type { TrainableFormat } from './inspection.ts';
import type { Measure } from './measure.ts';
import { readAs } from './read-example.ts';
import type { JsonObject } from './reader.ts';
import type { RecordFormat } from './record-format.ts';

export interface FormatLooksState {
  readonly looks: Readonly<Partial<Record<TrainableFormat, FormatLookState>>>;
  /** Lines by the formats that they were read as. */
  readonly readAs: readonly (readonly [readonly TrainableFormat[], LineTallyState])[];
}

interface ReadLines {
  readonly formats: readonly TrainableFormat[];
  readonly lines: LineCounter;
}

/**
 * Reads each object as the expected format, or where none is expected as the one that it has. What a file is shows only
 * at its end, so there is one look for each format that was seen, and all but one are dropped then.
 */
export class FormatLooks {
  readonly #options: FormatLookOptions;
  readonly #expected: readonly TrainableFormat[] | null;
  readonly #looks = new Map<TrainableFormat, FormatLook>();
  /** By the names of the formats. */
  readonly #readAs = new Map<string, ReadLines>();

  constructor(expected: TrainableFormat | null, options: FormatLookOptions) {
    this.#expected = expected === null ? null : [expected];
    this.#options = options;
  }

  add(value: JsonObject, recordFormat: RecordFormat, line: number, bytes: Uint8Array): Measure | null {
    const formats = this.#expected ?? readAs(value, recordFormat);
    this.#readLines(formats).lines.add(line);
    let measure: Measure | null = null;
    for (const format of formats) measure = this.#look(format).add(value, line, bytes) ?? measure;
    return measure;
  }

  /** The look that holds what is said about a file of this format. */
  of(format: TrainableFormat): FormatLook {
    return this.#look(format);
  }

  /** Lines that were read as other formats only. */
  linesOfOthers(format: TrainableFormat): LineTally {
    const others = [...this.#readAs.values()].filter(({ formats }) => !formats.includes(format));
    const count = others.reduce((sum, { lines }) => sum + lines.count, 0);
    return tallyLines(
      others.flatMap(({ lines }) => lines.lines),
      count,
    );
  }

  state(): FormatLooksState {
    return {
      looks: Object.fromEntries([...this.#looks].map(([format, look]) => [format, look.state()])),
      readAs: [...this.#readAs.values()].map(({ formats, lines }) => [formats, lines.state()]),
    };
  }

  absorb({ looks, readAs: read }: FormatLooksState, linesBefore: number): void {
    for (const [formats, lines] of read) {
      this.#readLines(formats).lines.absorb(lines, linesBefore);
      for (const format of formats) this.#look(format);
    }
    for (const [format, look] of this.#looks) {
      const state = looks[format];
      if (state !== undefined) look.absorb(state, linesBefore);
    }
  }

  #look(format: TrainableFormat): FormatLook {
    const look = this.#looks.get(format) ?? new FormatLook(format, this.#options);
    this.#looks.set(format, look);
    return look;
  }

  #readLines(formats: readonly TrainableFormat[]): ReadLines {
    const name = formats.join();
    const read = this.#readAs.get(name) ?? { formats, lines: new LineCounter() };
    this.#readAs.set(name, read);
    return read;
  }
}
