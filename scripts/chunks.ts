import { join, relative } from 'node:path';
import type { ChunkingContext, CodeSplittingGroup } from 'rolldown';

/** A file of our own code: what is imported, at the start, from these modules. */
interface Part {
  readonly name: string;
  readonly from: readonly string[];
  /** `every`: only what each of them imports. */
  readonly by: 'any' | 'every';
}

/** Our own files that hold tables and words, and decide nothing. One file: something of it is needed at every start. */
export const DATA_PARTS: readonly Part[] = [
  {
    name: 'tables',
    from: [
      'core/dataset/chat-codes.ts',
      'core/dataset/chat-tool-codes.ts',
      'core/dataset/corpus/character-sets.ts',
      'core/dataset/dialects.ts',
      'core/dataset/file-signatures.ts',
      'core/dataset/fix/change-kinds.ts',
      'core/dataset/format-names.ts',
      'core/dataset/json-schema/keyword-tables.ts',
      'core/dataset/portability/features.ts',
      'core/dataset/preference-codes.ts',
      'core/dataset/sensitive/personal-forms.ts',
      'core/dataset/sensitive/secret-forms.ts',
      'core/dataset/sensitive/token-formats.ts',
      'core/diagnostics/codes/dataset-codes.ts',
      'core/diagnostics/codes/manifest-codes.ts',
      'core/diagnostics/codes/plan-codes.ts',
      'core/manifest/syntax-words.ts',
      'core/report/word-tables.ts',
    ],
    by: 'any',
  },
  { name: 'examples', from: ['commands/code-examples.ts', 'commands/code-sources.ts'], by: 'any' },
];

/** What loads together. A module is in the first part that has it. */
const PARTS: readonly Part[] = [
  ...DATA_PARTS,
  { name: 'start', from: ['action.ts', 'cli.ts'], by: 'every' },
  { name: 'inspection', from: ['adapters/inspect-worker.ts'], by: 'any' },
  { name: 'common', from: ['action.ts', 'desk.ts'], by: 'every' },
  { name: 'models', from: ['commands/inspect.ts', 'commands/preview.ts'], by: 'every' },
  { name: 'kept', from: ['adapters/inspection-cache.ts', 'commands/reconcile.ts'], by: 'every' },
  { name: 'words', from: ['core/report/terminal.ts', 'core/report/comment.ts'], by: 'every' },
  { name: 'plan', from: ['commands/preview.ts', 'commands/reconcile.ts'], by: 'every' },
  { name: 'notices', from: ['commands/tell-notices.ts'], by: 'any' },
  { name: 'report', from: ['core/report/comment.ts', 'commands/suggest-fixes.ts'], by: 'any' },
];

/**
 * Which file each module goes to: libraries have files of their own; what loads together is one file, because a file
 * takes about a millisecond to load whatever it holds. The bundler divides the rest by who uses it.
 */
export function chunkGroups(root: string, entries: readonly string[]): CodeSplittingGroup[] {
  const nameOf = (id: string): string => relative(root, id).replaceAll('\\', '/');
  const isOurs = (id: string): boolean => packageOf(nameOf(id)) === null && !entries.includes(nameOf(id));
  const importedFrom = memoized(nameOf);
  const ours = PARTS.map(({ name, from, by }, index) => ({
    debugName: name,
    priority: PARTS.length - index,
    name: (id: string, context: ChunkingContext): string | null => {
      const isFrom = (module: string): boolean => importedFrom(join(root, 'src', module), context).has(id);
      return isOurs(id) && (by === 'any' ? from.some(isFrom) : from.every(isFrom)) ? name : null;
    },
  }));
  return [{ debugName: 'libraries', priority: PARTS.length + 1, name: id => vendorFile(nameOf(id)) }, ...ours];
}

/** Finds a module and everything of ours that it imports at the start, directly or not. */
function memoized(nameOf: (id: string) => string): (module: string, context: ChunkingContext) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (module, context) => {
    const before = known.get(module);
    if (before !== undefined) return before;
    const found = new Set([module]);
    // A set also visits what is added on the way.
    for (const id of found)
      for (const imported of context.getModuleInfo(id)?.importedIds ?? [])
        if (packageOf(nameOf(imported)) === null) found.add(imported);
    known.set(module, found);
    return found;
  };
}

/** Which file a library goes to; `null` for our own code. */
function vendorFile(path: string): string | null {
  const name = packageOf(path);
  if (name === null) return null;
  if (['openai', 'yaml', 'zod', 'commander', 'image-dimensions'].includes(name)) return `vendor-${name}`;
  return name === '@actions/core' || NETWORK.has(name) ? 'vendor-actions' : 'vendor-github';
}

/** What both of GitHub's packages stand on. */
const NETWORK = new Set(['@actions/http-client', '@actions/exec', '@actions/io', 'undici', 'tunnel']);

export function packageOf(path: string): string | null {
  const inside = path.split('node_modules/').at(-1) ?? '';
  return path.includes('node_modules/') ? (/^(@[^/]+\/[^/]+|[^/]+)/.exec(inside)?.[1] ?? null) : null;
}
