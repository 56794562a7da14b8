import type { LineTally } from '../findings.ts';
import type { Finding } from '../inspection.ts';
import type { Dialect, FileKind } from './dialect.ts';
import { FEATURES, type Feature } from './features.ts';
import type { Portability, PortabilityReason, TrainingMethod } from './portability.ts';

/** What is known about a whole file. */
export interface PortableFile {
  readonly kind: FileKind;
  readonly hasRows: boolean;
  readonly bytes: number;
  readonly examples: number;
  /** A validation file may be as short as one likes. */
  readonly isTraining: boolean;
  readonly features: ReadonlyMap<Feature, LineTally>;
  readonly unreadable: LineTally;
  /** Rows of another format than most. */
  readonly strangers: LineTally;
  readonly findings: readonly Finding[];
}

const NO_LINES: LineTally = { count: 0, lines: [] };

/** The largest minimum that any provider documents: with as many examples an unknown minimum decides nothing. */
const ENOUGH_EXAMPLES = 10;

/** In a row for reinforcement the answer is missing on purpose. */
const OF_PROMPTS: ReadonlySet<Feature> = new Set(['no-assistant', 'ends-not-assistant']);

/** Errors that are no statement about rows: of the file, of this tool's own limits, or of what is wise to train. */
const NOT_OF_ROWS =
  /^E_(FORMAT|MIXED_FORMAT|EXAMPLES|EXAMPLE_LIMIT|ANSWER_\w+|DATASET_\w+|SECRET|TOO_LONG|NO_TRAINED_MESSAGE|LINE_SIZE|UTF8|BOM|NUL|JSON\w*|MESSAGE_KEY)$/;

/** Whether the provider that speaks this dialect would take the file as it is. */
export function judge(dialect: Dialect, file: PortableFile): Portability {
  const method = dialect.formats[file.kind];
  const known = method === undefined || method === 'unknown' ? null : method;
  const reasons = [...fileReasons(dialect, file, method), ...rowReasons(dialect, file, known)];
  const doubts = reasons.length === 0 && dialect.hasOurRows ? errorReasons(file) : [];
  const all = inOrder([...reasons, ...doubts]);
  const verdict = all.find(reason => reason.verdict !== 'ignores')?.verdict;
  return {
    provider: dialect.name,
    title: dialect.title,
    verdict: verdict === 'refuses' || verdict === 'unknown' ? verdict : 'takes',
    method: known,
    reasons: all,
  };
}

function fileReasons(
  { limits, byMethod }: Dialect,
  file: PortableFile,
  method: TrainingMethod | 'unknown' | undefined,
): PortabilityReason[] {
  const reasons: PortabilityReason[] = [];
  const add = (verdict: 'refuses' | 'unknown', feature: string, what: string, { count, lines } = NO_LINES): void => {
    reasons.push({ verdict, feature, what, count, lines });
  };
  if (!file.hasRows) add('refuses', 'no-rows', 'no file of rows');
  else if (method === undefined) add('refuses', 'format', `the format ${file.kind}`);
  else if (method === 'unknown') add('unknown', 'format', `the format ${file.kind}`);
  if (!file.hasRows || method === undefined || method === 'unknown') return reasons;
  const known = { ...limits, ...byMethod?.[method]?.limits };
  const { minExamples, maxBytes, unclearBytes = Infinity } = known;
  const maxExamples = file.isTraining ? known.maxExamples : (known.maxValidation ?? known.maxExamples);
  if (file.examples === 0) add('refuses', 'no-examples', 'a file without examples');
  else if (file.isTraining && minExamples !== null && file.examples < minExamples)
    add('refuses', 'min-examples', `fewer than ${minExamples} examples`);
  else if (file.isTraining && minExamples === null && file.examples < ENOUGH_EXAMPLES)
    add('unknown', 'min-examples', `fewer than ${ENOUGH_EXAMPLES} examples`);
  if (maxExamples !== null && file.examples > maxExamples)
    add('refuses', 'max-examples', `more than ${maxExamples} examples`);
  if (maxBytes !== null && file.bytes > maxBytes) add('refuses', 'max-bytes', `more than ${maxBytes} bytes`);
  else if (file.bytes > unclearBytes) add('unknown', 'max-bytes', `more than ${unclearBytes} bytes`);
  if (file.unreadable.count > 0) add('refuses', 'unreadable', 'a line that cannot be read', file.unreadable);
  if (file.strangers.count > 0) add('refuses', 'other-format', 'a row of another format than most', file.strangers);
  return reasons;
}

function rowReasons(dialect: Dialect, file: PortableFile, method: TrainingMethod | null): PortabilityReason[] {
  if (method === null || !file.hasRows) return [];
  return [...file.features].flatMap(([feature, tally]) => {
    if (method === 'reinforcement' && OF_PROMPTS.has(feature)) return [];
    const said = [dialect.byMethod?.[method] ?? {}, dialect].map(rules => wordOn(feature, rules)).find(isSaid);
    if (said === 'takes') return [];
    const { verdict, why } = said ?? { verdict: 'unknown' as const, why: '' };
    const what = why === '' ? FEATURES[feature] : `${FEATURES[feature]} (${why})`;
    return [{ verdict, feature, what, count: tally.count, lines: tally.lines }];
  });
}

type Word = 'takes' | { readonly verdict: PortabilityReason['verdict']; readonly why: string } | null;

function wordOn(
  feature: Feature,
  { takes, refuses, ignores, unclear }: Partial<Pick<Dialect, 'takes' | 'refuses' | 'ignores' | 'unclear'>>,
): Word {
  if (takes?.includes(feature) === true) return 'takes';
  const said = [
    ['refuses', refuses?.[feature]],
    ['ignores', ignores?.[feature]],
    ['unknown', unclear?.[feature]],
  ] as const;
  for (const [verdict, why] of said) if (why !== undefined) return { verdict, why };
  return null;
}

function isSaid(word: Word): word is Exclude<Word, null> {
  return word !== null;
}

/** A file with errors must not read as taken by the provider whose rules the errors follow. */
function errorReasons({ findings }: PortableFile): PortabilityReason[] {
  return findings
    .filter(({ code, severity }) => severity === 'error' && !NOT_OF_ROWS.test(code))
    .map(({ code, headline, count, lines }) => ({
      verdict: 'unknown',
      feature: code,
      what: `an error of this check (${headline})`,
      count: lines.length === 0 ? 0 : count,
      lines,
    }));
}

function inOrder(reasons: readonly PortabilityReason[]): PortabilityReason[] {
  return (['refuses', 'unknown', 'ignores'] as const).flatMap(verdict =>
    reasons.filter(reason => reason.verdict === verdict),
  );
}
