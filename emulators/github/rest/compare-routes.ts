import { GitHubError } from '../github-error.ts';
import { threeDotDiff } from '../three-dot-diff.ts';
import { officialExample, type World } from '../world.ts';
import { commitView, readCommit } from './commit-view.ts';
import { fileView } from './file-view.ts';
import { page, parameter, type Routes } from './route.ts';

/** GitHub's REST reference, "Compare two commits": more files are not shown, and files only on the first page. */
const MAX_FILES = 300;

export const compareRoutes: Routes = {
  'GET /repos/{owner}/{repo}/compare/{basehead}': {
    requires: { level: 'read', permissions: ['contents'] },
    async handle(call) {
      const { world } = call;
      const [baseName = '', headName = ''] = parameter(call, 'basehead').split('...');
      const [base, head] = await Promise.all([world.git.commitOf(baseName), world.git.commitOf(headName)]);
      if (base === null || head === null) throw new GitHubError(404, 'Not Found');
      const mergeBase = await world.git.ask(['merge-base', base, head]);
      if (mergeBase === null) throw new GitHubError(404, `No common ancestor between ${baseName} and ${headName}.`);
      const [ahead, behind] = await Promise.all([history(world, base, head), history(world, head, base)]);
      const commits = page(call, await Promise.all(ahead.map(oid => existing(world, oid))));
      const files = Number(call.query.get('page') ?? '1') > 1 ? [] : await threeDotDiff(world.git, base, head);
      return {
        ...commits,
        body: {
          ...officialExample(world, 'GET /repos/{owner}/{repo}/compare/{basehead}'),
          base_commit: await existing(world, base),
          merge_base_commit: await existing(world, mergeBase),
          status: comparison(ahead.length, behind.length),
          ahead_by: ahead.length,
          behind_by: behind.length,
          total_commits: ahead.length,
          commits: commits.body,
          files: files.slice(0, MAX_FILES).map(file => fileView(world, head, file)),
        },
      };
    },
  },
};

/** The commits of `to` that `from` lacks, oldest first. */
async function history(world: World, from: string, to: string): Promise<string[]> {
  const lines = await world.git.run(['rev-list', '--reverse', `${from}..${to}`]);
  return lines === '' ? [] : lines.split('\n');
}

async function existing(world: World, oid: string) {
  const commit = await readCommit(world.git, oid);
  if (commit === null) throw new Error(`The commit ${oid} is gone`);
  return commitView(world, commit);
}

function comparison(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return 'diverged';
  if (ahead > 0) return 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}
