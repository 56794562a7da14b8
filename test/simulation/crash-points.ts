import type { Fault } from './faults.ts';
import { runOnce } from './run.ts';
import { type Scenario, type Stage, textOf } from './scenarios.ts';
import { settle } from './simulate.ts';
import { manifestText } from './specs.ts';
import { MINUTE, SECOND, SKEW } from './times.ts';
import { CALM } from './weather.ts';
import { World } from './world.ts';

/**
 * How runs lie in time. `alone`: one after the other. `rival`: a second one begins two seconds after each. `soon`: each
 * is followed by another within W, whose clock is ahead.
 */
export const SCHEDULES = ['alone', 'rival', 'soon'] as const;
export type Schedule = (typeof SCHEDULES)[number];

/** What befalls the `at`-th call, counted from 0; `null`: nothing. */
export interface Strike {
  readonly fault: Fault;
  readonly at: number;
}

/** Plays a scenario with one call struck, then lets it settle; says how many calls there were to strike. */
export async function playScenario(
  scenario: Scenario,
  schedule: Schedule,
  strike: Strike | null,
  tell?: (line: string) => void,
): Promise<{ readonly world: World; readonly calls: number }> {
  const hooks = new Map<string, () => Fault | null>();
  let isArmed = false;
  let calls = 0;
  const world = new World(0, {
    weather: { ...CALM, ...scenario.weather },
    manifest: textOf(scenario),
    faultFor: ({ what }) => {
      const hook = hooks.get(what);
      hooks.delete(what);
      const own = hook?.() ?? null;
      if (!isArmed || own !== null) return own;
      calls += 1;
      return strike !== null && strike.at === calls - 1 ? strike.fault : null;
    },
    ...(tell === undefined ? {} : { tell }),
  });
  const stage = stageFor(world, schedule, hooks);
  await scenario.start?.(stage);
  isArmed = true;
  await scenario.play(stage);
  isArmed = false;
  await settle(world);
  return { world, calls };
}

function stageFor(world: World, schedule: Schedule, hooks: Map<string, () => Fault | null>): Stage {
  const { timeline } = world;
  const play = (...programs: (() => Promise<void>)[]): Promise<void> => timeline.play(programs);
  const after = async (pause: number, name: string, skew: number): Promise<void> => {
    await timeline.wait(pause);
    await runOnce(world, name, skew);
  };
  return {
    world,
    async run() {
      switch (schedule) {
        case 'alone':
          return play(() => runOnce(world, 'runner-1'));
        case 'rival':
          return play(
            () => runOnce(world, 'runner-1'),
            () => after(2 * SECOND, 'runner-2', 0),
          );
        case 'soon':
          await play(() => runOnce(world, 'runner-1'));
          return play(() => after(1.5 * MINUTE, 'runner-2', SKEW));
      }
    },
    wait: milliseconds => play(() => timeline.wait(milliseconds)),
    edit: (...entries) => world.edit(manifestText(entries, world.repository.texts.length)),
    loseReply: call => void hooks.set(call, () => 'error-applied'),
    before: (call, act) =>
      void hooks.set(call, () => {
        act();
        return null;
      }),
  };
}
