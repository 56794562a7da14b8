/**
 * The simulation of the money protocol by hand. Exits with 1 on a violation, or on a defect that it did not notice.
 *
 *   npm run simulate -- --seeds 1000000 [--first-seed 1] [--workers 2]
 *   npm run simulate -- --first-seed 4711 --seeds 1 --timeline
 *   npm run simulate -- --negative-controls [--seeds 5000]
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import {
  type Campaign,
  CONTROLS,
  type Control,
  firstCaught,
  isCaught,
  runCampaign,
} from '../test/simulation/campaign.ts';
import { simulate } from '../test/simulation/simulate.ts';
import { campaignInParts } from './simulate-parts.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    /** Threads; absent: as many as there are processors. */
    workers: { type: 'string' },
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
/** Progress is told every so many seeds. */
const PROGRESS = 20_000;

async function campaign(from: number, seeds: number, workers: number): Promise<boolean> {
  const begun = performance.now();
  const failing = new Set<number>();
  let told = 0;
  const tellOf = ({ failed }: Campaign, { seeds: done }: Campaign): void => {
    for (const { seed, what } of failed) {
      if (failing.size >= ENOUGH_FAILURES && !failing.has(seed)) continue;
      print(`seed ${seed}: ${what}`);
      if (!failing.has(seed)) print(`  npm run simulate -- --first-seed ${seed} --seeds 1 --timeline`);
      failing.add(seed);
    }
    if (done - told < PROGRESS) return;
    told = done;
    process.stderr.write(`${done} of ${seeds} seeds, ${elapsed(begun)}\n`);
  };
  const { failed, ...sum } = values.timeline
    ? await runCampaign(from, seeds, { tell: print })
    : await campaignInParts({ from, seeds, workers }, tellOf);
  if (values.timeline) tellOf({ ...sum, failed }, { ...sum, failed });
  print(
    `Seeds ${from} to ${from + seeds - 1}: ${sum.runs} runs, ${sum.calls} I/O calls, ${sum.faults} faults injected, ` +
      `${sum.jobs} jobs, ${sum.cancels} cancels, ${sum.deletes} models deleted, ${sum.wipes} ledgers deleted, ${sum.sabotages} forged, ` +
      `${sum.proposals} pull requests, ${sum.merges} merges.`,
  );
  const perSeed = ((cpuSeconds() * 1_000) / Math.max(1, seeds)).toFixed(1);
  const seedsFailing = new Set(failed.map(({ seed }) => seed)).size;
  print(`${elapsed(begun)} (${perSeed} ms a seed); ${failed.length} violations, in ${seedsFailing} seeds.`);
  return failed.length === 0;
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
  return `${Math.round((performance.now() - begun) / 1000)} s, ${Math.round(cpuSeconds())} s of CPU in all`;
}

/** Of all threads. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const isGood = values['negative-controls']
  ? await controls(Number(values.seeds ?? 5_000), values.rate === undefined ? null : Number(values.rate))
  : await campaign(
      Number(values['first-seed']),
      Number(values.seeds ?? 10_000),
      Number(values.workers ?? availableParallelism()),
    );
process.exitCode = isGood ? 0 : 1;
