import { r as prose, t as code } from "./escape.js";
import { n as why, o as usd, s as usdRange } from "./words.js";
// src/core/report/summary.ts
function renderReconcileSummary(plan, { results }) {
	const lines = [`### ${headline(results)}`, ""];
	if (results.length > 0) {
		lines.push("| Model | Action | Why | What happened | Cost |", "|:--|:--|:--|:--|--:|");
		for (const { change, outcome } of results) {
			const estimate = change.desired?.estimate ?? null;
			const cost = change.action !== "train" ? "–" : estimate === null ? "not estimated" : usdRange(estimate);
			lines.push(`| ${code(change.model)} | **${change.action}** | ${why(change, prose)} | ${happened(outcome)} | ${cost} |`);
		}
		lines.push("");
	}
	for (const diagnostic of plan.diagnostics) {
		const where = diagnostic.place === null ? "" : `${code(`${diagnostic.place.path}:${diagnostic.place.line ?? 1}`)} `;
		lines.push(`- **${diagnostic.severity}** ${diagnostic.code} ${where}${prose(diagnostic.message)} ${prose(diagnostic.fix)}`);
	}
	const { budget } = plan;
	const limit = budget.limit === null ? "no budget set" : usd(budget.limit);
	lines.push("", `Committed this month: ${usd(budget.committed + budget.planned)} (${limit}).`, "");
	return lines.join("\n");
}
function happened(outcome) {
	if (outcome === null) return "–";
	return outcome.kind === "refused" ? `${prose(outcome.said)} ${code(outcome.code)} ${prose(outcome.message)}` : prose(outcome.said);
}
function headline(results) {
	const did = results.filter(({ outcome }) => outcome?.kind === "done").length;
	const failed = results.filter(({ outcome }) => outcome?.kind === "failed" || outcome?.kind === "refused").length;
	const waiting = results.filter(({ change }) => change.action === "wait").length;
	const blocked = results.filter(({ change }) => change.action === "blocked").length;
	const parts = [
		did > 0 ? `${did} done` : "",
		waiting > 0 ? `${waiting} waiting` : "",
		blocked > 0 ? `${blocked} blocked` : "",
		failed > 0 ? `${failed} failed` : ""
	].filter((part) => part !== "");
	return parts.length === 0 ? "Everything is as the manifest asks." : `Reconciled: ${parts.join(", ")}.`;
}
export { headline, renderReconcileSummary };
