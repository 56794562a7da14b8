import type { Notice } from '../plan/notices.ts';
import { code, prose, visible } from './escape.ts';
import { noticeText } from './notice-words.ts';

/** The part of a job summary about notices; empty when there are none. */
export function noticeSection(notices: readonly Notice[], outcome: string): string {
  if (notices.length === 0) return '';
  const lines = notices.map(notice => {
    const text = noticeText(notice, code);
    return `- **${text.severity}** ${notice.model === null ? '' : `${code(notice.model)} `}${prose(text.title)}. ${text.body}`;
  });
  return ['', '### Notices', '', ...lines, '', ...(outcome === '' ? [] : [prose(outcome), ''])].join('\n');
}

/** Notices on a terminal, model by model. */
export function noticeLines(notices: readonly Notice[]): string[] {
  return notices.flatMap(notice => {
    const { severity, title, body } = noticeText(notice, text => visible(text));
    const subject = notice.model === null ? '' : `${visible(notice.model)}: `;
    return [`${severity.padEnd(7)} ${subject}${title}`, `    ${body}`];
  });
}

export function noticeJson(notice: Notice): object {
  const { severity, title, body } = noticeText(notice, text => visible(text));
  return { ...notice, severity, title, body };
}
