import { c as literal, g as unknown, l as looseObject, m as string, p as strictObject, r as _enum, s as int } from "./vendor-zod.js";
import { t as DATASET_CODES } from "./codes.js";
import { t as joinParts } from "./join-parts.js";
import { t as MOST_SHARDS } from "./shard.js";
import { createHash } from "node:crypto";
// src/core/dataset/inspection-part-schema.ts
const CODES = new Map(DATASET_CODES.map((code) => [code.code, code]));
const LONGEST_TEXT = 256;
const LONGEST_MESSAGE = 2e3;
const DEEPEST = 16;
const InspectionPartSchema = looseObject({ version: literal(4) }).refine((part) => isHarmless(part, 0), "holds something that no part holds").transform((part) => part).refine(isStable, "is not as this version writes it");
function isHarmless(value, depth) {
	if (value === null || typeof value === "boolean") return true;
	if (typeof value === "number") return value >= 0 && value <= Number.MAX_SAFE_INTEGER;
	if (typeof value === "string") return isPlain(value);
	if (typeof value !== "object" || depth === DEEPEST) return false;
	if (Array.isArray(value)) return value.every((item) => isHarmless(item, depth + 1));
	if ("code" in value) return isFinding(value, depth);
	return Object.entries(value).every(([key, item]) => isPlain(key) && isHarmless(item, depth + 1));
}
function isPlain(text) {
	return text.length <= LONGEST_TEXT && /^[ -~]*$/.test(text);
}
function isFinding({ ...finding }, depth = 0) {
	const { code, severity, headline, fix, message, ...counts } = finding;
	const known = typeof code === "string" ? CODES.get(code) : void 0;
	if (known === void 0 || typeof message !== "string" || message.length > LONGEST_MESSAGE) return false;
	return severity === known.severity && headline === known.headline && fix === known.fix && isHarmless(counts, depth + 1);
}
function isStable(part) {
	try {
		const joined = joinParts();
		joined.absorb(part);
		return JSON.stringify(joined.conclude("").part()) === JSON.stringify(part);
	} catch {
		return false;
	}
}
// src/core/dataset/part-file.ts
const MAX_PART_FILE_BYTES = 268435456;
const KIND = "finetune-gitops inspection part";
const SCHEMA_VERSION = 1;
const count = int().nonnegative();
const sha256 = string().regex(/^[0-9a-f]{64}$/);
const Envelope = strictObject({
	kind: literal(KIND),
	schemaVersion: literal(SCHEMA_VERSION),
	rules: sha256,
	path: string().min(1).max(4096),
	baseModel: string().min(1).max(200).nullable(),
	role: _enum(["training", "validation"]),
	bytes: count,
	sha256,
	index: int().positive().max(MOST_SHARDS),
	of: int().positive().max(MOST_SHARDS),
	start: count,
	end: count,
	checksum: sha256
});
function writePartFile({ label, part }) {
	const text = JSON.stringify(part);
	const envelope = {
		kind: KIND,
		schemaVersion: SCHEMA_VERSION,
		rules: rulesHash(),
		...label,
		checksum: hashOf(text)
	};
	return `${JSON.stringify(envelope).slice(0, -1)},"part":${text}}\n`;
}
function readPartFile(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return {
			kind: "unusable",
			why: "is no JSON: it may have been cut"
		};
	}
	const { part: given, ...rest } = looseObject({ part: unknown() }).catch({ part: null }).parse(value);
	const envelope = Envelope.safeParse(rest);
	if (!envelope.success) return {
		kind: "unusable",
		why: "is no part of an inspection that this version reads"
	};
	const { kind: _kind, schemaVersion: _version, rules, checksum, ...label } = envelope.data;
	if (rules !== rulesHash()) return {
		kind: "unusable",
		why: "was written by another version of finetune-gitops"
	};
	if (checksum !== hashOf(JSON.stringify(given))) return {
		kind: "unusable",
		why: "was changed after it was written: its checksum is another"
	};
	const part = InspectionPartSchema.safeParse(given);
	if (!part.success) return {
		kind: "unusable",
		why: "holds no part of an inspection"
	};
	if (label.index > label.of || label.end - label.start !== part.data.bytes) return {
		kind: "unusable",
		why: "contradicts itself about which part it is"
	};
	return {
		kind: "read",
		file: {
			label,
			part: part.data
		}
	};
}
function whyNotWhole(labels) {
	const [first] = labels;
	if (first === void 0) return "There is no part.";
	for (const [key, what] of [
		["path", "different files"],
		["bytes", "files of different sizes"],
		["sha256", "files with different contents"],
		["baseModel", "different base models"],
		["role", "different roles"],
		["of", "divisions into different numbers of parts"]
	]) if (labels.some((label) => label[key] !== first[key])) return `They are parts of ${what}.`;
	const indexes = labels.map(({ index }) => index);
	const twice = indexes.find((index, place) => indexes.indexOf(index) !== place);
	if (twice !== void 0) return `Part ${twice} of ${first.of} is there twice.`;
	const missing = Array.from({ length: first.of }, (_, place) => place + 1).filter((index) => !indexes.includes(index));
	if (missing.length > 0) return `Of ${first.of} parts these are missing: ${missing.join(", ")}.`;
	let at = 0;
	for (const { index, start, end } of labels) {
		if (start !== at) return `Part ${index} does not begin where the part before it ends.`;
		at = end;
	}
	return at === first.bytes ? null : "The last part does not end where the file ends.";
}
function rulesHash() {
	return hashOf(JSON.stringify(DATASET_CODES.map(({ code, severity, headline, fix }) => [
		code,
		severity,
		headline,
		fix
	])));
}
function hashOf(text) {
	return createHash("sha256").update(text).digest("hex");
}
export { writePartFile as a, whyNotWhole as i, readPartFile as n, InspectionPartSchema as o, rulesHash as r, isFinding as s, MAX_PART_FILE_BYTES as t };
