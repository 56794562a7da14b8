/** How bad a finding is. An `error` must be mended before a merge, a `warning` deserves a look, a `notice` informs. */
export type Severity = 'error' | 'warning' | 'notice';

/** Where a finding is: a path inside the repository, and line and column counted from 1 where known. */
export interface Place {
  readonly path: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** One of several places of a finding, in its own words. Columns of datasets are bytes. */
export interface PlaceWords {
  readonly line: number;
  readonly column?: number | undefined;
  readonly message: string;
}

/** What a message may mention: numbers, names from closed lists and checked identifiers, never dataset content. */
export type Facts = Readonly<Record<string, string | number | null>>;

/**
 * A step down in a row of a dataset: a key, the index of an item, one of what counts across several lists, from 1, or a
 * message by its name in findings.
 */
export type Step =
  | string
  | number
  | { readonly nth: number; readonly of: readonly string[] }
  | { readonly place: string };
export type Path = readonly Step[];

/**
 * All user-facing wording of one diagnostic code. `headline` never contains names or numbers, so that the same
 * problem always reads the same; `message` says what is wrong here; `why` and `fix` are whole sentences.
 */
export interface Code<F extends Facts> {
  readonly code: string;
  readonly severity: Severity;
  readonly headline: string;
  readonly message: (facts: F) => string;
  readonly why: string;
  readonly fix: string;
  /** Where in the row of a dataset the value stands; absent where it is about the whole row or about the file. */
  readonly at?: (facts: F) => Path;
  /** Of an error that the provider would not refuse: `rules:` in a manifest may make it a warning, and nothing less. */
  readonly mayWarn?: true;
}

/** One finding, as plain data: everything a report needs, nothing to look up. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly headline: string;
  readonly message: string;
  readonly fix: string;
  readonly place: Place | null;
  /** All places that are known one by one, with the first, where a finding may have several. */
  readonly places?: readonly PlaceWords[];
}

/** Declares a code; keeps the type of its facts, so that `diagnose` refuses a call that forgets one. */
export function defineCode<F extends Facts>(code: Code<F>): Code<F> {
  return code;
}

export function diagnose<F extends Facts>(code: Code<F>, place: Place | null, facts: F): Diagnostic {
  return {
    code: code.code,
    severity: code.severity,
    headline: code.headline,
    message: code.message(facts),
    fix: code.fix,
    place,
  };
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/** Errors first, then by path and line; stable. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      RANK[a.severity] - RANK[b.severity] ||
      byCodeUnits(a.place?.path ?? '', b.place?.path ?? '') ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0),
  );
}

/** The same on every machine, which an order by language is not. */
function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(diagnostic => diagnostic.severity === 'error');
}

/** `path:line:column`, as editors and terminals understand it. */
export function formatPlace(place: Place): string {
  return [place.path, place.line, place.line === undefined ? undefined : place.column]
    .filter(part => part !== undefined)
    .join(':');
}
