import type { DatasetChange } from '../dataset/diff/dataset-change.ts';
import type { ComparedDatasets, ExampleSample } from '../dataset/diff/dataset-diff.ts';
import { code } from './escape.ts';
import { counted, integer, usd } from './format.ts';

/** Sections with line numbers and links; the comment has a limit, and `--json` lists more. */
const MAX_SECTIONS = 20;
const MAX_LINKS = 10;
const MAX_TEXT = 200;

/** Where the new files can be read. */
export interface HeadFiles {
  readonly repositoryUrl: string;
  readonly headSha: string;
}

/** One folded section for each changed dataset: what changed, where, and what is new in it. */
export function datasetSections(
  changes: readonly DatasetChange[],
  files: HeadFiles,
  { hasSamples }: { readonly hasSamples: boolean },
): string {
  const shown = changes.slice(0, MAX_SECTIONS).map(change => section(change, files, hasSamples));
  const more = changes.length - shown.length;
  return [...shown, more > 0 ? `… and ${counted(more, 'more changed dataset')}.\n` : ''].join('');
}

function section(change: DatasetChange, files: HeadFiles, hasSamples: boolean): string {
  const { diff, role, model, path } = change;
  const notes = diffNotes(change, code, lines => links(lines, path, files));
  return [
    // HTML, in which nothing is escaped by `code`: fixed words only.
    `<details><summary>What changed in the ${role} data: ${headline(change)}</summary>`,
    '',
    `Model ${code(model)}, file ${code(path)}: ${sizes(change)}.`,
    '',
    ...notes.map(note => `- ${note}`),
    ...(diff.kind === 'compared' && hasSamples ? samples(diff.samples, path, files) : []),
    '',
    '</details>',
    '',
  ].join('\n');
}

function headline({ diff }: DatasetChange): string {
  if (diff.kind === 'not-compared') return 'not compared';
  const { added, removed, edited } = diff;
  return added + removed + edited === 0
    ? 'no example'
    : `${integer(added)} added, ${integer(removed)} removed, ${integer(edited)} edited`;
}

function sizes({ diff, tokens, costNanoUsd }: DatasetChange): string {
  const parts = [`${integer(diff.before)} → ${counted(diff.after, 'example')}`];
  if (tokens !== null && tokens !== 0) parts.push(`${sign(tokens)}${counted(Math.abs(tokens), 'token')} per epoch`);
  if (costNanoUsd !== null && costNanoUsd !== 0)
    parts.push(`${sign(costNanoUsd)}${usd(Math.abs(costNanoUsd))} per training`);
  if (diff.kind === 'not-compared')
    parts.push(diff.why === 'no-lines' ? 'one of the versions is not JSON Lines' : 'too many to compare one by one');
  return parts.join(', ');
}

const sign = (value: number): string => (value < 0 ? '−' : '+');

/** What a reviewer should know, most suspicious first. `show` escapes host names; `place` shows line numbers. */
export function diffNotes(
  { diff, overlap }: Pick<DatasetChange, 'diff' | 'overlap'>,
  show: (text: string) => string,
  place: (lines: readonly number[]) => string,
): string[] {
  const shared =
    overlap !== null && overlap !== 0 && gained(overlap, 'Validation examples that also stand in the training file');
  if (diff.kind !== 'compared') return shared === false ? [] : [shared];
  const { news, addedLines, editedLines } = diff;
  const notes = [
    news.invisible > 0 && `Invisible characters in ${counted(news.invisible, 'added or edited example')}.`,
    ...fresh(news.systemPrompts, 'system prompt'),
    ...fresh(news.hosts, 'host', hostList(news, show)),
    ...fresh(news.tools, 'tool'),
    news.roles.length > 0 && `New ${news.roles.length === 1 ? 'role' : 'roles'}: ${news.roles.join(', ')}.`,
    addedLines.length > 0 && `Added: ${place(addedLines)}${rest(diff.added, addedLines)}.`,
    editedLines.length > 0 && `Edited: ${place(editedLines)}${rest(diff.edited, editedLines)}.`,
    diff.repetitions !== 0 && gained(diff.repetitions, 'Examples that repeat another one'),
    shared,
    diff.moved > 0 && `${counted(diff.moved, 'example')} moved; the others that stayed kept their order.`,
    diff.unreadable.after > 0 && `Not compared: ${counted(diff.unreadable.after, 'line')} that cannot be read.`,
  ];
  return notes.filter(note => note !== false);
}

function fresh(count: number | null, noun: string, list = ''): string[] {
  if (count === null) return [`Too many different ${noun}s to say which are new.`];
  return count === 0 ? [] : [`${counted(count, `new ${noun}`)}${list}.`];
}

function hostList({ hosts, hostNames }: ComparedDatasets['news'], show: (text: string) => string): string {
  if (hostNames.length === 0) return '';
  const more = (hosts ?? 0) > hostNames.length ? ' and more' : '';
  return `: ${hostNames.map(name => show(name)).join(', ')}${more}`;
}

function rest(count: number, lines: readonly number[]): string {
  const hidden = count - Math.min(lines.length, MAX_LINKS);
  return hidden > 0 ? ` and ${integer(hidden)} more` : '';
}

function gained(change: number, what: string): string {
  return `${what}: ${integer(Math.abs(change))} ${change > 0 ? 'more' : 'fewer'} than before.`;
}

/** `lines 3, 5`, at most ten. */
export function lineList(lines: readonly number[], show: (line: number) => string = String): string {
  return `${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, MAX_LINKS).map(show).join(', ')}`;
}

function links(lines: readonly number[], path: string, files: HeadFiles): string {
  return lineList(lines, line => link(line, path, files));
}

/** `plain=1`: GitHub shows the lines of a rendered file only then. */
function link(line: number, path: string, { repositoryUrl, headSha }: HeadFiles): string {
  if (!/^[A-Za-z0-9._/-]+$/.test(path)) return String(line);
  return `[${line}](${repositoryUrl}/blob/${headSha}/${path}?plain=1#L${line})`;
}

function samples(drawn: readonly ExampleSample[], path: string, files: HeadFiles): string[] {
  if (drawn.length === 0) return [];
  const rows = drawn.map(({ line, messages, moreMessages }) => {
    const texts = messages.map(({ role, text }) => `${code(role, 20)} ${code(text, MAX_TEXT)}`);
    if (moreMessages > 0) texts.push(`… and ${counted(moreMessages, 'more message')}`);
    return `| ${link(line, path, files)} | ${texts.join('<br>')} |`;
  });
  return ['', 'Some of the added and edited examples:', '', '| Line | Messages |', '|--:|:--|', ...rows];
}
