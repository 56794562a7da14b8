import { readableSize } from '../core/diagnostics/codes/dataset-codes.ts';
import { integer } from '../core/report/format.ts';
import type { InspectFile } from '../ports.ts';

/** Where progress is shown: standard error, when a person sees it. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Who waits less than this needs no progress; who waits longer reads no faster than five times a second. */
const PATIENCE_MS = 1000;
const BETWEEN_MS = 200;
const CLEAR_LINE = '\r\u001b[2K';

/** Inspects as `inspect` does, and shows on a terminal how far it is. Elsewhere, as in a log, nothing is written. */
export function withProgress(inspect: InspectFile, screen: Screen, now: () => number): InspectFile {
  if (screen.isTTY !== true) return inspect;
  return async job => {
    const begin = now();
    let shownAt: number | null = null;
    try {
      return await inspect({
        ...job,
        onProgress(read) {
          job.onProgress?.(read);
          const time = now();
          if (time - begin < PATIENCE_MS || (shownAt !== null && time - shownAt < BETWEEN_MS)) return;
          shownAt = time;
          const rate = readableSize(Math.round(read.bytes / ((time - begin) / 1000)));
          const done = `${readableSize(read.bytes)} of ${readableSize(job.bytes)}`;
          screen.write(`${CLEAR_LINE}${done}, ${integer(read.examples)} examples, ${rate}/s`);
        },
      });
    } finally {
      if (shownAt !== null) screen.write(CLEAR_LINE);
    }
  };
}
