import { hasModel } from '../ledger/deletion.ts';
import { runsOf } from '../ledger/manifests.ts';
import type { Run } from '../ledger/schema.ts';
import type { RemovalPolicy } from '../manifest/removal.ts';
import type { Known } from './decide.ts';
import { carriesMark } from './ownership.ts';
import type { Change, DesiredModel, Reason } from './plan.ts';
import { changeOf, later } from './run-change.ts';

/** Of an entry that stands, its newest models are kept, so that a revert costs nothing (the requirements, 2026-11-22). */
const KEPT_OF_AN_ENTRY = 2;

type Trained = Run & { readonly modelId: string };
type Candidate = readonly [digest: string, run: Trained, reason: 'removed-from-manifest' | 'superseded'];

/**
 * What becomes of models that no entry needs, where the manifest says that such are deleted, by digest. A model is
 * needed while an entry asks for its training, while its ID stands anywhere in the manifest, while a job starts from it,
 * while its name is protected, or while the entry of its name has not published a later one. One that was to be deleted
 * and is needed again is kept. Models of another manifest are that one's, whatever their names.
 */
export function deletions(models: readonly DesiredModel[], known: Known): ReadonlyMap<string, Change> {
  const trained = Object.entries(runsOf(known)).filter((run): run is [string, Trained] => isSeen(run[1]));
  const wanted = new Set(models.map(model => model.digest));
  const candidates: Candidate[] = [];
  const changes = new Map<string, Change>();
  for (const [digest, run] of trained) {
    if (wanted.has(digest)) continue;
    const reason = known.removal == null ? null : whyUnneeded(run, models, { ...known, removal: known.removal });
    if (reason !== null) candidates.push([digest, run, reason]);
    else if (run.deletion !== undefined) changes.set(digest, lifted(digest, run, known));
  }
  const tooMany = beyondHalf(candidates, trained.length);
  // An entry whose digest is not known may ask for any of them.
  const isUndecided = models.some(model => model.digest === null);
  for (const [digest, run, reason] of candidates) {
    const detail = tooMany.get(digest);
    const next =
      detail === undefined
        ? step(digest, run, reason, known)
        : { ...changeOf(digest, run, 'blocked', 'too-many-deletions'), detail };
    if (!isUndecided) changes.set(digest, next);
    else if (run.deletion !== undefined) changes.set(digest, changeOf(digest, run, 'wait', 'deletion-pending'));
  }
  return changes;
}

/** One that the provider did not show when its time had come was probably deleted by hand; it is left at that. */
function isSeen(run: Run): run is Trained {
  return hasModel(run) && run.deletion?.refused?.why !== 'not-visible';
}

type WithPolicy = Known & { readonly removal: RemovalPolicy };

/** `null`: it is needed, or an import's, whose job others made. */
function whyUnneeded(run: Trained, models: readonly DesiredModel[], known: WithPolicy): Candidate[2] | null {
  const { runs } = known.ledger;
  if (run.imported === true || known.removal.protect.has(run.model)) return null;
  if (known.removal.manifestText.includes(run.modelId)) return null;
  const isStartedFrom = ({ state, baseModel }: Run): boolean =>
    baseModel === run.modelId && (state === 'intended' || state === 'created');
  if (Object.values(runs).some(isStartedFrom)) return null;

  // An entry may have been renamed since.
  const runOf = ({ digest }: DesiredModel): Run | undefined => (digest === null ? undefined : runs[digest]);
  const successors = models.filter(model => model.name === run.model || runOf(model)?.model === run.model);
  if (successors.length === 0) return 'removed-from-manifest';
  const isHome = (model: DesiredModel): boolean => {
    const current = runOf(model);
    if (current === undefined || !hasModel(current) || current.publishedAt === null) return false;
    return current.modelId === model.entry.model_id;
  };
  const newest = Object.values(runsOf(known))
    .filter(other => isSeen(other) && other.model === run.model)
    .sort((a, b) => (b.endedAt ?? '').localeCompare(a.endedAt ?? ''))
    .slice(0, KEPT_OF_AN_ENTRY);
  return successors.every(isHome) && !newest.includes(run) ? 'superseded' : null;
}

/**
 * Those that must wait, each with its numbers: never are more than half of the recorded models on their way out. Entries
 * that vanish together are probably a mistake, so then none of theirs goes; of the superseded the oldest go first.
 */
function beyondHalf(candidates: readonly Candidate[], recorded: number): ReadonlyMap<string, string> {
  const half = Math.floor(recorded / 2);
  const detail = `${candidates.length} of ${recorded}`;
  const [removed, superseded] = (['removed-from-manifest', 'superseded'] as const).map(wanted =>
    candidates.filter(([, , reason]) => reason === wanted),
  ) as [Candidate[], Candidate[]];
  const isMass = removed.length > half;
  const room = isMass ? half : half - removed.length;
  const waiting = superseded.toSorted(([, a], [, b]) => (a.endedAt ?? '').localeCompare(b.endedAt ?? '')).slice(room);
  return new Map([...(isMass ? removed : []), ...waiting].map(([digest]) => [digest, detail]));
}

function step(digest: string, run: Trained, reason: Reason, known: Known): Change {
  const { listing, now } = known;
  const { deletion } = run;
  const deleteAfter = known.removal?.deleteAfter ?? 0;
  if (listing !== null && !isProven(digest, run, known))
    return listing.complete
      ? changeOf(digest, run, 'blocked', 'not-provably-ours')
      : changeOf(digest, run, 'wait', 'listing-incomplete');
  const until = later(deletion?.at ?? now, deleteAfter);
  if (deletion === undefined) return { ...changeOf(digest, run, 'delete', reason), until };
  const { refused } = deletion;
  const askAgain = refused === null ? now : later(refused.at, deleteAfter);
  if (refused !== null && now < askAgain) {
    return {
      ...changeOf(digest, run, 'blocked', refused.why === 'forbidden' ? 'delete-forbidden' : 'delete-refused'),
      until: askAgain,
    };
  }
  return now < until
    ? { ...changeOf(digest, run, 'wait', 'deletion-pending'), until }
    : { ...changeOf(digest, run, 'delete', reason), until };
}

/** A listed job says by its mark that it is this training's, and that it made this very model. */
function isProven(digest: string, run: Run, { listing, mark, ownership = 'filterable-label' }: Known): boolean {
  const job = listing?.jobs.find(({ id }) => id === run.jobId);
  return job !== undefined && carriesMark(job, digest, mark, ownership) && job.modelId === run.modelId;
}

function lifted(digest: string, run: Trained, known: Known): Change {
  const { sentAt = null } = run.deletion ?? {};
  if (sentAt === null) return changeOf(digest, run, 'keep', 'deletion-lifted');
  // What was sent may still arrive.
  const until = later(sentAt, known.limits.waitingWindow);
  return { ...changeOf(digest, run, 'wait', 'deletion-unresolved'), until };
}
