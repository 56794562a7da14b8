import { c as looseObject, g as unknown, m as string, n as _enum, o as int, p as strictObject, s as literal } from "./vendor-zod.js";
import { t as createDatasetInspector } from "./dataset-inspector.js";
import { i as printResult, r as printJson, t as createTerminalOutput } from "./terminal-host.js";
import { r as writeUserFile, t as readUserFile } from "./user-files.js";
import { t as joinParts } from "./join-parts.js";
import { t as LfsFault } from "./lfs-pointer.js";
import { t as DATASET_CODES } from "./codes.js";
import { n as cutShard, t as MOST_SHARDS } from "./shard.js";
import { i as unreadable, n as inspectionRulesFor } from "./inspect2.js";
import { t as UserError } from "./user-error.js";
import { s as inspectionHasErrors } from "./findings.js";
import { r as integer } from "./format.js";
import { r as inspectionJson } from "./json.js";
import { n as inspectionText } from "./terminal.js";
import { n as withFiles } from "./desk-files.js";
import { t as openAi } from "./description.js";
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
function isFinding({ ...finding }, depth) {
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
// src/commands/inspect-shards.ts
async function inspectShard(path, shard, options) {
	const rules = inspectionRulesFor(options);
	const file = await options.open(path);
	if (file.kind !== "file") throw cannotRead(path, file);
	const hash = createHash("sha256");
	const cut = cutShard(hashed(file.chunks(), hash), file.bytes, shard);
	const bytes = Math.ceil(file.bytes / shard.of);
	const { part } = await inspectOrRefuse(path, options.inspect, {
		rules,
		bytes,
		chunks: cut.chunks,
		isStart: shard.index === 1
	});
	return {
		label: {
			path,
			baseModel: options.baseModel,
			role: options.role,
			bytes: file.bytes,
			sha256: hash.digest("hex"),
			...shard,
			...cut.range()
		},
		part: part()
	};
}
async function inspectOrRefuse(path, inspect, job) {
	try {
		return await inspect(job);
	} catch (error) {
		if (error instanceof LfsFault) throw cannotRead(path, {
			kind: "lfs-fault",
			problem: error.problem
		});
		throw error;
	}
}
function cannotRead(path, file) {
	const [finding] = unreadable(path, file).findings;
	return new UserError(`${finding?.code}: ${finding?.message}`, { fix: finding?.fix ?? "" });
}
async function mergeShards(paths, read) {
	const seen = [];
	for (const path of paths) seen.push({
		path,
		label: (await readPart(path, read)).label
	});
	seen.sort((a, b) => a.label.index - b.label.index);
	const labels = seen.map(({ label }) => label);
	const [first] = labels;
	const why = whyNotWhole(labels);
	if (first === void 0 || why !== null) throw new UserError(`The parts do not make one inspection. ${why}`, { fix: "Give all parts of one file, made by the same version with the same options." });
	const joined = joinParts();
	for (const { path, label } of seen) {
		const again = await readPart(path, read);
		if (JSON.stringify(again.label) !== JSON.stringify(label)) throw new UserError(`The file ${path} changed while it was read.`, { fix: "Try again." });
		absorb(joined, again, path);
	}
	const { path, role } = first;
	return {
		path,
		role,
		inspection: joined.conclude(first.sha256).inspection
	};
}
function absorb(joined, { part }, path) {
	try {
		joined.absorb(part);
	} catch (cause) {
		throw new UserError(`The part in ${path} was made under other limits than the others.`, {
			fix: "Make all parts with the same version and the same options.",
			cause
		});
	}
}
async function readPart(path, read) {
	const found = readPartFile(await read(path));
	if (found.kind === "read") return found.file;
	throw new UserError(`The file ${path} ${found.why}.`, { fix: "Make it again: inspect FILE --shard i/n -o PART." });
}
async function* hashed(chunks, hash) {
	for await (const chunk of chunks) {
		hash.update(chunk);
		yield chunk;
	}
}
// src/desk-shards.ts
function createShardDesk(options) {
	const output = createTerminalOutput({
		trace: options.trace === true,
		startedAt: options.startedAt
	});
	const asJson = options.json === true;
	const inspect = createDatasetInspector({
		threads: options.workers ?? null,
		screen: process.stderr
	});
	return {
		async inspectShard(files, shard, flags) {
			const [path, ...others] = files;
			const to = flags.output;
			if (path === void 0 || others.length > 0 || to === void 0) throw new UserError("--shard makes one part of one file.", { fix: "Name one FILE, and the part with -o." });
			const { baseModel = null, role } = flags;
			const file = await withFiles(options.folder, flags, (open) => inspectShard(path, shard, {
				open,
				catalog: openAi.catalog,
				baseModel,
				role,
				output,
				inspect
			}));
			const why = await writeUserFile(to, new TextEncoder().encode(writePartFile(file)), flags.force === true);
			if (why !== null) throw new UserError(`The file ${to} ${why}.`, { fix: "It was left as it is." });
			const { start, end, ...label } = file.label;
			const { examples } = file.part;
			if (asJson) printJson({
				schemaVersion: 1,
				part: {
					...label,
					start,
					end,
					examples
				}
			});
			else printResult(`Part ${shard.index} of ${shard.of}: ${integer(examples)} examples, ${integer(end - start)} bytes.`);
			return 0;
		},
		async merge(parts) {
			const { path, role, inspection } = await mergeShards(parts, readText);
			if (asJson) printJson({
				schemaVersion: 1,
				role,
				files: [inspectionJson(path, inspection)]
			});
			else printResult(inspectionText(path, inspection));
			return inspectionHasErrors(inspection) ? 1 : 0;
		}
	};
}
async function readText(path) {
	const file = await readUserFile(path, MAX_PART_FILE_BYTES);
	if (file.kind === "read") return new TextDecoder().decode(file.bytes);
	throw new UserError(`The file ${path} ${file.why}.`, { fix: "Name the files that --shard wrote." });
}
export { createShardDesk };
