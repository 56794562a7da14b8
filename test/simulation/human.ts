import { type Entry, entriesOf, manifestText, SPEC_COUNT } from './specs.ts';
import type { World } from './world.ts';

const BY_HAND = 'ft:by:hand';
const NAMES = ['a', 'b', 'c'];

export function someManifest(world: World): string {
  const entries = NAMES.filter(() => world.random(1) < 0.85).map((name, n): Entry => {
    const spec = world.random(1) < 0.8 ? n : 3 + Math.floor(world.random(SPEC_COUNT - 3));
    return { name, spec, modelId: null };
  });
  return manifestText(entries, 0);
}

/** What a person pushes to the default branch: ordinary work, and mistakes. */
export function edited(world: World): string {
  const { texts, tip } = world.repository;
  const edition = texts.length;
  const entries = entriesOf(tip.text);
  const pick = Math.floor(world.random(entries.length));
  const change = (made: (entry: Entry) => Entry): string =>
    manifestText(
      entries.map((entry, n) => (n === pick ? made(entry) : entry)),
      edition,
    );
  switch (Math.floor(world.random(9))) {
    case 0:
      return manifestText(entries, edition);
    case 1:
    case 2:
      return change(entry => ({ ...entry, spec: Math.floor(world.random(SPEC_COUNT)) }));
    case 3:
      // A revert: an earlier text as it was, with the IDs that it had.
      return texts[Math.floor(world.random(texts.length))] ?? tip.text;
    case 4:
      return change(entry => ({ ...entry, name: entries.some(({ name }) => name === 'd') ? `e${edition}` : 'd' }));
    case 5:
      return manifestText(
        entries.filter((_, n) => n !== pick),
        edition,
      );
    case 6:
      return someManifest(world);
    case 7:
      return world.random(1) < 0.5 ? `broken: yes\n${tip.text}` : change(entry => ({ ...entry, spec: -1 }));
    default:
      return change(entry => ({ ...entry, modelId: BY_HAND }));
  }
}

/**
 * In the end people put right what they broke: a manifest that can be read, no dataset missing, and no ID by hand in an
 * entry that nobody knows anything else of, which they are told to take out.
 */
export function mended(world: World): string | null {
  const { texts, tip } = world.repository;
  const known = new Set(Object.values(world.ledger.current?.runs ?? {}).map(run => run.model));
  const isStrange = (name: string, id: string | null | undefined): boolean => id === BY_HAND && !known.has(name);
  if (tip.models?.every(({ digest, name, entry }) => digest !== null && !isStrange(name, entry.model_id))) return null;
  const whole = tip.text.replace(/^broken: yes\n/, '');
  const entries = entriesOf(whole).filter(entry => entry.spec >= 0);
  const mend = (entry: Entry): Entry => (isStrange(entry.name, entry.modelId) ? { ...entry, modelId: null } : entry);
  return manifestText(entries.map(mend), texts.length);
}
