/**
 * Texts about which RFC 8259 leaves the decision to the program (i_ is implementation-defined), and what is decided:
 * `ok`, or the code and the byte of the line, from 1. An `E_` refuses the line, a `W_` reads it.
 */
export interface OpenCase {
  readonly name: string;
  readonly line: string | readonly number[];
  readonly decision: string;
  readonly because: string;
}

const DUPLICATE = 'section 4: readers differ in which value they keep';
const FORBIDDEN = 'copying such an object can change how a program behaves';
const RANGE = 'section 6: beyond the range of a 64-bit float';
const PRECISION = 'section 6: exact for readers that use 64-bit floats only between ±(2^53 - 1)';
const HALF = 'section 8.2: what happens is unpredictable; most programs write U+FFFD';
const BYTES = 'section 8.1: exchanged JSON must be UTF-8';
const TOP = 'section 2 allows any value; an example needs an object';
const LIMIT = 'section 9: a program may set limits';

function open(name: string, line: string | readonly number[], decision: string, because: string): OpenCase {
  return { name: `i_${name}`, line, decision, because };
}

const bytes = (text: string): number[] => [...new TextEncoder().encode(text)];
const around = (...middle: readonly number[]): number[] => [...bytes('{"a":"'), ...middle, ...bytes('"}')];
const keys = (count: number): string => Array.from({ length: count }, (_, i) => `"k${i}":0`).join();

