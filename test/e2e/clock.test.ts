import { expect, test } from 'vitest';
import { act, creates, MINUTE, openTestStage, tick, writesDuring } from '../support/stage.ts';
import { repository } from './examples.ts';

const PATIENCE = { timeout: 300_000 };

test.for([
  { service: 'openai', offset: -10 * MINUTE, said: 'minutes ahead of the clock of the provider' },
  { service: 'github', offset: 10 * MINUTE, said: 'minutes behind the clock of the code host' },
] as const)(
  'nothing is created while the clock is wrong by what $service says',
  PATIENCE,
  async ({ service, offset, said }) => {
    const stage = await openTestStage(repository('desk'));
    stage[service].faults.dateOffset = offset;
    const writes = await writesDuring(stage, async () => {
      const { exitCode, log, summary } = await act(stage, { name: 'push' });
      expect(exitCode).toBe(1);
      expect(log).toContain(said);
      expect(summary).toContain('the clock of this machine is wrong');
    });
    expect(writes).toEqual([]);
    stage[service].faults.dateOffset = 0;
    await tick(stage);
    expect(creates(stage)).toBe(1);
  },
);

test(
  'replies without a Date, or with one that is a minute off, keep nothing from being created',
  PATIENCE,
  async () => {
    const stage = await openTestStage(repository('desk'));
    stage.openai.faults.dateOffset = null;
    stage.github.faults.dateOffset = MINUTE;
    await tick(stage);
    expect(creates(stage)).toBe(1);
  },
);
