export const TYPES: readonly unknown[] = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];

/** Which types the value of a keyword may have, of all keywords that are read, and whether it is or has schemas. */
export const KINDS: Readonly<Record<string, string>> = {
  $defs: 'object: schemas',
  $ref: 'string',
  additionalItems: 'object boolean: schema',
  additionalProperties: 'object boolean: schema',
  allOf: 'array: schemas',
  anyOf: 'array: schemas',
  contains: 'object boolean: schema',
  definitions: 'object: schemas',
  dependentRequired: 'object',
  else: 'object boolean: schema',
  enum: 'array',
  exclusiveMaximum: 'number',
  exclusiveMinimum: 'number',
  format: 'string',
  if: 'object boolean: schema',
  // A list was the way to write tuples up to draft 7.
  items: 'array object boolean: schema',
  maxContains: 'number',
  maxItems: 'number',
  maxLength: 'number',
  maxProperties: 'number',
  maximum: 'number',
  minContains: 'number',
  minItems: 'number',
  minLength: 'number',
  minProperties: 'number',
  minimum: 'number',
  multipleOf: 'number',
  not: 'object boolean: schema',
  oneOf: 'array: schemas',
  pattern: 'string',
  patternProperties: 'object: schemas',
  prefixItems: 'array: schemas',
  properties: 'object: schemas',
  propertyNames: 'object boolean: schema',
  required: 'array',
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema.
  then: 'object boolean: schema',
  type: 'string array',
  uniqueItems: 'boolean',
};

/** Judged before the others, and what stands in nearly every schema beside them: most keywords of most schemas. */
export const SETTLED: Readonly<Record<string, true | null>> = {
  __proto__: null,
  additionalProperties: true,
  description: true,
  items: true,
  properties: true,
  required: true,
  title: true,
  type: true,
};

/** Of which values a bound tells the size, whether it is the least, and whether the size itself is outside. */
export const BOUNDS = {
  exclusiveMaximum: ['number', false, true],
  exclusiveMinimum: ['number', true, true],
  maxItems: ['array', false, false],
  maxLength: ['string', false, false],
  maxProperties: ['object', false, false],
  maximum: ['number', false, false],
  minItems: ['array', true, false],
  minLength: ['string', true, false],
  minProperties: ['object', true, false],
  minimum: ['number', true, false],
} as const;

/** Of JSON Schema 2020-12, 2019-09 and draft 7: what may allow less, and is not read by `SchemaChecker`. */
export const UNREAD = [
  '$dynamicRef',
  '$recursiveRef',
  'dependencies',
  'dependentSchemas',
  'unevaluatedItems',
  'unevaluatedProperties',
];

/** `$ref`, and what allows nothing less, so that beside it it does not matter whether a draft reads it. */
export const ANNOTATIONS = [
  '$comment',
  '$defs',
  '$id',
  '$ref',
  '$schema',
  'default',
  'definitions',
  'deprecated',
  'description',
  'example',
  'examples',
  'readOnly',
  'title',
  'writeOnly',
];

/**
 * The formats of OpenAI's strict mode (structured outputs guide, "supported properties" of strings, 2026-11), as what a text
 * must at least look like. None refuses what its RFC accepts: 3339 for the first four (also a blank instead of the `T`, no
 * zone or one without the colon, as local times are written, and parts of a second in a duration), 5321, 1123 (also a dot
 * at the end), 2673 (also leading zeros), 4291 and 4122. Each takes time in proportion to the text.
 */
export const FORMATS: Readonly<Record<string, RegExp | null>> = {
  __proto__: null,
  date: /^(?!\d{4}-(?:02-3|(?:0[469]|11)-31))\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  time: /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?$/i,
  'date-time':
    /^(?!\d{4}-(?:02-3|(?:0[469]|11)-31))\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[t\s](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?$/i,
  duration: /^P(?!$)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:[.,]\d+)?S)?)?$/,
  email: /^.+@[^@\s]+$/s,
  hostname: /^(?=.{1,254}$)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*\.?$/i,
  ipv4: /^(?:(?:25[0-5]|2[0-4]\d|[01]?\d?\d)(?:\.(?!$)|$)){4}$/,
  ipv6: /^(?=.{2,45}$)(?!:[^:])(?!.*(?::::|::.*::|[^:]:$))(?=.*::|(?:[^:]*:){6}[^:]*[.:])(?:[\da-f]{0,4}:){2,8}(?:[\da-f]{0,4}|\d{1,3}(?:\.\d{1,3}){3})$/i,
  uuid: /^(?:urn:uuid:)?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i,
};

/** A piece of a regular expression with the flag `u`: an escape, a class, the start of a group, a quantifier or a character. */
export const PIECE =
  /\\(?:u\{[^}]*\}|u.{4}|x..|c.|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?::|<[^=!>][^>]*>)?)?|(?:[*+?]|\{\d+(?:,\d*)?\})\??|./gsu;

/**
 * Pieces that are not read. Of some, more than one character decides: back references, word boundaries, look-arounds,
 * modifiers, halves of a character; and a class by Unicode property takes 0.2 ms to make (Node 24, 2026-11-23).
 */
export const UNREAD_PIECE = /^(?:\\(?:[bBk1-9]|u[dD][89a-fA-F])|\(\?$)|\\[pP]/;

/** A piece that the character itself stands for, where it has no class, escape or dot. */
export const PLAIN_PIECE = /^[^\\.[]/s;

/** Least and most repetitions, as within braces. */
export const QUANTIFIERS: Readonly<Record<string, string>> = { '*': '0,', '+': '1,', '?': '0,1' };
