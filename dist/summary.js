import { c as ruleSection, n as why, r as costCell } from "./words.js";
import { r as prose, t as code } from "./escape.js";
import { a as usd } from "./format.js";
// src/core/report/summary.ts
function renderReconcileSummary(plan, { results }) {
	const lines = [`### ${headline(results)}`, ""];
	if (results.length > 0) {
		lines.push("| Model | Action | Why | What happened | Cost |", "|:--|:--|:--|:--|--:|");
		for (const { change, outcome } of results) lines.push(`| ${code(change.model)} | **${change.action}** | ${why(change, prose)} | ${happened(outcome)} | ${outcome?.kind === "refused" ? "–" : costCell(change)} |`);
		lines.push("");
	}
	if (plan.diagnostics.length > 0) lines.push(...plan.diagnostics.map(finding), "");
	if (plan.rules.length > 0) lines.push(ruleSection(plan.rules, plan.rules.length, prose));
	const { budget } = plan;
	const limit = budget.limit === null ? "; no budget is set" : ` of ${usd(budget.limit)}`;
	lines.push(`Committed this month: ${usd(budget.committed + budget.planned)}${limit}.`, "");
	return lines.join("\n");
}
function finding({ severity, code: name, place, message, fix }) {
	return `- **${severity}** ${name} ${place === null ? "" : `${code(place.line === void 0 ? place.path : `${place.path}:${place.line}`)} `}${prose(message)} ${prose(fix)}`;
}
function happened(outcome) {
	if (outcome === null) return "–";
	return outcome.kind === "refused" ? `${prose(outcome.said)} ${code(outcome.code)} ${prose(outcome.message)}` : prose(outcome.said);
}
const FATES = [
	"done",
	"waiting",
	"left to the next run",
	"without an answer",
	"not carried out",
	"blocked",
	"failed"
];
function headline(results) {
	const fates = results.map(fateOf);
	const parts = FATES.flatMap((fate) => {
		const count = fates.filter((other) => other === fate).length;
		return count === 0 ? [] : [`${count} ${fate}`];
	});
	return parts.length === 0 ? "Everything is as the manifest asks." : `Reconciled: ${parts.join(", ")}.`;
}
function fateOf({ change, outcome }) {
	switch (outcome?.kind) {
		case "done":
		case "waiting":
		case "failed": return outcome.kind;
		case "refused": return "failed";
		case "stood-down": return "left to the next run";
		case "unknown": return "without an answer";
		case void 0:
			if (change.action === "keep") return null;
			if (change.action === "wait") return "waiting";
			return change.action === "blocked" ? "blocked" : "not carried out";
	}
}
export { headline, renderReconcileSummary };
