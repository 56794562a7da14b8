/** More examples than this in one file are counted, not compared. */
export const MAX_COMPARED = 2_000_000;
/** As many line numbers, sample messages and host names are kept at most. */
export const MAX_DIFF_LINES = 50;
export const MAX_HOST_NAMES = 5;

/** What became of the examples of a dataset between two versions of it. */
export type DatasetDiff = ComparedDatasets | NotCompared;

interface NotCompared {
  readonly kind: 'not-compared';
  /** `no-lines`: one of the files is no JSON Lines, such as a Git LFS pointer. */
  readonly why: 'too-many-examples' | 'no-lines';
  readonly before: number;
  readonly after: number;
}

/**
 * Examples are the same when their canonical identity is; their order does not matter. An example whose prompt stayed
 * and whose answer changed, or the other way round, is one edit. Holds no text of the dataset but host names, and
 * samples where they were asked for.
 */
export interface ComparedDatasets {
  readonly kind: 'compared';
  /** Examples. */
  readonly before: number;
  readonly after: number;
  readonly added: number;
  readonly removed: number;
  readonly edited: number;
  /** Of the examples that stand once in both files, the fewest that are to be moved to get from one order to the other. */
  readonly moved: number;
  /** How many more examples repeat another one than before; negative when fewer do. */
  readonly repetitions: number;
  /** Lines of the new file, ascending, the first `MAX_DIFF_LINES`. */
  readonly addedLines: readonly number[];
  readonly editedLines: readonly number[];
  /** Lines that could not be read as an example, and so are not compared. */
  readonly unreadable: { readonly before: number; readonly after: number };
  readonly news: News;
  readonly samples: readonly ExampleSample[];
}

/** What the added and edited examples bring that no example had before; `null`: there are too many to compare. */
export interface News {
  readonly systemPrompts: number | null;
  readonly tools: number | null;
  readonly hosts: number | null;
  /** The first ones that are plain DNS names. Untrusted: written by whoever wrote the dataset. */
  readonly hostNames: readonly string[];
  /** Of the roles that chat examples know. */
  readonly roles: readonly string[];
  /** How many of the added and edited examples hold characters that nobody sees. */
  readonly invisible: number;
}

/** The start of an added or edited example, with its untrusted text. Never shown unless someone asked for it. */
export interface ExampleSample {
  /** Line of the new file. */
  readonly line: number;
  readonly messages: readonly { readonly role: string; readonly text: string }[];
  readonly moreMessages: number;
}