export const OPEN: readonly OpenCase[] = [
  open('key_twice', '{"a":1,"a":2}', 'E_JSON_DUP@8', DUPLICATE),
  open('key_twice_same_value', '{"a":1,"a":1}', 'E_JSON_DUP@8', DUPLICATE),
  open('key_thrice', '{"a":1,"a":2,"a":3}', 'E_JSON_DUP@8', DUPLICATE),
  open('key_twice_empty', '{"":1,"":2}', 'E_JSON_DUP@7', DUPLICATE),
  open('key_twice_apart', '{"a":1,"b":[{"a":1}],"a":2}', 'E_JSON_DUP@22', DUPLICATE),
  open('key_twice_nested', '{"a":[{"b":{"c":1,"c":2}}]}', 'E_JSON_DUP@19', DUPLICATE),
  open('key_twice_in_a_dropped_value', '{"a":{"b":1,"b":1},"a":2}', 'E_JSON_DUP@13', DUPLICATE),
  open('key_twice_with_escape', '{"a":1,"\\u0061":2}', 'E_JSON_DUP@8', DUPLICATE),
  open('key_twice_with_escaped_pair', '{"😀":1,"\\ud83d\\ude00":2}', 'E_JSON_DUP@11', DUPLICATE),
  open('key_twice_with_solidus', '{"a/b":1,"a\\/b":2}', 'E_JSON_DUP@10', DUPLICATE),
  open('key_twice_of_digits', '{"1":1,"1":2}', 'E_JSON_DUP@8', DUPLICATE),
  open('key_twice_after_space', '{"a" : 1 , "a" : 2}', 'E_JSON_DUP@12', DUPLICATE),
  open('key_twice_beyond_ascii', '{"é":1,"é":2}', 'E_JSON_DUP@9', DUPLICATE),
  open('key_proto', '{"__proto__":{}}', 'E_JSON_KEY@2', FORBIDDEN),
  open('key_proto_of_number', '{"__proto__":1}', 'E_JSON_KEY@2', FORBIDDEN),
  open('key_proto_with_escape', '{"a":[{"\\u005f_proto__":1}]}', 'E_JSON_KEY@8', FORBIDDEN),
  open('key_proto_twice', '{"__proto__":1,"__proto__":2}', 'E_JSON_KEY@2', FORBIDDEN),
  open('key_constructor', '{"a":1,"constructor":2}', 'E_JSON_KEY@8', FORBIDDEN),
  open('key_prototype', '{"a":{"prototype":null}}', 'E_JSON_KEY@7', FORBIDDEN),
  open('keys_65', `{${keys(65)}}`, `E_JSON_KEYS@${2 + keys(64).length + 1}`, LIMIT),
  open('keys_65_nested', `{"a":{${keys(65)}}}`, `E_JSON_KEYS@${7 + keys(64).length + 1}`, LIMIT),
  open('keys_1000', `{${keys(1000)}}`, `E_JSON_KEYS@${2 + keys(64).length + 1}`, LIMIT),
  open('depth_64', `{"a":${'['.repeat(63)}${']'.repeat(63)}}`, 'ok', LIMIT),
  open('depth_65_arrays', `{"a":${'['.repeat(64)}${']'.repeat(64)}}`, 'E_JSON_DEPTH@69', LIMIT),
  open('depth_65_objects', `${'{"a":'.repeat(65)}0${'}'.repeat(65)}`, 'E_JSON_DEPTH@321', LIMIT),
  open('depth_cut_off', '['.repeat(100_000), 'E_JSON_DEPTH@65', LIMIT),
  open('number_infinite', '{"a":1e400}', 'E_JSON_NUMBER@6', RANGE),
  open('number_infinite_negative', '{"a":[0,-1e400]}', 'E_JSON_NUMBER@9', RANGE),
  open('number_infinite_just', '{"a":1.7976931348623159e308}', 'E_JSON_NUMBER@6', RANGE),
  open('number_infinite_without_exponent', `{"a":${'9'.repeat(400)}}`, 'E_JSON_NUMBER@6', RANGE),
  open('number_infinite_huge_exponent', '{"a":0.4e9999999999}', 'E_JSON_NUMBER@6', RANGE),
  open('number_becomes_zero', '{"a":1e-400}', 'W_JSON_NUMBER@6', RANGE),
  open('number_becomes_negative_zero', '{"a":-0.1e-9999999999}', 'W_JSON_NUMBER@6', RANGE),
  open('number_2_to_53', '{"a":9007199254740992}', 'W_JSON_NUMBER@6', PRECISION),
  open('number_2_to_53_and_1_negative', '{"a":-9007199254740993}', 'W_JSON_NUMBER@6', PRECISION),
  open('number_long_integer', '{"a":1,"b":12345678901234567890}', 'W_JSON_NUMBER@12', PRECISION),
  open('number_first_of_two', '{"a":[12345678901234567890,98765432109876543210]}', 'W_JSON_NUMBER@7', PRECISION),
  open('number_integer_as_exponent', '{"a":1e20}', 'ok', 'written as a float, it is meant as one'),
  open('number_long_fraction', '{"a":0.1000000000000000000001}', 'ok', 'a fraction is rounded by every reader'),
  open('number_negative_zero', '{"a":-0}', 'ok', 'the grammar has it; the sign may be lost'),
  open('string_half_first', '{"a":"\\ud800"}', 'W_SURROGATE@7', HALF),
  open('string_half_second', '{"a":"x\\udfff"}', 'W_SURROGATE@8', HALF),
  open('string_halves_in_wrong_order', '{"a":"\\ude00\\ud83d"}', 'W_SURROGATE@7', HALF),
  open('string_half_before_pair', '{"a":"\\ud83d\\ud83d\\ude00"}', 'W_SURROGATE@7', HALF),
  open('string_half_after_pair', '{"a":"\\ud83d\\ude00\\ude00"}', 'W_SURROGATE@19', HALF),
  open('string_halves_apart', '{"a":"\\ud83d \\ude00"}', 'W_SURROGATE@7', HALF),
  open('string_half_before_escape', '{"a":"\\uD83D\\n"}', 'W_SURROGATE@7', HALF),
  open('string_half_in_key', '{"\\udbff":1}', 'W_SURROGATE@3', HALF),
  open('string_escaped_noncharacter', '{"a":"\\uffff\\ufdd0"}', 'ok', 'Unicode allows them for internal use'),
  open('bytes_latin_1', around(0xe9), 'E_UTF8@7', BYTES),
  open('bytes_windows_1252_quote', around(0x93, 0x61, 0x94), 'E_UTF8@7', BYTES),
  open('bytes_shift_jis', around(0x61, 0x93, 0xfa), 'E_UTF8@8', BYTES),
  open('bytes_lone_continuation', around(0x80), 'E_UTF8@7', BYTES),
  open('bytes_overlong_slash', around(0xc0, 0xaf), 'E_UTF8@7', BYTES),
  open('bytes_overlong_three', around(0xe0, 0x80, 0xaf), 'E_UTF8@7', BYTES),
  open('bytes_surrogate', around(0xc3, 0xa9, 0xed, 0xa0, 0xbd), 'E_UTF8@9', BYTES),
  open('bytes_beyond_unicode', around(0xf4, 0x90, 0x80, 0x80), 'E_UTF8@7', BYTES),
  open('bytes_five', around(0xf8, 0x88, 0x80, 0x80, 0x80), 'E_UTF8@7', BYTES),
  open('bytes_character_cut_by_quote', around(0xe6, 0x97), 'E_UTF8@7', BYTES),
  open('bytes_character_cut_by_end', [...bytes('{"a":"'), 0xf0, 0x9f, 0x98], 'E_UTF8@7', BYTES),
  open('bytes_wrong_outside_string', [0x7b, 0xff, 0x7d], 'E_UTF8@2', BYTES),
  open('bytes_nul_in_string', '{"a":"\u0000"}', 'E_NUL@7', 'section 7: controls must be escaped; said apart'),
  open('bytes_nul_outside_string', '{"a":1}\u0000', 'E_NUL@8', 'section 2: no white space; said apart'),
  open('mark_between_values', '{"a":1}\ufeff{"b":2}', 'E_BOM@8', 'section 8.1: files with marks were joined'),
  open('mark_inside_object', '{\ufeff"a":1}', 'E_BOM@2', 'section 8.1: no white space; said apart'),
  open('top_array', '[{"a":1}]', 'E_JSON_OBJECT', TOP),
  open('top_string', '"a"', 'E_JSON_OBJECT', TOP),
  open('top_number', '1', 'E_JSON_OBJECT', TOP),
  open('top_null', 'null', 'E_JSON_OBJECT', TOP),
];
