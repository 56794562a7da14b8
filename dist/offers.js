import { a as trainableModels, n as daysUntil } from "./catalog.js";
import { n as estimateCost, t as tokensFor } from "./model-tokens.js";
// src/core/prices/offers.ts
const TOKENS_PER_PAGE = 800;
function offersOf(catalogs, terms) {
	return catalogs.flatMap((catalog) => trainableModels(catalog, terms.method, terms.today).map((model) => offerOf(catalog, model, terms)));
}
function offerOf(catalog, model, terms) {
	const { method, today, epochs } = terms;
	const inspection = terms.inspected(model);
	const tokens = inspection === null ? null : tokensFor(model, inspection);
	const limit = longestAllowed(model, method);
	const { input_usd_per_1m_tokens: input } = model;
	return {
		provider: catalog.provider,
		providerTitle: catalog.title,
		model: model.id,
		trains: model.trains,
		tokensPerEpoch: tokens?.perEpoch ?? null,
		quality: tokens?.quality ?? "proxy",
		epochs,
		estimate: tokens === null ? null : estimateCost(model, tokens, epochs, {
			method,
			billing: catalog.billing,
			validation: null
		}),
		trainUsdPerHour: model.train_usd_per_hour,
		inputUsdPer1m: input,
		outputUsdPer1m: model.output_usd_per_1m_tokens,
		hostingUsdPerHour: model.hosting_usd_per_hour,
		hostingUsdPerMonth: model.hosting_usd_per_month,
		pagesPerDollar: input === null || input === 0 ? null : Math.floor(1e6 / TOKENS_PER_PAGE / input),
		maxExampleTokens: limit,
		fits: limit === null || inspection === null || inspection.longestExample === null ? null : inspection.longestExample <= limit,
		contextTokens: model.context_tokens,
		trainingEnds: model.training_ends,
		servingEnds: model.serving_ends,
		daysLeft: model.training_ends === null ? null : daysUntil(model.training_ends, today),
		file: inspection === null ? "unknown" : terms.dialect(inspection, catalog.provider, model.format),
		note: model.note,
		pricesAsOf: model.as_of,
		confidence: model.confidence
	};
}
function longestAllowed(model, method) {
	return Object.entries(model.max_example_tokens_by_method ?? {}).find(([name]) => name === method)?.[1] ?? model.max_example_tokens;
}
function sortOffers(offers, order) {
	const keyed = offers.map((offer) => ({
		offer,
		key: keyOf(offer, order),
		name: `${offer.provider}/${offer.model}`
	}));
	keyed.sort((a, b) => a.key - b.key || (a.name < b.name ? -1 : 1));
	return keyed.map(({ offer }) => offer);
}
const LAST = Number.MAX_VALUE;
function keyOf(offer, order) {
	switch (order) {
		case "cost": return offer.estimate?.expected ?? LAST;
		case "days": return -(offer.daysLeft ?? Number.MAX_SAFE_INTEGER);
		case "input": return offer.inputUsdPer1m ?? LAST;
		case "output": return offer.outputUsdPer1m ?? LAST;
		case "hosting": return offer.hostingUsdPerHour ?? LAST;
		case "context": return -(offer.contextTokens ?? offer.maxExampleTokens ?? 0);
		case "name": return 0;
	}
}
function cheapestOffers(offers, own, most) {
	const priced = sortOffers(offers, "cost").filter(({ estimate }) => estimate !== null);
	const isOwn = (offer) => offer.provider === own.provider && offer.model === own.model;
	const first = priced.slice(0, most);
	const missing = first.some(isOwn) ? void 0 : priced.find(isOwn);
	return missing === void 0 ? first : [...first.slice(0, most - 1), missing];
}
export { offersOf as n, sortOffers as r, cheapestOffers as t };
