import { n as perToken, r as safe, t as fromUsd } from "./money.js";
import { a as mergeDoubts, n as doubt, o as weakest, r as doubtsOf, t as bandOf } from "./measure.js";
import { o as trainingPrice } from "./catalog.js";
// src/core/prices/cost.ts
const NO_TERMS = {
	method: "supervised",
	billing: null,
	validation: null
};
function estimateCost(model, tokens, epochs, { method, billing, validation } = NO_TERMS) {
	const price = trainingPrice(model, method);
	const { perEpoch, quality } = tokens;
	if (price === null || perEpoch === null) return null;
	const rate = perToken(price);
	const cost = (count) => safe(count * epochs * rate);
	const doubts = inMoney(doubtsIn(tokens), cost);
	const checked = billing === null || billing.validation === "never" ? null : validation;
	const isBilled = billing?.validation === "per-evaluation";
	const validationTokens = isBilled ? checked?.perEpoch ?? 0 : 0;
	if (checked !== null && isBilled) doubts.push(...inMoney(doubtsIn(checked), cost));
	else if (checked !== null) doubts.push(unclearValidation(checked, cost));
	return {
		...withMinimum(withDoubts(safe(cost(perEpoch) + cost(validationTokens)), merged(doubts)), billing),
		tokensPerEpoch: perEpoch,
		epochs,
		quality,
		usdPerMillion: price,
		priceAsOf: model.set_by_workflow === void 0 ? model.as_of : model.set_by_workflow.as_of,
		priceFrom: model.set_by_workflow === void 0 ? "catalog" : "workflow",
		validationTokens
	};
}
function doubtsIn({ perEpoch, quality, doubts }) {
	return doubts ?? doubtsOf({
		tokens: perEpoch ?? 0,
		quality
	});
}
function unclearValidation(tokens, cost) {
	return {
		why: "validation-unclear",
		below: 0,
		above: cost(bandOf(tokens.perEpoch ?? 0, doubtsIn(tokens)).high)
	};
}
function inMoney(doubts, cost) {
	return doubts.map(({ why, below, above }) => ({
		why,
		below: cost(below),
		above: cost(above)
	}));
}
function merged(doubts) {
	return [...new Set(doubts.map(({ why }) => why))].map((why) => {
		const same = doubts.filter((one) => one.why === why);
		const sum = (end) => same.reduce((total, one) => safe(total + one[end]), 0);
		return {
			why,
			below: sum("below"),
			above: sum("above")
		};
	});
}
function withDoubts(expected, doubts) {
	const below = doubts.reduce((sum, one) => sum + one.below, 0);
	const above = doubts.reduce((sum, one) => sum + one.above, 0);
	return {
		low: Math.max(0, expected - below),
		expected,
		high: safe(expected + above),
		doubts
	};
}
function withMinimum(range, billing) {
	const least = fromUsd(billing?.min_charge_usd ?? 0);
	const { low, expected, high, doubts } = range;
	if (billing?.min_charge_is_certain === true) return {
		low: Math.max(low, least),
		expected: Math.max(expected, least),
		high: Math.max(high, least),
		doubts: high <= least ? [] : doubts,
		isMinimum: expected < least
	};
	if (high >= least) return {
		...range,
		isMinimum: false
	};
	const unclear = {
		why: "minimum-unclear",
		below: 0,
		above: least - high
	};
	return {
		low,
		expected,
		high: least,
		doubts: [...doubts, unclear],
		isMinimum: false
	};
}
// src/core/tokens/stand-ins.ts
const MEASURED = new Map([
	["qwen3", {
		least: 100,
		most: 126
	}],
	["llama3", {
		least: 100,
		most: 124
	}],
	["deepseek_v3", {
		least: 92,
		most: 119
	}],
	["gemma3", {
		least: 81,
		most: 119
	}]
]);
const SAME_TEXT = new Set(["o200k_harmony"]);
const TEMPLATE_PERCENT = 25;
function standInDoubts(tokenizer, tokens) {
	const template = doubt("chat-template", tokens, TEMPLATE_PERCENT);
	if (SAME_TEXT.has(tokenizer)) return [template];
	const measured = MEASURED.get(tokenizer);
	if (measured === void 0) return [doubt("other-tokenizer", tokens, 100)];
	return [{
		why: "other-tokenizer",
		below: Math.ceil(tokens * (100 - measured.least) / 100),
		above: Math.ceil(tokens * (measured.most - 100) / 100)
	}, template];
}
function hasSameText(tokenizer) {
	return SAME_TEXT.has(tokenizer);
}
// src/core/prices/model-tokens.ts
function tokensFor(model, { tokensPerEpoch, tokenQuality, tokenDoubts }) {
	const tokenizer = model.stands_in_for;
	if (tokensPerEpoch === null || tokenizer === null) return {
		perEpoch: tokensPerEpoch,
		quality: tokenQuality,
		doubts: tokenDoubts
	};
	return {
		perEpoch: tokensPerEpoch,
		quality: weakest(tokenQuality, hasSameText(tokenizer) ? "estimated" : "proxy"),
		doubts: mergeDoubts([...tokenDoubts, ...standInDoubts(tokenizer, tokensPerEpoch)])
	};
}
export { estimateCost as n, tokensFor as t };
