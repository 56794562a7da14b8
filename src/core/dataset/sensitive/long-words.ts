/** No secret that has a form of its own is shorter; `mysql://a:pw@db/x` is about the shortest. */
const SHORTEST_WORD = 16;
/** An AWS access key ID is this long; every other token has a longer stretch without dots and brackets. */
const SHORTEST_TOKEN = 20;

/** 1 at the codes of the characters that belong to a run: a table, since this is asked for most characters. */
type Members = Uint8Array;

const PRINTABLE = membersAre(/[!-~]/);
/** The alphabets of base64 and base64url. */
const IN_TOKEN = membersAre(/[A-Za-z0-9+/_-]/);

/** Every number looked for holds nine digits this close together; most texts hold none. */
const MANY_DIGITS = /\d(?:[ .()-]{0,2}\d){8}/;
const FEWEST_DIGITS = 9;
const IN_NUMBER = membersAre(/[\d .()-]/);

/** Calls `visit` for every run of at least 16 printable ASCII characters. Prose has few. */
export function forEachLongWord(text: string, visit: (word: string, start: number) => void): void {
  let run = findRun(text, 0, SHORTEST_WORD, PRINTABLE);
  for (; run !== -1; run = findRun(text, run, SHORTEST_WORD, PRINTABLE)) {
    const start = run;
    run = endOfRun(text, start + SHORTEST_WORD, PRINTABLE);
    visit(text.slice(start, run), start);
  }
}

/** Whether a text holds nine digits with at most two signs between them, as every number has that is looked for. */
export function hasManyDigits(text: string): boolean {
  let run = findRun(text, 0, FEWEST_DIGITS, IN_NUMBER);
  for (; run !== -1; run = findRun(text, run, FEWEST_DIGITS, IN_NUMBER)) {
    const start = run;
    run = endOfRun(text, start + FEWEST_DIGITS, IN_NUMBER);
    if (MANY_DIGITS.test(text.slice(start, run))) return true;
  }
  return false;
}

/** Whether a text can hold a token or base64. Most texts cannot, nor can most long words, such as code and addresses. */
export function mayHoldToken(text: string): boolean {
  return findRun(text, 0, SHORTEST_TOKEN, IN_TOKEN) !== -1;
}

/**
 * Where the next run of that length starts, or -1. Looks at the end of a possible run first and skips what cannot be
 * one: every character is looked at twice at most, most are never.
 */
function findRun(text: string, from: number, length: number, members: Members): number {
  let start = from;
  while (start + length <= text.length) {
    let at = start + length - 1;
    while (at >= start && belongs(text.charCodeAt(at), members)) at -= 1;
    if (at < start) return start;
    start = at + 1;
  }
  return -1;
}

function endOfRun(text: string, from: number, members: Members): number {
  let end = from;
  while (end < text.length && belongs(text.charCodeAt(end), members)) end += 1;
  return end;
}

function belongs(code: number, members: Members): boolean {
  return code < 128 && members[code] === 1;
}

function membersAre(alphabet: RegExp): Members {
  return Uint8Array.from({ length: 128 }, (_, code) => Number(alphabet.test(String.fromCharCode(code))));
}
