import { t as portabilityJson } from "./portability.js";
const NANO = 1e9;
function planJson(plan, datasets = []) {
	return {
		schemaVersion: 1,
		commit: plan.commit,
		planDigest: plan.digest,
		observed: plan.observed,
		changes: plan.changes.map(changeJson),
		datasets: datasets.map(datasetChangeJson),
		diagnostics: plan.diagnostics.map(diagnosticJson),
		rules: plan.rules.map(ruleJson),
		budget: {
			limitUsd: plan.budget.limit === null ? null : plan.budget.limit / NANO,
			committedUsd: plan.budget.committed / NANO,
			plannedUsd: plan.budget.planned / NANO
		}
	};
}
function diagnosticJson({ code, severity, message, fix, place }) {
	return {
		code,
		severity,
		path: place?.path ?? null,
		line: place?.line ?? null,
		column: place?.column ?? null,
		message,
		fix
	};
}
function ruleJson({ code, usual, severity, reason, change, before }) {
	return {
		code,
		usualSeverity: usual,
		severity,
		reason,
		change,
		severityBefore: before
	};
}
function changeJson(change) {
	const estimate = change.desired?.estimate ?? null;
	return {
		model: change.model,
		action: change.action,
		reason: change.reason,
		detail: change.detail,
		specDigest: change.digest,
		jobId: change.jobId,
		modelId: change.modelId,
		until: change.until,
		method: change.desired?.entry.method ?? null,
		examples: change.desired?.training?.inspection.examples ?? null,
		tokensPerEpoch: change.desired?.training?.inspection.tokensPerEpoch ?? null,
		epochs: change.desired?.spec?.nEpochs ?? null,
		estimate: estimateJson(estimate)
	};
}
function estimateJson(estimate) {
	if (estimate === null) return null;
	return {
		lowUsd: estimate.low / NANO,
		expectedUsd: estimate.expected / NANO,
		highUsd: estimate.high / NANO,
		quality: estimate.quality,
		usdPer1mTokens: estimate.usdPerMillion,
		priceAsOf: estimate.priceAsOf,
		priceFrom: estimate.priceFrom,
		validationTokensPerEpoch: estimate.validationTokens,
		isMinimumCharge: estimate.isMinimum,
		doubts: estimate.doubts.map(({ why, below, above }) => ({
			why,
			belowUsd: below / NANO,
			aboveUsd: above / NANO
		}))
	};
}
function tokensJson(inspection) {
	const { tokensPerEpoch: tokens, tokenDoubts: doubts } = inspection;
	const margin = (end) => doubts.reduce((sum, doubt) => sum + doubt[end], 0);
	return {
		perEpoch: tokens,
		low: tokens === null ? null : Math.max(0, tokens - margin("below")),
		high: tokens === null ? null : tokens + margin("above"),
		quality: inspection.tokenQuality,
		longest: inspection.longestExample,
		doubts: doubts.map(({ why, below, above }) => ({
			why,
			below,
			above
		}))
	};
}
function datasetChangeJson({ model, role, path, diff, tokens, costNanoUsd }) {
	const isCompared = diff.kind === "compared";
	return {
		model,
		role,
		path,
		examplesBefore: diff.before,
		examplesAfter: diff.after,
		tokensPerEpoch: tokens,
		expectedUsd: costNanoUsd === null ? null : costNanoUsd / NANO,
		notCompared: isCompared ? null : diff.why,
		added: isCompared ? diff.added : null,
		removed: isCompared ? diff.removed : null,
		edited: isCompared ? diff.edited : null,
		reordered: isCompared ? diff.isReordered : null,
		repetitions: isCompared ? diff.repetitions : null,
		unreadable: isCompared ? diff.unreadable.after : null,
		addedLines: isCompared ? diff.addedLines : [],
		editedLines: isCompared ? diff.editedLines : [],
		newSystemPrompts: isCompared ? diff.news.systemPrompts : null,
		newTools: isCompared ? diff.news.tools : null,
		newHosts: isCompared ? diff.news.hosts : null,
		newHostNames: isCompared ? diff.news.hostNames : [],
		newRoles: isCompared ? diff.news.roles : [],
		invisible: isCompared ? diff.news.invisible : null
	};
}
function inspectionJson(path, inspection) {
	return {
		path,
		format: inspection.format,
		examples: inspection.examples,
		verdict: worst(inspection),
		tokens: tokensJson(inspection),
		bytes: inspection.bytes,
		sha256: inspection.sha256,
		findings: inspection.findings.map(({ code, severity, lines, count, message, fix }) => ({
			code,
			severity,
			line: lines[0] ?? null,
			count,
			lines,
			message,
			fix
		})),
		portability: inspection.portability.map(portabilityJson)
	};
}
function worst(inspection) {
	if (inspection.findings.some((finding) => finding.severity === "error")) return "errors";
	return inspection.findings.some((finding) => finding.severity === "warning") ? "warnings" : "ok";
}
function ledgerJson(ledger) {
	return {
		schemaVersion: 1,
		lineage: ledger?.lineage ?? null,
		serial: ledger?.serial ?? null,
		runs: Object.entries(ledger?.runs ?? {}).map(([specDigest, run]) => ({
			specDigest,
			model: run.model,
			baseModel: run.baseModel,
			state: run.state,
			jobId: run.jobId,
			modelId: run.modelId,
			startedAt: run.startedAt,
			endedAt: run.endedAt,
			reservedUsd: run.reservedNanoUsd / NANO,
			billedUsd: run.billedNanoUsd === null ? null : run.billedNanoUsd / NANO,
			trainedTokens: run.trainedTokens,
			error: run.error
		}))
	};
}
export { planJson as a, ledgerJson as i, estimateJson as n, ruleJson as o, inspectionJson as r, tokensJson as s, diagnosticJson as t };
