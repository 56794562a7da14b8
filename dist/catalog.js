// src/core/prices/methods.ts
const METHODS = [
	"supervised",
	"dpo",
	"reinforcement"
];
// src/core/prices/catalog.ts
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
