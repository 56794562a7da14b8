import type { Notice } from '../plan/notices.ts';
import { code, prose } from './escape.ts';
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
