/**
 * The simulation of the money protocol by hand. Exits with 1 on a violation, or on a defect that it did not notice.
 *
 *   npm run simulate -- --seeds 1000000 [--first-seed 1]
 *   npm run simulate -- --first-seed 4711 --seeds 1 --timeline
 *   npm run simulate -- --negative-controls [--seeds 5000]
 */
import { parseArgs } from 'node:util';
import { CONTROLS, type Control, firstCaught, isCaught, runCampaign } from '../test/simulation/campaign.ts';
import { simulate } from '../test/simulation/simulate.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    'first-seed': { type: 'string', default: '1' },
    timeline: { type: 'boolean', default: false },
    'negative-controls': { type: 'boolean', default: false },
    /** Of the negative controls, how many of so many seeds show the harm; takes as long as it takes. */
    rate: { type: 'string' },
  },
});

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const ENOUGH_FAILURES = 20;

async function campaign(first: number, seeds: number): Promise<boolean> {
  const begun = performance.now();
  const failing = new Set<number>();
  let done = 0;
  const { failed, ...sum } = await runCampaign(
    first,
    seeds,
    values.timeline ? { tell: print } : {},
    ({ seed, checks }) => {
      done += 1;
      if (done % 50_000 === 0) process.stderr.write(`${done} seeds, ${elapsed(begun)}\n`);
      if (checks.violations.length === 0) return;
      failing.add(seed);
      if (failing.size > ENOUGH_FAILURES) return;
      for (const { invariant, what } of checks.violations) print(`seed ${seed}: ${invariant}: ${what}`);
      print(`  npm run simulate -- --first-seed ${seed} --seeds 1 --timeline`);
    },
  );
  print(
    `${sum.seeds} seeds: ${sum.runs} runs, ${sum.calls} I/O calls, ${sum.faults} faults injected, ${sum.jobs} jobs, ` +
      `${sum.cancels} cancels, ${sum.deletes} models deleted, ${sum.wipes} ledgers deleted, ${sum.sabotages} forged, ` +
      `${sum.proposals} pull requests, ${sum.merges} merges.`,
  );
  print(`${elapsed(begun)}; ${failing.size} seeds with a violation (${failed.length} violations).`);
  return failing.size === 0;
}

async function controls(seeds: number, rate: number | null): Promise<boolean> {
  let isGood = true;
  for (const control of CONTROLS) {
    const begun = performance.now();
    const seed = await firstCaught(control, seeds);
    if (seed === null) isGood = false;
    const verdict = seed === null ? `NOT CAUGHT in ${seeds} seeds` : `caught by seed ${seed}`;
    const share = rate === null ? '' : `, by ${await countCaught(control, rate)} of ${rate}`;
    print(`${control.defect.padEnd(16)} ${control.breaks}  ${verdict}${share} (${elapsed(begun)}): ${control.what}`);
  }
  return isGood;
}

async function countCaught(control: Control, seeds: number): Promise<number> {
  let caught = 0;
  for (let seed = 1; seed <= seeds; seed += 1) if (isCaught(await simulate(seed, control), control)) caught += 1;
  return caught;
}

function elapsed(begun: number): string {
  const { user, system } = process.cpuUsage();
  return `${Math.round((performance.now() - begun) / 1000)} s, ${Math.round((user + system) / 1e6)} s of CPU in all`;
}

const isGood = values['negative-controls']
  ? await controls(Number(values.seeds ?? 5_000), values.rate === undefined ? null : Number(values.rate))
  : await campaign(Number(values['first-seed']), Number(values.seeds ?? 10_000));
process.exitCode = isGood ? 0 : 1;
