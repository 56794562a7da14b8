import { w as READER_CODES } from "./findings.js";
import { C as PROMPT_COMPLETION_CODES, X as CHAT_CODES, j as PREFERENCE_CODES, t as RULES, x as REINFORCEMENT_CODES } from "./rules.generated.js";
// src/core/dataset/codes.ts
const DATASET_CODES = [
	...READER_CODES,
	...CHAT_CODES,
	...PREFERENCE_CODES,
	...REINFORCEMENT_CODES,
	...PROMPT_COMPLETION_CODES,
	...RULES.flatMap((rule) => rule.codes)
];
export { DATASET_CODES as t };
