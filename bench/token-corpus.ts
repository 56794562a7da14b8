import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Texts of one kind, each of the length of a message, no two the same. */
export interface Corpus {
  readonly name: string;
  readonly what: string;
  readonly texts: readonly string[];
}

/** UTF-16 units of a text: messages of real fine-tuning rows are mostly shorter, and their content is rarely longer. */
const TEXT_LENGTH = 1_200;

/**
 * What is measured: files that are on every machine on which `npm ci` ran, cut to the length of messages, and noise
 * from a generator with a fixed seed.
 */
export function tokenCorpora(maxBytes: number): Corpus[] {
  const packages = fileURLToPath(new URL('../node_modules', import.meta.url));
  const files = readdirSync(packages, { recursive: true, encoding: 'utf8' })
    .map(name => name.replaceAll('\\', '/'))
    .sort();
  const from = (pattern: RegExp, limit = maxBytes): string[] =>
    readTexts(
      packages,
      files.filter(name => pattern.test(name)),
      limit,
    );
  return [
    { name: 'prose', what: 'Markdown of the installed packages', texts: from(/\.md$/) },
    { name: 'code', what: 'type declarations and JavaScript of the installed packages', texts: from(/\.(d\.ts|js)$/) },
    {
      name: 'cjk',
      what: 'generated from the names of countries, languages and currencies in Japanese, Chinese and Korean',
      texts: cjk(Math.min(maxBytes, 2_000_000)),
    },
    { name: 'noise', what: 'generated base64, UUIDs, numbers and emoji', texts: noise(Math.min(maxBytes, 2_000_000)) },
  ];
}

function readTexts(folder: string, names: readonly string[], maxBytes: number): string[] {
  const texts = new Set<string>();
  let bytes = 0;
  for (const name of names) {
    if (bytes >= maxBytes) break;
    const text = readFileSync(join(folder, name), 'utf8');
    for (let at = 0; at < text.length; at += TEXT_LENGTH) {
      const slice = text.slice(at, at + TEXT_LENGTH);
      if (!texts.has(slice)) bytes += Buffer.byteLength(slice);
      texts.add(slice);
    }
  }
  return [...texts];
}

const SCRIPTS = [
  { locale: 'ja', joints: ['は', 'を', 'の', 'に', 'が、', 'です。', 'と', 'から'] },
  { locale: 'zh', joints: ['是', '的', '和', '在', '，', '。', '有', '到'] },
  { locale: 'ko', joints: ['은 ', '를 ', '의 ', '에서 ', ', ', '입니다. ', '와 ', '까지 '] },
];
const REGIONS = 'JP CN KR DE FR BR IN EG NG PE FI GR IS KE MX NZ PL TR UA VN'.split(' ');
const LANGUAGES = 'ja zh ko de fr pt hi ar yo qu fi el is sw es mi pl tr uk vi'.split(' ');
const CURRENCIES = 'JPY CNY KRW EUR USD BRL INR EGP NGN PEN ISK KES MXN NZD PLN TRY UAH VND'.split(' ');

/** Sentences without sense, of the engine's own words: what is measured are scripts without blanks, or with few. */
function cjk(bytes: number): string[] {
  const next = generator(7);
  const scripts = SCRIPTS.map(({ locale, joints }) => ({ words: namesIn(locale), joints }));
  const texts: string[] = [];
  for (let used = 0; used < bytes; used += Buffer.byteLength(texts.at(-1) ?? '')) {
    const { words, joints } = pick(scripts, next);
    texts.push(Array.from({ length: 80 }, () => pick(words, next) + pick(joints, next)).join(''));
  }
  return texts;
}

function namesIn(locale: string): string[] {
  const names = (type: Intl.DisplayNamesOptions['type'], codes: readonly string[]) =>
    codes.map(code => new Intl.DisplayNames(locale, { type }).of(code) ?? code);
  return [...names('region', REGIONS), ...names('language', LANGUAGES), ...names('currency', CURRENCIES)];
}

function pick<T>(items: readonly T[], next: () => number): T {
  return items[next() % items.length] as T;
}

function noise(bytes: number): string[] {
  const next = generator(4242);
  const kinds: readonly (() => string)[] = [
    () => Buffer.from(Array.from({ length: 90 }, () => next() & 255)).toString('base64'),
    () => [8, 4, 4, 4, 12].map(digits => hex(next, digits)).join('-'),
    () => `${next() % 1_000_000}.${next() % 1000}`,
    () => String.fromCodePoint(0x1f300 + (next() % 0x2ff)),
  ];
  const texts: string[] = [];
  for (let used = 0; used < bytes; used += texts.at(-1)?.length ?? 0) {
    const parts = Array.from({ length: 24 }, () => pick(kinds, next)());
    texts.push(parts.join(' '));
  }
  return texts;
}

function hex(next: () => number, digits: number): string {
  return Array.from({ length: digits }, () => (next() & 15).toString(16)).join('');
}

/** Mulberry32: the same numbers each time. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
