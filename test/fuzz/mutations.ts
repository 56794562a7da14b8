/** Whole numbers below `below`, the same for the same seed (mulberry32). */
export type Random = (below: number) => number;

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return below => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What breaks readers: ends of lines, halves of characters, JSON that is nearly JSON, and names with a meaning. */
const TOKENS: readonly Uint8Array[] = [
  ...[
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    '\u0000',
    '\ufeff',
    '\u2028',
    '\u0085',
    '"',
    '\\',
    '\\u',
    '\\ud800',
    '\\udc00\\ud800',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    'null',
    'true',
    '-0',
    '1e999',
    '0.1e',
    '12345678901234567890',
    'NaN',
    "'",
    '//',
    '#',
  ],
  ...[
    '"__proto__":{},',
    '"constructor":1,',
    '"messages":',
    '"role":"tool",',
    '"weight":0,',
    '"tool_calls":[{}],',
    '"tools":[],',
  ],
  ...[
    '"content":null,',
    '"function_call":{},',
    '"prompt":"a",',
    '"completion":"b",',
    '"input":{},',
    '"preferred_output":[],',
  ],
  ...[
    '<|endoftext|>',
    'data:image/png;base64,iVBORw0KGgo=',
    'sk-proj-',
    'AKIA',
    '\u200b',
    '\u202e',
    'e\u0301\u0301\u0301',
  ],
  ...[
    'version https://git-lfs.github.com/spec/v1\n',
    '---\n',
    '<html>',
    'a,b,c\n',
    `${'['.repeat(80)}`,
    `${'{"a":'.repeat(80)}`,
  ],
].map(encode);
const BYTES = [
  0x00, 0x0a, 0x0d, 0x20, 0x22, 0x5c, 0x7b, 0x7d, 0x7f, 0x80, 0xbf, 0xc0, 0xe2, 0xed, 0xef, 0xf0, 0xf8, 0xff,
];

/** Lines in a row of one of the files, at most 2 KiB, with one to six mutations. */
export function mutated(random: Random, corpus: readonly Uint8Array[]): Uint8Array {
  let bytes = someLines(random, corpus);
  for (let left = 1 + random(6); left > 0; left -= 1) bytes = mutate(bytes, random, corpus);
  return bytes;
}

function mutate(bytes: Uint8Array, random: Random, corpus: readonly Uint8Array[]): Uint8Array {
  const [start, end] = range(bytes, random);
  switch (random(9)) {
    case 0:
      return bytes.map((byte, at) => (at === start ? byte ^ (1 << random(8)) : byte));
    case 1:
      return bytes.map((byte, at) => (at === start ? (BYTES[random(BYTES.length)] ?? 0) : byte));
    case 2:
      return join(bytes.subarray(0, start), bytes.subarray(end));
    case 3:
      return join(bytes.subarray(0, end), bytes.subarray(start));
    case 4:
      return join(bytes.subarray(0, start), TOKENS[random(TOKENS.length)] ?? new Uint8Array(), bytes.subarray(start));
    case 5:
      return join(bytes.subarray(0, start), TOKENS[random(TOKENS.length)] ?? new Uint8Array(), bytes.subarray(end));
    case 6:
      return join(bytes.subarray(0, start), someLines(random, corpus), bytes.subarray(end));
    case 7:
      return bytes.subarray(0, end);
    default:
      return join(bytes.subarray(0, end), ...Array.from({ length: 1 + random(20) }, () => bytes.subarray(start, end)));
  }
}

/** Most ranges are short: a long one leaves little of what the file was. */
function range(bytes: Uint8Array, random: Random): [number, number] {
  const start = random(bytes.length + 1);
  const length = random(4) === 0 ? random(400) : random(12);
  return [start, Math.min(bytes.length, start + length)];
}

const MAX_LINES_BYTES = 2048;

function someLines(random: Random, corpus: readonly Uint8Array[]): Uint8Array {
  const file = corpus[random(corpus.length)] ?? new Uint8Array();
  const from = file.indexOf(0x0a, random(file.length + 1)) + 1;
  const wanted = file.subarray(from, from + 1 + random(MAX_LINES_BYTES));
  const end = wanted.lastIndexOf(0x0a);
  return end > 0 ? wanted.subarray(0, end + 1) : wanted;
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
