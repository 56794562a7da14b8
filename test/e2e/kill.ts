import type { Stage } from '../../emulators/stage/stage.ts';
import { STAGE_KEY } from '../../emulators/stage/stage.ts';

export interface Moment {
  readonly service: 'openai' | 'github';
  readonly method: string;
  readonly path: RegExp;
  /** Let this many matching requests pass before; default none. */
  readonly after?: number;
}

/**
 * Starts the Action as after a push and kills it, as the kernel does when memory runs out, at the moment when a
 * request has had its effect and its answer is not sent yet.
 */
export async function startThenKill(stage: Stage, moment: Moment): Promise<void> {
  let kill = (): void => undefined;
  const reached = new Promise<void>(resolve => {
    kill = resolve;
  });
  const { service, method, path, after = 0 } = moment;
  stage[service].faults.add({ method, path, after, fault: { kind: 'apply-then-hang', onApplied: () => kill() } });
  const running = await stage.start({ name: 'push' }, { 'budget-usd': '10', 'openai-api-key': STAGE_KEY });
  await Promise.race([reached, running.finished]);
  running.process.kill('SIGKILL');
  const { exitCode, log } = await running.finished;
  if (exitCode !== null) throw new Error(`The Action ended by itself before the moment came:\n${log}`);
}
