import { n as __exportAll } from "./rolldown-runtime.js";
import { t as hasHiddenText } from "./show-text.js";
import { a as discriminatedUnion, c as looseObject, d as record, f as strictObject, i as boolean, l as number, m as union, n as _enum, o as int, p as string, s as literal } from "./vendor-zod.js";
import { O as defineCode } from "./findings.js";
// src/core/diagnostics/codes/manifest-codes.ts
var manifest_codes_exports = __exportAll({
	E_EPOCHS: () => E_EPOCHS,
	E_HYPERPARAMETER: () => E_HYPERPARAMETER,
	E_MANIFEST_ALIAS: () => E_MANIFEST_ALIAS,
	E_MANIFEST_DEPTH: () => E_MANIFEST_DEPTH,
	E_MANIFEST_DIRECTIVE: () => E_MANIFEST_DIRECTIVE,
	E_MANIFEST_DOCUMENTS: () => E_MANIFEST_DOCUMENTS,
	E_MANIFEST_DUPLICATE: () => E_MANIFEST_DUPLICATE,
	E_MANIFEST_EMPTY: () => E_MANIFEST_EMPTY,
	E_MANIFEST_KEY: () => E_MANIFEST_KEY,
	E_MANIFEST_MISSING: () => E_MANIFEST_MISSING,
	E_MANIFEST_MORE: () => E_MANIFEST_MORE,
	E_MANIFEST_PATH: () => E_MANIFEST_PATH,
	E_MANIFEST_SAME_FILE: () => E_MANIFEST_SAME_FILE,
	E_MANIFEST_SIZE: () => E_MANIFEST_SIZE,
	E_MANIFEST_SYNTAX: () => E_MANIFEST_SYNTAX,
	E_MANIFEST_TAG: () => E_MANIFEST_TAG,
	E_MANIFEST_TOKENS: () => E_MANIFEST_TOKENS,
	E_MANIFEST_VALUE: () => E_MANIFEST_VALUE,
	E_MANIFEST_VERSION: () => E_MANIFEST_VERSION,
	E_MODELS: () => E_MODELS,
	E_NAME: () => E_NAME,
	E_RESPONSE_FORMAT: () => E_RESPONSE_FORMAT,
	E_RULE_FIXED: () => E_RULE_FIXED,
	E_RULE_UNKNOWN: () => E_RULE_UNKNOWN,
	E_SUFFIX: () => E_SUFFIX,
	N_RESPONSE_FORMAT: () => N_RESPONSE_FORMAT
});
const E_MANIFEST_SIZE = defineCode({
	code: "E_MANIFEST_SIZE",
	severity: "error",
	headline: "Manifest is too large",
	message: ({ kib, limit }) => `The manifest is ${kib} KiB; the limit is ${limit} KiB.`,
	why: "A manifest comes with a pull request from anyone, so reading it must stay cheap.",
	fix: "Split it or remove generated parts."
});
const E_MANIFEST_TOKENS = defineCode({
	code: "E_MANIFEST_TOKENS",
	severity: "error",
	headline: "Manifest has too many parts",
	message: ({ limit }) => `The manifest has more than ${limit} YAML tokens; here is the first one too many.`,
	why: "A manifest comes with a pull request from anyone, so reading it must stay cheap.",
	fix: "Split it or remove generated parts."
});
const E_MANIFEST_DEPTH = defineCode({
	code: "E_MANIFEST_DEPTH",
	severity: "error",
	headline: "Manifest is nested too deeply",
	message: ({ limit }) => `Nesting deeper than ${limit}.`,
	why: "Deep nesting overflows the stack of YAML readers; a manifest needs four levels.",
	fix: "Remove the nested brackets, list markers or indents."
});
const E_MANIFEST_ALIAS = defineCode({
	code: "E_MANIFEST_ALIAS",
	severity: "error",
	headline: "Anchors and aliases are not supported",
	message: ({ what }) => `This is ${what}; anchors, aliases and merge keys are not supported.`,
	why: "Each model must read the same in a diff as it is meant, without looking up another line.",
	fix: "Write the value out. Put text that starts with \"*\" or \"&\" in quotes."
});
const E_MANIFEST_TAG = defineCode({
	code: "E_MANIFEST_TAG",
	severity: "error",
	headline: "YAML tags are not supported",
	message: () => "This is a YAML tag (!); tags are not supported.",
	why: "A tag changes what a value means without showing it.",
	fix: "Remove the tag. Put text that starts with \"!\" in quotes."
});
const E_MANIFEST_DOCUMENTS = defineCode({
	code: "E_MANIFEST_DOCUMENTS",
	severity: "error",
	headline: "Manifest holds more than one YAML document",
	message: () => "A second YAML document starts here; a manifest is one document.",
	why: "It would be unclear which document counts.",
	fix: "Remove the \"---\" or \"...\" between them and merge the models under one \"models:\"."
});
const E_MANIFEST_DIRECTIVE = defineCode({
	code: "E_MANIFEST_DIRECTIVE",
	severity: "error",
	headline: "YAML directive is not supported",
	message: () => "The only directive a manifest may have is \"%YAML 1.2\".",
	why: "Other directives change how values are read.",
	fix: "Remove the line."
});
const E_MANIFEST_SYNTAX = defineCode({
	code: "E_MANIFEST_SYNTAX",
	severity: "error",
	headline: "Manifest is not valid YAML",
	message: ({ problem }) => `Not valid YAML: ${problem}.`,
	why: "An unreadable manifest changes nothing: no model is trained, cancelled or removed.",
	fix: "Correct the line; the cause may be on the line above."
});
const E_MANIFEST_EMPTY = defineCode({
	code: "E_MANIFEST_EMPTY",
	severity: "error",
	headline: "Manifest declares no models",
	message: ({ what }) => `${what}. Empty never means "remove every model".`,
	why: "A truncated or emptied file must not be read as a wish to remove every model.",
	fix: "Declare models under \"models:\", or write \"models: {}\" when there really are none."
});
const E_MANIFEST_VERSION = defineCode({
	code: "E_MANIFEST_VERSION",
	severity: "error",
	headline: "Manifest version is not supported",
	message: ({ problem, supported }) => `${problem}. This finetune-gitops reads version ${supported}.`,
	why: "A version says what the keys mean; guessing could train something else than was meant.",
	fix: "Write \"version: 1\", or update finetune-gitops if the manifest was written for a newer one."
});
const E_MANIFEST_KEY = defineCode({
	code: "E_MANIFEST_KEY",
	severity: "error",
	headline: "Unknown key in the manifest",
	message: ({ key, hint }) => `Unknown key "${key}"; ${hint}`,
	why: "A misspelt key would be ignored silently, and the default would be trained and paid for.",
	fix: "Correct the spelling, or remove the key."
});
const E_MANIFEST_MISSING = defineCode({
	code: "E_MANIFEST_MISSING",
	severity: "error",
	headline: "Required key is missing",
	message: ({ key, parent }) => `"${key}" is missing in ${parent}.`,
	why: "There is no safe default for it.",
	fix: "Add the key."
});
const E_MANIFEST_DUPLICATE = defineCode({
	code: "E_MANIFEST_DUPLICATE",
	severity: "error",
	headline: "Key appears twice",
	message: ({ key, first }) => `Key "${key}" appears twice; it is on line ${first} already.`,
	why: "Readers of YAML disagree about which of the two counts.",
	fix: "Remove one of them."
});
const E_MANIFEST_VALUE = defineCode({
	code: "E_MANIFEST_VALUE",
	severity: "error",
	headline: "Value has the wrong type or range",
	message: ({ what, expected, got }) => `${what} must be ${expected}, not ${got}.`,
	why: "The provider would refuse it, or train something else than was meant.",
	fix: "Correct the value, or remove the key if it has a default."
});
const E_MANIFEST_PATH = defineCode({
	code: "E_MANIFEST_PATH",
	severity: "error",
	headline: "Dataset path is not allowed",
	message: ({ key, path, problem }) => `${key} "${path}" ${problem}.`,
	why: "Only reviewed files of this repository may be read and sent to a provider.",
	fix: "Write the path from the root of the repository with \"/\", for example datasets/support/train.jsonl."
});
const E_MANIFEST_SAME_FILE = defineCode({
	code: "E_MANIFEST_SAME_FILE",
	severity: "error",
	headline: "Training and validation file are the same",
	message: () => "validation_file is the same file as training_file.",
	why: "Validation on the training data says nothing about the model.",
	fix: "Give a file with other examples, or remove validation_file."
});
const E_MODELS = defineCode({
	code: "E_MODELS",
	severity: "error",
	headline: "Too many models",
	message: ({ count, limit }) => `${count} models; the limit is ${limit}.`,
	why: "The limit keeps a mistake or a generated manifest from becoming a large bill.",
	fix: "Remove models, or keep some in another repository."
});
const E_NAME = defineCode({
	code: "E_NAME",
	severity: "error",
	headline: "Model name is not allowed",
	message: ({ name }) => name === "constructor" ? "A model cannot be named \"constructor\"." : `Model name "${name}" must be 1 to 48 of a-z, 0-9 and "-", starting with a letter.`,
	why: "The name stands in job metadata, comments and file names, where other characters are trouble.",
	fix: "Choose another name. A renamed model with the same data and settings is not trained again."
});
const E_SUFFIX = defineCode({
	code: "E_SUFFIX",
	severity: "error",
	headline: "Suffix is not allowed",
	message: ({ got }) => `suffix must be 1 to 40 of a-z, 0-9 and "-", not ${got}.`,
	why: "The suffix becomes part of the fine-tuned model's ID.",
	fix: "Correct the suffix, or remove it: then the ID has none."
});
const E_EPOCHS = defineCode({
	code: "E_EPOCHS",
	severity: "error",
	headline: "Number of epochs is out of range",
	message: ({ got, limit }) => `n_epochs must be a whole number from 1 to ${limit}, or "auto", not ${got}.`,
	why: "Each epoch is billed in full.",
	fix: "Choose a number in the range."
});
const E_HYPERPARAMETER = defineCode({
	code: "E_HYPERPARAMETER",
	severity: "error",
	headline: "Hyperparameter belongs to another method",
	message: ({ key, method, asked }) => `${key} is a setting of the method "${method}", and this model is trained with "${asked}".`,
	why: "The provider would refuse it, or train without it.",
	fix: "Remove the setting, or write the method that it belongs to."
});
const E_RULE_UNKNOWN = defineCode({
	code: "E_RULE_UNKNOWN",
	severity: "error",
	headline: "There is no such rule",
	message: ({ code, hint }) => `There is no code "${code}"; ${hint}`,
	why: "A misspelt code would leave the rule as it is, while its reason reads as if it were changed.",
	fix: "Write the code as a finding shows it, such as W_FEW_EXAMPLES."
});
const E_RULE_FIXED = defineCode({
	code: "E_RULE_FIXED",
	severity: "error",
	headline: "This rule cannot be changed like that",
	message: ({ code, severity, why }) => `${code} cannot be set to "${severity}": ${why}.`,
	why: "Changing it would hide a problem until the training fails, or would hide what a merge does.",
	fix: "Remove the entry under \"rules:\", and mend what the rule finds."
});
const E_RESPONSE_FORMAT = defineCode({
	code: "E_RESPONSE_FORMAT",
	severity: "error",
	headline: "A schema in response_format cannot be understood",
	message: ({ keyword, at }) => `${at} of the schema: "${keyword}" has no value that JSON Schema knows.`,
	why: "Such a schema would accept every answer, and nobody would notice.",
	fix: "Correct the schema: types are string, number, integer, boolean, object, array and null."
});
const N_RESPONSE_FORMAT = defineCode({
	code: "N_RESPONSE_FORMAT",
	severity: "notice",
	headline: "Parts of response_format are not checked",
	message: ({ keywords }) => `Answers are not held against these keywords of the schema: ${keywords}.`,
	why: "Only what a check can judge without running patterns is judged; the rest of the schema accepts everything.",
	fix: "Check these in your own tests, if they matter."
});
const E_MANIFEST_MORE = defineCode({
	code: "E_MANIFEST_MORE",
	severity: "error",
	headline: "More problems in the manifest",
	message: ({ more }) => `... and ${more} more.`,
	why: "Only the first problems are shown.",
	fix: "Correct the ones shown, then look again."
});
// src/core/manifest/dataset-path.ts
function datasetPathProblem(path) {
	if (hasHiddenText(path)) return "contains control or invisible characters";
	if (path.includes("\\")) return "contains a backslash; separate folders with \"/\"";
	if (/^[A-Za-z]:/.test(path)) return "starts with a drive letter; it must start at the root of the repository";
	if (path.startsWith("/")) return "is absolute; it must start at the root of the repository";
	const parts = path.split("/");
	if (parts.includes("")) return "has an empty part (\"//\")";
	if (parts.some((part) => part === "." || part === "..")) return "contains \".\" or \"..\" as a part";
	if (parts.some((part) => part.toLowerCase() === ".git")) return "lies inside .git";
	return null;
}
const MODEL_NAME = /^(?!constructor$)[a-z][a-z0-9-]{0,47}$/;
const METHODS = [
	"supervised",
	"dpo",
	"reinforcement"
];
const METHOD_OF = { beta: "dpo" };
function wholeNumber(min, max, error = `a whole number from ${min} to ${max}`) {
	return int({ error }).min(min, { error }).max(max, { error });
}
function amount(max, error) {
	return number({ error }).positive({ error }).max(max, { error });
}
const auto = literal("auto");
const epochs = `a whole number from 1 to 50, or "auto"`;
const batchSize = "a whole number from 1 to 256, or \"auto\"";
const learningRate = "a number above 0, at most 100, or \"auto\"";
const beta = "a number above 0, at most 2, or \"auto\"";
const method = "\"supervised\", \"dpo\" or \"reinforcement\"";
const Hyperparameters = strictObject({
	n_epochs: union([auto, wholeNumber(1, 50, epochs)], { error: epochs }).describe("Passes over the training file, 1 to 50, or \"auto\" (resolved and shown before anything is spent).").optional(),
	batch_size: union([auto, wholeNumber(1, 256, batchSize)], { error: batchSize }).describe("Examples per step, 1 to 256, or \"auto\" (the provider chooses).").optional(),
	learning_rate_multiplier: union([auto, amount(100, learningRate)], { error: learningRate }).describe("Factor on the provider's learning rate, above 0, or \"auto\" (the provider chooses).").optional(),
	beta: union([auto, amount(2, beta)], { error: beta }).describe("Only method dpo: how much the penalty for leaving the base model counts, above 0 to 2, or \"auto\".").optional()
}).describe("Training settings; what is left out is \"auto\".");
const DatasetPath = string({ error: "the path of a .jsonl file" }).max(1024, { error: "is longer than 1024 characters" }).regex(/\.jsonl$/, { error: "does not end in \".jsonl\"" }).superRefine((path, context) => {
	const problem = datasetPathProblem(path);
	if (problem !== null) context.addIssue({
		code: "custom",
		message: problem
	});
});
const baseModel = "the ID of a model: 1 to 128 of letters, digits and \". _ : / -\"";
const suffix = "1 to 40 of a-z, 0-9 and \"-\"";
const description = "text of at most 500 characters";
const modelId = "an ID of at most 259 characters";
const formatName = "1 to 64 of letters, digits, \"_\" and \"-\"";
const JsonSchemaFormat = strictObject({
	name: string({ error: formatName }).regex(/^[A-Za-z0-9_-]{1,64}$/, { error: formatName }).describe("Name of the format, as requests to the model give it."),
	description: string({ error: "text" }).describe("What the format is for.").optional(),
	schema: looseObject({}).describe("JSON Schema that every trained answer must satisfy."),
	strict: boolean({ error: "true or false" }).nullable().describe("As in requests; checked the same.").optional()
});
const ResponseFormat = discriminatedUnion("type", [strictObject({ type: literal("json_object").describe("Every trained answer is one JSON object.") }), strictObject({
	type: literal("json_schema").describe("Every trained answer satisfies a JSON Schema."),
	json_schema: JsonSchemaFormat.describe("The format, as OpenAI spells it.")
})], { error: "\"json_schema\" or \"json_object\"" });
const ModelEntry = strictObject({
	provider: literal("openai", { error: "\"openai\"" }).default("openai").describe("Who trains the model."),
	base_model: string({ error: baseModel }).regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}$/, { error: baseModel }).describe("Dated ID of the model to start from."),
	method: _enum(METHODS, { error: method }).default("supervised").describe("Training method: supervised (examples), dpo (pairs of answers) or reinforcement (graded answers)."),
	training_file: DatasetPath.describe("Path of the JSONL dataset to train on, from the root of the repository."),
	validation_file: DatasetPath.describe("Path of a JSONL dataset to validate on; another file than training_file.").optional(),
	hyperparameters: Hyperparameters.default({}),
	response_format: ResponseFormat.describe("What the answers in the datasets must be. Only checked, never sent.").optional(),
	suffix: string({ error: suffix }).regex(/^[a-z0-9-]{1,40}$/, { error: suffix }).describe("Becomes part of the fine-tuned model's ID; default: none.").optional(),
	seed: wholeNumber(0, 2147483647).describe("Seed of the training run; default 42.").optional(),
	max_cost_usd: amount(1e6, "an amount in US dollars above 0, at most 1000000").describe("Upper limit for one training of this model, in US dollars.").optional(),
	generation: wholeNumber(1, 1e6).describe("Raise it to train the same data and settings again, for example after a failed job.").optional(),
	description: string({ error: description }).max(500, { error: description }).describe("For readers; never sent anywhere.").optional(),
	model_id: string({ error: modelId }).max(259, { error: modelId }).nullable().describe("Written by finetune-gitops when the model is ready. Output only: never edit it.").optional()
});
const severity = "\"error\", \"warning\", \"notice\" or \"off\"";
const reason = "text of 10 to 200 characters that says why";
const RuleChange = strictObject({
	severity: _enum([
		"error",
		"warning",
		"notice",
		"off"
	], { error: severity }).describe("What the finding is from now on: error, warning, notice or off."),
	reason: string({ error: reason }).trim().min(10, { error: reason }).max(200, { error: reason }).describe("Why, for those who review: 10 to 200 characters, shown in every plan.")
});
const Manifest = strictObject({
	version: literal(1).describe("Version of this format."),
	models: record(string().regex(MODEL_NAME), ModelEntry).refine((models) => Object.keys(models).length <= 200).describe("The fine-tuned models that should exist, by name. \"{}\" means none."),
	rules: record(string(), RuleChange).describe("Dataset rules whose severity differs here, by code, each with the reason.").optional()
});
// src/core/manifest/suggest.ts
const LEVELS = [
	{
		where: "at the top of the manifest",
		keys: Object.keys(Manifest.shape)
	},
	{
		where: "in the entry of a model",
		keys: Object.keys(ModelEntry.shape)
	},
	{
		where: "under \"hyperparameters\"",
		keys: Object.keys(Hyperparameters.shape)
	},
	{
		where: "under \"json_schema\"",
		keys: Object.keys(JsonSchemaFormat.shape)
	},
	{
		where: "in a rule under \"rules\"",
		keys: Object.keys(RuleChange.shape)
	}
];
function suggestKey(unknown, known) {
	const home = LEVELS.find(({ keys }) => keys.includes(unknown));
	if (home !== void 0) return `it belongs ${home.where}.`;
	const spelling = nearest(unknown, known);
	if (spelling !== null) return `did you mean "${spelling}"?`;
	for (const { where, keys } of LEVELS) {
		const elsewhere = nearest(unknown, keys);
		if (elsewhere !== null) return `did you mean "${elsewhere}", ${where}?`;
	}
	return `known here: ${known.join(", ")}.`;
}
function nearest(word, candidates) {
	if (word.length > 40) return null;
	const wanted = fold(word);
	const allowed = Math.max(1, Math.floor(wanted.length / 3));
	const best = candidates.map((candidate) => ({
		candidate,
		edits: editDistance(wanted, fold(candidate))
	})).toSorted((a, b) => a.edits - b.edits)[0];
	return best !== void 0 && best.edits <= allowed ? best.candidate : null;
}
function fold(word) {
	return word.toLowerCase().replaceAll(/[-_\s]/g, "");
}
function editDistance(a, b) {
	let beforeLast = [];
	let last = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row += 1) {
		const current = [row];
		for (let column = 1; column <= b.length; column += 1) {
			const replaced = (last[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
			const edited = Math.min(replaced, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
			const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
			current.push(swapped ? Math.min(edited, (beforeLast[column - 2] ?? 0) + 1) : edited);
		}
		beforeLast = last;
		last = current;
	}
	return last[b.length] ?? 0;
}
export { E_NAME as A, E_MANIFEST_SIZE as C, E_MANIFEST_VALUE as D, E_MANIFEST_TOKENS as E, N_RESPONSE_FORMAT as F, manifest_codes_exports as I, E_RULE_FIXED as M, E_RULE_UNKNOWN as N, E_MANIFEST_VERSION as O, E_SUFFIX as P, E_MANIFEST_SAME_FILE as S, E_MANIFEST_TAG as T, E_MANIFEST_EMPTY as _, METHOD_OF as a, E_MANIFEST_MORE as b, ModelEntry as c, E_HYPERPARAMETER as d, E_MANIFEST_ALIAS as f, E_MANIFEST_DUPLICATE as g, E_MANIFEST_DOCUMENTS as h, JsonSchemaFormat as i, E_RESPONSE_FORMAT as j, E_MODELS as k, RuleChange as l, E_MANIFEST_DIRECTIVE as m, suggestKey as n, MODEL_NAME as o, E_MANIFEST_DEPTH as p, Hyperparameters as r, Manifest as s, nearest as t, E_EPOCHS as u, E_MANIFEST_KEY as v, E_MANIFEST_SYNTAX as w, E_MANIFEST_PATH as x, E_MANIFEST_MISSING as y };
