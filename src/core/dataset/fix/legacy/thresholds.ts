// OpenAI's `prepare_data` (openai-python, `_validators.py`, 2026-08). Lengths are in characters, as Python counts them.
export const LONGEST_ROW = 10_000;
export const LONGEST_PROMPT_PREFIX = 12;
export const SHORTEST_COMPLETION_PREFIX = 5;
export const ROWS_A_CLASS = 3;
