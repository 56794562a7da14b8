import { type NanoUsd, safe } from '../prices/money.ts';
import type { Change } from './plan.ts';

/**
 * What somebody who may change the workflow lets past a guard: one training up to one amount, or the removal of named
 * models. A digest is the data and the settings, so an approval is of no use to any other training, and none is trained twice.
 */
export interface Approvals {
  /** The most that a training may cost beyond the budget, by spec digest. */
  readonly overBudget: ReadonlyMap<string, NanoUsd>;
  /** The same beyond what one run may start. */
  readonly overRun: ReadonlyMap<string, NanoUsd>;
  readonly removals: ReadonlySet<string>;
}

/** The limits that an approval can lift. */
type CostLimit = 'over-budget' | 'over-run-limit';

export const NO_APPROVALS: Approvals = { overBudget: new Map(), overRun: new Map(), removals: new Set() };

export type ApprovalsParse =
  | { readonly kind: 'approvals'; readonly approvals: Approvals }
  /** `line` counts from 1. What it holds is not repeated. */
  | { readonly kind: 'wrong'; readonly line: number };

const OVER_LIMIT = /^over-(budget|run-limit) +([0-9a-f]{64}) +\$?(\d{1,6})(?:\.(\d{1,9}))?$/;
/** Names as the manifest's schema has them. */
const REMOVAL = /^mass-removal((?: +[a-z][a-z0-9-]{0,47})+)$/;

/** One approval a line, as the messages print them; `#` begins a comment. What is not understood approves nothing. */
export function parseApprovals(text: string): ApprovalsParse {
  const overBudget = new Map<string, NanoUsd>();
  const overRun = new Map<string, NanoUsd>();
  const removals = new Set<string>();
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.replace(/(^|\s)#.*$/, '').trim();
    if (line === '') continue;
    const [, limit, digest, whole = '', part = ''] = OVER_LIMIT.exec(line) ?? [];
    const [, names] = REMOVAL.exec(line) ?? [];
    const amounts = limit === 'budget' ? overBudget : overRun;
    if (digest !== undefined) amounts.set(digest, Math.max(amounts.get(digest) ?? 0, exactAmount(whole, part)));
    else if (names !== undefined) for (const name of names.trim().split(/ +/)) removals.add(name);
    else return { kind: 'wrong', line: index + 1 };
  }
  return { kind: 'approvals', approvals: { overBudget, overRun, removals } };
}

/** `amounts` are those of the limit that is crossed: an approval of one is of no use to the other. */
export function approvesCost(amounts: ReadonlyMap<string, NanoUsd>, { digest }: Change, ceiling: NanoUsd): boolean {
  const most = digest === null ? undefined : amounts.get(digest);
  return most !== undefined && ceiling <= most;
}

/** Ready to paste into the input. */
export function costApproval(digest: string, ceiling: NanoUsd, limit: CostLimit = 'over-budget'): string {
  return `${limit} ${digest} ${exactUsd(ceiling)}`;
}

export function removalApproval(names: readonly string[]): string {
  return `mass-removal ${names.join(' ')}`;
}

const NANO = 1_000_000_000;

/** To the last nano-dollar, without a sign: what is approved or compared is never rounded. */
export function exactUsd(amount: NanoUsd): string {
  const part = String(amount % NANO).padStart(9, '0');
  return `${Math.floor(amount / NANO)}.${part.replace(/0{1,7}$/, '')}`;
}

/** From its digits: a float of 0.1 is not a tenth. */
function exactAmount(whole: string, part: string): NanoUsd {
  return safe(Number(whole) * NANO + Number(part.padEnd(9, '0')));
}
