import { createHash } from "node:crypto";
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
const NAME_DIGITS = 12;
function markName(repository, digest) {
	return `ftg-${createHash("sha256").update(`${repository}\n${digest}`).digest("hex").slice(0, NAME_DIGITS)}`;
}
function carriesMark(job, digest, mark, ownership) {
	switch (ownership) {
		case "filterable-label": return isOurs(job, mark) && job.metadata[MARK.digest] === digest;
		case "exclusive-name": return job.name === markName(mark.repository, digest);
		case "read-back": return job.name?.endsWith(markName(mark.repository, digest)) === true;
		case "none": return false;
	}
}
function mayCreateAgain(ownership) {
	switch (ownership) {
		case "filterable-label":
		case "exclusive-name": return true;
		case "read-back":
		case "none": return false;
	}
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
function jobFor(digest, listing, mark, ownership = "filterable-label") {
	const candidates = listing.jobs.filter((job) => carriesMark(job, digest, mark, ownership));
	candidates.sort((a, b) => rank(a) - rank(b) || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
	return candidates[0] ?? null;
}
function rank(job) {
	return PREFERENCE.findIndex((group) => group.includes(job.status));
}
export { markFor as a, jobFor as i, carriesMark as n, markName as o, isOurs as r, mayCreateAgain as s, MARK as t };
