import { type LineSuggestion, mendableFindings, mendableLines, suggestLine } from '../core/dataset/fix/suggest-line.ts';
import type { Finding } from '../core/dataset/inspection.ts';
import { type Line, LineSplitter } from '../core/dataset/lines.ts';
import { E_BOM } from '../core/diagnostics/codes/dataset-codes.ts';
import type { DatasetUse, Plan } from '../core/plan/plan.ts';
import { type Rest, reviewBody, suggestionBody, suggestionIn } from '../core/report/suggestions.ts';
import type { DiffReader, GitObjects } from '../ports.ts';
import type { Forge } from '../ports-code-host.ts';

/** On one pull request, in all its runs: more would bury what people say about it (our choice, 2026-11-22). */
const MAX_SUGGESTIONS = 10;

export interface SuggestPorts {
  readonly git: Pick<GitObjects, 'resolve' | 'entry' | 'read'>;
  readonly diff: DiffReader;
  readonly forge: Pick<Forge, 'pullRequest' | 'viewer' | 'reviewComments' | 'createReview'>;
}

export type SuggestResult =
  | { readonly kind: 'posted'; readonly lines: number; readonly url: string }
  | { readonly kind: 'skipped'; readonly why: string };

type PlacedSuggestion = LineSuggestion & { readonly path: string; readonly line: number };

/**
 * Offers, in one review, to mend single lines that a pull request adds. What was offered once is never offered again,
 * whether it was taken, dismissed or outdated. Says nothing where there is nothing to offer.
 */
export async function suggestFixes(
  { git, diff, forge }: SuggestPorts,
  at: { readonly plan: Plan; readonly baseSha: string; readonly headSha: string; readonly pullRequest: number },
): Promise<SuggestResult> {
  const datasets = datasetsToMend(at.plan);
  const mendable: PlacedSuggestion[] = [];
  for (const dataset of datasets) mendable.push(...(await suggestionsFor(git, dataset)));
  const shown = mendable.length === 0 ? [] : await addedOnes(mendable, datasets, { git, diff }, at);
  if (shown.length === 0) return skipped('no line that this pull request adds can be mended by itself');

  const pullRequest = await forge.pullRequest(at.pullRequest);
  if (pullRequest.headSha !== at.headSha) return skipped('a newer commit was pushed');
  const viewer = await forge.viewer();
  const ours = (await forge.reviewComments(at.pullRequest)).filter(({ author }) => author === viewer);
  const made = new Set(ours.flatMap(({ body }) => suggestionIn(body) ?? []));
  const fresh = distinct(shown).filter(({ digest }) => !made.has(digest));
  const offered = fresh.slice(0, Math.max(0, MAX_SUGGESTIONS - made.size));
  if (offered.length === 0) return skipped('all that may be suggested on this pull request was suggested before');

  const { url } = await forge.createReview(at.pullRequest, {
    headSha: at.headSha,
    body: reviewBody(offered.length, restOf(datasets, [...offered, ...shown.filter(({ digest }) => made.has(digest))])),
    comments: offered.map(one => ({ path: one.path, line: one.line, body: suggestionBody(one) })),
  });
  return { kind: 'posted', lines: offered.length, url };
}

function skipped(why: string): SuggestResult {
  return { kind: 'skipped', why };
}

type MendableDataset = Pick<DatasetUse, 'path' | 'oid'> & { readonly findings: readonly Finding[] };

/** Each file once, with what was found for any of its uses. */
function datasetsToMend({ changes }: Plan): readonly MendableDataset[] {
  const byPath = new Map<string, MendableDataset>();
  const uses = changes.flatMap(({ desired }) => [desired?.training ?? null, desired?.validation ?? null]);
  for (const { path, oid, inspection } of uses.filter(use => use !== null)) {
    const before = byPath.get(path)?.findings ?? [];
    const own = mendableFindings(inspection.findings).filter(({ code }) => !before.some(one => one.code === code));
    if (own.length > 0) byPath.set(path, { path, oid, findings: [...before, ...own] });
  }
  return [...byPath.values()];
}

/** Reads the file no further than to the last line with a finding. */
async function suggestionsFor(git: SuggestPorts['git'], dataset: MendableDataset): Promise<PlacedSuggestion[]> {
  const { path } = dataset;
  const wanted = mendableLines(dataset.findings);
  const found: PlacedSuggestion[] = [];
  const splitter = new LineSplitter();
  for await (const chunk of git.read(dataset.oid)) {
    for (const line of splitter.push(chunk)) await look(line);
    if (wanted.size === 0) return found;
  }
  for (const line of splitter.end()) await look(line);
  return found;

  async function look(line: Line): Promise<void> {
    if (line.kind !== 'line') return;
    const findings = wanted.get(line.number);
    if (findings === undefined) return;
    wanted.delete(line.number);
    // What becomes of the CR when a suggestion is accepted is GitHub's to say.
    if (line.endsInCrLf) return;
    const suggestion = await suggestLine(path, line.bytes.slice(), findings);
    if (suggestion !== null) found.push({ ...suggestion, path, line: line.number });
  }
}

/** Those on lines that GitHub takes a comment on: lines of the very file that is reviewed, in the part it shows. */
async function addedOnes(
  mendable: readonly PlacedSuggestion[],
  datasets: readonly MendableDataset[],
  { git, diff }: Pick<SuggestPorts, 'git' | 'diff'>,
  at: { readonly baseSha: string; readonly headSha: string },
): Promise<PlacedSuggestion[]> {
  const [base, head] = [await git.resolve(at.baseSha), await git.resolve(at.headSha)];
  if (base === null || head === null) return [];
  const found: PlacedSuggestion[] = [];
  for (const { path, oid } of datasets) {
    const own = mendable.filter(one => one.path === path);
    // The plan is made of the merge. A file that both sides changed has other lines there than in the pull request.
    if (own.length === 0 || (await git.entry(head, path))?.oid !== oid) continue;
    const added = await diff.addedLines(base, head, path);
    found.push(...own.filter(({ line }) => added?.has(line) === true));
  }
  return found;
}

/** Errors first. The same line twice is offered once: mending both would leave a repetition. */
function distinct(suggestions: readonly PlacedSuggestion[]): PlacedSuggestion[] {
  const byDigest = new Map(suggestions.map(one => [one.digest, one]));
  return [...byDigest.values()].sort((a, b) => Number(b.isError) - Number(a.isError));
}

/** Files with more findings of a kind than are offered to be mended. */
function restOf(datasets: readonly MendableDataset[], offered: readonly PlacedSuggestion[]): Rest {
  const left = datasets.flatMap(({ path, findings }) =>
    findings
      .filter(({ code, count }) => count > offered.filter(one => one.path === path && mends(one, code)).length)
      .map(({ code }) => ({ path, code })),
  );
  return {
    paths: [...new Set(left.map(({ path }) => path))],
    changesExamples: left.some(({ code }) => code !== E_BOM.code),
  };
}

function mends({ findings }: LineSuggestion, code: string): boolean {
  return findings.some(finding => finding.code === code);
}
