import type { DatasetFormat, TrainableFormat } from './inspection.ts';
import { type OddLine, type Opening, oddLine, openingOf } from './opening.ts';
import type { JsonObject } from './reader.ts';
import { type RecordFormat, recordFormat } from './record-format.ts';

/** How many lines, and the first of them. */
type Vote = { count: number; line: number };
type VoteState = readonly [count: number, line: number];

/** Comments are what the file is about from one line in ten on; fewer are single bad lines. */
const COMMENTED = 10;

/** `votes` and `odd` in the order of first sight. */
export interface VotesState {
  readonly opening: readonly [Opening, line: number] | null;
  readonly filledLines: number;
  readonly objects: number;
  readonly votes: readonly (readonly [RecordFormat, ...VoteState])[];
  readonly odd: readonly (readonly [OddLine, ...VoteState])[];
}

/**
 * Decides what a file is from all of its lines, in constant memory: each object line votes, the format with most votes
 * wins, the one seen first in a tie. So one odd line, even the first, does not change what a file is.
 */
export class FormatVotes {
  #opening: readonly [Opening, line: number] | null = null;
  #filledLines = 0;
  #objects = 0;
  /** In the order of first sight. */
  readonly #votes = new Map<RecordFormat, Vote>();
  readonly #odd = new Map<OddLine, Vote>();

  /** Every line that is not blank, readable or not; its first bytes are enough. */
  addLine(head: Uint8Array, line: number): void {
    this.#filledLines += 1;
    this.#opening ??= [openingOf(head), line];
    const odd = oddLine(head);
    if (odd !== null) count(this.#odd, odd, 1, line);
  }

  /** Every line that holds an object, after `addLine`. Gives what the object is. */
  addObject(value: JsonObject, line: number): RecordFormat {
    this.#objects += 1;
    const format = recordFormat(value);
    count(this.#votes, format, 1, line);
    return format;
  }

  state(): VotesState {
    return {
      opening: this.#opening,
      filledLines: this.#filledLines,
      objects: this.#objects,
      votes: [...this.#votes].map(([format, vote]) => [format, vote.count, vote.line]),
      odd: [...this.#odd].map(([odd, vote]) => [odd, vote.count, vote.line]),
    };
  }

  /** Joins the votes of the next part of the file. */
  absorb({ opening, filledLines, objects, votes, odd }: VotesState, linesBefore: number): void {
    if (opening !== null) this.#opening ??= [opening[0], opening[1] + linesBefore];
    this.#filledLines += filledLines;
    this.#objects += objects;
    for (const [format, times, line] of votes) count(this.#votes, format, times, line + linesBefore);
    for (const [kind, times, line] of odd) count(this.#odd, kind, times, line + linesBefore);
  }

  /** `expected`: what the file is meant to be, which decides between conversations with an answer and without. */
  format(expected: TrainableFormat | null): DatasetFormat {
    if (this.#opening === null) return 'empty';
    const [opening] = this.#opening;
    if (opening === 'lfs' && this.#objects === 0) return 'git-lfs-pointer';
    // Objects do occur alone on a line inside a larger document, but most lines of one are something else.
    const mostlyObjects = this.#objects * 2 >= this.#filledLines;
    if (!mostlyObjects) return this.#document(opening, expected);
    return this.#times('comment') * COMMENTED >= this.#filledLines ? 'json-comments' : this.#winner(expected);
  }

  /** The first line that shows this format; `null` where no line does. */
  firstLineOf(format: DatasetFormat): number | null {
    const odd = format === 'python' || format === 'json-comments' ? this.#odd : new Map<OddLine, Vote>();
    const line = odd.get(format === 'python' ? 'python' : 'comment')?.line;
    return line ?? [...this.#votes].find(([voted]) => voted === format)?.[1].line ?? this.#opening?.[1] ?? null;
  }

  #document(opening: Opening, expected: TrainableFormat | null): DatasetFormat {
    if (this.#times('python') * 2 >= this.#filledLines) return 'python';
    switch (opening) {
      case 'python':
        return 'python';
      case 'array':
      case 'lone-brace':
        return 'json-array';
      case 'comment':
        return 'json-comments';
      case 'html':
      case 'yaml':
      case 'csv':
      case 'tsv':
        return opening;
      case 'lfs':
      case 'other':
        return this.#winner(expected);
    }
  }

  #times(odd: OddLine): number {
    return this.#odd.get(odd)?.count ?? 0;
  }

  /**
   * One answered conversation is enough to make the unanswered ones of the same file faulty chat, unless the file is
   * meant for reinforcement and most have none.
   */
  #winner(expected: TrainableFormat | null): RecordFormat {
    const chat = this.#votes.get('chat')?.count ?? 0;
    const unanswered = this.#votes.get('reinforcement')?.count ?? 0;
    let best: RecordFormat = 'unknown';
    let most = 0;
    for (const [format, vote] of this.#votes) {
      const counted = format === 'reinforcement' || format === 'chat' ? this.#conversations() : vote.count;
      if (counted > most) {
        most = counted;
        best = format;
      }
    }
    if (best !== 'reinforcement' && best !== 'chat') return best;
    if (expected === 'reinforcement') return unanswered >= chat ? 'reinforcement' : 'chat';
    return chat > 0 ? 'chat' : 'reinforcement';
  }

  #conversations(): number {
    return (this.#votes.get('chat')?.count ?? 0) + (this.#votes.get('reinforcement')?.count ?? 0);
  }
}

function count<Kind>(votes: Map<Kind, Vote>, kind: Kind, times: number, line: number): void {
  const vote = votes.get(kind);
  if (vote === undefined) votes.set(kind, { count: times, line });
  else vote.count += times;
}
