/** How a base model can be trained. */
export const METHODS = ['supervised', 'dpo', 'reinforcement'] as const;
