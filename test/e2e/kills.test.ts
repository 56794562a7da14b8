import { expect, test } from 'vitest';
import { playKillStory } from './kill-story.ts';

/** `npm run kills -- --count 200` kills as often as a release needs. */
const KILLS = 6;

test.concurrent.for([1, 2])(
  'Every training is paid for once, however often its runs are killed: story %i',
  {
    timeout: 300_000,
  },
  async seed => {
    const { wrong, kills, jobs } = await playKillStory(seed, KILLS);
    expect(wrong).toEqual([]);
    expect(kills).toBe(KILLS);
    expect(jobs).toBeGreaterThanOrEqual(2);
  },
);
