import type { ChangedFile } from '../three-dot-diff.ts';
import { repositoryApi, repositoryWeb, type World } from '../world.ts';

/** One changed file of a pull request or a comparison. */
export function fileView(world: World, head: string, file: ChangedFile) {
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: file.oid,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${repositoryWeb(world)}/blob/${head}/${path}`,
    raw_url: `${repositoryWeb(world)}/raw/${head}/${path}`,
    contents_url: `${repositoryApi(world)}/contents/${path}?ref=${head}`,
    ...(file.patch === null ? {} : { patch: file.patch }),
    ...(file.previousPath === null ? {} : { previous_filename: file.previousPath }),
  };
}
