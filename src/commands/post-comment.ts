import type { Forge } from '../ports-code-host.ts';

export type PostResult =
  | { readonly kind: 'created' | 'updated' | 'unchanged'; readonly url: string }
  | { readonly kind: 'skipped'; readonly why: string };

/**
 * Keeps one comment of ours on a pull request: found by its marker and by its author, since anyone can write a
 * marker. Nothing is written when it would read the same, when the pull request has moved on, or when there is
 * nothing to say and nothing was said before.
 */
export async function postComment(
  forge: Forge,
  post: {
    readonly pullRequest: number;
    readonly headSha: string;
    readonly marker: string;
    readonly body: string;
    readonly isNews: boolean;
  },
): Promise<PostResult> {
  const pullRequest = await forge.pullRequest(post.pullRequest);
  if (pullRequest.headSha !== post.headSha) return { kind: 'skipped', why: 'a newer commit was pushed' };
  const viewer = await forge.viewer();
  const comments = await forge.comments(post.pullRequest);
  const ours = comments.find(comment => comment.author === viewer && comment.body.startsWith(post.marker));
  if (ours === undefined) {
    if (!post.isNews) return { kind: 'skipped', why: 'this pull request changes no model' };
    return { kind: 'created', url: (await forge.createComment(post.pullRequest, post.body)).url };
  }
  if (sameText(ours.body, post.body)) return { kind: 'unchanged', url: ours.url };
  return { kind: 'updated', url: (await forge.updateComment(ours.id, post.body)).url };
}

/** GitHub may hand a body back with other line ends and without white space at its end. */
function sameText(a: string, b: string): boolean {
  const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim();
  return plain(a) === plain(b);
}
