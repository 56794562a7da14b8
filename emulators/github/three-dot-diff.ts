import type { BareRepository } from './bare-repository.ts';

export interface ChangedFile {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  /** The new blob; of a removed file, the old one. */
  readonly oid: string;
  readonly additions: number;
  readonly deletions: number;
  /** Without the header lines; `null` for binary, large and unchanged content. */
  readonly patch: string | null;
}

/** GitHub leaves the patch of larger changes out ("Repository limits", docs.github.com: a single diff). */
const MAX_PATCH_BYTES = 500 * 1024;

/** What `head` changed since it left `base`, as a pull request shows it. */
export async function threeDotDiff(git: BareRepository, base: string, head: string): Promise<ChangedFile[]> {
  const range = `${base}...${head}`;
  const [listing, text] = await Promise.all([
    git.run(['diff', '-M', '-z', '--raw', '--numstat', '--abbrev=40', range]),
    git.run(['-c', 'core.quotePath=false', 'diff', '-M', '--no-color', range]),
  ]);
  const patches = splitPatches(text);
  const { entries, counts } = readListing(listing);
  return entries.map((entry, index) => ({
    ...entry,
    additions: counts[index]?.[0] ?? 0,
    deletions: counts[index]?.[1] ?? 0,
    patch: patches[index] ?? null,
  }));
}

type Entry = Pick<ChangedFile, 'path' | 'previousPath' | 'status' | 'oid'>;

/** With `-z` git gives all raw lines, then all counts, in one order; a rename has two paths. */
function readListing(listing: string): { entries: Entry[]; counts: [number, number][] } {
  const fields = listing.split('\0').filter((field, index, all) => field !== '' || index < all.length - 1);
  const entries: Entry[] = [];
  const counts: [number, number][] = [];
  for (let at = 0; at < fields.length; ) {
    const field = fields[at] ?? '';
    if (field.startsWith(':')) {
      const [, , oldOid = '', newOid = '', letter = ''] = field.slice(1).split(' ');
      const renamed = letter.startsWith('R');
      const path = fields[at + (renamed ? 2 : 1)] ?? '';
      const status = statusOf(letter, oldOid === newOid);
      const previousPath = renamed ? (fields[at + 1] ?? null) : null;
      entries.push({ path, previousPath, status, oid: status === 'removed' ? oldOid : newOid });
      at += renamed ? 3 : 2;
    } else {
      const [added = '-', deleted = '-', path = ''] = field.split('\t');
      counts.push([Number(added) || 0, Number(deleted) || 0]);
      at += path === '' ? 3 : 1;
    }
  }
  return { entries, counts };
}

function statusOf(letter: string, sameContent: boolean): ChangedFile['status'] {
  if (letter.startsWith('R')) return 'renamed';
  if (letter === 'A') return 'added';
  if (letter === 'D') return 'removed';
  return sameContent ? 'changed' : 'modified';
}

function splitPatches(text: string): (string | null)[] {
  if (text === '') return [];
  return text.split(/^(?=diff --git )/m).map(part => {
    const start = part.search(/^@@ /m);
    const patch = start === -1 ? null : part.slice(start).replace(/\n$/, '');
    return patch === null || patch.length > MAX_PATCH_BYTES ? null : patch;
  });
}
