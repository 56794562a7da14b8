import { Composer, CST, isMap, isScalar, isSeq, Lexer, LineCounter, Parser, type Scalar } from 'yaml';
import { MAX_JSON_DEPTH } from '../reader.ts';
import { SourceFault, type SourceRecord } from './source-text.ts';

/** Reading 4 MiB twice took 42 s on a busy machine, and 0.8 GB (yaml 2.9.1, Node 24, 2026-11-22): a quarter is enough. */
const MAX_YAML_BYTES = 1024 * 1024;
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** What means more than it shows. */
const REFUSED = { anchor: 'An anchor', alias: 'An alias', tag: 'A tag', 'directive-line': 'A directive' } as const;

/**
 * The records of a YAML 1.2 file: the elements of a list, or whole documents. Deep nesting, and keys that come twice,
 * are looked for here: `yaml` 2.9.1 overflows the stack at the first, and takes quadratic time for the second.
 */
export function* readYaml(text: string): Generator<SourceRecord, void> {
  if (text.length > MAX_YAML_BYTES)
    throw new SourceFault(`The YAML file is larger than ${MAX_YAML_BYTES / 1024 ** 2} MiB; split it.`, {});
  const lines = new LineCounter();
  const reader = new NodeReader(lines);
  const composer = new Composer({ version: '1.2', merge: false, uniqueKeys: false, keepSourceTokens: true });
  for (const document of composer.compose(tokensOf(text, lines), false, text.length)) {
    const [error] = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
    if (error !== undefined) throw reader.fault('This is not valid YAML', error.pos[0]);
    const root = document.contents;
    if (root === null || (isScalar(root) && root.value === null)) continue;
    for (const node of isSeq(root) ? root.items : [root]) yield reader.record(node);
  }
}

function* tokensOf(text: string, lines: LineCounter): Generator<CST.Token, void> {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  let before = '';
  for (const lexeme of new Lexer().lex(text)) {
    const type = before === CST.SCALAR ? null : CST.tokenType(lexeme);
    before = lexeme;
    const what = type === null ? undefined : Object.entries(REFUSED).find(([name]) => name === type)?.[1];
    const isVersion = type === 'directive-line' && /^%YAML[ \t]+1\.2$/.test(lexeme);
    if (what !== undefined && !isVersion)
      throw new SourceFault(`${what} stands here; write out what it stands for.`, lineAt(lines, parser.offset));
    yield* parser.next(lexeme);
    if (parser.stack.length > MAX_JSON_DEPTH && parser.stack.filter(CST.isCollection).length > MAX_JSON_DEPTH)
      throw new SourceFault(`Values are nested deeper than ${MAX_JSON_DEPTH} levels.`, lineAt(lines, parser.offset));
  }
  yield* parser.end();
}

function lineAt(lines: LineCounter, offset: number): { readonly line: number } {
  return { line: Math.max(1, lines.linePos(offset).line) };
}

/** Turns nodes into plain data. */
class NodeReader {
  readonly #lines: LineCounter;

  constructor(lines: LineCounter) {
    this.#lines = lines;
  }

  record(node: unknown): SourceRecord {
    return { ...lineAt(this.#lines, startOf(node)), value: this.#value(node) };
  }

  fault(what: string, offset: number): SourceFault {
    return new SourceFault(`${what}.`, lineAt(this.#lines, offset));
  }

  #value(node: unknown): unknown {
    if (isSeq(node)) return node.items.map(item => this.#value(item));
    if (isScalar(node)) return asWritten(node);
    if (!isMap(node)) return null;
    const object: Record<string, unknown> = {};
    for (const { key, value } of node.items) {
      if (!isScalar(key)) throw this.fault('A key is not a text', startOf(key ?? node));
      const name = key.source ?? String(key.value);
      if (FORBIDDEN_KEYS.has(name))
        throw this.fault('A key is named "__proto__", "constructor" or "prototype"', startOf(key));
      if (Object.hasOwn(object, name)) throw this.fault('A key appears twice in one object', startOf(key));
      object[name] = this.#value(value);
    }
    return object;
  }
}

/** A number or truth value that JSON would write in another way, such as 007, 1.10 or True, stays the text it was. */
function asWritten({ value, source }: Scalar): unknown {
  if (typeof value !== 'number' && typeof value !== 'boolean') return value;
  return source === undefined || source === String(value) ? value : source;
}

function startOf(node: unknown): number {
  return isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? 0) : 0;
}
