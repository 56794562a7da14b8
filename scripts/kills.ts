/**
 * Kills the built Action with SIGKILL at random points, again and again, and looks at what comes of it. Exits with 1
 * when a training was paid for twice, a model was lost, or a repository does not come to rest.
 *
 *   npm run build && npm run kills -- --count 200 [--first-seed 1]
 */
import { parseArgs } from 'node:util';
import { KILLS_OF_A_STORY, playKillStory } from '../test/e2e/kill-story.ts';

const { values } = parseArgs({
  options: { count: { type: 'string', default: '200' }, 'first-seed': { type: 'string', default: '1' } },
});

const begun = performance.now();
const sum = { stories: 0, kills: 0, runs: 0, jobs: 0, violations: 0 };
for (let seed = Number(values['first-seed']); sum.kills < Number(values.count); seed += 1) {
  const story = await playKillStory(seed, Math.min(KILLS_OF_A_STORY, Number(values.count) - sum.kills));
  sum.stories += 1;
  sum.kills += story.kills;
  sum.runs += story.runs;
  sum.jobs += story.jobs;
  sum.violations += story.wrong.length;
  for (const wrong of story.wrong) process.stdout.write(`story ${seed}: ${wrong}\n`);
  process.stderr.write(`${sum.kills} kills, ${sum.runs} runs, ${sum.violations} violations, ${elapsed()}\n`);
}
process.stdout.write(
  `${sum.kills} kills in ${sum.runs} runs of ${sum.stories} stories, ${sum.jobs} jobs, ${sum.violations} violations, ${elapsed()}.\n`,
);
process.exitCode = sum.violations === 0 ? 0 : 1;

function elapsed(): string {
  return `${Math.round((performance.now() - begun) / 1000)} s`;
}
