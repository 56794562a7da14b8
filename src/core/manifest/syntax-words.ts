import type { ErrorCode } from 'yaml';

/** Own words for each of the YAML library's errors: the library's messages quote the file, which is untrusted. */
const WORDS: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'aliases are not supported',
  BAD_ALIAS: 'aliases are not supported',
  BAD_COLLECTION_TYPE: 'tags are not supported',
  BAD_DIRECTIVE: 'a directive (%) is malformed',
  BAD_DQ_ESCAPE: 'a backslash in a double-quoted text is not followed by a known escape',
  BAD_INDENT: 'the indentation does not fit the lines around it, or a bracket is not closed',
  BAD_PROP_ORDER: 'anchors and tags are not supported',
  BAD_SCALAR_START: 'a value starts with a character that must be quoted',
  BLOCK_AS_IMPLICIT_KEY: 'a value on this line looks like another key; quote it or put it on its own line',
  BLOCK_IN_FLOW: 'an indented block cannot stand inside { } or [ ]',
  DUPLICATE_KEY: 'a key appears twice',
  IMPOSSIBLE: 'a comment or line break stands where none can be',
  KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters',
  MISSING_CHAR: 'a colon, comma, space, closing bracket or closing quote is missing',
  MULTILINE_IMPLICIT_KEY: 'a key spans more than one line; is a colon missing?',
  MULTIPLE_ANCHORS: 'anchors are not supported',
  MULTIPLE_DOCS: 'a manifest is one document',
  MULTIPLE_TAGS: 'tags are not supported',
  NON_STRING_KEY: 'a key must be text',
  RESOURCE_EXHAUSTION: 'the nesting is too deep',
  TAB_AS_INDENT: 'tabs cannot indent; use spaces',
  TAG_RESOLVE_FAILED: 'tags are not supported',
  UNEXPECTED_TOKEN: 'something stands here that does not belong',
};

export function syntaxWords(code: ErrorCode): string {
  return WORDS[code];
}
