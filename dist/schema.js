import { _ as uuid, c as literal, d as object, f as record, m as string, n as datetime, p as strictObject, r as _enum, s as int, u as number } from "./vendor-zod.js";
const LEDGER_BRANCH = "finetune-gitops/ledger";
const LEDGER_PATH = "ledger.json";
const MAX_LEDGER_BYTES = 4194304;
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
	baseModel: string().max(256),
	state: _enum([
		"intended",
		"created",
		"succeeded",
		"failed",
		"cancelled",
		"refused"
	]),
	commit: string().regex(/^[0-9a-f]{40,64}$/).nullable().default(null),
	runUrl: string().max(500).nullable().default(null),
	startedAt: Instant,
	endedAt: Instant.nullable(),
	trainingFile: string().max(72).nullable(),
	validationFile: string().max(72).nullable(),
	intent: Intent.nullable(),
	jobId: string().max(72).nullable(),
	modelId: string().max(260).nullable(),
	reservedNanoUsd: Amount,
	estimatedTokens: Amount.nullable(),
	tokenQuality: _enum([
		"exact",
		"estimated",
		"proxy"
	]).nullable().default(null),
	trainedTokens: Amount.nullable(),
	billedNanoUsd: Amount.nullable(),
	error: strictObject({
		code: string().max(100),
		message: string().max(1e3)
	}).nullable(),
	unwantedSince: Instant.nullable(),
	publishedAt: Instant.nullable(),
	imported: literal(true).optional(),
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
	if (text.length > MAX_LEDGER_BYTES) return {
		kind: "unusable",
		why: "The ledger is larger than 4 MiB."
	};
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
		isNewer: true,
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
export { serializeLedger as i, LEDGER_PATH as n, parseLedger as r, LEDGER_BRANCH as t };
