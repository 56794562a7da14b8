import { ApiError } from './errors.ts';

export interface Page<Item> {
  readonly object: 'list';
  readonly data: readonly Item[];
  readonly has_more: boolean;
  readonly first_id: string | null;
  readonly last_id: string | null;
}

/** The page of `items` that starts behind the item called `after`. */
export function pageOf<Item extends { readonly id: string }>(
  items: readonly Item[],
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Page<Item> {
  const start = after === undefined ? 0 : items.findIndex(item => item.id === after) + 1;
  if (after !== undefined && start === 0)
    throw new ApiError(400, `Invalid value for 'after': ${after}`, { code: 'invalid_value', param: 'after' });
  const data = items.slice(start, start + limit);
  return {
    object: 'list',
    data,
    has_more: start + limit < items.length,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
  };
}
