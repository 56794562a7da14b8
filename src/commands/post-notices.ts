import { fingerprintOf, type Notice } from '../core/plan/notices.ts';
import { issueBody, issueTitle, type NoticeMark, newsComment, noticeMarkIn } from '../core/report/notice-issue.ts';
import type { Forge, Issue } from '../ports-code-host.ts';
import type { NoticesSeen } from './observe-notices.ts';

export type NoticeForge = Pick<Forge, 'viewer' | 'ownIssues' | 'createIssue' | 'updateIssue' | 'createComment'>;

/** What became of the issues, in numbers; the rest was as it should be. */
export interface PostedNotices {
  readonly opened: number;
  readonly updated: number;
  readonly closed: number;
}

interface OurIssue {
  readonly issue: Issue;
  readonly mark: NoticeMark;
}

/**
 * Keeps one issue for each model that has notices: found by its author and its mark, since anyone can write a mark.
 * Nothing is written while the facts are the same. An issue that a person closed stays closed until they change.
 */
export async function postNotices(
  forge: NoticeForge,
  { notices, isComplete }: NoticesSeen,
  manifestPath: string,
): Promise<PostedNotices> {
  const { issues, isWhole } = await forge.ownIssues(await forge.viewer());
  const ours = issues
    .flatMap((issue): OurIssue[] => {
      const mark = noticeMarkIn(issue.body, manifestPath);
      return mark === null ? [] : [{ issue, mark }];
    })
    .sort((a, b) => a.issue.number - b.issue.number);
  const done = { opened: 0, updated: 0, closed: 0 };
  const subjects = new Set([...notices.map(({ model }) => model), ...ours.map(({ mark }) => mark.model)]);
  for (const model of subjects) {
    const about = notices.filter(notice => notice.model === model);
    const known = ours.find(({ mark }) => mark.model === model);
    // In a list that was not read to its end, an issue may be further down.
    const step = known === undefined ? (isWhole ? 'opened' : null) : stepFor(known, about, isComplete);
    if (step === null) continue;
    await take(step, known ?? null, { model, about, manifestPath }, forge);
    done[step] += 1;
  }
  return done;
}

type Step = keyof PostedNotices;

function stepFor({ issue, mark }: OurIssue, about: readonly Notice[], isComplete: boolean): Step | null {
  if (about.length === 0) return isComplete && (issue.isOpen || mark.fingerprint !== 'none') ? 'closed' : null;
  const kinds = new Set<string>(about.map(({ kind }) => kind));
  if (!isComplete && mark.kinds.some(kind => !kinds.has(kind))) return null;
  return mark.fingerprint === fingerprintOf(about) ? null : 'updated';
}

async function take(
  step: Step,
  known: OurIssue | null,
  { model, about, manifestPath }: { model: string | null; about: readonly Notice[]; manifestPath: string },
  forge: NoticeForge,
): Promise<void> {
  const title = issueTitle(model);
  const body = issueBody(model, about, { manifestPath, fingerprint: fingerprintOf(about) });
  if (known === null) {
    await forge.createIssue({ title, body });
    return;
  }
  await forge.updateIssue(known.issue.number, { title, body, isOpen: step !== 'closed' });
  const news = about.filter(({ kind }) => !known.mark.kinds.includes(kind));
  // An issue that is opened again tells by that. After the body, so that a run that breaks off in between says it never, and
  // not twice.
  if (news.length > 0 && known.issue.isOpen) await forge.createComment(known.issue.number, newsComment(news));
}

export function postedText({ opened, updated, closed }: PostedNotices): string | null {
  const parts = Object.entries({ opened, updated, closed }).filter(([, count]) => count > 0);
  return parts.length === 0
    ? null
    : `Issues with notices: ${parts.map(([what, count]) => `${count} ${what}`).join(', ')}.`;
}
