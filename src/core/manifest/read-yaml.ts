import { Composer, type ParsedNode } from 'yaml';
import {
  E_MANIFEST_ALIAS,
  E_MANIFEST_DEPTH,
  E_MANIFEST_DIRECTIVE,
  E_MANIFEST_DOCUMENTS,
  E_MANIFEST_SIZE,
  E_MANIFEST_SYNTAX,
  E_MANIFEST_TAG,
  E_MANIFEST_TOKENS,
} from '../diagnostics/codes/manifest-codes.ts';
import { type Diagnostic, diagnose, type Place } from '../diagnostics/diagnostic.ts';
import type { Point } from './line-index.ts';
import { MAX_BYTES, MAX_DEPTH, MAX_TOKENS, prescan, type Refusal } from './prescan.ts';
import { syntaxWords } from './syntax-words.ts';

/** `root` is `null` when the file holds no value at all. Nodes carry their source ranges and tokens. */
export type YamlRead =
  | { readonly kind: 'read'; readonly root: ParsedNode | null }
  | { readonly kind: 'unreadable'; readonly diagnostic: Diagnostic };

/** Reads one YAML 1.2 document within the limits of a manifest. Keys may repeat; the caller looks for that. */
export function readYaml(text: string, path: string, pointAt: (offset: number) => Point): YamlRead {
  const scan = prescan(text);
  if (scan.kind === 'refused') {
    return { kind: 'unreadable', diagnostic: explainRefusal(scan.refusal, { path, ...pointAt(scan.offset) }) };
  }

  // `uniqueKeys: false`: the library's own check compares every key with every other.
  const composer = new Composer({ version: '1.2', merge: false, uniqueKeys: false, keepSourceTokens: true });
  const [document] = [...composer.compose(scan.tokens, true, text.length)];
  const [first] = (document?.errors ?? []).toSorted((a, b) => a.pos[0] - b.pos[0]);
  if (first !== undefined) {
    const place = { path, ...pointAt(first.pos[0]) };
    return { kind: 'unreadable', diagnostic: diagnose(E_MANIFEST_SYNTAX, place, { problem: syntaxWords(first.code) }) };
  }
  return { kind: 'read', root: document?.contents ?? null };
}

function explainRefusal(refusal: Refusal, place: Place): Diagnostic {
  switch (refusal.kind) {
    case 'size':
      return diagnose(E_MANIFEST_SIZE, place, { kib: Math.ceil(refusal.bytes / 1024), limit: MAX_BYTES / 1024 });
    case 'tokens':
      return diagnose(E_MANIFEST_TOKENS, place, { limit: MAX_TOKENS });
    case 'depth':
      return diagnose(E_MANIFEST_DEPTH, place, { limit: MAX_DEPTH });
    case 'anchor':
      return diagnose(E_MANIFEST_ALIAS, place, { what: 'an anchor (&)' });
    case 'alias':
      return diagnose(E_MANIFEST_ALIAS, place, { what: 'an alias (*)' });
    case 'tag':
      return diagnose(E_MANIFEST_TAG, place, {});
    case 'documents':
      return diagnose(E_MANIFEST_DOCUMENTS, place, {});
    case 'directive':
      return diagnose(E_MANIFEST_DIRECTIVE, place, {});
  }
}
