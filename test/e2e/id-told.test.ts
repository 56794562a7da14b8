/** Whatever happens after a create, the ID of its job reaches somebody. */
import { expect, test } from 'vitest';
import { STAGE_KEY } from '../../emulators/stage/stage.ts';
import { HOUR, manifestOf, openTestStage, runOf, tick } from '../support/stage.ts';
import { repository } from './examples.ts';
import { meanwhile } from './meanwhile.ts';

const PATIENCE = { timeout: 120_000 };
const INPUTS = { 'budget-usd': '10', 'openai-api-key': STAGE_KEY };
const JOB = /ftjob-\w+/;

test(
  'a job is named in log, summary and output although the code host is down right after its create',
  PATIENCE,
  async () => {
    const stage = await openTestStage(repository('desk'));
    const fault = { kind: 'status', status: 502, body: '{"message":"bad gateway"}' } as const;
    // The ledger is begun without GraphQL; from the first commit on top of it nothing of its branch works.
    stage.github.faults.add({ method: 'POST', path: /^\/graphql$/, times: 99, fault });
    stage.github.faults.add({ method: 'GET', path: /git\/ref\/heads.*ledger$/, after: 1, times: 99, fault });
    const { finished } = await stage.start({ name: 'schedule' }, { ...INPUTS, notices: 'none' });
    const { log, summary, outputs } = await finished;
    expect(stage.openai.meter.createdJobs()).toBe(1);
    expect(log).toMatch(/Job ftjob-\w+ was created, but the ledger could not be written/);
    expect(summary).toMatch(JOB);
    expect(JSON.stringify(outputs)).toMatch(JOB);
  },
);

test(
  'a run that is asked to stop while a create is under way writes its job down and begins nothing more',
  PATIENCE,
  async () => {
    const happening = meanwhile();
    const stage = await openTestStage(repository('desk', 'shop'), { onExchange: happening.onExchange });
    const slow = { kind: 'delay', milliseconds: 2_500 } as const;
    stage.openai.faults.add({ method: 'POST', path: /^\/v1\/fine_tuning\/jobs$/, fault: slow });
    const running = await stage.start({ name: 'push' }, INPUTS);
    happening.after(/^GET .*\/git\/ref\/heads%2Fmain/, 2, () => setTimeout(() => running.process.kill('SIGTERM'), 600));
    const { log } = await running.finished;
    expect(log).toMatch(/Created job ftjob-\w+/);
    expect(log).toContain('Interrupted before the next step');
    expect(await runOf(stage, 'desk')).toMatchObject({ state: 'created', jobId: expect.stringMatching(JOB) });
    expect(stage.openai.meter.createdJobs()).toBe(1);
    await tick(stage);
    stage.clock.advance(HOUR);
    await tick(stage);
    expect(await manifestOf(stage)).toMatch(/model_id: ft:/);
    expect(stage.openai.meter.createdJobs()).toBe(2);
  },
);
