import { PIECE, PLAIN_PIECE, QUANTIFIERS, UNREAD_PIECE } from './keyword-tables.ts';

/** Longer than any in use. */
const LONGEST_PATTERN = 500;
/** Patterns of a dataset are few; an endless list of them must not fill the memory. */
const MAX_KEPT = 64;
interface Run {
  readonly text: readonly string[];
  /** Counts steps; `false` when they are used up, after which the outcome means nothing. */
  readonly spend: (steps: number) => boolean;
}

type Places = ReadonlySet<number>;

/** Where a part of a pattern can end in the text when it starts at any of these places. */
type Part = (starts: Places, run: Run) => Places;

const kept = new Map<string, Part | null>();

/**
 * Whether a pattern of JSON Schema (ECMA-262 with the flag `u`) is found in the text; `null` when that is not judged, or
 * the steps are used up. The pattern is dataset text, so it is never run as one: each part is a step from places in the
 * text to places, which are at most as many as the text has, whatever the pattern repeats. Only single characters are
 * held against a regular expression.
 */
export function findsPattern(pattern: string, text: string, spend: Run['spend']): boolean | null {
  // Also of a kept one: what is found must not depend on what came before.
  if (!spend(pattern.length + text.length / 4)) return null;
  const part = readPattern(pattern);
  if (part === null) return null;
  const run = { text: [...text], spend };
  const found = part(new Set([...run.text.keys(), run.text.length]), run).size > 0;
  return spend(0) ? found : null;
}

/** `null` for what is no pattern, or has what is not read. */
export function readPattern(pattern: string): Part | null {
  let part = kept.get(pattern);
  if (part === undefined) {
    if (kept.size >= MAX_KEPT) kept.clear();
    part = pattern.length <= LONGEST_PATTERN && isRegularExpression(pattern) ? parse(pattern.match(PIECE) ?? []) : null;
    kept.set(pattern, part);
  }
  return part;
}

function isRegularExpression(pattern: string): boolean {
  try {
    RegExp(pattern, 'u');
    return true;
  } catch {
    // The message quotes the pattern.
    return false;
  }
}

function parse(pieces: readonly string[]): Part | null {
  let next = 0;
  return pieces.some(piece => UNREAD_PIECE.test(piece)) ? null : either();

  function either(): Part {
    let last: Part[] = [];
    const branches = [last];
    for (let piece = pieces[next]; piece !== undefined && piece !== ')'; piece = pieces[next]) {
      next += 1;
      if (piece === '|') {
        last = [];
        branches.push(last);
      } else {
        const part = partOf(piece);
        const repetition = repetitionOf(pieces[next]);
        if (repetition !== undefined) next += 1;
        last.push(repetition === undefined ? part : repeated(part, repetition));
      }
    }
    return (starts, run) =>
      new Set(branches.flatMap(parts => [...parts.reduce((places, part) => part(places, run), starts)]));
  }

  function partOf(piece: string): Part {
    if (piece === '^') return places(at => at === 0, 0);
    if (piece === '$') return places((at, { text }) => at === text.length, 0);
    if (!piece.startsWith('(')) return character(piece);
    const inner = either();
    next += 1;
    return inner;
  }
}

function places(isHere: (at: number, run: Run) => boolean, width: number): Part {
  return (starts, run) => {
    const ends = new Set<number>();
    if (run.spend(1 + starts.size)) for (const at of starts) if (isHere(at, run)) ends.add(at + width);
    return ends;
  };
}

function character(piece: string): Part {
  if (PLAIN_PIECE.test(piece)) return places((at, { text }) => text[at] === piece, 1);
  const one = new RegExp(`^${piece}$`, 'u');
  return places((at, { text }) => one.test(text[at] ?? ''), 1);
}

/** What stands within the braces, or would. */
function repetitionOf(piece = ''): string | undefined {
  return QUANTIFIERS[piece.charAt(0)] ?? /^\{(.*)\}/.exec(piece)?.[1];
}

function repeated(part: Part, repetition: string): Part {
  const [fewest, largest = fewest] = repetition.split(',');
  const least = Number(fewest);
  const most = Number(largest || Number.POSITIVE_INFINITY);
  return (starts, run) => {
    const ends = new Set(least === 0 ? starts : []);
    let from = starts;
    for (let times = 1; times <= most && from.size > 0 && run.spend(1); times += 1) {
      const reached = part(from, run);
      // What was reached before, with as many repetitions left or more, leads to nothing new.
      from = times < least ? reached : new Set([...reached].filter(at => !ends.has(at)));
      if (times >= least) for (const at of from) ends.add(at);
    }
    return ends;
  };
}
