/** What offers can be sorted by. */
export const OFFER_ORDERS = ['cost', 'days', 'input', 'output', 'hosting', 'context', 'name'] as const;
export type OfferOrder = (typeof OFFER_ORDERS)[number];
