import { describe, expect, test } from 'vitest';
import { datasetPathProblem } from '../../../../src/core/manifest/dataset-path.ts';

describe('a dataset path', () => {
  test.each([
    'a.jsonl',
    'datasets/support-tone/train.jsonl',
    'datasets/.hidden/a.jsonl',
    'a/..b/c..jsonl',
    'a/...jsonl',
    '.gitignore/a.jsonl',
    'git/.github/a.jsonl',
    'with space/ä 東京 🙂.jsonl',
    '~/a.jsonl',
    '$HOME/%2e%2e/a.jsonl',
    'c/d:e.jsonl',
  ])('may be %j', path => {
    expect(datasetPathProblem(path)).toBeNull();
  });

  test.each([
    ['/etc/passwd.jsonl', 'absolute'],
    ['/proc/self/environ', 'absolute'],
    ['//server/a.jsonl', 'absolute'],
    ['..', '".."'],
    ['../a.jsonl', '".."'],
    ['a/../../a.jsonl', '".."'],
    ['a/..', '".."'],
    ['./a.jsonl', '"."'],
    ['a/./b.jsonl', '"."'],
    ['', 'empty part'],
    ['a//b.jsonl', 'empty part'],
    ['a/', 'empty part'],
    ['https://example.org/a.jsonl', 'empty part'],
    ['a\\b.jsonl', 'backslash'],
    ['..\\a.jsonl', 'backslash'],
    ['\\\\server\\a.jsonl', 'backslash'],
    ['C:\\a.jsonl', 'backslash'],
    ['C:/a.jsonl', 'drive letter'],
    ['c:a.jsonl', 'drive letter'],
    ['.git/config', '.git'],
    ['.GIT/config', '.git'],
    ['a/.Git/hooks/a.jsonl', '.git'],
    ['a\0.jsonl', 'control'],
    ['a\n.jsonl', 'control'],
    ['a\u001b[2J.jsonl', 'control'],
    ['a\u0085.jsonl', 'control'],
    ['a\u202elnosj.jsonl', 'invisible'],
    ['a\u200b.jsonl', 'invisible'],
    ['a\u00a0.jsonl', 'invisible'],
    ['a\ud800.jsonl', 'invisible'],
  ])('may not be %j', (path, problem) => {
    expect(datasetPathProblem(path)).toContain(problem);
  });
});
