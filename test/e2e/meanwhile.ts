import { execFileSync } from 'node:child_process';
import type { Exchange } from '../../emulators/server/emulator-server.ts';
import type { Stage } from '../../emulators/stage/stage.ts';

export interface Meanwhile {
  readonly onExchange: (service: 'openai' | 'github', exchange: Exchange) => void;
  /** Does `act` once, when the `nth` call that matches has been answered and before any other call is looked at. */
  after(call: RegExp, nth: number, act: () => void): void;
}

/** Lets something happen at one exact point of a run. Calls are matched as `METHOD path`. */
export function meanwhile(): Meanwhile {
  let waiting: { readonly call: RegExp; left: number; readonly act: () => void } | undefined;
  return {
    onExchange(_service, { method, path }) {
      if (waiting?.call.test(`${method} ${path}`) !== true) return;
      waiting.left -= 1;
      if (waiting.left > 0) return;
      const { act } = waiting;
      waiting = undefined;
      act();
    },
    after(call, nth, act) {
      waiting = { call, left: nth, act };
    },
  };
}

/** Moves a branch as a push of somebody else would. It blocks on purpose: no call is answered until it is done. */
export function moveBranch(stage: Stage, branch: string, commit: string): void {
  execFileSync('git', ['-C', stage.github.bareFolder, 'update-ref', `refs/heads/${branch}`, commit]);
}
