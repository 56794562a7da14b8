import type { DatasetFormat } from '../inspection.ts';
import type { Feature } from './features.ts';
import type { TrainingMethod } from './portability.ts';

/** What a whole file holds: one of the formats, or one that is none of ours but that providers take. */
export type FileKind = DatasetFormat | 'text' | 'gemini-preference';

/** Why, in words that follow in parentheses; empty where the name of the feature says it all. */
type Why = string;

/**
 * What one provider takes, as data with its source. A feature that stands in none of the lists is not documented, and a
 * file that has it is `unknown` there; nothing is guessed. One file in `dialects/` holds one of these.
 */
export interface Dialect {
  readonly name: string;
  readonly title: string;
  /** Where this was read, and the day on which somebody did. */
  readonly source: string;
  readonly asOf: string;
  /** What else to know before moving there, such as that the service ends; shown in the documents. */
  readonly note?: string;
  /** What can be trained with each format; `unknown`: not documented. What is missing is refused. */
  readonly formats: Partial<Readonly<Record<FileKind, TrainingMethod | 'unknown'>>>;
  readonly takes: readonly Feature[];
  readonly refuses: Partial<Readonly<Record<Feature, Why>>>;
  /** Taken, and trained as if it were not there. */
  readonly ignores: Partial<Readonly<Record<Feature, Why>>>;
  /** Features that are not documented, but of which something is known. */
  readonly unclear: Partial<Readonly<Record<Feature, Why>>>;
  /** Where a method has rules of its own: its lists stand before those above. */
  readonly byMethod?: Partial<Readonly<Record<TrainingMethod, MethodRules>>>;
  readonly limits: DialectLimits;
  /**
   * Whether an error of this tool's own checks of rows makes a file uncertain there. True where rows have the shape that
   * the checks were written for.
   */
  readonly hasOurRows: boolean;
}

/** A missing limit is the dialect's own. */
export interface MethodRules extends Partial<Pick<Dialect, 'takes' | 'refuses' | 'ignores' | 'unclear'>> {
  readonly limits?: Partial<DialectLimits>;
}

/** Of one file; `null` where nothing is documented. */
interface DialectLimits {
  readonly minExamples: number | null;
  readonly maxExamples: number | null;
  readonly maxBytes: number | null;
  /** From here to `maxBytes` editions of its guide contradict each other. */
  readonly unclearBytes?: number;
  /** Of a validation file, where it is another than `maxExamples`. */
  readonly maxValidation?: number;
}
