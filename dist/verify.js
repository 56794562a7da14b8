import { i as marginOf } from "./measure.js";
import { t as MARK } from "./ownership.js";
// src/core/ledger/history.ts
function history(ledger, model = null) {
	return Object.entries(ledger.runs).filter(([, run]) => model === null || run.model === model).map(([digest, run]) => ({
		digest,
		run,
		error: estimateError(run)
	})).sort((a, b) => b.run.startedAt.localeCompare(a.run.startedAt) || a.digest.localeCompare(b.digest));
}
function estimateError({ state, estimatedTokens, trainedTokens }) {
	if (state !== "succeeded" || trainedTokens === null || !estimatedTokens) return null;
	return trainedTokens / estimatedTokens - 1;
}
// src/core/ledger/accuracy.ts
function accuracyOf(ledger) {
	const runs = Object.entries(ledger?.runs ?? {});
	const jobs = runs.flatMap(([digest, run]) => jobAccuracy(digest, run) ?? []).sort((a, b) => (b.endedAt ?? "").localeCompare(a.endedAt ?? "") || a.digest.localeCompare(b.digest));
	return {
		jobs,
		incomparable: runs.filter(([, run]) => run.state === "succeeded").length - jobs.length,
		overall: jobs.length === 0 ? null : group("all", jobs),
		byQuality: grouped(jobs, (job) => job.quality ?? "not recorded"),
		byBaseModel: grouped(jobs, (job) => job.baseModel)
	};
}
function jobAccuracy(digest, run) {
	const error = estimateError(run);
	if (error === null || run.estimatedTokens === null || run.trainedTokens === null) return null;
	const band = run.tokenQuality === null ? null : marginOf(run.tokenQuality);
	return {
		digest,
		model: run.model,
		baseModel: run.baseModel,
		jobId: run.jobId,
		endedAt: run.endedAt,
		estimated: run.estimatedTokens,
		billed: run.trainedTokens,
		error,
		quality: run.tokenQuality,
		band,
		isWithin: band === null ? null : isWithin(run.estimatedTokens, run.trainedTokens, band)
	};
}
function isWithin(estimated, billed, band) {
	return Math.abs(billed - estimated) <= Math.ceil(estimated * band);
}
function grouped(jobs, nameOf) {
	return [...new Set(jobs.map(nameOf))].sort().map((name) => group(name, jobs.filter((job) => nameOf(job) === name)));
}
function group(name, jobs) {
	const estimated = jobs.reduce((sum, job) => sum + job.estimated, 0);
	const billed = jobs.reduce((sum, job) => sum + job.billed, 0);
	const largest = jobs.reduce((most, job) => Math.abs(job.error) > Math.abs(most) ? job.error : most, 0);
	return {
		name,
		jobs: jobs.length,
		estimated,
		billed,
		error: billed / estimated - 1,
		largest,
		within: jobs.filter((job) => job.isWithin === true).length,
		outside: jobs.filter((job) => job.isWithin === false).length
	};
}
// src/core/ledger/verify.ts
function verifyLedger(ledger) {
	const runs = Object.entries(ledger.runs);
	return [
		...runs.flatMap(([digest, run]) => faultsOf(run).map((what) => ({
			digest,
			what
		}))),
		...sharedJobs(runs),
		...ledger.serial < runs.length ? [{
			digest: null,
			what: `It has ${runs.length} runs after ${ledger.serial} writes; each run takes one.`
		}] : []
	];
}
function compareWithProvider(ledger, listing, repository) {
	const byId = new Map(listing.jobs.map((job) => [job.id, job]));
	const missing = Object.entries(ledger.runs).flatMap(([digest, run]) => {
		const job = run.jobId === null ? void 0 : byId.get(run.jobId);
		if (run.jobId === null || run.retiredAt !== null || run.imported === true) return [];
		if (job === void 0) return listing.complete ? [{
			digest,
			what: `The provider does not list job ${run.jobId} any more.`
		}] : [];
		return job.metadata[MARK.repository] === repository && job.metadata[MARK.digest] === digest ? [] : [{
			digest,
			what: `Job ${run.jobId} does not carry the mark of this run.`
		}];
	});
	const unknown = unrecordedJobs(ledger, listing, repository).map((job) => ({
		digest: null,
		what: `Job ${job.id} carries this repository's mark, but no run records it.`
	}));
	return [...missing, ...unknown];
}
function unrecordedJobs(ledger, listing, repository) {
	const recorded = new Set(Object.values(ledger.runs).map((run) => run.jobId));
	return listing.jobs.filter((job) => job.metadata[MARK.repository] === repository && !recorded.has(job.id));
}
function faultsOf(run) {
	const faults = [];
	const hasJob = run.jobId !== null;
	if (run.state === "intended" && run.intent === null) faults.push("It is intended, but has no intent.");
	if (run.state === "intended" && hasJob) faults.push("It is intended, but has a job already.");
	if ([
		"created",
		"succeeded",
		"failed",
		"cancelled"
	].includes(run.state) && !hasJob) faults.push(`It is ${run.state}, but has no job.`);
	if ([
		"succeeded",
		"failed",
		"cancelled",
		"refused"
	].includes(run.state) && run.endedAt === null) faults.push(`It is ${run.state}, but did not end.`);
	if (run.endedAt !== null && run.endedAt < run.startedAt) faults.push("It ended before it started.");
	if (run.publishedAt !== null && run.modelId === null) faults.push("It was published without a model ID.");
	if (run.modelId !== null && run.state !== "succeeded") faults.push(`It is ${run.state}, but has a model ID.`);
	return faults;
}
function sharedJobs(runs) {
	const seen = new Set();
	return runs.flatMap(([digest, { jobId }]) => {
		if (jobId === null) return [];
		if (seen.has(jobId)) return [{
			digest,
			what: `Job ${jobId} belongs to another run as well.`
		}];
		seen.add(jobId);
		return [];
	});
}
export { jobAccuracy as a, accuracyOf as i, unrecordedJobs as n, history as o, verifyLedger as r, compareWithProvider as t };
