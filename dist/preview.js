import { i as diagnose, o as sortDiagnostics } from "./user-error.js";
import { i as gather, m as E_MODEL_ID_EDITED, n as readLedger, t as bearLedger, u as makePlan } from "./known.js";
// src/core/plan/compare.ts
function describeDifference(before, after) {
	if (before.digest !== null && before.digest === after.digest) return "";
	const parts = [];
	if (before.training?.oid !== after.training?.oid) parts.push(dataChange("data", before.training, after.training));
	if (before.validation?.oid !== after.validation?.oid) parts.push(dataChange("validation", before.validation, after.validation));
	if (before.entry.base_model !== after.entry.base_model) parts.push(`base model ${before.entry.base_model} → ${after.entry.base_model}`);
	if (before.spec !== null && after.spec !== null) {
		if (before.spec.nEpochs !== after.spec.nEpochs) parts.push(`epochs ${before.spec.nEpochs} → ${after.spec.nEpochs}`);
		for (const key of [
			"batchSize",
			"learningRateMultiplier",
			"seed",
			"suffix",
			"generation"
		]) if (before.spec[key] !== after.spec[key]) parts.push(`${key} ${before.spec[key] ?? "auto"} → ${after.spec[key] ?? "auto"}`);
	}
	return parts.join(", ");
}
function dataChange(what, before, after) {
	const examples = (use) => use === null ? "none" : String(use.inspection.examples);
	return `${what} ${examples(before)} → ${examples(after)} examples`;
}
function editedModelIds(models, base, ledger) {
	if (base === null) return [];
	return models.flatMap((model) => {
		const id = model.entry.model_id ?? null;
		const before = base.find((other) => other.name === model.name)?.entry.model_id ?? null;
		const own = model.digest === null ? null : ledger.runs[model.digest]?.modelId ?? null;
		const known = Object.values(ledger.runs).some((run) => run.modelId === id && run.model === model.name);
		if (id === null || id === before || id === own || known) return [];
		return [diagnose(E_MODEL_ID_EDITED, model.basePlace, { model: model.name })];
	});
}
// src/commands/preview.ts
async function preview(ports, options) {
	const at = {
		manifestPath: options.manifestPath,
		today: options.now.slice(0, 10)
	};
	const gathered = await gather(ports, {
		...at,
		commit: options.commit
	});
	const base = options.baseCommit === null ? null : await gatherBase(ports, {
		...at,
		commit: options.baseCommit
	});
	const ledger = (ports.store === null ? null : await readLedger(ports.store))?.ledger ?? bearLedger(null, {
		lineage: NO_LINEAGE,
		now: options.now,
		waitingWindow: 0
	});
	const known = {
		ledger: gathered.models === null ? {
			...ledger,
			runs: {}
		} : ledger,
		listing: null,
		mark: {
			repository: "",
			lineage: ledger.lineage
		},
		now: options.now,
		limits: options.limits
	};
	const models = gathered.models ?? [];
	const plan = makePlan(models, known, {
		commit: options.commit,
		manifestPath: options.manifestPath,
		manifestOid: gathered.manifestOid,
		catalog: ports.provider.catalog,
		diagnostics: [...gathered.diagnostics, ...editedModelIds(models, base, ledger)]
	});
	return {
		plan: {
			...plan,
			changes: withDifferences(plan, base),
			diagnostics: sortDiagnostics(plan.diagnostics)
		},
		touchesModels: base === null || differ(base, models) || plan.diagnostics.some((d) => d.severity === "error")
	};
}
const NO_LINEAGE = "00000000-0000-0000-0000-000000000000";
async function gatherBase(ports, at) {
	const commit = await ports.git.resolve(at.commit);
	if (commit === null || (await ports.git.entry(commit, at.manifestPath))?.kind !== "file") return null;
	return (await gather(ports, {
		...at,
		commit
	})).models;
}
function differ(base, head) {
	const shape = (models) => JSON.stringify(models.map(({ name, entry, training, validation }) => [
		name,
		entry,
		training?.oid,
		validation?.oid
	]));
	return shape(base) !== shape(head);
}
function withDifferences(plan, base) {
	return plan.changes.map((change) => {
		const before = base?.find((model) => model.name === change.model);
		if (change.desired === null || before === void 0 || change.detail !== "") return change;
		return {
			...change,
			detail: describeDifference(before, change.desired)
		};
	});
}
export { preview as t };
