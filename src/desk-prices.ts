/** Wires the commands about prices: a dataset and the catalogs in, and no provider's API. */
import { createDatasetInspector } from './adapters/dataset-inspector.ts';
import { createTerminalOutput, printJson, printResult } from './adapters/terminal-host.ts';
import { compareModels, type Method } from './commands/compare.ts';
import { inspectionHasErrors } from './core/dataset/inspection.ts';
import { dialectOf } from './core/prices/dialect.ts';
import type { OfferOrder } from './core/prices/offer-orders.ts';
import { comparisonJson, comparisonText } from './core/report/comparison.ts';
import type { DeskOptions } from './desk.ts';
import { pricedCatalogs } from './desk-catalogs.ts';
import { type FileFlags, withFiles } from './desk-files.ts';

export interface CompareFlags extends FileFlags {
  readonly method: Method;
  readonly epochs?: number;
  readonly validation?: string;
  readonly sort: OfferOrder;
  readonly all?: boolean;
}

export async function compare(path: string, flags: CompareFlags, options: DeskOptions): Promise<number> {
  const output = createTerminalOutput({ trace: options.trace === true, startedAt: options.startedAt });
  const catalogs = await pricedCatalogs(options.priceOverrides ?? '');
  const inspect = createDatasetInspector({ threads: options.workers ?? null, screen: process.stderr });
  const comparison = await withFiles(options.folder, flags, open =>
    compareModels(path, {
      open,
      catalogs,
      method: flags.method,
      epochs: flags.epochs ?? null,
      ...(flags.validation !== undefined && { validation: flags.validation }),
      sort: flags.sort,
      today: options.now?.slice(0, 10) ?? new Date().toISOString().slice(0, 10),
      dialect: dialectOf,
      inspect,
      output,
    }),
  );
  if (options.json === true) printJson(comparisonJson(comparison));
  else printResult(comparisonText(comparison, flags.all === true));
  return inspectionHasErrors(comparison.inspection) ? 1 : 0;
}
