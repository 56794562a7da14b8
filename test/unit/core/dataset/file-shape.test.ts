import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CrLineEnds } from '../../../../src/core/dataset/cr-lines.ts';
import { recogniseFile } from '../../../../src/core/dataset/file-shape.ts';
import { MAX_LINE_BYTES } from '../../../../src/core/dataset/lines.ts';
import { READER_CODES } from '../../../../src/core/diagnostics/codes/dataset-codes.ts';
import { amongGoodLines, GOOD_LINE, inspectBytes } from './inspect-bytes.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
/** Bytes of the same number as the code points. */
const raw = (text: string): Uint8Array => Uint8Array.from(text, character => character.charCodeAt(0));

/** `width` bytes for each UTF-16 unit. */
function wide(text: string, width: 2 | 4, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * width));
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (width === 2) view.setUint16(index * 2, unit, littleEndian);
    else view.setUint32(index * 4, unit, littleEndian);
  }
  return new Uint8Array(view.buffer);
}

function zipOf(name: string): Uint8Array {
  return raw(
    `PK\x03\x04\x14\0\0\0\x08\0\0\0!\0${'\x0a'.repeat(12)}${String.fromCharCode(name.length)}\0\0\0${name}data\n`,
  );
}

async function messages(file: Uint8Array): Promise<string[]> {
  const { findings } = await inspectBytes(file, {}, 7);
  return findings.map(({ code, message }) => `${code} ${message}`);
}

const READING = new Set(['E_FORMAT', ...READER_CODES.map(({ code }) => code)]);

/** What was found about reading the file; rules about its examples are not the matter here. */
async function readingOf(content: string | Uint8Array): Promise<string[]> {
  const { findings } = await inspectBytes(content);
  return findings.map(({ code }) => code).filter(code => READING.has(code));
}

describe('a file in another encoding gets one finding', () => {
  test.each([
    ['UTF-16 LE', 2, true],
    ['UTF-16 BE', 2, false],
    ['UTF-32 LE', 4, true],
    ['UTF-32 BE', 4, false],
  ] as const)('%s', async (encoding, width, littleEndian) => {
    const text = amongGoodLines();
    expect(await messages(wide(text, width, littleEndian))).toEqual([
      `E_UTF16 The file is ${encoding}, without a byte order mark.`,
    ]);
    expect(await messages(wide(`\ufeff${text}`, width, littleEndian))).toEqual([
      `E_UTF16 The file is ${encoding}, with a byte order mark.`,
    ]);
  });

  test('also when it is short, or written with CR LF', async () => {
    expect(await messages(wide('\ufeff', 2, true))).toHaveLength(1);
    expect(await messages(wide('{}', 2, false))).toEqual(['E_UTF16 The file is UTF-16 BE, without a byte order mark.']);
    expect(await messages(wide(`${GOOD_LINE}\r\n`.repeat(20), 2, true))).toHaveLength(1);
  });
});

describe('a binary file gets one finding that names it', () => {
  test.each([
    ['compressed with gzip', gzipSync(amongGoodLines())],
    ['compressed with Zstandard', zstdCompressSync(amongGoodLines())],
    ['compressed with xz', raw('\xfd7zXZ\0\0\x04')],
    ['compressed with bzip2', raw('BZh91AY&SY')],
    ['a 7z archive', raw('7z\xbc\xaf\x27\x1c\0\x04')],
    ['a ZIP archive', zipOf('train.jsonl')],
    ['an empty ZIP archive', raw(`PK\x05\x06${'\0'.repeat(18)}`)],
    ['an Office document (such as xlsx)', zipOf('[Content_Types].xml')],
    ['an Office document (such as xlsx)', zipOf('xl/worksheets/sheet1.xml')],
    ['an Office document (such as xlsx)', zipOf('docProps/app.xml')],
    ['an old Office document (such as xls)', raw('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0')],
    ['a Parquet file', raw('PAR1\x15\x04\x15\n')],
    ['an Arrow file', raw('ARROW1\0\0')],
    ['an Avro file', raw('Obj\x01\x04\x14avro.codec')],
    ['an SQLite database', raw('SQLite format 3\0\x10\0')],
    ['a PDF document', raw('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')],
  ])('%s', async (is, file) => {
    expect(await messages(file)).toEqual([`E_BINARY The file is ${is}.`]);
  });
});

describe('lines that end with CR alone', () => {
  test('get one finding, however many and long they are', async () => {
    expect(await messages(encode(`${GOOD_LINE}\r`.repeat(12)))).toEqual([
      'E_CR_LINES The first line holds 12 JSON objects with a CR (byte 0D) alone between them.',
    ]);
    const long = `${GOOD_LINE}\r`.repeat(Math.ceil(MAX_LINE_BYTES / GOOD_LINE.length));
    expect(await readingOf(long)).toEqual(['E_CR_LINES']);
    expect(await readingOf(`${long}\n${GOOD_LINE}\n`)).toEqual(['E_CR_LINES']);
  });

  test('are told from CR as white space, in texts and before LF', async () => {
    expect(await readingOf(amongGoodLines(GOOD_LINE.replaceAll(',', ',\r')))).toEqual([]);
    expect(await readingOf(`${GOOD_LINE.replaceAll(',', ',\r')}\n${amongGoodLines()}`)).toEqual([]);
    expect(await readingOf(`${GOOD_LINE.replace('Ping', '}\\r{')}\n${amongGoodLines()}`)).toEqual([]);
    expect(await readingOf(`[{}\r,{}]\n`)).toEqual(['E_FORMAT']);
  });

  test('are counted the same wherever the bytes are cut', () => {
    const bytes = encode('{}\r{"a":{}}\r\r{}\r {}\r{}x\r{}');
    for (let first = 0; first <= bytes.length; first += 1)
      for (let second = first; second <= bytes.length; second += 1) {
        const counter = new CrLineEnds();
        for (const part of [bytes.slice(0, first), bytes.slice(first, second), bytes.slice(second)]) counter.add(part);
        expect(counter.count).toBe(2);
      }
  });
});

test('text in UTF-8 is recognised as nothing else', () => {
  const texts = [
    '',
    '{',
    '{}',
    GOOD_LINE,
    `\ufeff${GOOD_LINE}`,
    ' \n[',
    'PK',
    '%PDF',
    '\u0000',
    '\u0000\n\u0000\n',
    '日本',
  ];
  for (const text of texts) expect(recogniseFile(encode(text))).toBeNull();
});

test('CR LF is one notice about the file, and only a notice', async () => {
  const { findings } = await inspectBytes(`${GOOD_LINE}\r\n`.repeat(20));
  expect(findings.filter(({ code }) => READING.has(code))).toMatchObject([
    { code: 'N_CRLF', severity: 'notice', lines: [], count: 1, message: '20 lines end with CR LF.' },
  ]);
  const mixed = await inspectBytes(`${GOOD_LINE}\r\n${amongGoodLines()}`);
  expect(mixed.findings.find(({ code }) => code === 'N_CRLF')?.message).toBe(
    '1 line ends with CR LF, and 50 with LF alone.',
  );
});

test('a missing line end at the end of the file is worth no word', async () => {
  expect(await readingOf(amongGoodLines().slice(0, -1))).toEqual([]);
});
