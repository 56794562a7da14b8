import { effectOf, type Fault, isCrash } from './faults.ts';
import { MINUTE, WINDOW } from './times.ts';

export const MODEL_TRAINING = 60 * MINUTE;

/** What became of a training. Instants are of the run that began it or noted it, which took less than a minute. */
type Training =
  | { readonly kind: 'none' }
  /** A create without an answer; `exists`: there is a job all the same. */
  | { readonly kind: 'unclear'; readonly at: number; readonly exists: boolean }
  | { readonly kind: 'running'; readonly at: number; readonly unwantedSince: number | null }
  | { readonly kind: 'trained' }
  | { readonly kind: 'cancelled' };

const NONE: Training = { kind: 'none' };

/**
 * What the product promises, without how: one page that a person can check. One runner, no budget; a fault strikes the
 * first create of a run.
 */
export class ReferenceModel {
  /** What the manifest asks for, in its order: name and number of the training. */
  wanted: readonly { readonly name: string; readonly spec: number }[] = [];
  /** Names whose model ID is in the manifest. */
  readonly home = new Set<string>();
  readonly #trainings = new Map<number, Training>();

  /** Jobs there must be, running or not, of each training. */
  jobsOf(spec: number): number {
    const training = this.#of(spec);
    return training.kind === 'none' || (training.kind === 'unclear' && !training.exists) ? 0 : 1;
  }

  isCancelled(spec: number): boolean {
    return this.#of(spec).kind === 'cancelled';
  }

  edit(wanted: ReferenceModel['wanted']): void {
    this.wanted = wanted;
    this.home.clear();
  }

  /** Whether some instant that decides is so near that a minute matters. */
  isClose(now: number): boolean {
    const isNear = (instant: number | null): boolean => instant !== null && Math.abs(now - instant) < 2 * MINUTE;
    return [...this.#trainings.values()].some(training => {
      if (training.kind === 'unclear') return isNear(training.at + WINDOW) || isNear(training.at + MODEL_TRAINING);
      if (training.kind !== 'running') return false;
      const { at, unwantedSince } = training;
      return isNear(at + MODEL_TRAINING) || (unwantedSince !== null && isNear(unwantedSince + WINDOW));
    });
  }

  run(now: number, fault: Fault | null): void {
    let strikes = fault;
    for (const { name, spec } of this.wanted) {
      const before = this.#of(spec);
      if (mustCreate(before, now)) {
        this.#trainings.set(spec, created(now, strikes));
        if (strikes !== null && isCrash(strikes)) return;
        strikes = null;
      } else {
        this.#trainings.set(spec, followed(before, now));
        // An adopted job is published by a later run.
        if (before.kind !== 'unclear' && this.#of(spec).kind === 'trained') this.home.add(name);
      }
    }
    const specs = new Set(this.wanted.map(({ spec }) => spec));
    for (const [spec, training] of this.#trainings)
      if (!specs.has(spec)) this.#trainings.set(spec, forsaken(training, now));
  }

  #of(spec: number): Training {
    return this.#trainings.get(spec) ?? NONE;
  }
}

function mustCreate(training: Training, now: number): boolean {
  if (training.kind === 'unclear') return !training.exists && now >= training.at + WINDOW;
  return training.kind === 'none';
}

function created(at: number, fault: Fault | null): Training {
  if (fault === null) return { kind: 'running', at, unwantedSince: null };
  return { kind: 'unclear', at, exists: effectOf(fault) !== 'never' };
}

/** What a run makes of a training that the manifest asks for. */
function followed(training: Training, now: number): Training {
  if (training.kind === 'unclear' && training.exists) return { kind: 'running', at: training.at, unwantedSince: null };
  if (training.kind !== 'running') return training;
  return now >= training.at + MODEL_TRAINING ? { kind: 'trained' } : { ...training, unwantedSince: null };
}

/** What a run makes of one that it does not ask for any more. */
function forsaken(training: Training, now: number): Training {
  if (training.kind === 'unclear') {
    if (training.exists) return { kind: 'running', at: training.at, unwantedSince: null };
    return now >= training.at + WINDOW ? NONE : training;
  }
  if (training.kind !== 'running') return training;
  if (now >= training.at + MODEL_TRAINING) return { kind: 'trained' };
  if (training.unwantedSince === null) return { ...training, unwantedSince: now };
  return now >= training.unwantedSince + WINDOW ? { kind: 'cancelled' } : training;
}
