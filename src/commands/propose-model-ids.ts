import { setModelId } from '../core/manifest/splice.ts';
import type { Change } from '../core/plan/plan.ts';
import { isOwnWork, proposalBranch, proposalMessage } from '../core/plan/proposal.ts';
import type { PublishReply } from '../core/reconcile/effects.ts';
import type { BranchHost, Comparison, ProposalHost } from '../ports-code-host.ts';
import type { Gathered } from './gather.ts';
import { describeRefusal, type Publisher } from './publish-model-id.ts';

const ATTEMPTS = 6;

export interface Proposer extends Pick<Publisher, 'publish'> {
  /** Takes back a proposal that nothing needs any more; what was done, or `null`. Others' work is left alone. */
  withdraw(): Promise<string | null>;
}

export interface ProposalOrder {
  /** The branch that the proposal is to be merged into. */
  readonly base: string;
  readonly manifestPath: string;
  /** Every change whose ID is not in the manifest yet. */
  readonly wanted: readonly Change[];
  readonly tip: () => Promise<Gathered>;
}

/**
 * Proposes model IDs: all of them as one commit on one branch, in one pull request. Each attempt looks first and then
 * takes at most one step, so success is said only of what was read back, and a run that finds everything in place
 * writes nothing.
 */
export function createProposer(
  forge: BranchHost,
  host: ProposalHost,
  order: ProposalOrder,
  splice: typeof setModelId = setModelId,
): Proposer {
  const { base, manifestPath, wanted, tip } = order;
  const branch = proposalBranch(manifestPath);
  let proposal: Promise<ReadonlyMap<string, PublishReply>> | undefined;

  async function propose(): Promise<ReadonlyMap<string, PublishReply>> {
    let why = 'the branches kept moving';
    for (let attempt = 1; ; attempt += 1) {
      const now = await tip();
      const edits = editAll(now, wanted, splice);
      if (edits.open.length === 0) return edits.settled;
      const answer = (reply: PublishReply) =>
        new Map([...edits.settled, ...edits.open.map(({ digest }) => [digest, reply] as const)]);
      if (attempt > ATTEMPTS) return answer({ kind: 'failed', why });
      const found = await look(now, edits.text);
      if (found.kind === 'settled') return answer(found.reply);
      if (found.kind === 'moved') continue;
      const outcome = found.kind === 'open' ? await openPullRequest() : await place(now, edits, found.head);
      if (outcome.kind === 'refused') return answer({ kind: 'failed', why: outcome.why });
      // Whatever else came of it, reading again tells.
      if (outcome.kind === 'unknown') why = outcome.why;
    }
  }

  async function look(now: Gathered, text: string): Promise<Found> {
    const head = await forge.branchHead(branch);
    if (head === null) return { kind: 'place', head };
    const comparison = await host.compare(now.commit, head);
    if (comparison === null || !(await holds(comparison, head, now, text)))
      return (await isOurs(comparison, head)) || (await wasMerged(head))
        ? { kind: 'place', head }
        : held(branch, comparison);
    const pulls = await host.pullRequests?.from(branch, base);
    if (pulls === undefined) return proposed(`Its model_id waits on the branch ${branch}: merge it into ${base}.`);
    const open = pulls.find(({ state }) => state === 'open');
    if (open !== undefined) return proposed(`Its model_id waits in pull request #${open.number}: ${open.url}`);
    const [newest] = pulls;
    if (newest?.state === 'closed' && newest.headSha === head)
      return proposed(
        `Pull request #${newest.number} with its model_id was closed without a merge. Open it again, or delete the branch ${branch} for a new one.`,
      );
    // What was closed meanwhile may have been closed with another commit on it.
    return (await forge.branchHead(branch)) === head ? { kind: 'open' } : { kind: 'moved' };
  }

  /** Whether merging `head` gives exactly this text. */
  async function holds(comparison: Comparison, head: string, now: Gathered, text: string): Promise<boolean> {
    if ((await textAt(head)) !== withoutMark(text)) return false;
    return (await textAt(comparison.mergeBase)) === withoutMark(now.manifestText);
  }

  async function isOurs(comparison: Comparison | null, head: string): Promise<boolean> {
    if (comparison === null) return false;
    const { commits, files } = comparison;
    const messages = commits.map(({ message }) => message);
    return isOwnWork({ messages, files, manifestPath, manifestText: await textAt(head) });
  }

  /** A merge that squashes leaves commits behind that nobody misses: their pull request is merged as it stands. */
  async function wasMerged(head: string): Promise<boolean> {
    const [newest] = (await host.pullRequests?.from(branch, base)) ?? [];
    return newest?.state === 'merged' && newest.headSha === head;
  }

  async function textAt(commit: string): Promise<string | null> {
    const bytes = await forge.readFile(commit, manifestPath);
    return bytes === null ? null : withoutMark(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  }

  function place(now: Gathered, { open, text }: Edits, head: string | null) {
    const content = new TextEncoder().encode(text);
    const message = proposalMessage(open, withoutMark(text));
    return host.place({ branch, expectedHead: head, parent: now.commit, path: manifestPath, content, ...message });
  }

  function openPullRequest() {
    if (host.pullRequests === null) throw new Error('This server has no pull requests.');
    return host.pullRequests.open({ branch, base, title: 'Set the IDs of trained models', body: BODY });
  }

  return {
    async publish(_model, digest) {
      proposal ??= propose();
      return (await proposal).get(digest) ?? { kind: 'failed', why: 'it was not part of the plan' };
    },

    async withdraw() {
      const head = await forge.branchHead(branch);
      if (head === null) return null;
      const open = (await host.pullRequests?.from(branch, base))?.find(({ state }) => state === 'open');
      if (host.pullRequests !== null && open === undefined) return null;
      const comparison = await host.compare((await tip()).commit, head);
      if (host.pullRequests === null && comparison?.commits.length === 0) return null;
      const what = open === undefined ? `The branch ${branch}` : `Pull request #${open.number}`;
      if (!(await isOurs(comparison, head)))
        return `${what} is not needed any more, but holds commits of others and is left alone.`;
      const outcome = await host.remove(branch, head);
      return outcome.kind === 'committed' ? `${what} is not needed any more and was taken back.` : null;
    },
  };
}

type Found =
  | { readonly kind: 'settled'; readonly reply: PublishReply }
  | { readonly kind: 'place'; readonly head: string | null }
  | { readonly kind: 'open' }
  | { readonly kind: 'moved' };

function proposed(said: string): Found {
  return { kind: 'settled', reply: { kind: 'proposed', said } };
}

function held(branch: string, comparison: Comparison | null): Found {
  const last = comparison?.commits.at(-1)?.oid.slice(0, 7);
  const which = last === undefined ? '' : ` (the last is ${last})`;
  const why = `the branch ${branch} holds commits that this tool did not make${which}, and they are not written over. Merge or delete the branch.`;
  return { kind: 'settled', reply: { kind: 'failed', why } };
}

interface Edits {
  readonly text: string;
  /** Those that the text sets. */
  readonly open: readonly { readonly name: string; readonly digest: string }[];
  /** Those about which nothing is to be done, by digest. */
  readonly settled: ReadonlyMap<string, PublishReply>;
}

/** Sets every ID in the manifest of a commit, whatever name its model has there. */
function editAll(now: Gathered, wanted: readonly Change[], splice: typeof setModelId): Edits {
  let text = now.manifestText;
  const open: { name: string; digest: string }[] = [];
  const settled = new Map<string, PublishReply>();
  for (const { digest, modelId } of wanted) {
    if (digest === null || modelId === null) continue;
    const model = now.models?.find(candidate => candidate.digest === digest);
    if (model === undefined) {
      settled.set(digest, { kind: 'not-wanted' });
      continue;
    }
    const edit = splice(text, model.name, modelId);
    if (edit.kind === 'unchanged') settled.set(digest, { kind: 'already' });
    else if (edit.kind === 'refused') settled.set(digest, { kind: 'failed', why: describeRefusal(edit) });
    else {
      text = edit.text;
      open.push({ name: model.name, digest });
    }
  }
  return { text, open, settled };
}

/** A byte order mark gets lost on the way through GitHub's interface, and says nothing. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}

const BODY = `Trainings have succeeded, and this writes the IDs of their models into the manifest. Nothing else changes, and merging trains nothing.

finetune-gitops keeps this branch up to date until it is merged; it never writes over commits of others.`;
