import { a as discriminatedUnion, d as partialRecord, f as record, i as boolean, l as number, m as string, n as _enum, o as int, p as strictObject, r as array, s as literal } from "./vendor-zod.js";
// src/core/prices/catalog.ts
const Day = string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Usd = number().nonnegative();
const Confidence = _enum([
	"high",
	"medium",
	"low"
]);
const METHODS = [
	"supervised",
	"dpo",
	"reinforcement"
];
const Method = _enum(METHODS);
const ImageTokens = discriminatedUnion("rule", [strictObject({
	rule: literal("tiles"),
	base: int().positive(),
	tile: int().positive()
}), strictObject({
	rule: literal("patches"),
	factor: number().positive()
})]);
const BaseModelRow = strictObject({
	id: string(),
	methods: array(Method),
	format: _enum([
		"chat",
		"prompt-completion",
		"gemini",
		"bedrock"
	]),
	encoding: string(),
	stands_in_for: string().nullable(),
	trains: _enum(["lora", "full"]).nullable(),
	tier: string().nullable(),
	max_example_tokens: int().positive().nullable(),
	max_example_tokens_by_method: partialRecord(Method, int().positive()).optional(),
	context_tokens: int().positive().nullable(),
	min_examples: int().positive().nullable(),
	train_usd_per_1m_tokens: Usd.nullable(),
	train_usd_per_1m_tokens_by_method: partialRecord(Method, Usd).optional(),
	train_usd_per_hour: Usd.nullable(),
	previous_price: strictObject({
		train_usd_per_1m_tokens: Usd,
		until: Day
	}).optional(),
	input_usd_per_1m_tokens: Usd.nullable(),
	cached_input_usd_per_1m_tokens: Usd.nullable(),
	output_usd_per_1m_tokens: Usd.nullable(),
	hosting_usd_per_hour: Usd.nullable(),
	hosting_usd_per_month: Usd.nullable(),
	image_tokens: ImageTokens.nullable(),
	training_ends: Day.nullable(),
	serving_ends: Day.nullable(),
	replacement: string().nullable(),
	note: string().nullable(),
	sources: array(string()).min(1),
	as_of: Day,
	confidence: Confidence
});
const Billing = strictObject({
	validation: _enum(["never", "per-evaluation"]).nullable(),
	min_charge_usd: Usd.nullable(),
	min_charge_is_certain: boolean(),
	sources: array(string()).min(1),
	confidence: Confidence
});
const MethodPrices = strictObject({
	supervised: Usd,
	dpo: Usd
});
strictObject({
	provider: string(),
	title: string(),
	as_of: Day,
	sources: record(string(), string()),
	billing: Billing,
	aliases: record(string(), string()).optional(),
	untrainable: record(string(), string()).optional(),
	tiers: array(strictObject({
		name: string(),
		lora: MethodPrices,
		full: MethodPrices
	})).optional(),
	models: array(BaseModelRow)
});
function findBaseModel(catalog, id) {
	return catalog.models.find((model) => model.id === id);
}
function trainingPrice(model, method) {
	return Object.entries(model.train_usd_per_1m_tokens_by_method ?? {}).find(([name]) => name === method)?.[1] ?? model.train_usd_per_1m_tokens;
}
function canBeTrained(model, today) {
	return model.training_ends === null || today < model.training_ends;
}
function trainableModels(catalog, method, today) {
	return catalog.models.filter((model) => canBeTrained(model, today) && model.methods.some((known) => known === method)).sort((a, b) => (trainingPrice(a, method) ?? Infinity) - (trainingPrice(b, method) ?? Infinity));
}
function trainableList(catalog, method, today) {
	const models = trainableModels(catalog, method, today);
	if (models.length > 0) return listOf(models);
	const last = catalog.models.filter((model) => model.methods.some((known) => known === method)).toSorted((a, b) => (a.training_ends ?? "") < (b.training_ends ?? "") ? 1 : -1)[0];
	const ended = last === void 0 ? "" : `; the last, ${last.id}, ended on ${last.training_ends}`;
	const others = METHODS.filter((other) => other !== method).flatMap((other) => {
		const left = trainableModels(catalog, other, today);
		return left.length === 0 ? [] : [`. With "${other}": ${listOf(left)}`];
	});
	return `none of ${catalog.provider} with method "${method}"${ended}${others.join("")}`;
}
function listOf(models) {
	return models.map((model) => `${model.id} (until ${model.training_ends ?? "further notice"})`).join(", ");
}
function daysUntil(day, today) {
	return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 864e5);
}
export { trainableModels as a, trainableList as i, daysUntil as n, trainingPrice as o, findBaseModel as r, canBeTrained as t };
