// src/core/dataset/dialects/azure-openai.ts
const azureOpenAi = {
	name: "azure-openai",
	title: "Azure OpenAI",
	source: "Microsoft's guides to fine-tuning, vision fine-tuning and direct preference optimization in Foundry (2026); microsoft/GitHub-Copilot-for-Azure@72d2d140 (2026-08-20)",
	asOf: "2026-11-22",
	note: "above about 150 MB a file must be sent through the Uploads API",
	formats: {
		chat: "supervised",
		preference: "preference",
		reinforcement: "reinforcement"
	},
	takes: [
		"byte-order-mark",
		"starts-with-assistant",
		"user-twice",
		"assistant-twice",
		"system-twice",
		"system-later",
		"ends-with-call",
		"function-role",
		"not-one-output",
		"no-content",
		"text-parts",
		"refusal-part",
		"image-url",
		"image-data",
		"images-over-10",
		"tools",
		"legacy-functions",
		"parallel-tool-calls",
		"weight",
		"name"
	],
	refuses: {
		malformed: "",
		"no-assistant": "",
		"unknown-role": "",
		"other-part": "",
		"tools-not-list": "",
		"tool-without-id": "",
		"image-elsewhere": "",
		"images-over-64": "",
		"weight-elsewhere": "only assistant messages have one",
		"weight-value": ""
	},
	ignores: {},
	unclear: {
		"two-formats": "some models refuse other keys",
		"row-weight": "some models refuse other keys",
		"extra-key": "some models refuse other keys",
		"ends-not-assistant": "no source says that it must"
	},
	byMethod: {
		preference: { unclear: {
			"image-url": "its guide shows text only",
			"image-data": "its guide shows text only"
		} },
		reinforcement: {
			takes: ["developer-role"],
			limits: { minExamples: null }
		}
	},
	limits: {
		minExamples: 10,
		maxExamples: null,
		maxBytes: 536870912
	},
	hasOurRows: true
};
// src/core/dataset/dialects/fireworks.ts
const fireworks = {
	name: "fireworks",
	title: "Fireworks",
	source: "docs.fireworks.ai/fine-tuning: fine-tuning-models, fine-tuning-vlm, dpo-fine-tuning (2026-10); Kiln-AI/Kiln@66cbe9de",
	asOf: "2026-11-22",
	formats: {
		chat: "supervised",
		"prompt-completion": "supervised",
		preference: "preference",
		reinforcement: "unknown"
	},
	takes: [
		"text-parts",
		"image-data",
		"tools",
		"weight",
		"reasoning-content"
	],
	refuses: {
		malformed: "",
		"system-twice": "a system message must be the first",
		"system-later": "a system message must be the first",
		"developer-role": "",
		"function-role": "",
		"unknown-role": "",
		"not-one-output": "",
		"image-url": "images must be inside the row",
		"weight-value": ""
	},
	ignores: {},
	unclear: {
		"no-content": "a known client writes an empty text instead",
		"row-weight": "only where every row has one"
	},
	limits: {
		minExamples: 3,
		maxExamples: 3e6,
		maxBytes: null
	},
	hasOurRows: false
};
// src/core/dataset/dialects/mistral.ts
const mistral = {
	name: "mistral",
	title: "Mistral",
	source: "docs.mistral.ai, text and vision fine-tuning (under deprecated); what mistralai/mistral-finetune@20704b22 reads, which those pages name for checking data; the checks of mistral-common for fine-tuning",
	asOf: "2026-11-22",
	note: "deprecated, no longer actively supported",
	formats: { chat: "supervised" },
	takes: [
		"no-content",
		"ends-with-call",
		"tools",
		"weight"
	],
	refuses: {
		malformed: "",
		"no-assistant": "",
		"ends-not-assistant": "",
		"system-twice": "",
		"developer-role": "",
		"function-role": "",
		"unknown-role": "",
		"weight-value": "",
		"tool-without-id": ""
	},
	ignores: { "weight-elsewhere": "" },
	unclear: {
		"extra-key": "its published reader skips other keys",
		"message-key": "its published reader skips other keys"
	},
	limits: {
		minExamples: null,
		maxExamples: null,
		maxBytes: null
	},
	hasOurRows: false
};
// src/core/dataset/dialects/nebius.ts
const nebius = {
	name: "nebius",
	title: "Nebius Token Factory",
	source: "docs.tokenfactory.nebius.com/post-training/datasets (its size limit reads 5 GB in one edition, 50 GB in another)",
	asOf: "2026-11-22",
	formats: {
		chat: "supervised",
		"prompt-completion": "supervised",
		text: "supervised"
	},
	takes: ["tools", "no-content"],
	refuses: {
		malformed: "",
		"no-assistant": "",
		"ends-not-assistant": "the last message must be the answer"
	},
	ignores: {},
	unclear: { "ends-with-call": "its guide asks for an answer in words" },
	limits: {
		minExamples: null,
		maxExamples: null,
		maxBytes: 5e10
	},
	hasOurRows: false
};
// src/core/dataset/dialects/openai.ts
const openai = {
	name: "openai",
	title: "OpenAI",
	source: "openai/openai-openapi@498c71d (2025-04-29, the last edition with row schemas); guides to supervised, preference, reinforcement and vision fine-tuning (2026); error texts in public reports",
	asOf: "2026-11-22",
	note: "ends fine-tuning on 2027-01-06; reinforcement has had no model since 2026-10-23",
	formats: {
		chat: "supervised",
		preference: "preference",
		reinforcement: "reinforcement"
	},
	takes: [
		"starts-with-assistant",
		"user-twice",
		"assistant-twice",
		"system-twice",
		"system-later",
		"ends-with-call",
		"function-role",
		"no-content",
		"text-parts",
		"refusal-part",
		"image-url",
		"image-data",
		"tools",
		"legacy-functions",
		"parallel-tool-calls",
		"weight",
		"name"
	],
	refuses: {
		malformed: "",
		"two-formats": "its error says \"contains an extra\"",
		"byte-order-mark": "its error says that the line is not a dictionary",
		"no-assistant": "",
		"unknown-role": "",
		"not-one-output": "",
		"other-part": "",
		"tools-not-list": "",
		"tool-without-id": "",
		"image-elsewhere": "",
		"images-over-10": "",
		"images-over-64": "",
		"weight-elsewhere": "only assistant messages have one",
		"weight-value": "",
		"row-weight": "its error says \"contains an extra\"",
		"extra-key": "its error says \"contains an extra\""
	},
	ignores: {},
	unclear: {
		"ends-not-assistant": "no source says that it must",
		"developer-role": "not among the roles of the row schema",
		"message-key": "not in the row schema",
		reasoning: "not in the row schema",
		"reasoning-content": "not in the row schema"
	},
	byMethod: {
		preference: {
			refuses: {
				"image-url": "preference data is text only",
				"image-data": "preference data is text only"
			},
			unclear: { "extra-key": "not in the row schema" }
		},
		reinforcement: {
			takes: ["developer-role"],
			limits: {
				minExamples: null,
				maxExamples: 5e4
			}
		}
	},
	limits: {
		minExamples: 10,
		maxExamples: null,
		maxBytes: 536870912
	},
	hasOurRows: true
};
// src/core/dataset/dialects/together.ts
const ALTERNATE = "user and assistant must alternate";
const together = {
	name: "together",
	title: "Together",
	source: "docs.together.ai/docs/fine-tuning: data-preparation, vision, preference-tuning; togethercomputer/skills@8b832429 `data-formats.md`; the check of files in togethercomputer/together-py@0395aed8",
	asOf: "2026-11-22",
	formats: {
		chat: "supervised",
		"prompt-completion": "supervised",
		text: "supervised",
		preference: "preference"
	},
	takes: [
		"ends-not-assistant",
		"ends-with-call",
		"no-content",
		"text-parts",
		"image-data",
		"tools",
		"weight",
		"weight-elsewhere",
		"row-weight",
		"reasoning",
		"reasoning-content"
	],
	refuses: {
		malformed: "",
		"two-formats": "it cannot tell which one is meant",
		"no-assistant": "",
		"starts-with-assistant": "it must start with system or user",
		"user-twice": ALTERNATE,
		"assistant-twice": ALTERNATE,
		"system-twice": ALTERNATE,
		"system-later": ALTERNATE,
		"developer-role": "",
		"function-role": "",
		"unknown-role": "",
		"not-one-output": "",
		"image-url": "images must be inside the row",
		"image-elsewhere": "",
		"images-over-10": "",
		"images-over-64": "",
		"weight-value": ""
	},
	ignores: {},
	unclear: { "extra-key": "its own client refuses other keys, its guide only advises to leave them out" },
	byMethod: { preference: {
		takes: ["starts-with-assistant"],
		refuses: { "prompt-ends-with-assistant": "" }
	} },
	limits: {
		minExamples: 1,
		maxExamples: null,
		maxBytes: 1e11
	},
	hasOurRows: false
};
// src/core/dataset/dialects/trl.ts
const TEMPLATE = "depends on the chat template of the base model";
const IMAGES = "its guide has images in a column of their own";
// src/core/dataset/dialects.ts
const DIALECTS = [
	openai,
	azureOpenAi,
	fireworks,
	together,
	nebius,
	{
		name: "vertex-gemini",
		title: "Vertex AI Gemini",
		source: "Google's guides to supervised and preference tuning of Gemini models: limits, and preparing data; chat rows have to be converted to `contents`",
		asOf: "2026-11-22",
		formats: {
			gemini: "supervised",
			"gemini-preference": "preference"
		},
		takes: ["file-data", "tools"],
		refuses: { malformed: "" },
		ignores: {},
		unclear: {},
		byMethod: { preference: {
			limits: { maxExamples: 1e7 },
			refuses: {
				"prompt-ends-with-assistant": "contents must end with the user",
				"file-data": "preference data is text only",
				"inline-data": "preference data is text only"
			}
		} },
		limits: {
			minExamples: null,
			maxExamples: 1e6,
			maxBytes: 1073741824
		},
		hasOurRows: false
	},
	{
		name: "vertex-open",
		title: "Vertex AI open models",
		source: "Google's guide \"Tune an open model\", and the formats in GoogleCloudPlatform/vertex-ai-samples, skill vertex-tuning",
		asOf: "2026-11-22",
		formats: {
			chat: "supervised",
			"prompt-completion": "supervised"
		},
		takes: [],
		refuses: {
			malformed: "",
			"no-assistant": "every example needs an answer"
		},
		ignores: {},
		unclear: { "empty-answer": "its guide asks for none" },
		limits: {
			minExamples: null,
			maxExamples: null,
			maxBytes: null
		},
		hasOurRows: false
	},
	mistral,
	{
		name: "trl",
		title: "TRL (self-hosted)",
		source: "huggingface.co/docs/trl: dataset formats, SFT trainer, DPO trainer",
		asOf: "2026-11-22",
		formats: {
			chat: "supervised",
			"prompt-completion": "supervised",
			text: "supervised",
			"trl-preference": "preference",
			sharegpt: "unknown",
			"json-array": "unknown",
			csv: "unknown"
		},
		takes: [
			"no-assistant",
			"ends-not-assistant",
			"ends-with-call",
			"empty-answer",
			"not-text",
			"tools"
		],
		refuses: { malformed: "" },
		ignores: {
			"parallel-tool-calls": "other columns are dropped",
			weight: "the message is trained all the same",
			"weight-elsewhere": "",
			"weight-value": "",
			"row-weight": "other columns are dropped",
			"extra-key": "other columns are dropped"
		},
		unclear: {
			"starts-with-assistant": TEMPLATE,
			"user-twice": TEMPLATE,
			"assistant-twice": TEMPLATE,
			"system-twice": TEMPLATE,
			"system-later": TEMPLATE,
			"developer-role": TEMPLATE,
			"function-role": TEMPLATE,
			"unknown-role": TEMPLATE,
			"no-content": TEMPLATE,
			"tool-without-id": TEMPLATE,
			"text-parts": TEMPLATE,
			"tools-not-list": "a text of JSON is read, nothing else",
			"legacy-functions": TEMPLATE,
			name: TEMPLATE,
			reasoning: TEMPLATE,
			"reasoning-content": TEMPLATE,
			"message-key": TEMPLATE,
			"image-url": IMAGES,
			"image-data": IMAGES
		},
		limits: {
			minExamples: 1,
			maxExamples: null,
			maxBytes: null
		},
		hasOurRows: false
	}
];
export { DIALECTS as t };
