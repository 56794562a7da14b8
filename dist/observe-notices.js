import { a as jobAccuracy, n as unrecordedJobs } from "./verify.js";
import { n as daysUntil, r as findBaseModel } from "./catalog.js";
import { n as canonicalJson, t as decide } from "./decide.js";
import { t as MARK } from "./ownership.js";
import { createHash } from "node:crypto";
// src/core/plan/sunset.ts
const THRESHOLDS = [
	0,
	7,
	30,
	90
];
function sunsetOf(day, today) {
	if (day === null) return null;
	const days = daysUntil(day, today);
	const within = THRESHOLDS.find((threshold) => days <= threshold);
	return within === void 0 ? null : {
		on: day,
		within
	};
}
function closingDay(catalog) {
	const ends = catalog.models.map(({ training_ends: ends }) => ends);
	if (ends.length === 0 || ends.includes(null)) return null;
	return ends.filter((end) => end !== null).sort().at(-1) ?? null;
}
// src/core/plan/notices.ts
function noticesOf(sources) {
	const names = new Set(sources.models.map(({ name }) => name));
	const strangers = strangeJobs(sources);
	const namesOfJob = (marked) => marked !== void 0 && names.has(marked) ? marked : null;
	return [...sources.models.map(({ name }) => name), null].flatMap((name) => {
		const model = sources.models.find((candidate) => candidate.name === name);
		const jobIds = strangers.filter((job) => namesOfJob(job.metadata[MARK.model]) === name).map((job) => job.id).sort();
		return [...model === void 0 ? [] : ofModel(model, sources), ...jobIds.length === 0 ? [] : [{
			kind: "unknown-jobs",
			jobIds
		}]].map((fact) => ({
			...fact,
			model: name
		}));
	});
}
function modelsToAsk(sources) {
	return [...new Set(sources.models.flatMap((model) => [inUse(model, sources)?.id ?? [], ...basesOf(model, sources)].flat()))];
}
function fingerprintOf(notices) {
	const facts = JSON.parse(JSON.stringify(notices));
	return createHash("sha256").update(canonicalJson(facts)).digest("hex").slice(0, 32);
}
function ofModel(model, sources) {
	const shutdown = shutdownOf(model, sources);
	const used = inUse(model, sources);
	return [
		...used !== null && sources.states.get(used.id)?.kind === "gone" && shutdown?.within !== 0 ? [{
			kind: "model-gone",
			modelId: used.id
		}] : [],
		...editedId(model, sources),
		...ended(model, sources.known),
		...shutdown === null ? [] : [shutdown],
		...lastTrainings(model, sources),
		...estimateOff(model, sources.known)
	];
}
function inUse({ name, entry }, { known, settled }) {
	const id = entry.model_id;
	if (typeof id !== "string" || settled.has(name)) return null;
	const run = Object.values(known.ledger.runs).find(({ modelId }) => modelId === id);
	return run === void 0 ? null : {
		id,
		run
	};
}
function basesOf(model, sources) {
	const used = inUse(model, sources);
	return [...new Set([model.entry.base_model, ...used === null ? [] : [used.run.baseModel]])];
}
function editedId({ name, entry, digest }, { known, settled }) {
	const { runs } = known.ledger;
	const run = digest === null ? void 0 : runs[digest];
	const found = entry.model_id;
	if (typeof found !== "string" || settled.has(name) || run === void 0) return [];
	if (run.modelId === null || run.publishedAt === null) return [];
	return Object.values(runs).some(({ modelId }) => modelId === found) ? [] : [{
		kind: "model-id-edited",
		found,
		recorded: run.modelId
	}];
}
function ended(model, known) {
	const { reason, jobId, detail } = decide(model, known);
	switch (reason) {
		case "job-failed": return jobId === null ? [] : [{
			kind: reason,
			jobId,
			code: detail
		}];
		case "job-cancelled":
		case "job-missing": return jobId === null ? [] : [{
			kind: reason,
			jobId
		}];
		case "provider-refused": return [{
			kind: "training-refused",
			code: detail
		}];
		default: return [];
	}
}
function shutdownOf(model, sources) {
	const today = sources.known.now.slice(0, 10);
	return basesOf(model, sources).flatMap((baseModel) => {
		const state = sources.states.get(baseModel);
		const row = findBaseModel(sources.catalog, baseModel);
		const sunset = sunsetOf((state?.kind === "there" ? state.shutdown : null) ?? row?.serving_ends ?? null, today);
		if (sunset === null) return [];
		return [{
			kind: "base-shutdown",
			baseModel,
			replacement: row?.replacement ?? null,
			...sunset
		}];
	}).sort((a, b) => a.on.localeCompare(b.on))[0] ?? null;
}
function lastTrainings(model, { known, catalog }) {
	const today = known.now.slice(0, 10);
	const base = sunsetOf(findBaseModel(catalog, model.entry.base_model)?.training_ends ?? null, today);
	const provider = model.entry.provider === catalog.provider ? sunsetOf(closingDay(catalog), today) : null;
	return [...base === null ? [] : [{
		kind: "base-training-ends",
		baseModel: model.entry.base_model,
		...base
	}], ...provider === null ? [] : [{
		kind: "provider-closes",
		provider: catalog.title,
		...provider
	}]];
}
function estimateOff({ digest }, { ledger }) {
	const run = digest === null ? void 0 : ledger.runs[digest];
	const accuracy = digest === null || run === void 0 ? null : jobAccuracy(digest, run);
	if (accuracy === null || accuracy.isWithin !== false) return [];
	const { jobId, estimated, billed } = accuracy;
	return [{
		kind: "estimate-off",
		jobId: jobId ?? "",
		estimated,
		billed
	}];
}
function strangeJobs({ models, known }) {
	const { listing, ledger, mark } = known;
	if (listing === null) return [];
	const wanted = new Set(models.map(({ digest }) => digest));
	const isUndecided = models.some(({ digest }) => digest === null);
	return unrecordedJobs(ledger, listing, mark.repository).filter((job) => {
		if (job.status === "failed" || job.status === "cancelled") return false;
		const digest = job.metadata[MARK.digest] ?? "";
		const run = ledger.runs[digest];
		if (run !== void 0) return run.state !== "intended";
		return !wanted.has(digest) && !isUndecided;
	});
}
// src/commands/observe-notices.ts
const MAX_ASKED = 100;
async function observeNotices(seen, provider) {
	const ids = provider === null ? [] : modelsToAsk(seen);
	const states = provider === null ? new Map() : await provider.models(ids.slice(0, MAX_ASKED));
	const isUnsure = [...states.values()].some(({ kind }) => kind === "unknown");
	return {
		notices: noticesOf({
			...seen,
			states
		}),
		isComplete: provider !== null && seen.known.listing?.complete === true && ids.length <= MAX_ASKED && !isUnsure
	};
}
export { fingerprintOf as n, observeNotices as t };
