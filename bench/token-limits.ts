/**
 * How long the most unpleasant megabytes take, and how much memory stays: `npx node bench/token-limits.ts`. The promise
 * is that no text of a megabyte takes more than 2 seconds.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { tokenCounters } from '../src/adapters/rank-files.ts';
import { ENCODINGS, type EncodingName } from '../src/core/tokens/token-counter.ts';
import { generator } from './token-corpus.ts';

const MEGABYTE = 1_048_576;

function hostileTexts(): readonly (readonly [name: string, text: string])[] {
  const next = generator(11);
  const random = (characters: number, character: () => number) =>
    Array.from({ length: characters }, () => String.fromCodePoint(character())).join('');
  const runs = ['a', 'A', ' ', '\n', '\t', '-', '0', '\u2500', '\u4e2d', '\u{1f600}', '\u0301', '\ud83d', '\u00a0'];
  const alternating = ['ab', 'aA', 'a ', '  \n', "a'", '<|', 'a1', '\u4e2d\u6587', 'a\u0301', '=~'];
  return [
    ...[...runs, ...alternating].map(unit => [JSON.stringify(unit), repeated(unit)] as const),
    ['random small letters', random(MEGABYTE, () => 97 + (next() % 26))],
    ['random capitals', random(MEGABYTE, () => 65 + (next() % 26))],
    ['random symbols', random(MEGABYTE, () => 33 + (next() % 15))],
    ['random white space', random(MEGABYTE, () => [9, 10, 13, 32][next() % 4] as number)],
    ['random CJK', random(MEGABYTE / 3, () => 0x4e00 + (next() % 0x51a5))],
    ['random Hangul', random(MEGABYTE / 3, () => 0xac00 + (next() % 0x2ba3))],
    ['random code points', random(MEGABYTE / 4, () => next() % 0x110000)],
    ['random bytes as text', Buffer.from(Array.from({ length: MEGABYTE }, () => next() & 255)).toString('latin1')],
  ];
}

function repeated(unit: string): string {
  return unit.repeat(Math.floor(MEGABYTE / Buffer.byteLength(unit)));
}

async function measure(encoding: EncodingName): Promise<void> {
  const counter = await tokenCounters.load(encoding);
  const megabytes = () => Math.round(process.memoryUsage.rss() / 1e6);
  const loaded = megabytes();
  const times = hostileTexts().map(([name, text]) => {
    const started = process.threadCpuUsage().user;
    counter.count(text);
    return { name, ms: Math.round((process.threadCpuUsage().user - started) / 1000) };
  });
  const worst = times.toSorted((a, b) => b.ms - a.ms).slice(0, 3);
  const after = megabytes();
  const started = process.threadCpuUsage().user;
  const tokens = counter.count('\u4e2d'.repeat(5_000_000));
  const ms = Math.round((process.threadCpuUsage().user - started) / 1000);
  const cells = [encoding, worst.map(({ name, ms }) => `${name} ${ms} ms`).join(', '), `${tokens} tokens in ${ms} ms`];
  process.stdout.write(`| ${[...cells, `${loaded}, ${after}, ${megabytes()} MB`].join(' | ')} |\n`);
}

const [encoding] = process.argv.slice(2);
const known = ENCODINGS.find(name => name === encoding);
if (known !== undefined) await measure(known);
else {
  process.stdout.write(
    '| encoding | the slowest megabytes | 5,000,000 CJK characters | memory: loaded, after all, after that |\n',
  );
  process.stdout.write('| --- | --- | --- | --- |\n');
  for (const name of ENCODINGS) {
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), name], { stdio: 'inherit' });
  }
}
