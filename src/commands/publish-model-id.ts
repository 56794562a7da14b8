import { type SpliceResult, setModelId } from '../core/manifest/splice.ts';
import type { PublishReply } from '../core/reconcile/effects.ts';
import type { BranchHost } from '../ports-code-host.ts';
import type { Gathered } from './gather.ts';

const ATTEMPTS = 5;

/** Reads the tip of the default branch again before anything irreversible, and writes model IDs home. */
export interface Publisher {
  /**
   * Whether the manifest at the tip asks for this spec digest, under whatever name, or does not, as `wanted` says. A
   * manifest or an entry that cannot be read agrees with neither.
   */
  tipAgrees(digest: string, wanted: boolean): Promise<boolean>;
  /**
   * Whether the manifest at the tip lets a model be deleted: it says so, and so long ago; it can be read with every entry;
   * it does not protect the name; and it neither asks for the training nor holds the ID anywhere, be it in a comment.
   */
  tipLetsGo(
    model: { readonly name: string; readonly digest: string; readonly modelId: string },
    noted: { readonly since: string; readonly now: number } | null,
  ): Promise<boolean>;
  /** Commits the one line, and reads it back; on a moved branch the edit, not the file, is applied again. */
  publish(model: string, digest: string, modelId: string): Promise<PublishReply>;
}

/** Gives what the branch asks for now; gathered again only when it moved. */
export function followTip(
  forge: BranchHost,
  branch: string,
  planned: Gathered,
  gatherAt: (commit: string) => Promise<Gathered>,
): () => Promise<Gathered> {
  let latest = planned;
  return async () => {
    const head = await forge.branchHead(branch);
    if (head === null) throw new Error(`The branch ${branch} is gone.`);
    if (head !== latest.commit) latest = await gatherAt(head);
    return latest;
  };
}

export function createPublisher(
  forge: BranchHost,
  branch: string,
  planned: Gathered,
  gatherAt: (commit: string) => Promise<Gathered>,
  splice: typeof setModelId = setModelId,
): Publisher {
  const tip = followTip(forge, branch, planned, gatherAt);

  return {
    async tipAgrees(digest, wanted) {
      const { models } = await tip();
      if (models === null) return false;
      if (models.some(model => model.digest === digest)) return wanted;
      return !wanted && models.every(model => model.digest !== null);
    },

    async tipLetsGo({ name, digest, modelId }, noted) {
      const { models, removal } = await tip();
      if (models === null || removal === null || removal.protect.has(name)) return false;
      if (removal.manifestText.includes(modelId)) return false;
      if (models.some(model => model.digest === null || model.digest === digest)) return false;
      return noted === null || noted.now - Date.parse(noted.since) >= removal.deleteAfter;
    },

    async publish(_model, digest, modelId) {
      let why = 'the branch kept moving';
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        const now = await tip();
        const model = now.models?.find(candidate => candidate.digest === digest);
        if (model === undefined) return { kind: 'not-wanted' };
        const edit = splice(now.manifestText, model.name, modelId);
        if (edit.kind === 'unchanged') return { kind: 'already' };
        if (edit.kind === 'refused') return { kind: 'failed', why: describeRefusal(edit) };
        const content = new TextEncoder().encode(edit.text);
        const outcome = await forge.commitFile({
          branch,
          expectedHead: now.commit,
          path: now.manifestPath,
          content,
          headline: `Set model_id of ${model.name}`,
          body: `Finetune-GitOps-Digest: ${digest}`,
        });
        if (outcome.kind === 'committed') {
          const { oid } = outcome;
          const stored = await forge.readFile(oid, now.manifestPath);
          if (stored !== null && Buffer.compare(stored, content) === 0) return { kind: 'committed', oid };
          return { kind: 'failed', why: `commit ${oid} does not hold what was sent` };
        }
        if (outcome.kind === 'refused') return { kind: 'failed', why: withWayOut(outcome.why) };
        // Stale: the branch moved. Unknown: the commit may be there; reading the tip again tells.
        if (outcome.kind === 'unknown') why = outcome.why;
      }
      return { kind: 'failed', why };
    },
  };
}

/** The words of GitHub and of git for a rule that wants a pull request (public logs of 2024 to 2026). */
const PROTECTED = /protected branch|rule violations|GH006|GH013|pre-receive hook declined/i;

function withWayOut(why: string): string {
  if (!PROTECTED.test(why)) return why;
  return `${why} Or set "commit-mode: pull-request": then the ID is proposed in a pull request. The ID is kept in the ledger; nothing is trained again.`;
}

export function describeRefusal(edit: Extract<SpliceResult, { kind: 'refused' }>): string {
  const byHand = edit.lineToPaste === null ? '' : ` Paste this line into the entry by hand: ${edit.lineToPaste}`;
  return `${edit.why}.${byHand}`;
}
