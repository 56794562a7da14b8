import type { GitObjects } from '../ports.ts';
import { openWorktreeFile, type ReadableFile } from './worktree-files.ts';

const WORK_TREE = 'work-tree';

/**
 * The work tree in the place of a commit, for `--worktree` on a desk: nothing is committed yet, so what is planned
 * from it is a rehearsal. A file's path stands in for its object id.
 */
export function createWorktreeObjects(root: string): GitObjects {
  const opened = new Map<string, Extract<ReadableFile, { kind: 'file' }>>();
  return {
    resolve: async () => WORK_TREE,

    async entry(_commit, path) {
      const file = await openWorktreeFile(root, path);
      if (file.kind === 'refused') throw new Error(`${path} is not read: it ${file.why}.`);
      if (file.kind === 'absent') return null;
      opened.set(path, file);
      return { oid: path, kind: 'file', bytes: file.bytes };
    },

    read(oid) {
      const file = opened.get(oid);
      if (file === undefined) throw new Error(`${oid} was not looked up before it was read.`);
      return file.chunks();
    },

    close: async () => undefined,
  };
}
