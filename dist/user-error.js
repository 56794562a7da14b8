import { a as int, c as object, d as string, l as record, m as uuid, n as _enum, o as literal, s as number, t as datetime, u as strictObject } from "./vendor-zod.js";
// src/core/prices/money.ts
const NANO = 1e9;
function fromUsd(usd) {
	return safe(Math.round(usd * NANO));
}
function perToken(usdPerMillion) {
	return safe(Math.round(usdPerMillion * 1e3));
}
function safe(amount) {
	if (!Number.isSafeInteger(amount)) throw new RangeError("An amount of money is too large to be exact.");
	return amount;
}
const LEDGER_BRANCH = "finetune-gitops/ledger";
const LEDGER_PATH = "ledger.json";
const Instant = datetime();
const Digest = string().regex(/^[0-9a-f]{64}$/);
const Amount = int().nonnegative();
const Intent = strictObject({
	nonce: string().max(64),
	at: Instant,
	runUrl: string().max(500).nullable()
});
const Run = strictObject({
	model: string().max(48),
	baseModel: string().max(128),
	state: _enum([
		"intended",
		"created",
		"succeeded",
		"failed",
		"cancelled",
		"refused"
	]),
	startedAt: Instant,
	endedAt: Instant.nullable(),
	trainingFile: string().max(64).nullable(),
	validationFile: string().max(64).nullable(),
	intent: Intent.nullable(),
	jobId: string().max(72).nullable(),
	modelId: string().max(260).nullable(),
	reservedNanoUsd: Amount,
	estimatedTokens: Amount.nullable(),
	trainedTokens: Amount.nullable(),
	billedNanoUsd: Amount.nullable(),
	error: strictObject({
		code: string().max(100),
		message: string().max(1e3)
	}).nullable(),
	unwantedSince: Instant.nullable(),
	publishedAt: Instant.nullable(),
	retiredAt: Instant.nullable()
});
const Ledger = strictObject({
	schema: literal(1),
	lineage: uuid(),
	serial: int().nonnegative(),
	bornAt: Instant,
	quarantinedUntil: Instant.nullable(),
	runs: record(Digest, Run)
});
function parseLedger(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return {
			kind: "unusable",
			why: `${LEDGER_PATH} on ${LEDGER_BRANCH} is not valid JSON.`
		};
	}
	const version = object({ schema: number() }).safeParse(value);
	if (version.success && version.data.schema > 1) return {
		kind: "unusable",
		why: `The ledger was written by a newer version (schema ${version.data.schema}); this one knows schema 1. Update finetune-gitops.`
	};
	const parsed = Ledger.safeParse(value);
	if (parsed.success) return {
		kind: "ledger",
		ledger: parsed.data
	};
	return {
		kind: "unusable",
		why: `The ledger does not have the expected shape (at ${parsed.error.issues[0]?.path.length ?? 0} levels deep).`
	};
}
function serializeLedger(ledger) {
	return `${JSON.stringify(ledger, null, 2)}\n`;
}
// src/core/diagnostics/diagnostic.ts
function defineCode(code) {
	return code;
}
function diagnose(code, place, facts) {
	return {
		code: code.code,
		severity: code.severity,
		headline: code.headline,
		message: code.message(facts),
		fix: code.fix,
		place
	};
}
const RANK = {
	error: 0,
	warning: 1,
	notice: 2
};
function sortDiagnostics(diagnostics) {
	return [...diagnostics].sort((a, b) => RANK[a.severity] - RANK[b.severity] || (a.place?.path ?? "").localeCompare(b.place?.path ?? "") || (a.place?.line ?? 0) - (b.place?.line ?? 0));
}
function hasErrors(diagnostics) {
	return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
// src/core/dataset/inspection.ts
function inspectionHasErrors(inspection) {
	return inspection.findings.some((finding) => finding.severity === "error");
}
// src/commands/user-error.ts
var UserError = class extends Error {
	name = "UserError";
	fix;
	constructor(message, options) {
		super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
		this.fix = options.fix;
	}
};
export { hasErrors as a, LEDGER_PATH as c, fromUsd as d, perToken as f, diagnose as i, parseLedger as l, inspectionHasErrors as n, sortDiagnostics as o, safe as p, defineCode as r, LEDGER_BRANCH as s, UserError as t, serializeLedger as u };
