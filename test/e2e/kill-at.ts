import type { RunningAction } from '../../emulators/stage/run-action.ts';
import type { Stage } from '../../emulators/stage/stage.ts';

/** The calls of the Action; git's own do not count. */
const CALLS = /^\/(v1\/|repos\/|graphql$)/;

export type KillMoment =
  /** While a write that has had its effect waits for its answer. */
  | { readonly kind: 'unanswered'; readonly service: 'openai' | 'github'; readonly writesBefore: number }
  /** So long after so many answers. */
  | { readonly kind: 'answered'; readonly calls: number; readonly milliseconds: number }
  /** So long after the start. */
  | { readonly kind: 'time'; readonly milliseconds: number };

/** Kills the process at that moment, as the kernel does, unless it has ended before. `heard` is told each exchange. */
export function killAt(
  moment: KillMoment,
  stage: Stage,
  { process }: RunningAction,
  heard: { exchange: () => void },
): void {
  const kill = (): void => void process.kill('SIGKILL');
  switch (moment.kind) {
    case 'unanswered': {
      const { service, writesBefore: after } = moment;
      const fault = { kind: 'apply-then-hang', onApplied: kill } as const;
      stage[service].faults.add({ method: 'POST', path: CALLS, after, fault });
      return;
    }
    case 'answered': {
      let left = moment.calls;
      heard.exchange = () => {
        left -= 1;
        if (left === 0) setTimeout(kill, moment.milliseconds);
      };
      return;
    }
    case 'time':
      setTimeout(kill, moment.milliseconds);
  }
}
