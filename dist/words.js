import { n as instant, o as usdRange, t as counted } from "./format.js";
// src/core/report/changed-rules.ts
function ruleLine(note, escaped) {
	const { code, usual, severity, reason, change, before } = note;
	if (change === "removed") return `${code}: ${usual} again; this change takes it back from ${before}`;
	return `${code}: ${severity} instead of ${usual}${change === "added" ? ", new in this change" : change === "edited" ? `, changed here (${edited(note)})` : ""}: ${escaped(reason)}`;
}
function edited({ before, severity }) {
	return before === severity ? "another reason" : `it was ${before}`;
}
function inOrder(notes) {
	const isNews = ({ change }) => change !== null && change !== "none";
	return [...notes.filter(isNews), ...notes.filter((note) => !isNews(note))];
}
function ruleSection(notes, maxRows, escaped) {
	if (notes.length === 0) return "";
	const touched = notes.filter(({ change }) => change !== null && change !== "none").length;
	const alert = touched === 0 ? [] : [
		"> [!IMPORTANT]",
		`> This change alters ${counted(touched, "rule")} that datasets are checked by.`,
		""
	];
	const shown = inOrder(notes).slice(0, maxRows);
	const more = notes.length - shown.length;
	return [
		...alert,
		...shown.length === 0 ? [] : [
			"Changed rules:",
			"",
			...shown.map((note) => `- ${ruleLine(note, escaped)}`)
		],
		...more > 0 ? ["", `… and ${counted(more, "more changed rule")}.`] : [],
		""
	].join("\n");
}
// src/core/report/cost-cell.ts
const STOPPED_BY_MONEY = new Set([
	"price-unknown",
	"budget-unset",
	"over-budget",
	"over-model-limit",
	"cost-rose-since-review"
]);
function isStoppedByMoney({ action, reason }) {
	return action === "blocked" && STOPPED_BY_MONEY.has(reason);
}
function costCell(change) {
	if (!isCostShown(change)) return "–";
	const estimate = change.desired?.estimate ?? null;
	if (estimate !== null) return usdRange(estimate);
	const cap = change.desired?.entry.max_cost_usd;
	return cap === void 0 ? "not estimated" : `not estimated; $${cap.toFixed(2)} set aside`;
}
function shownCost(change) {
	return isCostShown(change) ? change.desired?.estimate ?? null : null;
}
function isCostShown(change) {
	return change.action === "train" || change.reason === "create-limit" || isStoppedByMoney(change);
}
// src/core/report/words.ts
const ACTION_WORDS = {
	train: "starts a training",
	adopt: "takes over a job that exists, at no cost",
	republish: "writes the ID of a model trained before, at no cost",
	wait: "nothing to do yet",
	publish: "writes the new model ID",
	cancel: "cancels a job that is no longer wanted",
	retire: "stops tracking; the model stays with the provider",
	delete: "deletes a model",
	keep: "nothing to do",
	blocked: "stopped until someone acts"
};
const REASON_WORDS = {
	"new-model": "new model",
	"spec-changed": "data or settings changed",
	"earlier-attempt-left-nothing": "an earlier attempt left no job",
	"matching-job-found": "the provider has a job for exactly this",
	"trained-before": "this was trained before",
	"job-succeeded": "its job succeeded",
	"job-in-progress": "its job is under way",
	"job-status-unknown": "the job has a status this version does not know; it is left alone",
	"model-id-missing": "the job succeeded, but names no usable model yet",
	"create-unresolved": "an earlier create got no answer and may still appear",
	"create-unconfirmed": "an earlier create got no answer, and the provider cannot show whether its job exists",
	quarantine: "the ledger is new, and an earlier create may still appear",
	"listing-incomplete": "the provider's job list could not be read to its end",
	"create-limit": "enough trainings were started in one run; the next run goes on",
	"up-to-date": "up to date",
	"no-longer-wanted": "the manifest no longer asks for it",
	"removed-from-manifest": "removed from the manifest",
	problems: "the entry or its data has errors",
	"job-failed": "its job failed",
	"job-cancelled": "its job was cancelled",
	"job-missing": "its recorded job is gone from the provider; nothing is created in its place",
	"provider-refused": "the provider refused this training for good",
	"base-retired": "its base model can no longer be trained",
	"price-unknown": "its cost is not known, and an unknown cost is not zero",
	"budget-unset": "no budget is set: give the workflow the input `budget-usd`",
	"over-budget": "it does not fit into what is left of this month's budget",
	"over-model-limit": "it would cost more than its `max_cost_usd`",
	"not-reviewed": "no merged pull request showed this training in a plan",
	"cost-rose-since-review": "it costs more than the plan that was reviewed",
	frozen: "trainings are frozen by the workflow"
};
const ADVICE = {
	"job-failed": "set or raise `generation` to train the same again",
	"job-cancelled": "set or raise `generation` to train the same again",
	"provider-refused": "set or raise `generation` to ask again",
	"not-reviewed": "change the model in a pull request whose plan runs with `require-reviewed-plan`",
	"cost-rose-since-review": "bring it up in another pull request, or run once without `require-reviewed-plan`",
	"create-unconfirmed": "look for the job at the provider; if there is none, set or raise `generation` to train"
};
function why(change, escaped) {
	const advice = ADVICE[change.reason];
	const until = change.action === "cancel" ? "not before" : "until";
	const saysItAll = change.reason === "spec-changed" && change.detail !== "";
	return [
		saysItAll ? "" : REASON_WORDS[change.reason],
		change.detail === "" ? "" : `${saysItAll ? "" : ": "}${escaped(change.detail)}`,
		change.until === null ? "" : `, ${until} ${instant(change.until)}`,
		advice === void 0 ? "" : `; ${advice}`
	].join("");
}
export { shownCost as a, ruleSection as c, isStoppedByMoney as i, why as n, inOrder as o, costCell as r, ruleLine as s, ACTION_WORDS as t };
