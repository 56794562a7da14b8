import type { Catalog } from '../core/prices/catalog.ts';
import { applyOverrides, parseOverrides } from '../core/prices/overrides.ts';
import { UserError } from './user-error.ts';

/** The catalogs with the workflow's own prices in place. @throws UserError when they cannot be understood */
export function withPrices(catalogs: readonly Catalog[], text: string): readonly Catalog[] {
  const parsed = parseOverrides(text);
  const applied = parsed.kind === 'refused' ? parsed : applyOverrides(catalogs, parsed.overrides);
  if (applied.kind === 'refused')
    throw new UserError(applied.why, { fix: 'Correct "price-overrides"; docs/prices.md has an example.' });
  return applied.catalogs;
}
