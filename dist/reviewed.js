import { n as ceilingOf } from "./plan.js";
// src/core/plan/reviewed.ts
const SCHEMA = 1;
const MOST_TRAININGS = 600;
function recordOf(plan) {
	const shown = plan.changes.flatMap(({ action, digest, desired }) => {
		const ceiling = desired === null ? null : ceilingOf(desired);
		if (digest === null || ceiling === null || !SHOWN.has(action)) return [];
		return [[digest, ceiling]];
	});
	const trainings = Object.fromEntries(shown.slice(0, MOST_TRAININGS));
	return `\`\`\`json\n${JSON.stringify({
		schema: SCHEMA,
		plan: plan.digest,
		trainings
	})}\n\`\`\``;
}
const SHOWN = new Set([
	"train",
	"wait",
	"blocked"
]);
const RECORD = /^```json\n(\{.*\})\n```$/;
const DIGEST = /^[0-9a-f]{64}$/;
function readRecords(texts) {
	const reviewed = new Map();
	for (const text of texts) for (const [digest, ceiling] of trainingsOf(text)) reviewed.set(digest, Math.max(ceiling, reviewed.get(digest) ?? 0));
	return reviewed;
}
function trainingsOf(text) {
	const parsed = parse(RECORD.exec(text.trim().replaceAll("\r\n", "\n"))?.[1] ?? "");
	if (!isObject(parsed) || parsed["schema"] !== SCHEMA || !isObject(parsed["trainings"])) return [];
	return Object.entries(parsed["trainings"]).flatMap(([digest, ceiling]) => DIGEST.test(digest) && isAmount(ceiling) ? [[digest, ceiling]] : []);
}
function heldBack(change, reviewed) {
	if (change.action !== "train") return change;
	const shown = reviewed.get(change.digest ?? "");
	const ceiling = change.desired === null ? null : ceilingOf(change.desired);
	if (shown === void 0) return {
		...change,
		action: "blocked",
		reason: "not-reviewed"
	};
	if (ceiling !== null && ceiling * 10 > shown * 11) return {
		...change,
		action: "blocked",
		reason: "cost-rose-since-review"
	};
	return change;
}
function isAmount(value) {
	return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
function isObject(value) {
	return typeof value === "object" && value !== null;
}
function parse(text) {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
export { readRecords as n, recordOf as r, heldBack as t };
