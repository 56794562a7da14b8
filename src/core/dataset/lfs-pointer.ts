/** What Git LFS commits in the place of a file. */
export interface LfsPointer {
  /** Hex sha-256 of the file. */
  readonly oid: string;
  readonly size: number;
}

/** A pointer has fewer bytes than this (Git LFS specification, 2026-11-22). */
export const POINTER_LIMIT = 1024;

/** Pointers of extensions hold what other programs made of a file; they are no plain pointers. */
const POINTER =
  /^version https:\/\/git-lfs\.github\.com\/spec\/v1\noid sha256:([0-9a-f]{64})\nsize (0|[1-9]\d{0,14})\n$/;

/** The pointer that a whole file is, or `null`. */
export function parseLfsPointer(file: Uint8Array): LfsPointer | null {
  if (file.length >= POINTER_LIMIT) return null;
  const [, oid, size] = POINTER.exec(String.fromCharCode(...file)) ?? [];
  return oid === undefined ? null : { oid, size: Number(size) };
}

/** Why the file behind a pointer cannot be read. */
export type LfsProblem = 'missing' | 'damaged';

/** Ends the reading of a file that Git LFS keeps elsewhere. */
export class LfsFault extends Error {
  override readonly name = 'LfsFault';
  readonly problem: LfsProblem;

  constructor(problem: LfsProblem, oid: string) {
    const what = problem === 'missing' ? 'is not on this machine' : 'is not what its pointer says';
    super(`The object ${oid.slice(0, 12)} of Git LFS ${what}.`);
    this.problem = problem;
  }
}
