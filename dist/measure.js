// src/core/dataset/measure.ts
const WEAKNESS = {
	exact: 0,
	estimated: 1,
	proxy: 2
};
function weakest(a, b) {
	return WEAKNESS[a] >= WEAKNESS[b] ? a : b;
}
const MARGIN_PERCENT = {
	exact: 0,
	estimated: 25,
	proxy: 100
};
function marginOf(quality) {
	return MARGIN_PERCENT[quality] / 100;
}
function doubt(why, tokens, percent = MARGIN_PERCENT.estimated) {
	const margin = Math.ceil(tokens * percent / 100);
	return {
		why,
		below: Math.min(tokens, margin),
		above: margin
	};
}
function doubtsOf({ tokens, quality, doubts }) {
	if (doubts !== void 0) return doubts;
	switch (quality) {
		case "exact": return [];
		case "estimated": return [doubt("rule-unconfirmed", tokens)];
		case "proxy": return [doubt("no-rule", tokens, MARGIN_PERCENT.proxy)];
	}
}
function mergeDoubts(doubts) {
	const byReason = new Map();
	for (const { why, below, above } of doubts) {
		const known = byReason.get(why);
		byReason.set(why, {
			why,
			below: below + (known?.below ?? 0),
			above: above + (known?.above ?? 0)
		});
	}
	return [...byReason.values()].sort((a, b) => a.why < b.why ? -1 : 1);
}
function bandOf(tokens, doubts) {
	const below = doubts.reduce((sum, part) => sum + part.below, 0);
	const above = doubts.reduce((sum, part) => sum + part.above, 0);
	return {
		low: Math.max(0, tokens - below),
		high: tokens + above
	};
}
export { mergeDoubts as a, marginOf as i, doubt as n, weakest as o, doubtsOf as r, bandOf as t };
