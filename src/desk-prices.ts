/** Wires the commands about prices: a dataset and the catalogs in, and no provider's API. */
import { createGitObjects } from './adapters/git-objects.ts';
import { repositoryFolder } from './adapters/repository-folder.ts';
import { createTerminalOutput, printJson, printResult } from './adapters/terminal-host.ts';
import { compareModels } from './commands/compare.ts';
import { UserError } from './commands/user-error.ts';
import { inspectionHasErrors } from './core/dataset/inspection.ts';
import { dialectOf } from './core/prices/dialect.ts';
import type { OfferOrder } from './core/prices/offer-orders.ts';
import { comparisonJson, comparisonText } from './core/report/comparison.ts';
import { type DeskOptions, openInCommit, openOnDisk } from './desk.ts';
import { pricedCatalogs } from './desk-catalogs.ts';

export interface CompareFlags {
  readonly method: string;
  readonly epochs?: number;
  readonly sort: OfferOrder;
  readonly all?: boolean;
  readonly worktree?: boolean;
  readonly commit: string;
}

export async function compare(path: string, flags: CompareFlags, options: DeskOptions): Promise<number> {
  const output = createTerminalOutput({ trace: options.trace === true, startedAt: options.startedAt });
  const catalogs = await pricedCatalogs(options.priceOverrides ?? '');
  const root = flags.worktree === true ? null : repositoryFolder(options.folder);
  if (flags.worktree !== true && root === null)
    throw new UserError('This is not a git repository.', { fix: 'Change into one, or use --worktree.' });
  const git = root === null ? null : createGitObjects({ folder: root, remote: null });
  try {
    const comparison = await compareModels(path, {
      open: git === null || root === null ? openOnDisk : await openInCommit(git, root, flags.commit),
      catalogs,
      method: flags.method,
      epochs: flags.epochs ?? null,
      sort: flags.sort,
      today: options.now?.slice(0, 10) ?? new Date().toISOString().slice(0, 10),
      dialect: dialectOf,
      output,
    });
    if (options.json === true) printJson(comparisonJson(comparison));
    else printResult(comparisonText(comparison, flags.all === true));
    return inspectionHasErrors(comparison.inspection) ? 1 : 0;
  } finally {
    await git?.close();
  }
}
