import { r as showText } from "./show-text.js";
import { i as plainTree, n as isPlainMap, s as lineIndex, t as readYaml } from "./read-yaml.js";
import { m as string, p as strictObject, u as number } from "./vendor-zod.js";
import { t as UserError } from "./user-error.js";
// src/core/prices/overrides.ts
const Dollars = number({ error: "must be a number of US dollars" }).nonnegative({ error: "must not be below 0" }).max(1e6, { error: "must be at most 1000000" });
const TokenPrice = Dollars.refine((usd) => isWhole(usd * 1e3), { error: "must have at most three decimals" });
const Override = strictObject({
	train_usd_per_1m_tokens: TokenPrice.optional(),
	input_usd_per_1m_tokens: Dollars.optional(),
	output_usd_per_1m_tokens: Dollars.optional(),
	hosting_usd_per_hour: Dollars.optional(),
	hosting_usd_per_month: Dollars.optional(),
	as_of: string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: "must be a day such as 2026-11-22" }).optional()
});
function isWhole(value) {
	return Math.abs(value - Math.round(value)) < 1e-6;
}
const PRICE_KEYS = [
	"train_usd_per_1m_tokens",
	"input_usd_per_1m_tokens",
	"output_usd_per_1m_tokens",
	"hosting_usd_per_hour",
	"hosting_usd_per_month"
];
const KEYS = Object.keys(Override.shape).join(", ");
function parseOverrides(text) {
	if (text.trim() === "") return {
		kind: "parsed",
		overrides: []
	};
	const read = readMapping(text);
	if (read.kind === "refused") return read;
	const overrides = [];
	for (const [model, value] of read.entries) {
		const parsed = Override.safeParse(value);
		if (!parsed.success) return refuse(`of ${showText(model)}: ${explain(parsed.error)}`);
		if (PRICE_KEYS.every((key) => parsed.data[key] === void 0)) return refuse(`of ${showText(model)}: no price is given; known keys: ${KEYS}`);
		overrides.push({
			model,
			prices: parsed.data
		});
	}
	return {
		kind: "parsed",
		overrides
	};
}
function readMapping(text) {
	const pointAt = lineIndex(text);
	const yaml = readYaml(text, "", pointAt);
	if (yaml.kind === "unreadable") return refuse(`cannot be read (line ${yaml.diagnostic.place?.line ?? 1}): ${yaml.diagnostic.message}`);
	const { value, diagnostics } = plainTree(yaml.root, "", pointAt);
	const [first] = diagnostics;
	if (first !== void 0) return refuse(`cannot be read (line ${first.place?.line ?? 1}): ${first.message}`);
	if (!isPlainMap(value)) return refuse("must be a mapping of model IDs to prices, such as \"gpt-4.1-mini-2025-04-14: {train_usd_per_1m_tokens: 4.5}\"");
	return {
		kind: "read",
		entries: Object.entries(value)
	};
}
function refuse(what) {
	return {
		kind: "refused",
		why: `The price overrides ${what.replace(/\.$/, "")}.`
	};
}
function explain(error) {
	const [issue] = error.issues;
	if (issue === void 0) return "not understood";
	if (issue.code === "unrecognized_keys") return `unknown key ${showText(issue.keys[0] ?? "")}; known keys: ${KEYS}`;
	return issue.path.length === 0 ? `must be a mapping with some of ${KEYS}` : `${issue.path.join(".")} ${issue.message}`;
}
function applyOverrides(catalogs, overrides) {
	const chosen = new Map();
	for (const { model: name, prices } of overrides) {
		const found = find(catalogs, name);
		if (found === null) return refuse(`name ${showText(name)}, which no catalog has`);
		if (chosen.has(found)) return refuse(`name ${showText(name)} twice`);
		chosen.set(found, prices);
	}
	return {
		kind: "applied",
		catalogs: catalogs.map((catalog) => withPrices$1(catalog, chosen))
	};
}
function find(catalogs, name) {
	for (const catalog of catalogs) {
		const byProvider = name.startsWith(`${catalog.provider}/`) ? name.slice(catalog.provider.length + 1) : null;
		const model = catalog.models.find(({ id }) => id === name || id === byProvider);
		if (model !== void 0) return model;
	}
	return null;
}
function withPrices$1(catalog, chosen) {
	const models = catalog.models.map((model) => {
		const prices = chosen.get(model);
		return prices === void 0 ? model : priced(model, prices);
	});
	return {
		...catalog,
		models
	};
}
function priced(model, prices) {
	const own = { ...model };
	for (const key of PRICE_KEYS) own[key] = prices[key] ?? own[key];
	if (prices.train_usd_per_1m_tokens === void 0) return own;
	const { train_usd_per_1m_tokens_by_method: _listed, ...rest } = own;
	return {
		...rest,
		train_usd_per_hour: null,
		set_by_workflow: { as_of: prices.as_of ?? null }
	};
}
// src/commands/prices.ts
function withPrices(catalogs, text) {
	const parsed = parseOverrides(text);
	const applied = parsed.kind === "refused" ? parsed : applyOverrides(catalogs, parsed.overrides);
	if (applied.kind === "refused") throw new UserError(applied.why, { fix: "Correct \"price-overrides\"; docs/prices.md has an example." });
	return applied.catalogs;
}
export { withPrices as t };
