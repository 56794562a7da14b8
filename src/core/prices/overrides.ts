import { z } from 'zod';
import { showText } from '../diagnostics/show-text.ts';
import { lineIndex } from '../manifest/line-index.ts';
import { isPlainMap, plainTree } from '../manifest/plain-tree.ts';
import { readYaml } from '../manifest/read-yaml.ts';
import type { BaseModel, Catalog } from './catalog.ts';

const Usd = z.number({ error: 'must be a number of US dollars' }).nonnegative({ error: 'must not be below 0' });
const Dollars = Usd.max(1_000_000, { error: 'must be at most 1000000' });

/** A token costs whole billionths of a dollar (`perToken`); a finer price would be rounded, and could read as free. */
const TokenPrice = Dollars.refine(usd => isWhole(usd * 1000), { error: 'must have at most three decimals' });

/** What a workflow may say about a model's price; what it leaves out stays the catalog's. */
const Override = z.strictObject({
  train_usd_per_1m_tokens: TokenPrice.optional(),
  input_usd_per_1m_tokens: Dollars.optional(),
  output_usd_per_1m_tokens: Dollars.optional(),
  hosting_usd_per_hour: Dollars.optional(),
  hosting_usd_per_month: Dollars.optional(),
  as_of: z.iso.date({ error: 'must be a day such as 2026-11-22' }).optional(),
});
type Override = z.infer<typeof Override>;

/** As far as a fraction of two can be. */
function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6;
}

const PRICE_KEYS = [
  'train_usd_per_1m_tokens',
  'input_usd_per_1m_tokens',
  'output_usd_per_1m_tokens',
  'hosting_usd_per_hour',
  'hosting_usd_per_month',
] as const;
const KEYS = Object.keys(Override.shape).join(', ');

export type PriceOverrides = readonly { readonly model: string; readonly prices: Override }[];

export type ParsedOverrides =
  | { readonly kind: 'parsed'; readonly overrides: PriceOverrides }
  | { readonly kind: 'refused'; readonly why: string };

/** Reads a workflow's own prices from YAML or JSON: a model's ID, then its prices. Empty text: there are none. */
export function parseOverrides(text: string): ParsedOverrides {
  if (text.trim() === '') return { kind: 'parsed', overrides: [] };
  const read = readMapping(text);
  if (read.kind === 'refused') return read;
  const overrides: { model: string; prices: Override }[] = [];
  for (const [model, value] of read.entries) {
    const parsed = Override.safeParse(value);
    if (!parsed.success) return refuse(`of ${showText(model)}: ${explain(parsed.error)}`);
    if (PRICE_KEYS.every(key => parsed.data[key] === undefined))
      return refuse(`of ${showText(model)}: no price is given; known keys: ${KEYS}`);
    overrides.push({ model, prices: parsed.data });
  }
  return { kind: 'parsed', overrides };
}

type Read =
  | { readonly kind: 'read'; readonly entries: [string, unknown][] }
  | Extract<ParsedOverrides, { kind: 'refused' }>;

/** Read under the same limits and with the same words as a manifest. */
function readMapping(text: string): Read {
  const pointAt = lineIndex(text);
  const yaml = readYaml(text, '', pointAt);
  if (yaml.kind === 'unreadable')
    return refuse(`cannot be read (line ${yaml.diagnostic.place?.line ?? 1}): ${yaml.diagnostic.message}`);
  const { value, diagnostics } = plainTree(yaml.root, '', pointAt);
  const [first] = diagnostics;
  if (first !== undefined) return refuse(`cannot be read (line ${first.place?.line ?? 1}): ${first.message}`);
  if (!isPlainMap(value))
    return refuse(
      'must be a mapping of model IDs to prices, such as "gpt-4.1-mini-2025-04-14: {train_usd_per_1m_tokens: 4.5}"',
    );
  return { kind: 'read', entries: Object.entries(value) };
}

function refuse(what: string): { kind: 'refused'; why: string } {
  return { kind: 'refused', why: `The price overrides ${what.replace(/\.$/, '')}.` };
}

function explain(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'not understood';
  if (issue.code === 'unrecognized_keys') return `unknown key ${showText(issue.keys[0] ?? '')}; known keys: ${KEYS}`;
  return issue.path.length === 0
    ? `must be a mapping with some of ${KEYS}`
    : `${issue.path.join('.')} ${issue.message}`;
}

export type AppliedOverrides =
  | { readonly kind: 'applied'; readonly catalogs: readonly Catalog[] }
  | { readonly kind: 'refused'; readonly why: string };

/**
 * The catalogs with a workflow's prices in place. A model is named by its ID, or as `provider/ID` where two catalogs
 * have it; the first catalog wins without. A name that no catalog has is refused: a misspelt one would be priced
 * from the list.
 */
export function applyOverrides(catalogs: readonly Catalog[], overrides: PriceOverrides): AppliedOverrides {
  const chosen = new Map<BaseModel, Override>();
  for (const { model: name, prices } of overrides) {
    const found = find(catalogs, name);
    if (found === null) return refuse(`name ${showText(name)}, which no catalog has`);
    if (chosen.has(found)) return refuse(`name ${showText(name)} twice`);
    chosen.set(found, prices);
  }
  return { kind: 'applied', catalogs: catalogs.map(catalog => withPrices(catalog, chosen)) };
}

function find(catalogs: readonly Catalog[], name: string): BaseModel | null {
  for (const catalog of catalogs) {
    const byProvider = name.startsWith(`${catalog.provider}/`) ? name.slice(catalog.provider.length + 1) : null;
    const model = catalog.models.find(({ id }) => id === name || id === byProvider);
    if (model !== undefined) return model;
  }
  return null;
}

function withPrices(catalog: Catalog, chosen: ReadonlyMap<BaseModel, Override>): Catalog {
  const models = catalog.models.map(model => {
    const prices = chosen.get(model);
    return prices === undefined ? model : priced(model, prices);
  });
  return { ...catalog, models };
}

/** A contract's price for training holds for every method, and a rate by the token replaces one by the hour. */
function priced(model: BaseModel, prices: Override): BaseModel {
  const own = { ...model };
  for (const key of PRICE_KEYS) own[key] = prices[key] ?? own[key];
  if (prices.train_usd_per_1m_tokens === undefined) return own;
  const { train_usd_per_1m_tokens_by_method: _listed, ...rest } = own;
  return { ...rest, train_usd_per_hour: null, set_by_workflow: { as_of: prices.as_of ?? null } };
}
