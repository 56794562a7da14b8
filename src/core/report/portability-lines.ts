import type { Portability } from '../dataset/portability/portability.ts';
import { visible } from './escape.ts';
import { grouped, withLines } from './portability.ts';

const MAX_LINES = 50;

/** A short table for the terminal: who takes the file, who does not and why. Providers with the same answer share a row. */
export function portabilityLines(portability: readonly Portability[]): string[] {
  if (portability.length === 0) return [];
  const rows = (['takes', 'unknown', 'refuses'] as const).flatMap(verdict =>
    [...grouped(portability.filter(each => each.verdict === verdict))].map(
      ([why, titles]) => `    ${verdict.padEnd(8)} ${titles.join(', ')}${why === '' ? '' : `: ${why}`}`,
    ),
  );
  return ['  Portable to:', ...rows];
}

/** What one provider makes of a file, with all reasons, for whoever asked about it. */
export function portableToText(path: string, { title, verdict, reasons }: Portability): string {
  const sentence = {
    takes: `${title} takes this file as it is.`,
    unknown: `It is not documented whether ${title} takes this file as it is.`,
    refuses: `${title} refuses this file as it is.`,
  }[verdict];
  const lines = reasons.map(reason => `    ${reason.verdict}: ${withLines(reason, MAX_LINES)}`);
  return [`${visible(path)}: ${visible(sentence)}`, ...lines.map(line => visible(line, 1000))].join('\n');
}

export function portabilityJson({ provider, title, verdict, method, reasons }: Portability): object {
  return { provider, title, verdict, method, reasons };
}
