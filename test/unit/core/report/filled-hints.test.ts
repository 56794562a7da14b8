import { expect, test } from 'vitest';
import { withPath } from '../../../../src/core/report/filled-hints.ts';

const HINT = 'Convert it: finetune-gitops convert FILE --to chat -o NEW.jsonl';

test.each([
  ['data/tone.json', 'data/tone.json'],
  ['/tmp/a-b_c.jsonl', '/tmp/a-b_c.jsonl'],
  ['my data (1).json', '"my data (1).json"'],
])('a hint names the file %s', (path, shown) => {
  expect(withPath(HINT, path)).toBe(`Convert it: finetune-gitops convert ${shown} --to chat -o NEW.jsonl`);
});

test.each(['', '-rf', 'a"b', '$(id)', 'a`b', 'a\\b', 'a\nb', 'a;b', 'ü.json', "'"])(
  'a hint leaves %j to the reader, whom a shell or a terminal might read otherwise',
  path => {
    expect(withPath(HINT, path)).toBe(HINT);
  },
);

test('every command of a hint is filled in, and no other word', () => {
  const hint =
    'The FILE: finetune-gitops fix --write --all FILE adds one; finetune-gitops split FILE --validation 0.2. FILENAME';
  expect(withPath(hint, 'a.jsonl')).toBe(
    'The FILE: finetune-gitops fix --write --all a.jsonl adds one; finetune-gitops split a.jsonl --validation 0.2. FILENAME',
  );
});
