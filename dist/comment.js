import { a as shownCost, c as ruleSection, n as why, r as costCell, t as ACTION_WORDS } from "./words.js";
import { n as doubtText, r as datasetSections, t as verdict } from "./verdict.js";
import { r as prose, t as code } from "./escape.js";
import { a as usd, r as integer, t as counted } from "./format.js";
import { r as offerSections } from "./offer-table.js";
import { r as portabilitySection } from "./portability.js";
// src/core/report/price-notes.ts
function rangeNotes(changes) {
	return changes.flatMap((change) => {
		const doubts = shownCost(change)?.doubts ?? [];
		return doubts.length === 0 ? [] : [`${code(change.model)} costs a range: ${doubts.map(doubtText).join("; ")}.`];
	});
}
function workflowPrices(changes) {
	const lines = changes.flatMap((change) => {
		const estimate = shownCost(change);
		if (estimate?.priceFrom !== "workflow") return [];
		const day = estimate.priceAsOf === null ? "" : `, as of ${estimate.priceAsOf}`;
		return [`Price set by the workflow: ${code(change.desired?.entry.base_model ?? "")} at $${estimate.usdPerMillion} per 1M tokens${day}.`];
	});
	return [...new Set(lines)];
}
// src/core/report/comment.ts
const MAX_COMMENT = 6e4;
const SIZES = [
	{
		rows: 50,
		findings: 50,
		hasDetails: true,
		hasSamples: true
	},
	{
		rows: 50,
		findings: 50,
		hasDetails: true,
		hasSamples: false
	},
	{
		rows: 50,
		findings: 50,
		hasDetails: false,
		hasSamples: false
	},
	{
		rows: 50,
		findings: 10,
		hasDetails: false,
		hasSamples: false
	},
	{
		rows: 10,
		findings: 3,
		hasDetails: false,
		hasSamples: false
	},
	{
		rows: 0,
		findings: 0,
		hasDetails: false,
		hasSamples: false
	}
];
function markerOf(manifestPath) {
	return `<!-- finetune-gitops:plan:${encodeURIComponent(manifestPath).replaceAll("-", "%2D")} -->`;
}
function renderComment(plan, facts, limit = MAX_COMMENT) {
	for (const size of SIZES) {
		const body = bodyOf(plan, facts, size);
		if (body.length <= limit) return body;
	}
	return `${markerOf(facts.manifestPath)}\n### ${verdict(plan, facts.cost)}\n`;
}
function bodyOf(plan, facts, size) {
	const details = size.hasDetails ? [
		datasetSections(facts.datasets ?? [], facts, size),
		portabilitySection(plan, facts.datasets ?? []),
		offerSections(facts.offers ?? []),
		settings(plan, size.rows),
		assumptions(plan, facts, size.rows)
	] : ["_Some details are left out here; the job summary has them._\n"];
	const rules = ruleSection(plan.rules, size.findings, prose);
	return [
		head(plan, facts, size.rows),
		rules,
		problems(plan, facts, size.findings),
		...details,
		foot(plan, facts)
	].filter((part) => part !== "").join("\n");
}
function head(plan, facts, maxRows) {
	const shown = plan.changes.filter((change) => change.action !== "keep");
	const kept = plan.changes.filter((change) => change.action === "keep");
	const lines = [
		markerOf(facts.manifestPath),
		`### ${verdict(plan, facts.cost)}`,
		"",
		...alerts(plan, facts)
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
function alerts(plan, facts) {
	const { budget } = plan;
	const notes = [];
	if (facts.otherBranch !== null) notes.push(`This goes to ${code(facts.otherBranch)}. Nothing is trained until it reaches the default branch.`);
	if (budget.limit === null && budget.planned > 0) notes.push("This workflow does not know the budget. The merge starts nothing unless `budget-usd` covers it.");
	const own = workflowPrices(plan.changes).flatMap((line) => [line, ""]);
	const lines = [...notes.flatMap((note) => [
		"> [!NOTE]",
		`> ${note}`,
		""
	]), ...own];
	if (budget.limit === null) return lines;
	const total = usd(budget.committed + budget.planned);
	return [
		...lines,
		`Budget this month: ${total} of ${usd(budget.limit)} with this change.`,
		""
	];
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
	const epochs = desired?.spec?.nEpochs;
	return [
		code(change.model),
		`**${change.action}**`,
		why(change, prose),
		inspection === void 0 ? "–" : integer(inspection.examples),
		inspection?.tokensPerEpoch == null || epochs === void 0 ? "–" : `${integer(inspection.tokensPerEpoch)} × ${epochs}`,
		costCell(change)
	];
}
function problems(plan, facts, maxRows) {
	if (plan.diagnostics.length === 0) return "";
	const shown = plan.diagnostics.slice(0, maxRows);
	const lines = [`<details${plan.diagnostics.some((diagnostic) => diagnostic.severity === "error") ? " open" : ""}><summary>${tallies(plan.diagnostics)}</summary>`, ""];
	if (shown.length > 0) lines.push("| Where | Code | What and what to do |", "|:--|:--|:--|");
	lines.push(...shown.map((diagnostic) => `| ${where(diagnostic, facts)} | ${diagnostic.code} | ${words(diagnostic)} |`));
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
function settings(plan, maxRows) {
	const rows = plan.changes.flatMap(({ desired, model, digest, action }) => {
		const spec = desired?.spec ?? null;
		if (spec === null || action === "keep") return [];
		const { n_epochs: written = "auto" } = desired?.entry.hyperparameters ?? {};
		const rate = spec.learningRateMultiplier;
		const chosen = [
			...spec.method === "supervised" ? [] : [`method ${spec.method}`],
			`${counted(spec.nEpochs, "epoch")}${written === "auto" ? " (auto)" : ""}`,
			`batch size ${spec.batchSize ?? "auto"}`,
			`learning rate ${rate === null ? "auto" : `×${rate}`}`,
			...spec.method === "dpo" ? [`beta ${spec.beta ?? "auto"}`] : [],
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
		...rows.slice(0, maxRows),
		"",
		"</details>",
		""
	].join("\n");
}
function assumptions(plan, facts, maxRows) {
	const lines = [...facts.assumptions, ...rangeNotes(plan.changes).slice(0, maxRows)];
	if (plan.observed === "not-asked") lines.push("The provider was not asked: job states are those last written to the ledger.");
	return [
		"<details><summary>How this was counted</summary>",
		"",
		...lines.map((line) => `- ${line}`),
		"",
		"</details>",
		""
	].join("\n");
}
function foot(plan, facts) {
	return `<sub>Plan \`${plan.digest.slice(0, 12)}\` of \`${facts.headSha.slice(0, 7)}\`, prices as of ${facts.pricesAsOf}. This comment is updated in place.${legend(plan)}</sub>\n`;
}
function legend(plan) {
	const actions = [...new Set(plan.changes.map((change) => change.action))].filter((action) => action !== "keep");
	if (actions.length === 0) return "";
	return ` Actions: ${actions.map((action) => `**${action}** ${ACTION_WORDS[action]}`).join("; ")}.`;
}
export { MAX_COMMENT, markerOf, renderComment };
