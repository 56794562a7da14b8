import { i as jobFor, s as mayCreateAgain } from "./ownership.js";
// src/core/plan/canonical-json.ts
function canonicalJson(value) {
	if (value === null || typeof value !== "object") return JSON.stringify(value);
	if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
	return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`).join(",")}}`;
}
function isList(value) {
	return Array.isArray(value);
}
// src/core/plan/decide.ts
function decide(model, known) {
	if (model.digest === null) return change(model, "blocked", "problems");
	const run = known.ledger.runs[model.digest];
	if (run === void 0 || run.state === "intended") return decideWithoutJob(model, model.digest, run, known);
	switch (run.state) {
		case "created": return decideRunning(model, run, known);
		case "succeeded": return decideTrained(model, run);
		case "failed": return change(model, "blocked", "job-failed", {
			jobId: run.jobId,
			detail: run.error?.code ?? ""
		});
		case "cancelled": return change(model, "blocked", "job-cancelled", { jobId: run.jobId });
		case "refused": return change(model, "blocked", "provider-refused", { detail: run.error?.code ?? "" });
	}
}
function decideTrained(model, run) {
	const ids = {
		jobId: run.jobId,
		modelId: run.modelId
	};
	if (run.modelId === null) return change(model, "blocked", "model-id-missing", ids);
	if (model.entry.model_id === run.modelId) return change(model, "keep", "up-to-date", ids);
	return run.publishedAt === null ? change(model, "publish", "job-succeeded", ids) : change(model, "republish", "trained-before", ids);
}
function decideRunning(model, run, known) {
	const ids = { jobId: run.jobId };
	if (known.listing === null) return change(model, "wait", "job-in-progress", ids);
	const job = known.listing.jobs.find((listed) => listed.id === run.jobId);
	if (job !== void 0) return decideByJob(model, job);
	if (!known.listing.complete) return change(model, "wait", "listing-incomplete", ids);
	if (known.now < after(run.startedAt, known)) return change(model, "wait", "job-in-progress", ids);
	return change(model, "blocked", "job-missing", ids);
}
function decideByJob(model, job) {
	const ids = {
		jobId: job.id,
		modelId: job.modelId
	};
	switch (job.status) {
		case "validating_files":
		case "queued":
		case "running": return change(model, "wait", "job-in-progress", {
			...ids,
			detail: job.status
		});
		case "unrecognised": return change(model, "wait", "job-status-unknown", ids);
		case "succeeded": return job.modelId === null ? change(model, "wait", "model-id-missing", ids) : change(model, "publish", "job-succeeded", ids);
		case "failed": return change(model, "blocked", "job-failed", {
			...ids,
			detail: job.error?.code ?? ""
		});
		case "cancelled": return change(model, "blocked", "job-cancelled", ids);
	}
}
function decideWithoutJob(model, digest, run, known) {
	if (known.listing !== null) {
		const found = jobFor(digest, known.listing, known.mark, known.ownership);
		if (found !== null) return change(model, "adopt", "matching-job-found", {
			jobId: found.id,
			modelId: found.modelId
		});
		if (!known.listing.complete) return change(model, "wait", "listing-incomplete");
	}
	const intentEnds = run?.intent === void 0 || run.intent === null ? null : after(run.intent.at, known);
	if (intentEnds !== null && known.now < intentEnds) return change(model, "wait", "create-unresolved", { until: intentEnds });
	if (intentEnds !== null && !mayCreateAgain(known.ownership ?? "filterable-label")) return change(model, "blocked", "create-unconfirmed");
	const quarantine = known.ledger.quarantinedUntil;
	if (quarantine !== null && known.now < quarantine) return change(model, "wait", "quarantine", { until: quarantine });
	return change(model, "train", reasonToTrain(model, run, known));
}
function reasonToTrain(model, run, known) {
	if (run !== void 0) return "earlier-attempt-left-nothing";
	return Object.values(known.ledger.runs).some((other) => other.model === model.name) || typeof model.entry.model_id === "string" ? "spec-changed" : "new-model";
}
function after(instant, known) {
	return new Date(Date.parse(instant) + known.limits.waitingWindow).toISOString();
}
function change(model, action, reason, more = {}) {
	return {
		model: model.name,
		action,
		reason,
		detail: more.detail ?? "",
		digest: model.digest,
		desired: model,
		jobId: more.jobId ?? null,
		modelId: more.modelId ?? model.entry.model_id ?? null,
		until: more.until ?? null
	};
}
export { canonicalJson as n, decide as t };
