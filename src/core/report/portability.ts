import type { DatasetChange } from '../dataset/diff/dataset-change.ts';
import type { Portability, PortabilityReason } from '../dataset/portability/portability.ts';
import type { Plan } from '../plan/plan.ts';
import { code, prose, visible } from './escape.ts';
import { integer } from './format.ts';

/** Enough to see what kind of thing it is; `--json` and `--portable-to` have the rest. */
const FEW_REASONS = 2;
const FEW_LINES = 3;
const MAX_ROWS = 10;

/** Providers with the same answer, by it. */
export function grouped(portability: readonly Portability[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const each of portability) {
    const why = visible(shortly(each), 1000);
    groups.set(why, [...(groups.get(why) ?? []), visible(each.title)]);
  }
  return groups;
}

/** The reasons that decided, or what is ignored where nothing stands against it. */
function shortly({ verdict, reasons }: Portability): string {
  const decisive = reasons.filter(reason => reason.verdict === (verdict === 'takes' ? 'ignores' : verdict));
  const shown = decisive.slice(0, FEW_REASONS).map(reason => withLines(reason, FEW_LINES));
  const more = decisive.length > FEW_REASONS ? `; and ${decisive.length - FEW_REASONS} more` : '';
  const start = verdict === 'takes' && shown.length > 0 ? 'ignores ' : '';
  return `${start}${shown.join('; ')}${more}`;
}

export function withLines({ what, count, lines }: PortabilityReason, most: number): string {
  if (lines.length === 0) return what;
  const shown = lines.slice(0, most);
  const rest = count - shown.length;
  return `${what}, ${count === 1 ? 'line' : 'lines'} ${shown.join(', ')}${rest > 0 ? ` and ${integer(rest)} more` : ''}`;
}

/** One folded line for each changed dataset: where else it could be trained as it is. */
export function portabilitySection(plan: Plan, datasets: readonly DatasetChange[]): string {
  const rows = datasets.flatMap(({ model, role, path }) => {
    const desired = plan.changes.find(change => change.model === model)?.desired;
    const portability = desired?.[role]?.inspection.portability ?? [];
    const others = portability.filter(({ provider }) => provider !== desired?.entry.provider);
    return others.length === 0 ? [] : [`- ${code(path)} (${role} data of ${code(model)}) ${elsewhere(others)}`];
  });
  if (rows.length === 0) return '';
  const more = rows.length > MAX_ROWS ? [`- … and ${integer(rows.length - MAX_ROWS)} more`] : [];
  const list = [...rows.slice(0, MAX_ROWS), ...more];
  return ['<details><summary>Portable to</summary>', '', ...list, '', '</details>', ''].join('\n');
}

function elsewhere(others: readonly Portability[]): string {
  const titles = (verdict: Portability['verdict']): string =>
    others
      .filter(each => each.verdict === verdict)
      .map(({ title }) => prose(title))
      .join(', ');
  const refusals = [...grouped(others.filter(({ verdict }) => verdict === 'refuses'))];
  const [takers, unknown] = [titles('takes'), titles('unknown')];
  const parts = [
    takers === '' ? 'would be taken by no other known provider' : `would also be taken by ${takers}`,
    ...refusals.map(([why, who]) => `not by ${prose(who.join(', '))} (${prose(why)})`),
    unknown !== '' && `not known for ${unknown}`,
  ];
  return `${parts.filter(part => part !== false).join('; ')}.`;
}
