import { idsSet } from './ids-set.ts';
import { entriesOf } from './specs.ts';
import { toySplice } from './toy-splice.ts';
import type { World } from './world.ts';

type Act = 'merge' | 'close' | 'reopen' | 'delete' | 'edit' | 'add' | 'amend' | 'update' | 'copy' | 'begin';

const ACTS: readonly Act[] = [
  ...(['merge', 'merge', 'merge', 'merge', 'close', 'reopen', 'delete'] as const),
  ...(['edit', 'add', 'amend', 'update', 'copy', 'begin'] as const),
];

/** What a person does with the branch of a proposal and its pull request: a review, ordinary work, and meddling. */
export function review(world: World): void {
  const act = ACTS[Math.floor(world.random(ACTS.length))] ?? 'merge';
  if (isDone(world, act)) world.note('somebody', `does this with the proposal: ${act}`, world.proposals.head ?? '');
}

function isDone(world: World, act: Act): boolean {
  const { proposals, repository } = world;
  const { head } = proposals;
  if (head === null) {
    if (act === 'begin') pushMine(world);
    return act === 'begin';
  }
  const text = proposals.graph.textOf(head);
  switch (act) {
    case 'merge':
      return merge(world);
    case 'close':
      if (proposals.open === undefined) return false;
      proposals.end(proposals.open, 'closed');
      return true;
    case 'reopen':
      return reopen(world);
    case 'delete':
      proposals.move(null);
      return true;
    case 'begin':
    case 'edit':
      pushMine(world);
      return true;
    case 'add':
      push(world, [head], text, ['NOTES.md']);
      return true;
    case 'amend':
      return amend(world, head);
    case 'update':
      return update(world, head);
    case 'copy':
      // What the proposal says, pushed by hand.
      if (idsSet(repository.tip.text, text) === null) return false;
      world.edit(text);
      return true;
  }
}

/** A person merges the proposal, if it can be merged; afterwards the branch is deleted, or not. */
export function merge(world: World): boolean {
  const { proposals, repository, weather } = world;
  const { head, open } = proposals;
  if (head === null || (open === undefined && weather.publishes === 'by-pull-request')) return false;
  const base = proposals.graph.textOf(proposals.graph.mergeBase(repository.tip.oid, head));
  const text = merged(base, repository.tip.text, proposals.graph.textOf(head));
  if (text === null) return false;
  const isSquashed = world.random(1) < 0.5;
  repository.push(text, isSquashed ? null : head);
  if (open !== undefined) proposals.end(open, 'merged');
  if (world.random(1) < 0.5) proposals.move(null);
  proposals.merges += 1;
  return true;
}

/** As git does it: a change to lines that both sides changed, or that lie side by side, is a conflict. */
function merged(base: string, ours: string, theirs: string): string | null {
  if (ours === base) return theirs;
  if (theirs === base) return ours;
  if (idsSet(base, theirs) === null) return null;
  const before = entriesOf(base);
  const now = entriesOf(ours);
  let text = ours;
  for (const { name, spec, modelId } of entriesOf(theirs)) {
    const old = before.find(entry => entry.name === name);
    if (modelId === null || modelId === old?.modelId) continue;
    const same = now.find(entry => entry.name === name);
    if (same?.spec !== spec || same.modelId !== old?.modelId) return null;
    const edit = toySplice(text, name, modelId);
    if (edit.kind === 'edited') text = edit.text;
  }
  return text;
}

function reopen({ proposals }: World): boolean {
  const newest = proposals.pulls.at(-1);
  if (newest?.state !== 'closed' || newest.headSha !== proposals.head) return false;
  newest.state = 'open';
  return true;
}

function push({ proposals }: World, parents: readonly string[], text: string, files: readonly string[] = []): void {
  proposals.move(proposals.make({ parents, text, message: 'Mine', files, isOurs: false }));
}

/** A person’s commit on the branch, whatever stands there. */
export function pushMine(world: World): void {
  const { proposals, repository } = world;
  const on = proposals.head ?? repository.tip.oid;
  push(world, [on], `# mine\n${proposals.graph.textOf(on)}`);
}

/** The commit at the head is replaced: its message stays, its text does not. */
function amend({ proposals }: World, head: string): boolean {
  const commit = proposals.commits.get(head);
  if (commit === undefined) return false;
  proposals.move(proposals.make({ ...commit, text: `# mine\n${commit.text}`, isOurs: false }));
  return true;
}

/** The button "Update branch". */
function update(world: World, head: string): boolean {
  const { proposals, repository } = world;
  const { tip } = repository;
  const shared = proposals.graph.mergeBase(tip.oid, head);
  if (shared === tip.oid || shared === head) return false;
  const text = merged(proposals.graph.textOf(shared), tip.text, proposals.graph.textOf(head));
  if (text === null) return false;
  push(world, [head, tip.oid], text);
  return true;
}

/** In the end people do what the runs ask of them: merge what is proposed, and take away what stands in its way. */
export function tend(world: World): void {
  const { proposals, repository, weather } = world;
  const { head } = proposals;
  proposals.isProtected = false;
  if (weather.publishes === 'directly' || head === null) return;
  const ahead = proposals.graph.ahead(repository.tip.oid, head);
  if (ahead.length === 0) return;
  if (world.random(1) < 0.5) reopen(world);
  const isOurs = ahead.every(commit => commit.isOurs);
  if (proposals.isMerged || (isOurs && merge(world))) return;
  proposals.move(null);
  world.note('somebody', 'deletes the branch of the proposal', '');
}
