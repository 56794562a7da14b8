import { t as fromUsd } from "./money.js";
// src/core/plan/plan.ts
const DEFAULT_WAITING_WINDOW = 9e5;
const MUTATING = new Set([
	"train",
	"adopt",
	"republish",
	"publish",
	"cancel",
	"retire",
	"delete"
]);
function hasChanges(plan) {
	return plan.changes.some((change) => MUTATING.has(change.action));
}
function ceilingOf({ estimate, entry }) {
	if (estimate !== null) return estimate.high;
	return entry.max_cost_usd === void 0 ? null : fromUsd(entry.max_cost_usd);
}
function plannedCost(changes) {
	const total = {
		low: 0,
		expected: 0,
		high: 0,
		unknown: 0
	};
	for (const change of changes) {
		if (change.action !== "train") continue;
		const estimate = change.desired?.estimate ?? null;
		if (estimate === null) total.unknown += 1;
		total.low += estimate?.low ?? 0;
		total.expected += estimate?.expected ?? 0;
		total.high += change.desired === null ? 0 : ceilingOf(change.desired) ?? 0;
	}
	return total;
}
export { plannedCost as i, ceilingOf as n, hasChanges as r, DEFAULT_WAITING_WINDOW as t };
