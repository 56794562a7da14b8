import type { RuleNote } from '../dataset/rule-notes.ts';
import { counted } from './format.ts';

/** One line a rule: what it usually is, what it is here, since when, and why. The reason is a stranger's text. */
export function ruleLine(note: RuleNote, escaped: (text: string) => string): string {
  const { code, usual, severity, reason, change, before } = note;
  if (change === 'removed') return `${code}: ${usual} again; this change takes it back from ${before}`;
  const since =
    change === 'added' ? ', new in this change' : change === 'edited' ? `, changed here (${edited(note)})` : '';
  return `${code}: ${severity} instead of ${usual}${since}: ${escaped(reason)}`;
}

function edited({ before, severity }: RuleNote): string {
  return before === severity ? 'another reason' : `it was ${before}`;
}

/** The rules that the change itself touches come first: those are the ones to review. */
export function inOrder(notes: readonly RuleNote[]): RuleNote[] {
  const isNews = ({ change }: RuleNote): boolean => change !== null && change !== 'none';
  return [...notes.filter(isNews), ...notes.filter(note => !isNews(note))];
}

/** The section of a comment; the sentence about a change stays however little room there is. */
export function ruleSection(notes: readonly RuleNote[], maxRows: number, escaped: (text: string) => string): string {
  if (notes.length === 0) return '';
  const touched = notes.filter(({ change }) => change !== null && change !== 'none').length;
  const alert =
    touched === 0
      ? []
      : ['> [!IMPORTANT]', `> This change alters ${counted(touched, 'rule')} that datasets are checked by.`, ''];
  const shown = inOrder(notes).slice(0, maxRows);
  const more = notes.length - shown.length;
  return [
    ...alert,
    ...(shown.length === 0 ? [] : ['Changed rules:', '', ...shown.map(note => `- ${ruleLine(note, escaped)}`)]),
    ...(more > 0 ? ['', `… and ${counted(more, 'more changed rule')}.`] : []),
    '',
  ].join('\n');
}
