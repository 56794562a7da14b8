import { runsOf } from '../ledger/manifests.ts';
import type { Run } from '../ledger/schema.ts';
import type { Known } from './decide.ts';
import { deletions } from './deletions.ts';
import { carriesMark, jobFor, mayCreateAgain } from './ownership.ts';
import type { Change, DesiredModel } from './plan.ts';
import { changeOf, later } from './run-change.ts';

/**
 * What becomes of runs the manifest no longer asks for. A model whose digest is not known (because its dataset is
 * missing, say) may still want any run of its name, so none of these is touched. An imported run enters the ledger before
 * its entry is merged, and its job was made by others, so it is left alone too; so is every run of another manifest.
 */
export function leftovers(models: readonly DesiredModel[], known: Known): Change[] {
  const wanted = new Set(models.map(model => model.digest));
  const undecided = new Set(models.filter(model => model.digest === null).map(model => model.name));
  const named = new Set(models.map(model => model.name));
  const deleted = deletions(models, known);
  return Object.entries(runsOf(known))
    .filter(([digest, run]) => !wanted.has(digest) && !undecided.has(run.model) && run.imported !== true)
    .map(([digest, run]) => deleted.get(digest) ?? leftover(digest, run, named.has(run.model), known))
    .filter(change => change !== null);
}

function leftover(digest: string, run: Run, nameStaysWanted: boolean, known: Known): Change | null {
  switch (run.state) {
    case 'intended':
      return unresolved(digest, run, known);
    case 'created':
      return running(digest, run, known);
    case 'succeeded':
      return nameStaysWanted || run.retiredAt !== null
        ? null
        : changeOf(digest, run, 'retire', 'removed-from-manifest');
    case 'failed':
    case 'cancelled':
    case 'refused':
      return null;
  }
}

function unresolved(digest: string, run: Run, known: Known): Change | null {
  const found = known.listing === null ? null : jobFor(digest, known.listing, known.mark, known.ownership);
  if (found !== null) return { ...changeOf(digest, run, 'adopt', 'matching-job-found'), jobId: found.id };
  if (known.listing?.complete === false) return changeOf(digest, run, 'wait', 'listing-incomplete');
  // The note stays where nothing else would keep a reverted entry from being trained a second time.
  if (!mayCreateAgain(known.ownership ?? 'filterable-label')) return null;
  const until = run.intent === null ? known.now : later(run.intent.at, known.limits.waitingWindow);
  return { ...changeOf(digest, run, 'wait', 'create-unresolved'), until };
}

/**
 * Cancels only on two observations at least W apart, so that an edit that is taken back costs nothing, and only a
 * job that is listed with the mark of this very training: the ledger's word alone stops nothing, because whoever may
 * push to its branch could name any job there.
 */
function running(digest: string, run: Run, known: Known): Change | null {
  const { ownership = 'filterable-label' } = known;
  const listed = known.listing?.jobs.find(each => each.id === run.jobId);
  const isMarked = listed !== undefined && carriesMark(listed, digest, known.mark, ownership);
  // Where a provider keeps no marks the ledger's word is enough to wait for a job, and to note its end.
  const job = isMarked || ownership === 'none' ? listed : undefined;
  if (job === undefined && known.listing?.complete === false)
    return changeOf(digest, run, 'wait', 'listing-incomplete');
  const isGone = known.listing !== null && known.now >= later(run.startedAt, known.limits.waitingWindow);
  if (job === undefined && isGone) {
    const reason = listed === undefined ? 'job-missing' : 'no-longer-wanted';
    return run.retiredAt === null ? changeOf(digest, run, 'retire', reason) : null;
  }
  if (job === undefined && known.listing !== null) return changeOf(digest, run, 'wait', 'job-in-progress');
  // An end without its ID is not written down: the model is paid, and a revert must be able to bring it back.
  if (job?.status === 'succeeded' && job.modelId === null) return changeOf(digest, run, 'wait', 'model-id-missing');
  const ended = job?.status === 'succeeded' || job?.status === 'failed' || job?.status === 'cancelled';
  if (ended) return changeOf(digest, run, 'retire', 'no-longer-wanted');
  if (job !== undefined && !isMarked)
    return run.retiredAt === null ? changeOf(digest, run, 'retire', 'no-longer-wanted') : null;
  if (job?.status === 'unrecognised') return changeOf(digest, run, 'wait', 'job-status-unknown');
  const until = later(run.unwantedSince ?? known.now, known.limits.waitingWindow);
  return { ...changeOf(digest, run, 'cancel', 'no-longer-wanted'), until };
}
