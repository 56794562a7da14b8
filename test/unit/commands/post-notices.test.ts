import { describe, expect, test } from 'vitest';
import { postNotices } from '../../../src/commands/post-notices.ts';
import { fingerprintOf, type Notice } from '../../../src/core/plan/notices.ts';
import { issueBody, issueTitle } from '../../../src/core/report/notice-issue.ts';
import type { Issue } from '../../../src/ports-code-host.ts';
import { aForge } from './outside.ts';

const PATH = 'models.yaml';
const gone: Notice = { model: 'tone', kind: 'model-gone', modelId: 'ft:a' };
const failed: Notice = { model: 'tone', kind: 'job-failed', jobId: 'ftjob-1', code: '' };
const other: Notice = { model: 'desk', kind: 'job-cancelled', jobId: 'ftjob-2' };

/** An issue of ours as an earlier run left it. */
function anIssue(notices: readonly Notice[], more: Partial<Issue> = {}): Issue {
  const model = notices[0]?.model ?? 'tone';
  const body = issueBody(model, notices, { manifestPath: PATH, fingerprint: fingerprintOf(notices) });
  return { number: 1, title: issueTitle(model), body, isOpen: true, url: '#1', ...more };
}

/** What is written, as short words, and what is left. */
async function posted(
  notices: readonly Notice[],
  before: readonly Issue[],
  how: { isComplete?: boolean; isWhole?: boolean } = {},
) {
  const { isComplete = true, isWhole = true } = how;
  const writes: string[] = [];
  const issues = [...before];
  const forge = aForge({
    viewer: async () => 'bot',
    ownIssues: async () => ({ issues, isWhole }),
    createIssue: async given => {
      const issue = { number: issues.length + 1, isOpen: true, url: '', ...given };
      writes.push(`create ${given.title}`);
      issues.push(issue);
      return issue;
    },
    updateIssue: async (number, edit) => {
      const at = issues.findIndex(issue => issue.number === number);
      const issue = { url: '', number, ...edit };
      writes.push(`${edit.isOpen ? 'open' : 'close'} ${number}`);
      issues[at] = issue;
      return issue;
    },
    createComment: async (number, body) => {
      writes.push(`comment ${number}: ${(body.match(/^- /gm) ?? []).length}`);
      return { id: 1, author: 'bot', body, url: '' };
    },
  });
  await postNotices(forge, { notices, isComplete }, PATH);
  return { writes, issues };
}

const CREATED = 'create finetune-gitops: tone needs attention';

describe('Of each model there is one issue', () => {
  test.each<[string, readonly Notice[], readonly Issue[], string[]]>([
    ['opened for the first notice', [gone], [], [CREATED]],
    ['one for each model', [gone, other], [], [CREATED, 'create finetune-gitops: desk needs attention']],
    ['not written when nothing changed', [gone], [anIssue([gone])], []],
    ['changed with a comment when a kind is new', [gone, failed], [anIssue([gone])], ['open 1', 'comment 1: 1']],
    ['changed without one when a kind went away', [gone], [anIssue([gone, failed])], ['open 1']],
    ['changed without one when a fact did', [gone], [anIssue([{ ...gone, modelId: 'ft:b' }])], ['open 1']],
    ['closed when nothing is left', [], [anIssue([gone])], ['close 1']],
    ['left closed when a person closed it', [gone], [anIssue([gone], { isOpen: false })], []],
    ['opened again when it says something else', [failed], [anIssue([gone], { isOpen: false })], ['open 1']],
    ['opened again, not a second one', [gone], [anIssue([], { isOpen: false })], ['open 1']],
    ['left alone once closed', [], [anIssue([], { isOpen: false })], []],
    [
      'the first, where there are two',
      [],
      [anIssue([gone]), anIssue([gone], { number: 2, isOpen: false })],
      ['close 1'],
    ],
    ['never one without the mark', [gone], [anIssue([gone], { body: 'mark' })], [CREATED]],
    [
      'never one of another manifest',
      [gone],
      [anIssue([gone], { body: anIssue([gone]).body.replace(PATH, 'b.yaml') })],
      [CREATED],
    ],
  ])('%s', async (_what, notices, before, writes) => {
    const first = await posted(notices, before);
    expect(first.writes).toEqual(writes);
    expect((await posted(notices, first.issues)).writes, 'a second run').toEqual([]);
  });

  test('nothing is closed or left out on an answer that is not complete', async () => {
    expect((await posted([], [anIssue([gone])], { isComplete: false })).writes).toEqual([]);
    expect((await posted([failed], [anIssue([gone])], { isComplete: false })).writes).toEqual([]);
    expect((await posted([gone, failed], [anIssue([gone])], { isComplete: false })).writes).toHaveLength(2);
  });

  test('none is opened when not all issues were seen', async () => {
    expect((await posted([gone], [], { isWhole: false })).writes).toEqual([]);
  });
});

test('what the provider says cannot write Markdown', () => {
  const hostile = '`</code> @team <img src=x> [a](b)\n-->\u202e';
  const body = issueBody('tone', [{ ...failed, code: hostile }], {
    manifestPath: 'a --> b.yaml',
    fingerprint: '0'.repeat(32),
  });
  const [mark = '', ...rest] = body.split('\n');
  expect(mark).toMatch(/^<!-- [^>]+ -->$/);
  expect(rest.filter(line => line.startsWith('-'))).toHaveLength(1);
  expect(body).not.toContain('\u202e');
  expect(rest[0]).toContain('`` `</code> @team <img src=x> [a](b)\\u{a}-->\\u{202e} ``');
});
