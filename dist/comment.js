import { r as prose, t as code } from "./escape.js";
import { a as integer, n as why, o as usd, r as counted, s as usdRange, t as ACTION_WORDS } from "./words.js";
import { t as verdict } from "./verdict.js";
// src/core/report/comment.ts
const MAX_COMMENT = 6e4;
const MAX_ROWS = 50;
function markerOf(manifestPath) {
	return `<!-- finetune-gitops:plan:${encodeURIComponent(manifestPath).replaceAll("-", "%2D")} -->`;
}
function renderComment(plan, facts, limit = MAX_COMMENT) {
	const sections = [
		problems(plan, facts),
		settings(plan),
		assumptions(plan, facts)
	];
	for (let kept = sections.length; kept >= 0; kept -= 1) for (const rows of kept === 0 ? [
		MAX_ROWS,
		10,
		0
	] : [MAX_ROWS]) {
		const dropped = kept < sections.length ? "\n_Some details are left out here; the job summary has them._\n" : "";
		const body = [
			head(plan, facts, rows),
			...sections.slice(0, kept),
			dropped,
			foot(plan, facts)
		].join("\n");
		if (body.length <= limit) return body;
	}
	return `${markerOf(facts.manifestPath)}\n### ${verdict(plan, facts.cost)}\n`;
}
function head(plan, facts, maxRows) {
	const shown = plan.changes.filter((change) => change.action !== "keep");
	const kept = plan.changes.filter((change) => change.action === "keep");
	const lines = [
		markerOf(facts.manifestPath),
		`### ${verdict(plan, facts.cost)}`,
		"",
		...alerts(plan)
	];
	if (shown.length > 0) lines.push(...table(shown.slice(0, maxRows)), "");
	if (shown.length > maxRows) lines.push(`… and ${counted(shown.length - maxRows, "more model")}.`, "");
	if (kept.length > 0) {
		const names = kept.slice(0, 20).map((change) => code(change.model));
		const more = kept.length > 20 ? " and more" : "";
		lines.push(`${counted(kept.length, "model")} up to date: ${names.join(", ")}${more}.`, "");
	}
	return lines.join("\n");
}
function alerts(plan) {
	const { budget } = plan;
	if (budget.limit === null) return budget.planned > 0 ? [
		"> [!NOTE]",
		"> This workflow does not know the budget. The merge starts nothing unless `budget-usd` covers it.",
		""
	] : [];
	const total = budget.committed + budget.planned;
	return [`Budget this month: ${usd(total)} of ${usd(budget.limit)} with this change.`, ""];
}
function table(changes) {
	return [
		"| Model | Action | Why | Examples | Tokens × epochs | Cost |",
		"|:--|:--|:--|--:|--:|--:|",
		...changes.map((change) => `| ${row(change).join(" | ")} |`)
	];
}
function row(change) {
	const { desired } = change;
	const inspection = desired?.training?.inspection;
	const estimate = desired?.estimate ?? null;
	const pays = change.action === "train" || change.action === "blocked";
	const epochs = desired?.spec?.nEpochs;
	return [
		code(change.model),
		`**${change.action}**`,
		why(change, prose),
		inspection === void 0 ? "–" : integer(inspection.examples),
		inspection?.tokensPerEpoch == null || epochs === void 0 ? "–" : `${integer(inspection.tokensPerEpoch)} × ${epochs}`,
		!pays ? change.action === "cancel" ? "–" : "$0.00" : estimate === null ? "not estimated" : usdRange(estimate)
	];
}
function problems(plan, facts) {
	if (plan.diagnostics.length === 0) return "";
	const shown = plan.diagnostics.slice(0, MAX_ROWS);
	const lines = [
		`<details${plan.diagnostics.some((diagnostic) => diagnostic.severity === "error") ? " open" : ""}><summary>${tallies(plan.diagnostics)}</summary>`,
		"",
		"| Where | Code | What and what to do |",
		"|:--|:--|:--|",
		...shown.map((diagnostic) => `| ${where(diagnostic, facts)} | ${diagnostic.code} | ${words(diagnostic)} |`)
	];
	if (plan.diagnostics.length > shown.length) lines.push("", `… and ${counted(plan.diagnostics.length - shown.length, "more finding")}.`);
	return [
		...lines,
		"",
		"</details>",
		""
	].join("\n");
}
function tallies(diagnostics) {
	return [
		"error",
		"warning",
		"notice"
	].map((severity) => [severity, diagnostics.filter((diagnostic) => diagnostic.severity === severity).length]).filter(([, number]) => number > 0).map(([severity, number]) => counted(number, severity)).join(", ");
}
function where(diagnostic, facts) {
	const { place } = diagnostic;
	if (place === null) return "–";
	const label = code(place.line === void 0 ? place.path : `${place.path}:${place.line}`);
	if (!/^[A-Za-z0-9._/-]+$/.test(place.path)) return label;
	const line = place.line === void 0 ? "" : `#L${place.line}`;
	return `[${label}](${facts.repositoryUrl}/blob/${facts.headSha}/${place.path}?plain=1${line})`;
}
function words(diagnostic) {
	return `${prose(diagnostic.message)} ${prose(diagnostic.fix)}`;
}
function settings(plan) {
	const rows = plan.changes.flatMap(({ desired, model, digest }) => {
		const spec = desired?.spec ?? null;
		if (spec === null) return [];
		const chosen = [
			`${spec.nEpochs} epochs${desired?.entry.hyperparameters.n_epochs === void 0 || desired.entry.hyperparameters.n_epochs === "auto" ? " (auto)" : ""}`,
			`batch ${spec.batchSize ?? "auto"}`,
			`learning rate ×${spec.learningRateMultiplier ?? "auto"}`,
			`seed ${spec.seed}`
		];
		return [`| ${code(model)} | ${code(spec.baseModel)} | ${chosen.join(", ")} | ${code((digest ?? "").slice(0, 12))} |`];
	});
	if (rows.length === 0) return "";
	return [
		"<details><summary>Settings</summary>",
		"",
		"| Model | Base model | Settings | Spec |",
		"|:--|:--|:--|:--|",
		...rows.slice(0, MAX_ROWS),
		"",
		"</details>",
		""
	].join("\n");
}
function assumptions(plan, facts) {
	const estimates = plan.changes.map((change) => change.desired?.estimate ?? null).filter((estimate) => estimate !== null);
	const lines = [
		"<details><summary>How this was counted</summary>",
		"",
		`- Prices: OpenAI's price page, last checked ${facts.pricesAsOf}; training is billed per token and epoch, validation is not.`,
		"- Text chat is counted by the rule that matched seven published bills exactly (gpt-3.5-turbo and gpt-4o-mini, 2024); no bill for gpt-4.1 is published."
	];
	if (estimates.some((estimate) => estimate.quality !== "exact")) lines.push("- Tools, names, calls and images follow the best documented rule, with a margin of 25 %.");
	lines.push("- `auto` epochs follow the rule of the OpenAI Cookbook and are sent as a fixed number, so the price is the reviewed one.");
	if (plan.observed === "not-asked") lines.push("- The provider was not asked: job states are those last written to the ledger.");
	return [
		...lines,
		"",
		"</details>",
		""
	].join("\n");
}
function foot(plan, facts) {
	return `<sub>Plan \`${plan.digest.slice(0, 12)}\` of \`${facts.headSha.slice(0, 7)}\`, prices as of ${facts.pricesAsOf}. This comment is updated in place. Actions: ${legend(plan)}.</sub>\n`;
}
function legend(plan) {
	const actions = [...new Set(plan.changes.map((change) => change.action))];
	return actions.length === 0 ? "none" : actions.map((action) => `**${action}** ${ACTION_WORDS[action]}`).join("; ");
}
export { MAX_COMMENT, markerOf, renderComment };
