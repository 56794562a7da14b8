import type { RemovalPolicy } from '../../src/core/manifest/removal.ts';
import { type Approvals, NO_APPROVALS } from '../../src/core/plan/approvals.ts';
import type { Limits } from '../../src/core/plan/plan.ts';
import { LIMITS } from '../support/builders.ts';
import { UPPER_COST } from './specs.ts';
import { DELETE_AFTER, MINUTE, WINDOW } from './times.ts';
import type { World } from './world.ts';

/** What the workflow of this seed says. */
export function limitsOf({ defect, weather }: World): Limits {
  const budget = weather.budgetFor === null ? LIMITS.budget : weather.budgetFor * UPPER_COST;
  const approvals: Approvals = { ...NO_APPROVALS, removals: new Set(weather.removals) };
  return { ...LIMITS, budget, waitingWindow: windowOf(defect), approvals };
}

/** What every readable manifest of this seed says about models that nobody needs. */
export function removalIn({ defect, weather }: World, manifestText: string): RemovalPolicy | null {
  if (!weather.deletes) return null;
  return { deleteAfter: defect === 'no-delete-wait' ? 0 : DELETE_AFTER, protect: new Set(), manifestText };
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
