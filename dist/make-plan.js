import { _ as W_PRICE_OLD, c as E_DUPLICATE_SPEC, f as E_NOT_ESTIMATED, h as W_COST_UNKNOWN, m as W_BASE_RETIRING, p as W_BASE_ENDED, r as E_BASE_RETIRED } from "./plan-codes.js";
import { n as diagnose } from "./diagnostic.js";
import { n as daysUntil, t as canBeTrained } from "./catalog.js";
import { r as safe, t as fromUsd } from "./money.js";
import { n as ceilingOf } from "./plan.js";
import { n as canonicalJson, t as decide } from "./decide.js";
import { i as jobFor, n as carriesMark, s as mayCreateAgain } from "./ownership.js";
import { r as retired } from "./gather.js";
import { t as heldBack } from "./reviewed.js";
import { createHash } from "node:crypto";
// src/core/ledger/spend.ts
function committedInMonth(ledger, now) {
	return Object.values(ledger.runs).reduce((sum, run) => safe(sum + committed(run, now)), 0);
}
function committedByRun(ledger, digest, now) {
	const run = ledger.runs[digest];
	return run === void 0 ? 0 : committed(run, now);
}
function committed(run, now) {
	return run.startedAt.startsWith(now.slice(0, 7)) ? run.billedNanoUsd ?? run.reservedNanoUsd : 0;
}
// src/core/plan/budget.ts
function withinLimits(changes, known) {
	const { limits } = known;
	const committed = committedInMonth(known.ledger, known.now);
	const adopted = sumOf(changes.map((change) => change.action === "adopt" ? Math.max(0, addedBy(change, known)) : 0));
	let planned = 0;
	let creates = 0;
	return {
		changes: changes.map((change) => {
			if (change.action !== "train") return change;
			const ceiling = change.desired === null ? null : ceilingOf(change.desired);
			const cap = change.desired?.entry.max_cost_usd;
			if (limits.frozen) return stop(change, "frozen");
			if (ceiling === null) return stop(change, "price-unknown");
			if (cap !== void 0 && ceiling > fromUsd(cap)) return stop(change, "over-model-limit");
			if (limits.budget === null && limits.budgetRequired) return stop(change, "budget-unset");
			const added = addedBy(change, known);
			const total = safe(committed + adopted + planned + added);
			if (limits.budget !== null && total > limits.budget) return stop(change, "over-budget");
			if (creates >= limits.createsPerRun) return {
				...change,
				action: "wait",
				reason: "create-limit"
			};
			planned += added;
			creates += 1;
			return change;
		}),
		budget: {
			limit: limits.budget,
			committed,
			planned
		}
	};
}
function addedBy(change, known) {
	return ((change.desired === null ? null : ceilingOf(change.desired)) ?? 0) - committedByRun(known.ledger, change.digest ?? "", known.now);
}
function sumOf(amounts) {
	return amounts.reduce((sum, amount) => safe(sum + amount), 0);
}
function stop(change, reason) {
	return {
		...change,
		action: "blocked",
		reason
	};
}
// src/core/plan/leftovers.ts
function leftovers(models, known) {
	const wanted = new Set(models.map((model) => model.digest));
	const undecided = new Set(models.filter((model) => model.digest === null).map((model) => model.name));
	const named = new Set(models.map((model) => model.name));
	return Object.entries(known.ledger.runs).filter(([digest, run]) => !wanted.has(digest) && !undecided.has(run.model) && run.imported !== true).map(([digest, run]) => leftover(digest, run, named.has(run.model), known)).filter((change) => change !== null);
}
function leftover(digest, run, nameStaysWanted, known) {
	switch (run.state) {
		case "intended": return unresolved(digest, run, known);
		case "created": return running(digest, run, known);
		case "succeeded": return nameStaysWanted || run.retiredAt !== null ? null : change(digest, run, "retire", "removed-from-manifest");
		case "failed":
		case "cancelled":
		case "refused": return null;
	}
}
function unresolved(digest, run, known) {
	const found = known.listing === null ? null : jobFor(digest, known.listing, known.mark, known.ownership);
	if (found !== null) return {
		...change(digest, run, "adopt", "matching-job-found"),
		jobId: found.id
	};
	if (known.listing?.complete === false) return change(digest, run, "wait", "listing-incomplete");
	if (!mayCreateAgain(known.ownership ?? "filterable-label")) return null;
	const until = run.intent === null ? known.now : later(run.intent.at, known.limits.waitingWindow);
	return {
		...change(digest, run, "wait", "create-unresolved"),
		until
	};
}
function running(digest, run, known) {
	const { ownership = "filterable-label" } = known;
	const listed = known.listing?.jobs.find((each) => each.id === run.jobId);
	const isMarked = listed !== void 0 && carriesMark(listed, digest, known.mark, ownership);
	const job = isMarked || ownership === "none" ? listed : void 0;
	if (job === void 0 && known.listing?.complete === false) return change(digest, run, "wait", "listing-incomplete");
	const isGone = known.listing !== null && known.now >= later(run.startedAt, known.limits.waitingWindow);
	if (job === void 0 && isGone) {
		const reason = listed === void 0 ? "job-missing" : "no-longer-wanted";
		return run.retiredAt === null ? change(digest, run, "retire", reason) : null;
	}
	if (job === void 0 && known.listing !== null) return change(digest, run, "wait", "job-in-progress");
	if (job?.status === "succeeded" && job.modelId === null) return change(digest, run, "wait", "model-id-missing");
	if (job?.status === "succeeded" || job?.status === "failed" || job?.status === "cancelled") return change(digest, run, "retire", "no-longer-wanted");
	if (job !== void 0 && !isMarked) return run.retiredAt === null ? change(digest, run, "retire", "no-longer-wanted") : null;
	if (job?.status === "unrecognised") return change(digest, run, "wait", "job-status-unknown");
	const until = later(run.unwantedSince ?? known.now, known.limits.waitingWindow);
	return {
		...change(digest, run, "cancel", "no-longer-wanted"),
		until
	};
}
function later(instant, milliseconds) {
	return new Date(Date.parse(instant) + milliseconds).toISOString();
}
function change(digest, run, action, reason) {
	return {
		model: run.model,
		action,
		reason,
		detail: "",
		digest,
		desired: null,
		jobId: run.jobId,
		modelId: run.modelId,
		until: null
	};
}
// src/core/plan/retirement.ts
const RETIRING_DAYS = 120;
function checkRetirement(changes, catalog, today) {
	const diagnostics = [];
	const warned = new Set();
	return {
		changes: changes.map((change) => {
			const base = change.desired?.base ?? null;
			if (base === null || change.desired === null) return change;
			const place = change.desired.basePlace;
			if (change.action === "train" && !canBeTrained(base, today)) {
				diagnostics.push(retired(base, place, {
					catalog,
					method: change.desired.entry.method,
					today
				}));
				return {
					...change,
					action: "blocked",
					reason: "base-retired"
				};
			}
			if (isHopeless(change.desired, base, today)) {
				diagnostics.push(retired(base, place, {
					catalog,
					method: change.desired.entry.method,
					today
				}));
				return change;
			}
			const warning = warned.has(base.id) ? null : warn(base, today);
			if (warning !== null) diagnostics.push({
				...warning,
				place
			});
			warned.add(base.id);
			return change;
		}),
		diagnostics
	};
}
function isHopeless({ digest, entry, diagnostics }, base, today) {
	const isSaid = diagnostics.some(({ code }) => code === E_BASE_RETIRED.code);
	return digest === null && !entry.model_id && !canBeTrained(base, today) && !isSaid;
}
function warn(base, today) {
	const { id: baseModel, training_ends: trainingEnds } = base;
	const servingEnds = base.serving_ends ?? trainingEnds;
	if (servingEnds === null || trainingEnds === null) return null;
	const days = daysUntil(servingEnds, today);
	if (days <= 0 || today >= trainingEnds) return diagnose(W_BASE_ENDED, null, {
		baseModel,
		servingEnds
	});
	return days <= RETIRING_DAYS ? diagnose(W_BASE_RETIRING, null, {
		baseModel,
		trainingEnds,
		servingEnds,
		days
	}) : null;
}
// src/core/plan/make-plan.ts
function makePlan(models, known, source) {
	const { models: distinct, diagnostics: duplicates } = refuseDuplicates(models, source.manifestPath);
	const decided = [...distinct.map((model) => decide(model, known)), ...leftovers(distinct, known)];
	const { reviewed = null } = known;
	const retirement = checkRetirement(reviewed === null ? decided : decided.map((change) => heldBack(change, reviewed)), source.catalog, known.now.slice(0, 10));
	const { changes, budget } = withinLimits(retirement.changes, known);
	return {
		commit: source.commit,
		observed: known.listing === null ? "not-asked" : known.listing.complete ? "current" : "incomplete",
		changes,
		diagnostics: [
			...source.diagnostics,
			...models.flatMap((model) => model.diagnostics),
			...duplicates,
			...retirement.diagnostics,
			...checkPrices(changes, source, known.now.slice(0, 10))
		],
		rules: source.rules ?? [],
		budget,
		digest: planDigest(changes, known, source)
	};
}
const PRICES_OLD = 90;
function checkPrices(changes, source, today) {
	const unknown = changes.filter((change) => change.reason === "price-unknown").map(({ model, desired }) => diagnose(E_NOT_ESTIMATED, desired?.basePlace ?? null, { model }));
	const capped = changes.filter(({ action, desired }) => action === "train" && desired?.estimate === null).map(({ model, desired }) => {
		const usd = desired?.entry.max_cost_usd ?? 0;
		return diagnose(W_COST_UNKNOWN, desired?.basePlace ?? null, {
			model,
			usd
		});
	});
	const asOf = source.catalog.as_of;
	const days = daysUntil(today, asOf);
	const old = days > PRICES_OLD ? [diagnose(W_PRICE_OLD, null, {
		asOf,
		days
	})] : [];
	return [
		...unknown,
		...capped,
		...old
	];
}
function refuseDuplicates(models, manifestPath) {
	const firstByDigest = new Map();
	const diagnostics = [];
	return {
		models: models.map((model) => {
			if (model.digest === null) return model;
			const first = firstByDigest.get(model.digest);
			if (first === void 0) {
				firstByDigest.set(model.digest, model.name);
				return model;
			}
			diagnostics.push(diagnose(E_DUPLICATE_SPEC, { path: manifestPath }, {
				model: model.name,
				first
			}));
			return {
				...model,
				spec: null,
				digest: null
			};
		}),
		diagnostics
	};
}
function planDigest(changes, known, source) {
	const content = canonicalJson({
		manifest: source.manifestOid,
		datasets: changes.flatMap(({ desired }) => [desired?.training?.oid ?? null, desired?.validation?.oid ?? null]),
		ledger: {
			lineage: known.ledger.lineage,
			serial: known.ledger.serial
		},
		prices: source.catalog.as_of,
		actions: changes.map((change) => ({
			model: change.model,
			action: change.action,
			digest: change.digest,
			ceiling: change.action === "train" && change.desired !== null ? ceilingOf(change.desired) : 0
		}))
	});
	return createHash("sha256").update(content).digest("hex");
}
export { makePlan as t };
