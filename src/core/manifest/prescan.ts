import { CST, Lexer, Parser } from 'yaml';

// Why before composing: with yaml 2.9.1, 100,000 keys take 181 s and deep nesting overflows the stack (measured for
// the project's reliability requirements). The lexer is linear, and the parser's stack shows the nesting, so both are
// driven one token at a time and left at the first that is too many. Of 2,400 hostile texts, the slowest took 0.46 s
// of CPU time to parse as a whole (Node 24, 2026-11-22).
export const MAX_BYTES = 256 * 1024;
export const MAX_TOKENS = 20_000;
export const MAX_DEPTH = 32;

export type Refusal =
  | { readonly kind: 'size'; readonly bytes: number }
  | { readonly kind: 'tokens' | 'depth' | 'anchor' | 'alias' | 'tag' | 'documents' | 'directive' };

export type Prescan =
  | { readonly kind: 'tokens'; readonly tokens: readonly CST.Token[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly offset: number };

/** Reads `text` into YAML's syntax tokens, or stops at the first thing a manifest may not have. Never throws. */
export function prescan(text: string): Prescan {
  const bytes = text.length > MAX_BYTES ? text.length : new TextEncoder().encode(text).length;
  if (bytes > MAX_BYTES) return { kind: 'refused', refusal: { kind: 'size', bytes }, offset: 0 };

  const tokens: CST.Token[] = [];
  const parser = new Parser();
  const forbidden = featureGuard();
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const offset = parser.offset;
    count += weight(lexeme);
    const kind = count > MAX_TOKENS ? 'tokens' : forbidden(lexeme);
    if (kind !== null) return { kind: 'refused', refusal: { kind }, offset };
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (depth(parser.stack) > MAX_DEPTH) return { kind: 'refused', refusal: { kind: 'depth' }, offset };
  }
  for (const token of parser.end()) tokens.push(token);
  return { kind: 'tokens', tokens };
}

/** How many tokens a lexeme counts for. */
function weight(lexeme: string): number {
  // The lexer's own marks stand for no character of the text.
  if (lexeme === CST.DOCUMENT || lexeme === CST.SCALAR || lexeme === CST.FLOW_END) return 0;
  // Each escape counts, because each wrong one would cost an error: 131,000 of them took 2.3 s.
  return lexeme.startsWith('"') ? lexeme.split('\\').length : 1;
}

function depth(stack: readonly CST.Token[]): number {
  return stack.length <= MAX_DEPTH ? 0 : stack.filter(CST.isCollection).length;
}

type Feature = 'anchor' | 'alias' | 'tag' | 'documents' | 'directive';

/** Tells of each lexeme in turn which unsupported feature it begins. */
function featureGuard(): (lexeme: string) => Feature | null {
  let previous = '';
  let documents = 0;
  return lexeme => {
    const before = previous;
    previous = lexeme;
    if (before === CST.SCALAR) {
      previous = '';
      return null;
    }
    if (lexeme === CST.DOCUMENT) documents += 1;
    const type = CST.tokenType(lexeme);
    switch (type) {
      case 'anchor':
      case 'alias':
      case 'tag':
        return type;
      case 'directive-line':
        return /^%YAML[ \t]+1\.2$/.test(lexeme) ? null : 'directive';
      case 'doc-start':
        return before === CST.DOCUMENT ? null : 'documents';
      default:
        return documents > 1 ? 'documents' : null;
    }
  };
}
