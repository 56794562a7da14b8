import { type Approvals, NO_APPROVALS } from '../../src/core/plan/approvals.ts';
import type { Limits } from '../../src/core/plan/plan.ts';
import { LIMITS } from '../support/builders.ts';
import { UPPER_COST } from './specs.ts';
import { MINUTE, WINDOW } from './times.ts';
import type { World } from './world.ts';

/** What the workflow of this seed says. */
export function limitsOf({ defect, weather }: World): Limits {
  const budget = weather.budgetFor === null ? LIMITS.budget : weather.budgetFor * UPPER_COST;
  const approvals: Approvals = { ...NO_APPROVALS, removals: new Set(weather.removals) };
  return { ...LIMITS, budget, waitingWindow: windowOf(defect), approvals };
}

function windowOf(defect: World['defect']): number {
  switch (defect) {
    case 'no-window':
      return 0;
    case 'short-window':
      return MINUTE;
    default:
      return WINDOW;
  }
}
