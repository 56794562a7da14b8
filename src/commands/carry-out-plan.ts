import { createHash, randomUUID } from 'node:crypto';
import type { Known } from '../core/plan/decide.ts';
import type { JobListing } from '../core/plan/observed.ts';
import type { Change, Limits, Plan } from '../core/plan/plan.ts';
import { type Catalog, findBaseModel } from '../core/prices/catalog.ts';
import { type NanoUsd, perToken } from '../core/prices/money.ts';
import type { Outcome } from '../core/reconcile/effects.ts';
import { protocolFor } from '../core/reconcile/protocol-for.ts';
import type { GitObjects, Output } from '../ports.ts';
import type { LedgerState, PerformPorts, perform } from './perform.ts';

export interface ChangeResult {
  readonly change: Change;
  /** `null`: there was nothing to do. */
  readonly outcome: Outcome | null;
}

interface CarryOutOptions {
  /** ISO instant. */
  readonly now: string;
  readonly manifestPath?: string;
  readonly limits: Limits;
  readonly runUrl: string | null;
  readonly isRehearsal?: boolean;
}

/** Carries out the changes of a plan one after another; the first that fails does not keep the others from theirs. */
export async function carryOutPlan(
  plan: Plan,
  state: LedgerState,
  known: Known & { readonly listing: JobListing },
  options: CarryOutOptions,
  ports: PerformPorts,
  by: { readonly catalog: Catalog; readonly perform: typeof perform },
): Promise<ChangeResult[]> {
  const results: ChangeResult[] = [];
  for (const change of plan.changes) {
    const protocol =
      options.limits.frozen || options.isRehearsal === true
        ? null
        : protocolFor(change, {
            ledger: state.ledger,
            listing: known.listing,
            mark: known.mark,
            ownership: ports.provider.capabilities.ownership,
            now: options.now,
            runUrl: options.runUrl,
            commit: plan.commit,
            manifestPath: options.manifestPath,
            nonce: randomUUID(),
            pricePerToken: baseModel => pricePerToken(by.catalog, baseModel),
          });
    const outcome = protocol === null ? null : await by.perform(protocol, change, state, ports).catch(brokenOff);
    if (outcome !== null) tell(ports.output, change, outcome);
    results.push({ change, outcome });
  }
  return results;
}

/** A call that failed ends its own change; the other models must not wait for it. */
function brokenOff(error: unknown): Outcome {
  const why = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', said: `${why} The next run goes on from here.` };
}

function tell(output: Output, change: Change, outcome: Outcome): void {
  const provider = outcome.kind === 'refused' ? ` (${outcome.code}: ${outcome.message})` : '';
  const line = `${change.model}: ${outcome.said}${provider}`;
  if (outcome.kind === 'done' || outcome.kind === 'waiting') output.info(line);
  else output.warn(line);
}

function pricePerToken(catalog: Catalog, baseModel: string): NanoUsd | null {
  const price = findBaseModel(catalog, baseModel)?.train_usd_per_1m_tokens ?? null;
  return price === null ? null : perToken(price);
}

/** A dataset's bytes as they were inspected. Rejects when they are others now. */
export async function datasetBytes(
  git: GitObjects,
  change: Change,
  role: 'training' | 'validation',
): Promise<Uint8Array> {
  const use = change.desired?.[role] ?? null;
  if (use === null) throw new Error(`${change.model} has no ${role} file.`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of git.read(use.oid)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (createHash('sha256').update(bytes).digest('hex') !== use.inspection.sha256)
    throw new Error(`${use.path} is not what was inspected; nothing was uploaded.`);
  return bytes;
}
