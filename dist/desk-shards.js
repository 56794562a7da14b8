import { t as createDatasetInspector } from "./dataset-inspector.js";
import { i as printResult, r as printJson, t as createTerminalOutput } from "./terminal-host.js";
import { r as writeUserFile, t as readUserFile } from "./user-files.js";
import { t as joinParts } from "./join-parts.js";
import { t as LfsFault } from "./lfs-pointer.js";
import { a as writePartFile, i as whyNotWhole, n as readPartFile, t as MAX_PART_FILE_BYTES } from "./part-file.js";
import { n as cutShard } from "./shard.js";
import { i as unreadable, n as inspectionRulesFor } from "./inspect2.js";
import { t as UserError } from "./user-error.js";
import { s as inspectionHasErrors } from "./findings.js";
import { r as integer } from "./format.js";
import { r as inspectionJson } from "./json.js";
import { n as inspectionText } from "./terminal.js";
import { n as withFiles } from "./desk-files.js";
import { t as openAi } from "./description.js";
import { createHash } from "node:crypto";
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
		part: await part()
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
