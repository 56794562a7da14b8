// src/core/report/format.ts
const NANO = 1e9;
function usd(amount) {
	const value = amount / NANO;
	return amount !== 0 && Math.abs(value) < .01 ? `$${value.toFixed(4)}` : `$${value.toFixed(2)}`;
}
function usdRange(range) {
	const [low, high] = [usd(range.low), usd(range.high)];
	return low === high ? high : `${low}–${high}`;
}
function integer(value) {
	return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
function counted(count, noun, plural = `${noun}s`) {
	return `${integer(count)} ${count === 1 ? noun : plural}`;
}
function instant(iso) {
	return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
// src/core/report/words.ts
const ACTION_WORDS = {
	train: "starts a training",
	adopt: "takes over a job that exists, at no cost",
	republish: "writes the ID of a model trained before, at no cost",
	wait: "waits",
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
	"trained-before": "trained before",
	"job-succeeded": "its job succeeded",
	"job-in-progress": "its job is under way",
	"job-status-unknown": "the job has a status this version does not know; it is left alone",
	"model-id-missing": "the job succeeded, but names no usable model yet",
	"create-unresolved": "an earlier create got no answer and may still appear",
	quarantine: "the ledger is new, and an earlier create may still appear",
	"listing-incomplete": "the provider's job list could not be read to its end",
	"create-limit": "enough trainings were started in one run; the next run goes on",
	"up-to-date": "up to date",
	"no-longer-wanted": "the manifest no longer asks for it",
	"removed-from-manifest": "removed from the manifest",
	problems: "the entry or its data has errors",
	"job-failed": "its job failed; set or raise `generation` to train the same again",
	"job-cancelled": "its job was cancelled; set or raise `generation` to train the same again",
	"job-missing": "its recorded job is gone from the provider; nothing is created in its place",
	"provider-refused": "the provider refused this training for good",
	"base-retired": "its base model can no longer be trained",
	"price-unknown": "its cost is not known, and an unknown cost is not zero",
	"budget-unset": "no budget is set: give the workflow the input `budget-usd`",
	"over-budget": "it does not fit into what is left of this month's budget",
	"over-model-limit": "it would cost more than its `max_cost_usd`",
	frozen: "trainings are frozen by the workflow"
};
function why(change, escaped) {
	const words = [REASON_WORDS[change.reason]];
	if (change.detail !== "") words.push(escaped(change.detail));
	if (change.until !== null) words.push(`until ${instant(change.until)}`);
	return words.join(", ");
}
export { integer as a, instant as i, why as n, usd as o, counted as r, usdRange as s, ACTION_WORDS as t };
