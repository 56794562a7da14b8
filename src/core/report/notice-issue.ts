import type { Notice } from '../plan/notices.ts';
import { code, prose } from './escape.ts';
import { noticeText } from './notice-words.ts';

/** What one of our issues is about, as its first line says. */
export interface NoticeMark {
  readonly model: string | null;
  readonly fingerprint: string;
  readonly kinds: readonly string[];
}

const MARK = /^<!-- finetune-gitops:notices:(\S*?):([a-z0-9-]*) ([0-9a-f]{32}|none) ([a-z,-]*) -->/;

/** The mark of an issue about a model of this manifest, or `null`. Whether the issue is ours, its author says. */
export function noticeMarkIn(body: string, manifestPath: string): NoticeMark | null {
  const [, path, model = '', fingerprint = '', kinds = ''] = MARK.exec(body) ?? [];
  if (path !== encoded(manifestPath)) return null;
  return { model: model === '' ? null : model, fingerprint, kinds: kinds.split(',').filter(kind => kind !== '') };
}

export function issueTitle(model: string | null): string {
  return model === null ? 'finetune-gitops: jobs that nothing asks for' : `finetune-gitops: ${model} needs attention`;
}

export interface IssueFacts {
  readonly manifestPath: string;
  readonly fingerprint: string;
}

/** The whole issue of one model. Without notices: that nothing is left. */
export function issueBody(model: string | null, notices: readonly Notice[], facts: IssueFacts): string {
  const kinds = notices.map(({ kind }) => kind).join(',');
  const fingerprint = notices.length === 0 ? 'none' : facts.fingerprint;
  const mark = `<!-- finetune-gitops:notices:${encoded(facts.manifestPath)}:${model ?? ''} ${fingerprint} ${kinds} -->`;
  const subject = model === null ? 'this repository' : code(model);
  const left =
    notices.length === 0 ? [`Nothing is left to say about ${subject}.`] : notices.map(notice => item(notice));
  return [
    mark,
    ...left,
    '',
    `<sub>Of ${code(facts.manifestPath)}. This issue is kept up to date, and closes by itself when nothing is left. Close it to hear no more until something changes.</sub>`,
    '',
  ].join('\n');
}

/** The comment on kinds that were not there before: it notifies people, which a changed body does not. */
export function newsComment(notices: readonly Notice[]): string {
  return `New:\n\n${notices.map(notice => item(notice)).join('\n')}\n`;
}

function encoded(path: string): string {
  return encodeURIComponent(path).replaceAll('-', '%2D');
}

/** One line of a list: how bad, what, and what to do. */
function item(notice: Notice, text = noticeText(notice, code)): string {
  return `- **${text.severity}** ${prose(text.title)}. ${text.body}`;
}
