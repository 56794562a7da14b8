import type { Notice } from '../core/plan/notices.ts';
import { noticeSection } from '../core/report/notices.ts';
import type { Output } from '../ports.ts';
import { type Asked, type Observation, observeNotices } from './observe-notices.ts';
import { type NoticeForge, postedText, postNotices } from './post-notices.ts';

export interface TellPorts {
  readonly forge: NoticeForge;
  readonly fineTuning: Asked;
  readonly output: Output;
}

/**
 * Notices are a convenience: whatever keeps them from being told is said in the log, and no run fails by it.
 * The result is a part of the job summary.
 */
export async function tellNotices(
  { forge, fineTuning, output }: TellPorts,
  seen: Observation,
  manifestPath: string,
): Promise<string> {
  let notices: readonly Notice[] = [];
  try {
    const found = await observeNotices(seen, fineTuning);
    notices = found.notices;
    const said = postedText(await postNotices(forge, found, manifestPath));
    if (said !== null) output.info(said);
    return noticeSection(notices, said ?? '');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const what = notices.length === 0 ? 'Notices could not be looked for' : 'There are notices, but no issue says so';
    output.info(`${what}: ${why} "notices: none" turns them off.`);
    return noticeSection(
      notices,
      'No issue could be written; the log has the reason. It takes the permission "issues: write".',
    );
  }
}
