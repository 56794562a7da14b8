import type { Severity } from '../diagnostics/diagnostic.ts';
import type { NoticeFact } from '../plan/notices.ts';
import { integer, signedPercent, usd } from './format.ts';
import { PAST_TITLES, TITLES } from './word-tables.ts';

/** How names and IDs are shown: as code in Markdown, made visible on a terminal. */
type Show = (text: string) => string;

interface NoticeText {
  readonly severity: Severity;
  /** The same for every notice of the kind. */
  readonly title: string;
  /** What it is about and what to do, in whole sentences. */
  readonly body: string;
}

export function noticeText(notice: NoticeFact, show: Show): NoticeText {
  return { severity: severityOf(notice), title: titleOf(notice), body: bodyOf(notice, show) };
}

function titleOf(notice: NoticeFact): string {
  const past = 'within' in notice && notice.within === 0 ? PAST_TITLES[notice.kind] : undefined;
  return past ?? TITLES[notice.kind];
}

function severityOf(notice: NoticeFact): Severity {
  switch (notice.kind) {
    case 'model-gone':
    case 'job-failed':
    case 'job-cancelled':
    case 'job-missing':
    case 'training-refused':
    case 'not-reviewed':
      return 'error';
    case 'model-id-edited':
    case 'files-gone':
    case 'estimate-off':
    case 'unknown-jobs':
      return 'warning';
    case 'price-changed':
      return notice.is > notice.was ? 'warning' : 'notice';
    case 'base-shutdown':
    case 'base-training-ends':
    case 'provider-closes':
      if (notice.within <= 7) return 'error';
      return notice.within === 30 ? 'warning' : 'notice';
  }
}

function bodyOf(notice: NoticeFact, show: Show): string {
  switch (notice.kind) {
    case 'model-gone':
      return `The provider answers that there is no model ${show(notice.modelId)}, or none that this key may see. What uses it fails. If it was deleted, raise generation to train the same again, or remove the entry; if the key was changed, give it access.`;
    case 'model-id-edited':
      return `The manifest names ${show(notice.found)}, which no training of this repository made; the training of this entry made ${show(notice.recorded)}. A run that may write restores it. Rename the entry's own model by training, not by hand.`;
    case 'job-failed':
      return `Job ${show(notice.jobId)} failed${notice.code === '' ? '' : ` with ${show(notice.code)}`}. Nothing is tried again by itself: mend the data or the settings, or raise generation to train the same again.`;
    case 'job-cancelled':
      return `Job ${show(notice.jobId)} was cancelled, while the manifest asks for its model. Raise generation to train the same again, or remove the entry.`;
    case 'job-missing':
      return `The provider does not list job ${show(notice.jobId)} any more, and nothing is created in its place. Find out who removed it; raise generation to train again.`;
    case 'training-refused':
      return `The provider refused this training for good${notice.code === '' ? '' : ` with ${show(notice.code)}`}. Raise generation to ask again once the cause is gone.`;
    case 'not-reviewed': {
      const cost = notice.ceiling === null ? '' : ` It would cost up to ${usd(notice.ceiling)}.`;
      const spec = show(notice.digest.slice(0, 12));
      if (notice.reviewed === null)
        return `No merged pull request showed the training ${spec} in a plan: its data or settings have changed since review, or nobody reviewed them.${cost} Nothing is trained until a pull request that changes this model is merged with a plan made under require-reviewed-plan.`;
      return `The cost of the training ${spec} has changed since review: the plan that was merged showed up to ${usd(notice.reviewed)}.${cost} Its data and settings are the same, so the price or the way of counting is another. Bring it up in another pull request, or run once without require-reviewed-plan.`;
    }
    case 'files-gone':
      return `Job ${show(notice.jobId)} waits for its start, but the provider answers that there is no file ${list(notice.fileIds, show)}: expired, or deleted by hand. It will probably fail, which costs nothing; then raise generation, which uploads the data and trains again.`;
    case 'base-shutdown':
      return `${show(notice.baseModel)} and the models trained on it ${notice.within === 0 ? 'do not answer since' : 'stop answering on'} ${show(notice.on)}${left(notice.within)}. Move to another base model${notice.replacement === null ? '' : `; the provider names ${show(notice.replacement)}`}.`;
    case 'base-training-ends':
      return `No training on ${show(notice.baseModel)} can be started ${notice.within === 0 ? 'since' : 'from'} ${show(notice.on)}${notice.within === 0 ? '' : ' on'}${left(notice.within)}. What is trained already is not changed by this.`;
    case 'provider-closes':
      return `No base model of ${show(notice.provider)} can be trained ${notice.within === 0 ? 'since' : 'from'} ${show(notice.on)}${notice.within === 0 ? '' : ' on'}${left(notice.within)}. The command compare shows what a training costs elsewhere.`;
    case 'price-changed':
      return `Training on ${show(notice.baseModel)} costs $${notice.is} per million tokens now; the last training of this entry was billed at $${notice.was}. The next plan counts with the new price; look whether the budget and max_cost_usd still fit. This closes with the next training, or when the price is as before.`;
    case 'estimate-off':
      return `Job ${show(notice.jobId)} was estimated at ${integer(notice.estimated)} tokens and billed for ${integer(notice.billed)} (${signedPercent(notice.billed / notice.estimated - 1)}), which is outside of the estimate's band. The command accuracy shows all trainings.`;
    case 'unknown-jobs': {
      const [jobs, carry, them] = notice.jobIds.length === 1 ? ['Job', 'carries', 'it'] : ['Jobs', 'carry', 'them'];
      return `${jobs} ${list(notice.jobIds, show)} ${carry} this repository's mark, but neither the ledger nor the manifest knows ${them}. Look at the provider who started ${them}, and cancel what still runs there: a run leaves such jobs alone.`;
    }
  }
}

function left(within: number): string {
  return within === 0 ? '' : `, in ${within} days or fewer`;
}

const MOST = 10;

function list(ids: readonly string[], show: Show): string {
  const shown = ids.slice(0, MOST).map(id => show(id));
  const more = ids.length - MOST;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
