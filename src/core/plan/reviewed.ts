import type { NanoUsd } from '../prices/money.ts';
import { type Change, ceilingOf, type Plan } from './plan.ts';

/** What merged pull requests showed: the upper end of a training's cost, by spec digest. */
export type Reviewed = ReadonlyMap<string, NanoUsd>;

const SCHEMA = 1;

/** A check run holds at most 65,535 characters of text (GitHub's REST reference, read 2026-11-22). */
const MOST_TRAININGS = 600;

/**
 * A plan's trainings as text that another run reads back. A training that only waits or is stopped by a limit counts
 * as shown; one that is done or under way is not there, so a lost ledger does not make it reviewed.
 */
export function recordOf(plan: Plan): string {
  const shown = plan.changes.flatMap(({ action, digest, desired }) => {
    const ceiling = desired === null ? null : ceilingOf(desired);
    if (digest === null || ceiling === null || !SHOWN.has(action)) return [];
    return [[digest, ceiling] as const];
  });
  const trainings = Object.fromEntries(shown.slice(0, MOST_TRAININGS));
  return `\`\`\`json\n${JSON.stringify({ schema: SCHEMA, plan: plan.digest, trainings })}\n\`\`\``;
}

const SHOWN: ReadonlySet<Change['action']> = new Set(['train', 'wait', 'blocked']);
const RECORD = /^```json\n(\{.*\})\n```$/;
const DIGEST = /^[0-9a-f]{64}$/;

/** The trainings of all records together; where several show one, the higher cost. What is no record shows nothing. */
export function readRecords(texts: readonly string[]): Reviewed {
  const reviewed = new Map<string, NanoUsd>();
  for (const text of texts)
    for (const [digest, ceiling] of trainingsOf(text))
      reviewed.set(digest, Math.max(ceiling, reviewed.get(digest) ?? 0));
  return reviewed;
}

function trainingsOf(text: string): readonly (readonly [string, NanoUsd])[] {
  const parsed = parse(RECORD.exec(text.trim().replaceAll('\r\n', '\n'))?.[1] ?? '');
  if (!isObject(parsed) || parsed['schema'] !== SCHEMA || !isObject(parsed['trainings'])) return [];
  return Object.entries(parsed['trainings']).flatMap(([digest, ceiling]) =>
    DIGEST.test(digest) && isAmount(ceiling) ? [[digest, ceiling] as const] : [],
  );
}

/**
 * Holds a training back that no merged pull request showed, or not at this cost. A digest binds data and settings, so
 * only the cost is left to differ, by prices or by counting: up to a tenth more passes (this project's own rule,
 * 2026-11-22; the budgets hold regardless).
 */
export function heldBack(change: Change, reviewed: Reviewed): Change {
  if (change.action !== 'train') return change;
  const shown = reviewed.get(change.digest ?? '');
  const ceiling = change.desired === null ? null : ceilingOf(change.desired);
  if (shown === undefined) return { ...change, action: 'blocked', reason: 'not-reviewed' };
  // In whole numbers: a float of 1.1 would let a billionth more or less pass.
  if (ceiling !== null && ceiling * 10 > shown * 11)
    return { ...change, action: 'blocked', reason: 'cost-rose-since-review' };
  return change;
}

function isAmount(value: unknown): value is NanoUsd {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
