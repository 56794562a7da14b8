import type { z } from 'zod';
import { ApiError, missingParameter, NotEmulated } from './errors.ts';

type Problem = z.core.$ZodIssue;

/** Parses a request, or throws the refusal OpenAI's request validation would give for the first thing wrong with it. */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  if (first === undefined) throw new Error('A failed parse names no problem', { cause: parsed.error });
  throw refusal(value, first, first.path);
}

/** Wordings follow OpenAI's general request validation, as seen on its other endpoints in 2024 to 2026. */
function refusal(body: unknown, problem: Problem, path: readonly PropertyKey[]): ApiError {
  if (problem.code === 'invalid_union') {
    // Every union here is `'auto'` or a number: the number's complaint is the useful one.
    const inner = problem.errors.at(-1)?.[0];
    if (inner !== undefined) return refusal(body, inner, [...path, ...inner.path]);
    // But for the training method, of which some are not emulated.
    const param = path.join('.');
    if (problem.errors.length === 0)
      return new NotEmulated(400, `Invalid value for '${param}'.`, { code: 'invalid_value', param });
  }
  const param = path.join('.');
  const value = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], body);
  const refuse = (code: string, message: string) => new ApiError(400, message, { code, param });

  if (problem.code === 'unrecognized_keys') {
    const unknown = [...path, problem.keys[0]].join('.');
    return new NotEmulated(400, `Unknown parameter: '${unknown}'.`, { code: 'unknown_parameter', param: unknown });
  }
  if (value === undefined) return missingParameter(param);
  if (typeof value === 'string' && problem.code === 'too_big')
    return refuse(
      'string_above_max_length',
      `Invalid '${param}': string too long. Expected a string with maximum length ${problem.maximum}, but got a string with length ${value.length} instead.`,
    );
  if (typeof value === 'string' && problem.code === 'too_small')
    return refuse(
      'empty_string',
      `Invalid '${param}': empty string. Expected a string with minimum length 1, but got an empty string instead.`,
    );
  if (problem.code === 'too_big')
    return refuse(
      'integer_above_max_value',
      `Invalid '${param}': integer above maximum value. Expected a value <= ${problem.maximum}, but got ${value} instead.`,
    );
  if (problem.code === 'too_small')
    return refuse(
      'integer_below_min_value',
      `Invalid '${param}': integer below minimum value. Expected a value >= ${problem.minimum}, but got ${value} instead.`,
    );
  if (problem.code === 'invalid_key')
    return refuse('property_name_above_max_length', `Invalid property name in '${param}': string too long.`);
  if (problem.code === 'custom')
    return refuse(
      problem.message,
      `Invalid '${param}': too many properties. Expected an object with at most 16 properties, but got an object with ${Object.keys(value ?? {}).length} properties instead.`,
    );
  if (problem.code === 'invalid_type')
    return refuse('invalid_type', `Invalid type for '${param}': expected ${problem.expected}.`);
  // A schema that leaves one choice stands for a feature that is not emulated.
  if (problem.code === 'invalid_value' && problem.values.length === 1)
    return new NotEmulated(400, `Invalid value: '${value}' for '${param}'.`, { code: 'invalid_value', param });
  return refuse('invalid_value', `Invalid value: '${value}' for '${param}'.`);
}
