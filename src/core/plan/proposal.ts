import { createHash } from 'node:crypto';

/** The path whose branch has no suffix. */
const DEFAULT_MANIFEST = 'models.yaml';
const BRANCH = 'finetune-gitops/model-ids';
const TRAILER = 'Finetune-GitOps-Manifest';

/** The one branch on which the model IDs of a manifest are proposed; every manifest of a repository has its own. */
export function proposalBranch(manifestPath: string): string {
  if (manifestPath === DEFAULT_MANIFEST) return BRANCH;
  const readable = manifestPath
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);
  return `${BRANCH}-${readable}-${sha256(manifestPath).slice(0, 8)}`;
}

/** The commit of a proposal. Its last line holds the hash of the manifest it writes: by it the commit is known again. */
export function proposalMessage(
  models: readonly { readonly name: string; readonly digest: string }[],
  manifestText: string,
): { readonly headline: string; readonly body: string } {
  const [first] = models;
  const headline = models.length === 1 ? `Set model_id of ${first?.name}` : `Set model_id of ${models.length} models`;
  const lines = models.map(({ name, digest }) => `- ${name}: ${digest}`);
  return { headline, body: `${lines.join('\n')}\n\n${TRAILER}: ${sha256(manifestText)}` };
}

/** What a proposal's branch has that the default branch has not. */
export interface ProposedWork {
  /** Messages of its commits. */
  readonly messages: readonly string[];
  /** Paths that its commits change. */
  readonly files: readonly string[];
  readonly manifestPath: string;
  /** The manifest at its head; `null` when there is none. */
  readonly manifestText: string | null;
}

/**
 * Whether the branch holds nothing but what this tool wrote: at most one commit, which changes the manifest alone and
 * to exactly the bytes that it says. A commit on top of it, or a changed one, is somebody's work and is never
 * written over.
 */
export function isOwnWork({ messages, files, manifestPath, manifestText }: ProposedWork): boolean {
  const [message, ...more] = messages;
  if (message === undefined) return true;
  if (more.length > 0 || manifestText === null || files.some(path => path !== manifestPath)) return false;
  return message.trimEnd().endsWith(`\n${TRAILER}: ${sha256(manifestText)}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
