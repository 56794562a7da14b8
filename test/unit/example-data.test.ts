// The repository's own datasets and manifest are what newcomers look at first: they must be what they claim to be.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { Manifest } from '../../src/core/manifest/schema.ts';

const Row = z.strictObject({
  messages: z.array(z.strictObject({ role: z.enum(['system', 'user', 'assistant']), content: z.string().min(1) })),
});
type Row = z.infer<typeof Row>;

const Triage = z.strictObject({
  queue: z.enum(['returns', 'delivery', 'billing', 'product', 'account']),
  urgency: z.enum(['low', 'normal', 'high']),
});

const DATASETS = [
  { path: 'datasets/support-tone/train.jsonl', examples: 120, multiTurn: 18 },
  { path: 'datasets/support-tone/validation.jsonl', examples: 24, multiTurn: 4 },
  { path: 'datasets/ticket-triage/train.jsonl', examples: 60, multiTurn: 0 },
  { path: 'datasets/ticket-triage/validation.jsonl', examples: 12, multiTurn: 0 },
];
const TASKS = ['support-tone', 'ticket-triage'];

function text(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

function rows(path: string): Row[] {
  return text(path)
    .trimEnd()
    .split('\n')
    .map(line => Row.parse(JSON.parse(line)));
}

function said(row: Row, role: Row['messages'][number]['role']): string[] {
  return row.messages.filter(message => message.role === role).map(message => message.content);
}

function words(content: string): Set<string> {
  return new Set(content.toLowerCase().match(/[a-z0-9']+/g));
}

/** Jaccard index of the words: 1 for the same words, 0 for none in common. */
function likeness(a: Set<string>, b: Set<string>): number {
  const common = a.intersection(b).size;
  return common / (a.size + b.size - common);
}

describe.each(DATASETS)('$path', ({ path, examples, multiTurn }) => {
  test('holds the number of examples it claims', () => {
    expect(rows(path)).toHaveLength(examples);
    expect(rows(path).filter(row => said(row, 'user').length > 1)).toHaveLength(multiTurn);
  });

  test('is plain ASCII with LF line ends and a final newline', () => {
    expect(text(path)).toMatch(/^[\x20-\x7e\n]+\n$/);
    expect(text(path)).not.toContain('\n\n');
  });

  test('opens every example with the system prompt, then lets customer and assistant take turns', () => {
    for (const row of rows(path)) {
      const [first, ...turns] = row.messages.map(message => message.role);
      expect(first).toBe('system');
      expect(turns.length).toBeGreaterThanOrEqual(2);
      expect(turns).toEqual(turns.map((_, index) => (index % 2 === 0 ? 'user' : 'assistant')));
      expect(turns.at(-1)).toBe('assistant');
    }
  });

  test('names no e-mail address, web address or telephone number', () => {
    expect(text(path)).not.toMatch(/\S@\S|https?:|www\.|\d{6,}|\+\d/);
  });
});

describe.each(TASKS)('the %s task', task => {
  const training = rows(`datasets/${task}/train.jsonl`);
  const validation = rows(`datasets/${task}/validation.jsonl`);
  const all = [...training, ...validation];

  test('uses one system prompt everywhere', () => {
    expect(new Set(all.flatMap(row => said(row, 'system'))).size).toBe(1);
  });

  test('asks nothing twice, neither within a file nor across training and validation', () => {
    const questions = all.map(row => words(said(row, 'user').join(' ')));
    const alike = questions.flatMap((one, index) =>
      questions.slice(index + 1).map(other => ({ likeness: likeness(one, other), one: [...one].join(' ') })),
    );
    expect(alike.filter(pair => pair.likeness > 0.5)).toEqual([]);
  });
});

describe('the answers of support-tone', () => {
  const answers = ['train', 'validation']
    .flatMap(part => rows(`datasets/support-tone/${part}.jsonl`))
    .flatMap(row => said(row, 'assistant'));

  test('have one to four sentences', () => {
    for (const answer of answers) expect(answer.split(/(?<=[.?])\s+/).length, answer).toBeLessThanOrEqual(4);
  });

  test('end in a full stop and never shout', () => {
    for (const answer of answers) {
      expect(answer).toMatch(/^[A-Z].*\.$/);
      expect(answer).not.toContain('!');
    }
  });

  test('are written one by one: no two share most of their words', () => {
    const bags = answers.map(words);
    const alike = bags.flatMap((one, index) => bags.slice(index + 1).filter(other => likeness(one, other) > 0.5));
    expect(alike).toEqual([]);
  });
});

describe('the answers of ticket-triage', () => {
  function labels(part: 'train' | 'validation') {
    return rows(`datasets/ticket-triage/${part}.jsonl`).flatMap(row =>
      said(row, 'assistant').map(answer => ({ answer, label: Triage.parse(JSON.parse(answer)) })),
    );
  }

  test('are one compact JSON object with the keys in a fixed order', () => {
    for (const { answer, label } of [...labels('train'), ...labels('validation')]) {
      expect(answer).toBe(JSON.stringify({ queue: label.queue, urgency: label.urgency }));
    }
  });

  test('hold each pair of queue and urgency four times in training', () => {
    const counts = Map.groupBy(labels('train'), ({ answer }) => answer);
    expect(counts.size).toBe(15);
    for (const [answer, examples] of counts) expect(examples.length, answer).toBe(4);
  });

  test('spread evenly over the urgencies in validation, and reach every queue', () => {
    const answers = labels('validation').map(({ label }) => label);
    const urgencies = Map.groupBy(answers, label => label.urgency);
    expect([...urgencies.values()].map(group => group.length)).toEqual([4, 4, 4]);
    expect(new Set(answers.map(label => label.queue)).size).toBe(5);
  });
});

test('models.yaml fits the schema, uses these datasets and pins the epochs, so that the price is known', () => {
  const manifest = Manifest.parse(parse(text('models.yaml')));
  expect(Object.keys(manifest.models)).toEqual(TASKS);
  for (const entry of Object.values(manifest.models)) {
    for (const path of [entry.training_file, entry.validation_file ?? '']) {
      expect(existsSync(new URL(`../../${path}`, import.meta.url)), path).toBe(true);
    }
    expect(entry.hyperparameters.n_epochs).toBe(3);
  }
});
