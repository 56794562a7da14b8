// src/core/plan/ownership.ts
const MARK = {
	version: "ftg_v",
	repository: "ftg_repo",
	lineage: "ftg_lineage",
	model: "ftg_model",
	digest: "ftg_digest",
	attempt: "ftg_attempt"
};
function markFor(mark, run) {
	return {
		[MARK.version]: "1",
		[MARK.repository]: mark.repository,
		[MARK.lineage]: mark.lineage,
		[MARK.model]: run.model,
		[MARK.digest]: run.digest,
		[MARK.attempt]: run.nonce
	};
}
function isOurs(job, mark) {
	return job.metadata[MARK.repository] === mark.repository && job.metadata[MARK.lineage] === mark.lineage;
}
const PREFERENCE = [
	["succeeded"],
	[
		"validating_files",
		"queued",
		"running",
		"unrecognised"
	],
	["failed", "cancelled"]
];
function jobFor(digest, listing, mark) {
	const candidates = listing.jobs.filter((job) => isOurs(job, mark) && job.metadata[MARK.digest] === digest);
	candidates.sort((a, b) => rank(a) - rank(b) || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
	return candidates[0] ?? null;
}
function rank(job) {
	return PREFERENCE.findIndex((group) => group.includes(job.status));
}
export { jobFor as n, markFor as r, MARK as t };
