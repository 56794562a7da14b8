import { i as array, m as string, p as strictObject, r as _enum, s as int } from "./vendor-zod.js";
import { o as InspectionPartSchema, r as rulesHash, s as isFinding, t as MAX_PART_FILE_BYTES } from "./part-file.js";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { createHash } from "node:crypto";
// src/core/dataset/inspection-schema.ts
const LONGEST_TEXT = 2e3;
const count = int().nonnegative();
const text = string().max(LONGEST_TEXT).regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u);
const lines = array(int().positive()).max(50);
function oneOf(names) {
	return _enum(Object.keys(names));
}
const format = oneOf({
	chat: true,
	preference: true,
	reinforcement: true,
	"prompt-completion": true,
	"trl-preference": true,
	alpaca: true,
	sharegpt: true,
	pairs: true,
	gemini: true,
	anthropic: true,
	cohere: true,
	"json-array": true,
	"json-comments": true,
	python: true,
	csv: true,
	tsv: true,
	html: true,
	yaml: true,
	"git-lfs-pointer": true,
	empty: true,
	unknown: true
});
const quality = oneOf({
	exact: true,
	estimated: true,
	proxy: true
});
const doubt = oneOf({
	"message-form": true,
	tools: true,
	"image-rule": true,
	"image-size": true,
	"rule-unconfirmed": true,
	"no-rule": true,
	"other-tokenizer": true,
	"chat-template": true
});
const method = oneOf({
	supervised: true,
	preference: true,
	reinforcement: true
});
const why = oneOf({
	refuses: true,
	unknown: true,
	ignores: true
});
const Finding = strictObject({
	code: string(),
	severity: _enum([
		"error",
		"warning",
		"notice"
	]),
	headline: string(),
	message: text,
	fix: string(),
	lines,
	count
}).refine((finding) => isFinding(finding), "is not in the words of its rule");
const Portability = strictObject({
	provider: text,
	title: text,
	verdict: _enum([
		"takes",
		"refuses",
		"unknown"
	]),
	method: method.nullable(),
	reasons: array(strictObject({
		verdict: why,
		feature: text,
		what: text,
		count,
		lines
	})).max(100)
});
const InspectionSchema = strictObject({
	format,
	bytes: count,
	sha256: string().regex(/^[0-9a-f]{64}$/),
	examples: count,
	tokensPerEpoch: count.nullable(),
	tokenQuality: quality,
	tokenDoubts: array(strictObject({
		why: doubt,
		below: count,
		above: count
	})).max(10),
	longestExample: count.nullable(),
	findings: array(Finding).max(1e3),
	portability: array(Portability).max(100)
});
// src/core/dataset/inspection-entry.ts
const ENTRY_VERSION = 1;
function entryKey({ contentId, rules, version }) {
	return hashOf(Buffer.from(JSON.stringify([
		ENTRY_VERSION,
		4,
		rulesHash(),
		version,
		contentId,
		rules
	])));
}
function sealEntry(kind, key, body) {
	return Buffer.concat([sealOf(kind, key, body), body]);
}
function unsealEntry(kind, key, entry) {
	const body = entry.subarray(sealOf(kind, key, new Uint8Array()).length);
	return Buffer.from(sealEntry(kind, key, body)).equals(entry) ? body : null;
}
function sealOf(kind, key, body) {
	return Buffer.from(`finetune-gitops ${kind} ${ENTRY_VERSION} ${key} ${hashOf(body)}\n`);
}
function writeKept(value) {
	return Buffer.from(JSON.stringify(value));
}
function readInspection(body) {
	const value = parse(body);
	return InspectionSchema.safeParse(value).success ? value : null;
}
function readPart(body) {
	const read = InspectionPartSchema.safeParse(parse(body));
	return read.success ? read.data : null;
}
function parse(body) {
	try {
		return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
	} catch {
		return null;
	}
}
function hashOf(bytes) {
	return createHash("sha256").update(bytes).digest("hex");
}
// src/adapters/inspection-cache.ts
function withCache(inspect, { entries, version, output }) {
	return async (job) => {
		const { contentId, rules } = job;
		if (contentId === void 0 || job.isStart === false || job.onExample !== void 0) return inspect(job);
		const key = entryKey({
			contentId,
			rules,
			version
		});
		let begun;
		let isFresh = false;
		function inspectAnew() {
			begun ??= inspect(job).then(async (fresh) => {
				isFresh = true;
				await keep("inspection", key, writeKept(fresh.inspection));
				return fresh;
			});
			return begun;
		}
		async function keptPart() {
			const kept = isFresh ? null : await find("part", key, async (body) => readPart(await unpack(body, UNPACKED)));
			if (kept !== null) return kept;
			const part = await (await inspectAnew()).part();
			await keep("part", key, await pack(writeKept(part), { level: 1 }));
			return part;
		}
		const known = await find("inspection", key, readInspection);
		if (known?.bytes === job.bytes) return {
			inspection: known,
			part: keptPart
		};
		return {
			inspection: (await inspectAnew()).inspection,
			part: keptPart
		};
	};
	async function find(kind, key, read) {
		const name = nameOf(kind, key);
		try {
			const entry = await entries.read(name);
			if (entry === null) return null;
			const body = unsealEntry(kind, key, entry);
			const value = body === null ? null : await read(body);
			output.trace(value === null ? `passes over the kept ${name}: it is damaged` : `takes the kept ${name}`);
			return value;
		} catch (error) {
			output.trace(`passes over the kept ${name}: ${messageOf(error)}`);
			return null;
		}
	}
	async function keep(kind, key, body) {
		const name = nameOf(kind, key);
		try {
			await entries.write(name, sealEntry(kind, key, body));
		} catch (error) {
			output.trace(`does not keep ${name}: ${messageOf(error)}`);
		}
	}
}
const pack = promisify(gzip);
const unpack = promisify(gunzip);
const UNPACKED = { maxOutputLength: MAX_PART_FILE_BYTES };
function nameOf(kind, key) {
	return kind === "part" ? `${key}.part.gz` : `${key}.json`;
}
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}
export { withCache };
