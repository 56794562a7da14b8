import type { Notice } from '../plan/notices.ts';
import { visible } from './escape.ts';
import { noticeText } from './notice-words.ts';

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
