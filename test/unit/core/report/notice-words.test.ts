import { expect, test } from 'vitest';
import { code } from '../../../../src/core/report/escape.ts';
import { noticeText } from '../../../../src/core/report/notice-words.ts';

const jobs = (count: number): string[] => Array.from({ length: count }, (_, n) => `ftjob-${n + 1}`);
const bodyOf = (jobIds: readonly string[]): string => noticeText({ kind: 'unknown-jobs', jobIds }, code).body;

test('jobs are named whole, the first ten of them', () => {
  expect(bodyOf(jobs(1))).toMatch(/^Job `ftjob-1` carries .* knows it\./);
  expect(bodyOf(jobs(2))).toMatch(/^Jobs `ftjob-1`, `ftjob-2` carry .* knows them\./);
  expect(bodyOf(jobs(10))).toMatch(/`ftjob-9`, `ftjob-10` carry /);
  expect(bodyOf(jobs(12))).toMatch(/`ftjob-10` and 2 more carry /);
});

test('so are the files of a job', () => {
  const { body, severity } = noticeText({ kind: 'files-gone', jobId: 'ftjob-1', fileIds: ['file-a', 'file-b'] }, code);
  expect([severity, body.includes('no file `file-a`, `file-b`: expired')]).toEqual(['warning', true]);
});
