import type { Code, Facts, PlaceWords } from '../diagnostics/diagnostic.ts';
import { type Finding, MAX_LINES_PER_FINDING, MAX_PLACED_LINES, MAX_PLACES_PER_LINE } from './inspection.ts';

/** How many lines, and the numbers of the first ones, ascending. Bounded, and two of them can be merged. */
export interface LineTally {
  readonly count: number;
  readonly lines: readonly number[];
}

/** A tally as plain data in a part of an inspection. */
export type LineTallyState = { count: number; lines: number[] };

/** Collects line numbers in ascending order; a line given twice in a row counts once. */
export class LineCounter implements LineTally {
  count = 0;
  readonly lines: number[] = [];
  #last = 0;

  add(line: number): void {
    if (line === this.#last) return;
    this.#last = line;
    this.count += 1;
    if (this.lines.length < MAX_LINES_PER_FINDING) this.lines.push(line);
  }

  /** Joins the lines of the next part of the file. */
  absorb({ count, lines }: LineTally, linesBefore: number): void {
    this.count += count;
    for (const line of lines) if (this.lines.length < MAX_LINES_PER_FINDING) this.lines.push(line + linesBefore);
  }

  state(): LineTallyState {
    return { count: this.count, lines: this.lines };
  }
}

/** The tally of `count` lines, of which `lines` are the first ones or all. */
export function tallyLines(lines: readonly number[], count = lines.length): LineTally {
  return { count, lines: lines.toSorted((a, b) => a - b).slice(0, MAX_LINES_PER_FINDING) };
}

type Words = Omit<Finding, 'lines' | 'count' | 'places'>;

/** Findings grouped by code: memory depends on the number of codes, never on the number of bad lines. */
export class FindingLog {
  readonly #byCode = new Map<
    string,
    { readonly words: Words; readonly lines: LineCounter; readonly places: PlaceWords[] }
  >();

  /**
   * Notes the code for a line. Lines come in ascending order; the words are those of the first. `columnOf` is asked for the
   * byte only where that is kept.
   */
  add<F extends Facts>(code: Code<F>, facts: F, line: number, columnOf = () => columnIn(facts)): void {
    const { lines, places } = this.#byCode.get(code.code) ?? this.#begin(inWords(code, facts));
    lines.add(line);
    if (lines.lines.length > MAX_PLACED_LINES) return;
    const message = code.message(facts);
    const before = places.filter(other => other.line === line);
    if (before.length < MAX_PLACES_PER_LINE && before.every(other => other.message !== message))
      places.push(placeOf(message, line, columnOf()));
  }

  /** Joins the findings of the next part of the file. */
  absorb(findings: readonly Finding[], linesBefore: number): void {
    for (const { lines, count, places, ...words } of findings) {
      const entry = this.#byCode.get(words.code) ?? this.#begin(words);
      entry.lines.absorb({ lines, count }, linesBefore);
      const placed = entry.lines.lines.slice(0, MAX_PLACED_LINES);
      for (const place of places) {
        const line = place.line + linesBefore;
        if (placed.includes(line)) entry.places.push({ ...place, line });
      }
    }
  }

  #begin(words: Words) {
    const entry = { words, lines: new LineCounter(), places: [] };
    this.#byCode.set(words.code, entry);
    return entry;
  }

  findings(): Finding[] {
    return [...this.#byCode.values()].map(({ words, lines, places }) => ({ ...words, ...lines.state(), places }));
  }
}

/** One finding about the whole file, or about the given lines; `factsOf` where the lines differ. */
export function fileFinding<F extends Facts>(
  code: Code<F>,
  facts: F,
  { lines, count }: LineTally = { lines: [], count: 1 },
  factsOf: (line: number) => F = () => facts,
): Finding {
  const places = lines.slice(0, MAX_PLACED_LINES).map(line => placeOf(code.message(factsOf(line)), line));
  return { ...inWords(code, facts), lines, count, places };
}

/** Errors first, then what is about the whole file, then by first line; the same findings always in the same order. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const rank = { error: 0, warning: 1, notice: 2 } as const;
  return [...findings].sort(
    (a, b) =>
      rank[a.severity] - rank[b.severity] ||
      (a.lines[0] ?? 0) - (b.lines[0] ?? 0) ||
      (a.code < b.code ? -1 : Number(a.code > b.code)),
  );
}

function inWords<F extends Facts>(code: Code<F>, facts: F): Words {
  const { severity, headline, fix } = code;
  return { code: code.code, severity, headline, message: code.message(facts), fix };
}

/** Facts name a byte of the line `column`. */
function columnIn({ column }: Facts): number | undefined {
  return typeof column === 'number' ? column : undefined;
}

function placeOf(message: string, line: number, column?: number): PlaceWords {
  return { line, ...(column !== undefined && { column }), message };
}
