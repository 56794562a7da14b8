import { error, info, notice, setOutput, summary, warning } from '@actions/core';
import type { Annotation } from '../core/report/annotations.ts';
import { logLine } from '../core/report/escape.ts';
import type { Output } from '../ports.ts';

/** The only way into a workflow's log. The runner reads commands out of any line, so every line is escaped. */
export function createActionsOutput(options: { readonly isDebug: boolean; readonly startedAt: number }): Output {
  return {
    info: line => info(logLine(line)),
    warn: line => warning(logLine(line)),
    trace: line => {
      if (options.isDebug) info(logLine(`[${Math.round(performance.now() - options.startedAt)} ms] ${line}`));
    },
  };
}

export function annotate(annotations: readonly Annotation[]): void {
  const levels = { error, warning, notice };
  for (const { level, title, message, path, line, column } of annotations) {
    levels[level](logLine(message), {
      title: logLine(title),
      ...(path === null ? {} : { file: path }),
      ...(line === null ? {} : { startLine: line }),
      ...(column === undefined ? {} : { startColumn: column }),
    });
  }
}

/** GitHub keeps 1 MiB of summary per step. */
const MAX_SUMMARY = 1_000_000;

export async function writeSummary(markdown: string): Promise<void> {
  const fits = markdown.length <= MAX_SUMMARY;
  await summary.addRaw(fits ? markdown : `${markdown.slice(0, MAX_SUMMARY)}\n\n… cut here.\n`, true).write();
}

export function writeOutputs(outputs: Readonly<Record<string, string | number | boolean>>): void {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, String(value));
}

/** A failure of the run as a whole. */
export function reportFailure(message: string, fix: string): void {
  error(logLine(`${message} ${fix}`.trim()), { title: 'finetune-gitops' });
}
