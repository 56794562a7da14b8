import type { Ledger } from '../../src/core/ledger/schema.ts';
import type { Host } from './host.ts';
import { DELETE_AFTER, SKEW } from './times.ts';
import type { World } from './world.ts';

/** When the ledger first said, without a break since, that a model is to be deleted; by model ID. */
const tombstones = new WeakMap<World, Map<string, number>>();

function noted(world: World): Map<string, number> {
  const known = tombstones.get(world) ?? new Map<string, number>();
  tombstones.set(world, known);
  return known;
}

/** Reads from a ledger that was just written which models are to be deleted, and which delete this host is about to send. */
export function noteDeletions(world: World, host: Host, { runs }: Ledger): void {
  const known = noted(world);
  const now = world.timeline.now;
  const pending = new Set<string>();
  for (const { modelId, deletion } of Object.values(runs)) {
    if (modelId === null || deletion === undefined) continue;
    // Once the model is deleted too: another run's delete, sent on the same tombstone, may arrive after that.
    pending.add(modelId);
    if (!known.has(modelId)) known.set(modelId, now);
    const { sentAt, doneAt } = deletion;
    if (doneAt !== null) continue;
    const isOfThisRun = sentAt !== null && Date.parse(sentAt) >= host.sight.begun && !host.sight.deleting.has(modelId);
    if (isOfThisRun) host.sight.deleting.set(modelId, { at: now, isNamed: isNamed(world, modelId) });
  }
  for (const id of known.keys()) if (!pending.has(id)) known.delete(id);
}

/** I4 of a model: recorded to be deleted and so for long enough, of a job with our mark, and not needed at the tip. */
export function checkDelete(world: World, host: Host, id: string): void {
  const { checks, provider, sabotages, wipes, timeline } = world;
  const toy = provider.jobs.find(({ job }) => id.endsWith(`::${job.id}`));
  if (toy === undefined) {
    checks.violated('I4', `model ${id} was deleted, which is not ours`);
    return;
  }
  const run = world.ledger.current?.runs[toy.digest];
  const isTampered = sabotages.length + wipes.length > 0;
  if ((run?.modelId !== id || run.deletion === undefined) && !isTampered)
    checks.violated('I4', `model ${id} was deleted without a record`);
  const since = noted(world).get(id);
  if ((since === undefined || timeline.now - since < DELETE_AFTER - 2 * SKEW) && !isTampered)
    checks.violated('I4', `model ${id} was deleted too soon`);
  const note = host.sight.deleting.get(id);
  if (note === undefined || host.sight.tipAt < note.at)
    checks.violated('I4', `model ${id} was deleted without a look at the tip after the note`);
  if (note?.isNamed === true) checks.violated('I4', `model ${id} was deleted although the tip names it`);
  const isWanted = host.sight.tip?.every(model => model.digest !== toy.digest) !== true;
  if (isWanted) checks.violated('I4', `model ${id} was deleted although the tip asks for its training`);
  checks.mustBePlanned(host, toy.digest, ['delete']);
}

/** Whether the manifest at the tip holds the ID anywhere. */
function isNamed(world: World, id: string): boolean {
  return world.repository.tip.text.includes(id);
}
