/**
 * Counts with one library in a process of its own and prints one JSON line: `node bench/count-with.ts <library>
 * <encoding> <seconds> <module of ours>`. Speed is bytes of UTF-8 by time of this thread, over texts not counted before,
 * after a warm-up on other texts of the same mix.
 */
import { tokenCorpora } from './token-corpus.ts';

export type Library = 'ours' | 'gpt-tokenizer' | 'tiktoken' | 'js-tiktoken';
type Count = (text: string) => number;

export interface Counted {
  /** Milliseconds to import the library and build its tables. */
  readonly startMs: number;
  readonly residentMegabytes: number;
  readonly speeds: readonly { readonly corpus: string; readonly megabytesPerSecond: number }[];
}

const CORPUS_BYTES = 12_000_000;
const WARM_UP_SHARE = 0.25;
/** Looking at the clock takes as long as counting some hundred bytes. */
const TEXTS_A_LOOK = 16;

async function load(library: string, encoding: string, ours: string): Promise<Count> {
  switch (library) {
    case 'ours': {
      const { tokenCounters } = await import(ours);
      const counter = await tokenCounters.load(encoding);
      return text => counter.count(text);
    }
    case 'gpt-tokenizer': {
      const { countTokens } = await import(`gpt-tokenizer/encoding/${encoding}`);
      const asText = { disallowedSpecial: new Set<string>() };
      return text => countTokens(text, asText);
    }
    case 'tiktoken': {
      const { get_encoding } = await import('tiktoken');
      const tokenizer = get_encoding(encoding === 'cl100k_base' ? encoding : 'o200k_base');
      return text => tokenizer.encode_ordinary(text).length;
    }
    case 'js-tiktoken': {
      const { Tiktoken } = await import('js-tiktoken/lite');
      const ranks = await import(`js-tiktoken/ranks/${encoding}`);
      const tokenizer = new Tiktoken(ranks.default);
      return text => tokenizer.encode(text, [], []).length;
    }
    default:
      throw new Error(`There is no library ${library}.`);
  }
}

/** Megabytes a second, over as many texts as fit into the time. */
function measure(texts: readonly string[], count: Count, seconds: number): number {
  const start = process.threadCpuUsage().user;
  let bytes = 0;
  let used = 0;
  for (let at = 0; at < texts.length && used < seconds * 1e6; at += TEXTS_A_LOOK) {
    const some = texts.slice(at, at + TEXTS_A_LOOK);
    for (const text of some) count(text);
    used = process.threadCpuUsage().user - start;
    for (const text of some) bytes += Buffer.byteLength(text);
  }
  return bytes / used;
}

async function main([library = '', encoding = '', seconds = '', ours = '']: readonly string[]): Promise<void> {
  const corpora = tokenCorpora(CORPUS_BYTES).map(corpus => {
    const warm = Math.floor(corpus.texts.length * WARM_UP_SHARE);
    return { ...corpus, warm: corpus.texts.slice(0, warm), texts: corpus.texts.slice(warm) };
  });
  const before = process.memoryUsage().rss;
  const started = performance.now();
  const count = await load(library, encoding, ours);
  count('Hello');
  const startMs = performance.now() - started;
  const residentMegabytes = (process.memoryUsage().rss - before) / 1e6;
  const limit = Number(seconds);
  for (const { warm } of corpora) measure(warm, count, limit / 4);
  const speeds = corpora.map(({ name, texts }) => ({
    corpus: name,
    megabytesPerSecond: measure(texts, count, limit),
  }));
  process.stdout.write(`${JSON.stringify({ startMs, residentMegabytes, speeds } satisfies Counted)}\n`);
}

await main(process.argv.slice(2));
