import type { Random } from './random.ts';
import { code, identifier, invented, markdown, paragraph, record, title } from './texts.ts';
import { ENGLISH, type Language, OTHER_LANGUAGES } from './words.ts';

/** One line of the file, before `JSON.stringify`. */
type Row = { readonly messages: readonly object[]; readonly tools?: readonly object[] };

export interface RowKind {
  readonly name: string;
  /** Of the file's bytes. */
  readonly share: number;
  readonly make: (random: Random) => Row;
}

const LABELS = ['billing', 'delivery', 'returns', 'technical', 'account', 'praise', 'spam', 'other'];

/** A company has some system prompts and uses them again and again. */
export function systemPrompts(random: Random): readonly string[] {
  return Array.from({ length: 6 }, (_, index) => paragraph(random, 3 + 4 * index));
}

/** The kinds of rows, mixed by their share of the bytes; the README beside says why these. */
export function rowKinds(prompts: readonly string[]): readonly RowKind[] {
  const system = (random: Random): object => ({ role: 'system', content: random.frequent(prompts) });
  return [
    { name: 'classification', share: 0.1, make: random => classification(random, system(random)) },
    { name: 'support dialogue', share: 0.25, make: random => dialogue(random, system(random), ENGLISH) },
    { name: 'long answer', share: 0.2, make: random => longAnswer(random, system(random)) },
    { name: 'code', share: 0.15, make: codeAnswer },
    {
      name: 'other language',
      share: 0.15,
      make: random => dialogue(random, system(random), random.pick(OTHER_LANGUAGES)),
    },
    { name: 'tool call', share: 0.1, make: random => toolCall(random, system(random)) },
    { name: 'JSON answer', share: 0.05, make: jsonAnswer },
  ];
}

const user = (content: string): object => ({ role: 'user', content });
const assistant = (content: string): object => ({ role: 'assistant', content });

function classification(random: Random, system: object): Row {
  return { messages: [system, user(paragraph(random, random.between(1, 5))), assistant(random.frequent(LABELS))] };
}

function dialogue(random: Random, system: object, language: Language): Row {
  const turns = Array.from({ length: random.between(1, 4) }, () => [
    user(paragraph(random, random.between(1, 4), language)),
    assistant(paragraph(random, random.between(2, 8), language)),
  ]);
  return { messages: [system, ...turns.flat()] };
}

function longAnswer(random: Random, system: object): Row {
  return { messages: [system, user(paragraph(random, 2)), assistant(markdown(random, random.between(6, 24)))] };
}

function codeAnswer(random: Random): Row {
  const question = random.chance(0.5) ? paragraph(random, 2) : `${title(random)}?\n\n${code(random, 8)}`;
  const answer = `${paragraph(random, 2)}\n\n${code(random, random.between(10, 50))}\n\n${paragraph(random, 1)}`;
  return { messages: [user(question), assistant(answer)] };
}

function toolCall(random: Random, system: object): Row {
  const names = Array.from({ length: random.between(2, 5) }, (_, index) => `${identifier(random)}_${index}`);
  const name = random.pick(names);
  const id = `call_${invented(random)}${random.between(1000, 9999)}`;
  const call = { id, type: 'function', function: { name, arguments: JSON.stringify({ query: title(random) }) } };
  return {
    messages: [
      system,
      user(paragraph(random, 2)),
      { role: 'assistant', content: null, tool_calls: [call] },
      { role: 'tool', tool_call_id: id, content: JSON.stringify(Array.from({ length: 3 }, () => record(random))) },
      assistant(paragraph(random, 3)),
    ],
    tools: names.map(declared => tool(random, declared)),
  };
}

function tool(random: Random, name: string): object {
  const properties = {
    query: { type: 'string', description: paragraph(random, 1) },
    limit: { type: 'integer', description: 'How many results to give back', minimum: 1 },
  };
  const parameters = { type: 'object', properties, required: ['query'] };
  return { type: 'function', function: { name, description: paragraph(random, 1), parameters } };
}

function jsonAnswer(random: Random): Row {
  const answer = JSON.stringify(record(random), null, random.chance(0.5) ? 2 : 0);
  return { messages: [user(`${paragraph(random, 3)}\n\nAnswer in JSON.`), assistant(answer)] };
}
