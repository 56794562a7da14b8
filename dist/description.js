import "./inspect.js";
import { n as inspectCounted } from "./inspect-counted.js";
import { r as LfsFault } from "./worktree-files.js";
// src/commands/dataset-reader.ts
function createDatasetReader(git, output, inspect = inspectCounted) {
	const inspected = new Map();
	return { async read(commit, path, { role, base, expected, answerSchema }) {
		const entry = await git.entry(commit, path);
		if (entry === null) return { kind: "absent" };
		if (entry.kind !== "file") return {
			kind: "not-a-file",
			what: entry.kind
		};
		const rules = {
			...inspectionRules(base, {
				role,
				expected
			}, output),
			...answerSchema && { answerSchema }
		};
		const key = JSON.stringify([entry.oid, rules]);
		const known = inspected.get(key) ?? inspect({
			rules,
			bytes: entry.bytes,
			chunks: git.read(entry.oid)
		});
		inspected.set(key, known);
		try {
			return {
				kind: "read",
				oid: entry.oid,
				...await known
			};
		} catch (error) {
			if (error instanceof LfsFault) return {
				kind: "lfs-fault",
				problem: error.problem
			};
			throw error;
		}
	} };
}
function inspectionRules(base, { role, expected }, output) {
	const encoding = base !== void 0 && isCounted(base.encoding) ? base.encoding : null;
	if (encoding !== null) output.trace(`uses encoding ${encoding}`);
	return {
		encoding,
		expected,
		maxExampleTokens: base?.max_example_tokens ?? null,
		minExamples: role === "training" ? base?.min_examples ?? 10 : 1
	};
}
function isCounted(encoding) {
	return encoding === "o200k_base" || encoding === "cl100k_base";
}
// src/providers/openai/catalog.json
var catalog_default = {
	provider: "openai",
	as_of: "2026-11-22",
	sources: {
		"pricing": "OpenAI pricing page, fine-tuning section, editions of mid-2025 to 2026 H2",
		"deprecations": "https://developers.openai.com/api/docs/deprecations (newest entry 2026-09-11)",
		"sdk": "npm openai 7.57.0, resources/shared.d.ts (2026-11-13)",
		"best-practices": "OpenAI guide 'Fine-tuning best practices', 2026",
		"guide-2024": "OpenAI fine-tuning guide, edition of December 2024",
		"rft-billing": "https://help.openai.com article 11323177 (reinforcement fine-tuning billing)",
		"validators": "openai/openai-python@e43b422, src/openai/lib/_validators.py (2048-token advice)"
	},
	models: [
		{
			"id": "gpt-4.1-2025-04-14",
			"methods": ["supervised", "dpo"],
			"format": "chat",
			"encoding": "o200k_base",
			"max_example_tokens": 65536,
			"min_examples": 10,
			"train_usd_per_1m_tokens": 25,
			"train_usd_per_hour": null,
			"training_ends": "2027-01-06",
			"serving_ends": "2027-01-14",
			"replacement": "gpt-6-luna",
			"sources": [
				"pricing",
				"deprecations",
				"sdk",
				"best-practices"
			],
			"as_of": "2026-11-13",
			"confidence": "high"
		},
		{
			"id": "gpt-4.1-mini-2025-04-14",
			"methods": ["supervised", "dpo"],
			"format": "chat",
			"encoding": "o200k_base",
			"max_example_tokens": 65536,
			"min_examples": 10,
			"train_usd_per_1m_tokens": 5,
			"train_usd_per_hour": null,
			"training_ends": "2027-01-06",
			"serving_ends": "2027-01-14",
			"replacement": "gpt-6-luna",
			"sources": [
				"pricing",
				"deprecations",
				"sdk",
				"best-practices"
			],
			"as_of": "2026-11-13",
			"confidence": "high"
		},
		{
			"id": "gpt-4.1-nano-2025-04-14",
			"methods": ["supervised", "dpo"],
			"format": "chat",
			"encoding": "o200k_base",
			"max_example_tokens": 65536,
			"min_examples": 10,
			"train_usd_per_1m_tokens": 1.5,
			"train_usd_per_hour": null,
			"training_ends": "2026-10-23",
			"serving_ends": "2026-10-23",
			"replacement": "gpt-5.6-luna",
			"sources": [
				"pricing",
				"deprecations",
				"sdk",
				"best-practices"
			],
			"as_of": "2026-11-13",
			"confidence": "high"
		},
		{
			"id": "gpt-4o-2024-08-06",
			"methods": ["supervised", "dpo"],
			"format": "chat",
			"encoding": "o200k_base",
			"max_example_tokens": 65536,
			"min_examples": 10,
			"train_usd_per_1m_tokens": 25,
			"train_usd_per_hour": null,
			"training_ends": "2027-01-06",
			"serving_ends": "2027-01-14",
			"replacement": "gpt-6-luna",
			"sources": [
				"pricing",
				"deprecations",
				"sdk",
				"best-practices"
			],
			"as_of": "2026-11-13",
			"confidence": "high"
		},
		{
			"id": "gpt-4o-mini-2024-07-18",
			"methods": ["supervised"],
			"format": "chat",
			"encoding": "o200k_base",
			"max_example_tokens": 65536,
			"min_examples": 10,
			"train_usd_per_1m_tokens": 3,
			"train_usd_per_hour": null,
			"training_ends": "2027-01-06",
			"serving_ends": "2027-01-14",
			"replacement": "gpt-6-luna",
			"sources": [
				"pricing",
				"deprecations",
				"sdk",
				"best-practices"
			],
			"as_of": "2026-11-13",
			"confidence": "high"
		},
		{
			"id": "o4-mini-2025-04-16",
			"methods": ["reinforcement"],
			"format": "chat",
			"encoding": "o200k_base",
			"max_example_tokens": null,
			"min_examples": null,
			"train_usd_per_1m_tokens": null,
			"train_usd_per_hour": 100,
			"training_ends": "2026-10-23",
			"serving_ends": "2026-10-23",
			"replacement": "gpt-5.6-terra",
			"sources": [
				"pricing",
				"deprecations",
				"sdk",
				"rft-billing"
			],
			"as_of": "2026-11-13",
			"confidence": "high"
		},
		{
			"id": "gpt-3.5-turbo-0125",
			"methods": ["supervised"],
			"format": "chat",
			"encoding": "cl100k_base",
			"max_example_tokens": 16385,
			"min_examples": 10,
			"train_usd_per_1m_tokens": 8,
			"train_usd_per_hour": null,
			"training_ends": "2026-10-23",
			"serving_ends": "2026-10-23",
			"replacement": "gpt-5.6-terra",
			"sources": [
				"pricing",
				"deprecations",
				"sdk",
				"guide-2024"
			],
			"as_of": "2026-11-13",
			"confidence": "high"
		},
		{
			"id": "gpt-3.5-turbo-1106",
			"methods": ["supervised"],
			"format": "chat",
			"encoding": "cl100k_base",
			"max_example_tokens": 16385,
			"min_examples": 10,
			"train_usd_per_1m_tokens": 8,
			"train_usd_per_hour": null,
			"training_ends": "2026-09-28",
			"serving_ends": "2026-10-23",
			"replacement": "gpt-5.6-terra",
			"sources": [
				"pricing",
				"deprecations",
				"sdk",
				"guide-2024"
			],
			"as_of": "2026-11-13",
			"confidence": "medium"
		},
		{
			"id": "gpt-3.5-turbo-0613",
			"methods": ["supervised"],
			"format": "chat",
			"encoding": "cl100k_base",
			"max_example_tokens": 4096,
			"min_examples": 10,
			"train_usd_per_1m_tokens": 8,
			"train_usd_per_hour": null,
			"training_ends": "2024-09-13",
			"serving_ends": "2026-10-23",
			"replacement": "gpt-3.5-turbo",
			"sources": [
				"pricing",
				"deprecations",
				"sdk",
				"guide-2024"
			],
			"as_of": "2026-11-13",
			"confidence": "medium"
		},
		{
			"id": "gpt-4-0613",
			"methods": ["supervised"],
			"format": "chat",
			"encoding": "cl100k_base",
			"max_example_tokens": null,
			"min_examples": 10,
			"train_usd_per_1m_tokens": null,
			"train_usd_per_hour": null,
			"training_ends": "2026-10-23",
			"serving_ends": "2026-10-23",
			"replacement": "gpt-5.6-sol",
			"sources": [
				"deprecations",
				"sdk",
				"guide-2024"
			],
			"as_of": "2026-11-13",
			"confidence": "medium"
		},
		{
			"id": "babbage-002",
			"methods": ["supervised"],
			"format": "prompt-completion",
			"encoding": "cl100k_base",
			"max_example_tokens": null,
			"min_examples": null,
			"train_usd_per_1m_tokens": .4,
			"train_usd_per_hour": null,
			"training_ends": "2024-10-28",
			"serving_ends": "2026-10-23",
			"replacement": "gpt-5.6-terra",
			"sources": ["pricing", "deprecations"],
			"as_of": "2026-11-13",
			"confidence": "high"
		},
		{
			"id": "davinci-002",
			"methods": ["supervised"],
			"format": "prompt-completion",
			"encoding": "cl100k_base",
			"max_example_tokens": null,
			"min_examples": null,
			"train_usd_per_1m_tokens": 6,
			"train_usd_per_hour": null,
			"training_ends": "2024-10-28",
			"serving_ends": "2026-10-23",
			"replacement": "gpt-5.6-terra",
			"sources": ["pricing", "deprecations"],
			"as_of": "2026-11-13",
			"confidence": "high"
		},
		{
			"id": "ada",
			"methods": ["supervised"],
			"format": "prompt-completion",
			"encoding": "r50k_base",
			"max_example_tokens": 2048,
			"min_examples": null,
			"train_usd_per_1m_tokens": .4,
			"train_usd_per_hour": null,
			"training_ends": "2024-01-04",
			"serving_ends": "2024-01-04",
			"replacement": "babbage-002",
			"sources": ["deprecations", "validators"],
			"as_of": "2026-09-11",
			"confidence": "high"
		},
		{
			"id": "babbage",
			"methods": ["supervised"],
			"format": "prompt-completion",
			"encoding": "r50k_base",
			"max_example_tokens": 2048,
			"min_examples": null,
			"train_usd_per_1m_tokens": .6,
			"train_usd_per_hour": null,
			"training_ends": "2024-01-04",
			"serving_ends": "2024-01-04",
			"replacement": "babbage-002",
			"sources": ["deprecations", "validators"],
			"as_of": "2026-09-11",
			"confidence": "high"
		},
		{
			"id": "curie",
			"methods": ["supervised"],
			"format": "prompt-completion",
			"encoding": "r50k_base",
			"max_example_tokens": 2048,
			"min_examples": null,
			"train_usd_per_1m_tokens": 3,
			"train_usd_per_hour": null,
			"training_ends": "2024-01-04",
			"serving_ends": "2024-01-04",
			"replacement": "davinci-002",
			"sources": ["deprecations", "validators"],
			"as_of": "2026-09-11",
			"confidence": "high"
		},
		{
			"id": "davinci",
			"methods": ["supervised"],
			"format": "prompt-completion",
			"encoding": "r50k_base",
			"max_example_tokens": 2048,
			"min_examples": null,
			"train_usd_per_1m_tokens": 30,
			"train_usd_per_hour": null,
			"training_ends": "2024-01-04",
			"serving_ends": "2024-01-04",
			"replacement": "davinci-002",
			"sources": ["deprecations", "validators"],
			"as_of": "2026-09-11",
			"confidence": "medium"
		}
	]
};
// src/providers/openai/description.ts
const openAi = {
	name: "openai",
	catalog: catalog_default,
	assumptions: [
		`Prices: OpenAI's price page, last checked ${catalog_default.as_of}. Training is billed per token and epoch, validation is not.`,
		"Text chat is counted by the rule that gave seven published bills exactly (gpt-3.5-turbo and gpt-4o-mini, 2024). No bill for gpt-4.1 is published.",
		"Tools, names, calls and images follow the best documented rule, with a margin of 25 %.",
		"`auto` epochs follow the rule of the OpenAI Cookbook and are sent as a number, so the price is the reviewed one."
	]
};
export { createDatasetReader as n, inspectionRules as r, openAi as t };
