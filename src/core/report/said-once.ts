import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Plan } from '../plan/plan.ts';

/** A finding, and by name the models that it is about, where they are several. */
interface SaidOnce {
  readonly diagnostic: Diagnostic;
  readonly models: readonly string[];
}

/** What several models have in common, such as a finding in a dataset that all of them use, comes once, where it came first. */
export function saidOnce({ diagnostics, changes }: Pick<Plan, 'diagnostics' | 'changes'>): SaidOnce[] {
  const unique = new Map(diagnostics.map(diagnostic => [keyOf(diagnostic), diagnostic] as const));
  const models = new Map<string, Set<string>>();
  for (const { model, desired } of changes)
    for (const key of (desired?.diagnostics ?? []).map(keyOf))
      models.set(key, (models.get(key) ?? new Set()).add(model));
  return [...unique].map(([key, diagnostic]) => {
    const names = [...(models.get(key) ?? [])];
    return { diagnostic, models: names.length > 1 ? names : [] };
  });
}

function keyOf({ code, severity, message, fix, place }: Diagnostic): string {
  return JSON.stringify([code, severity, message, fix, place?.path, place?.line, place?.column]);
}
