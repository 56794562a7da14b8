import { MAX_JSON_DEPTH } from '../reader.ts';
import { readQuoted } from './quoted-text.ts';
import { SourceFault, type SourceRecord } from './source-text.ts';

/** Words of JSON and of Python. */
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['null', null],
  ['None', null],
]);
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const SPACE_OR_COMMENT = /[\s\ufeff]+|\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\//y;
const WORD = /[A-Za-z]+/y;
/** A key without quotes, as JavaScript has it. */
const NAME = /[A-Za-z_$][\w$]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/**
 * Reads what people take for JSON Lines: values one after the other in any layout, or in one array, with comments,
 * commas left at ends, keys without quotes, and Python's quotes, words and tuples. What it cannot tell the meaning of, it
 * refuses.
 */
export class ValueReader {
  readonly #text: string;
  #at = 0;
  #line = 1;
  #nextLf: number;
  /** Numbers that a 64-bit float does not keep as they are written. */
  inexactNumbers = 0;
  /** Where the objects of the lists right below the first value begin: that value may be no record, but hold them all. */
  readonly lines = new WeakMap<object, number>();
  #isFirst = true;

  constructor(text: string) {
    this.#text = text;
    this.#nextLf = text.indexOf('\n');
  }

  /** All values of the top level; the elements of an array that stands there count as such. */
  *records(): Generator<SourceRecord, void> {
    let inArray = false;
    for (;;) {
      this.#skip();
      const sign = this.#text[this.#at];
      if (sign === undefined && inArray) throw this.#fault('The array is not closed');
      if (sign === undefined) return;
      if (sign === ',' || (sign === '[' && !inArray) || (sign === ']' && inArray)) {
        if (sign !== ',') inArray = sign === '[';
        this.#at += 1;
        continue;
      }
      const line = this.#lineNumber();
      const value = this.#value(1);
      this.#isFirst = false;
      yield { line, value };
    }
  }

  #value(depth: number): unknown {
    if (depth > MAX_JSON_DEPTH) throw this.#fault(`Values are nested deeper than ${MAX_JSON_DEPTH} levels`);
    const sign = this.#text[this.#at];
    if (sign === '{') return this.#object(depth);
    if (sign === '[') return this.#list(depth);
    if (sign === '(') return this.#parentheses(depth);
    if (sign === '"' || sign === "'") return this.#quoted();
    return this.#wordOrNumber();
  }

  #object(depth: number): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    this.#at += 1;
    for (let sign = this.#next(); sign !== '}'; sign = this.#next()) {
      const key = sign === '"' || sign === "'" ? this.#quoted() : this.#match(NAME);
      if (key === '' && sign !== '"' && sign !== "'") throw this.#fault('A key is missing');
      if (FORBIDDEN_KEYS.has(key)) throw this.#fault('A key is named "__proto__", "constructor" or "prototype"');
      if (Object.hasOwn(object, key)) throw this.#fault('A key appears twice in one object');
      if (this.#next() !== ':') throw this.#fault('A colon is missing after a key');
      this.#at += 1;
      this.#skip();
      object[key] = this.#value(depth + 1);
      this.#comma('}');
    }
    this.#at += 1;
    return object;
  }

  #list(depth: number): unknown[] {
    const list: unknown[] = [];
    this.#at += 1;
    while (this.#next() !== ']') {
      const line = this.#isFirst && depth === 2 ? this.#lineNumber() : 0;
      const value = this.#value(depth + 1);
      if (line > 0 && typeof value === 'object' && value !== null) this.lines.set(value, line);
      list.push(value);
      this.#comma(']');
    }
    this.#at += 1;
    return list;
  }

  /** Of Python: with a comma a tuple, which is a list to JSON, and without one what stands inside. */
  #parentheses(depth: number): unknown {
    const list: unknown[] = [];
    let isTuple = false;
    this.#at += 1;
    while (this.#next() !== ')') {
      list.push(this.#value(depth + 1));
      isTuple = this.#comma(')') || isTuple;
    }
    this.#at += 1;
    return isTuple || list.length !== 1 ? list : list[0];
  }

  /** Between two members stands a comma; after the last one there may be one. */
  #comma(close: string): boolean {
    const sign = this.#next();
    if (sign === ',') this.#at += 1;
    else if (sign !== close) throw this.#fault(`A comma or "${close}" is missing`);
    return sign === ',';
  }

  #quoted(): string {
    const quoted = readQuoted(this.#text, this.#at);
    if (quoted === null) throw this.#fault('A text in quotes has a bad escape, or is not closed on its line');
    this.#at = quoted.end;
    return quoted.value;
  }

  #wordOrNumber(): unknown {
    const word = this.#match(WORD);
    if (word !== '' && WORDS.has(word)) return WORDS.get(word);
    if (word === 'NaN' || word === 'Infinity') throw this.#fault('A number is NaN or infinite, which JSON has not');
    const number = word === '' ? this.#match(NUMBER) : '';
    if (number === '') throw this.#fault('This is neither JSON nor a Python literal');
    const value = Number(number);
    if (!Number.isFinite(value)) throw this.#fault('A number is too large');
    const becomesZero = value === 0 && /^-?[0.]*[1-9]/.test(number);
    if (becomesZero || (Number.isInteger(value) && !Number.isSafeInteger(value))) this.inexactNumbers += 1;
    return value;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #skip(): void {
    const sign = this.#text.charCodeAt(this.#at);
    // Nearly always there is nothing to skip.
    if (sign > 0x2f && sign < 0x80) return;
    while (this.#match(SPACE_OR_COMMENT) !== '');
  }

  #next(): string | undefined {
    this.#skip();
    return this.#text[this.#at];
  }

  /** Each line feed is looked for once, also where there is none for megabytes. */
  #lineNumber(): number {
    while (this.#nextLf !== -1 && this.#nextLf < this.#at) {
      this.#line += 1;
      this.#nextLf = this.#text.indexOf('\n', this.#nextLf + 1);
    }
    return this.#line;
  }

  #fault(what: string): SourceFault {
    return new SourceFault(`${what}.`, { line: this.#lineNumber() });
  }
}
