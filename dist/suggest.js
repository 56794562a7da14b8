import { t as hasHiddenText } from "./show-text.js";
import { a as boolean, c as literal, f as record, h as union, l as looseObject, m as string, o as discriminatedUnion, p as strictObject, r as _enum, s as int, u as number } from "./vendor-zod.js";
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
export { METHOD_OF as a, ModelEntry as c, JsonSchemaFormat as i, RuleChange as l, suggestKey as n, MODEL_NAME as o, Hyperparameters as r, Manifest as s, nearest as t };
