import "./inspect.js";
import { i as inspectCounted, n as isEncodingName, t as tokenCounters } from "./rank-files.js";
import { t as LfsFault } from "./lfs-pointer.js";
// src/adapters/inspect-here.ts
function inspectHere(job) {
	return inspectCounted(job, tokenCounters);
}
// src/commands/dataset-reader.ts
function createDatasetReader(git, output, inspect) {
	const inspected = new Map();
	return { async read(commit, path, { role, base, expected, answerSchema }) {
		const entry = await git.entry(commit, path);
		if (entry === null) return { kind: "absent" };
		if (entry.kind !== "file") return {
			kind: "not-a-file",
			what: entry.kind
		};
		const rules = {
			...inspectionRules(base, {
				role,
				expected
			}, output),
			...answerSchema && { answerSchema }
		};
		const key = JSON.stringify([entry.oid, rules]);
		const { oid, bytes, contentId } = entry;
		const job = {
			rules,
			bytes,
			chunks: git.read(oid),
			...contentId !== void 0 && { contentId }
		};
		const known = inspected.get(key) ?? inspect(job);
		inspected.set(key, known);
		try {
			return {
				kind: "read",
				oid: entry.oid,
				...await known
			};
		} catch (error) {
			if (error instanceof LfsFault) return {
				kind: "lfs-fault",
				problem: error.problem
			};
			throw error;
		}
	} };
}
function inspectionRules(base, { role, expected }, output) {
	const encoding = base !== void 0 && isEncodingName(base.encoding) ? base.encoding : null;
	if (encoding !== null) output.trace(`uses encoding ${encoding}`);
	return {
		encoding,
		expected,
		images: base?.image_tokens ?? null,
		maxExampleTokens: base?.max_example_tokens ?? null,
		minExamples: role === "training" ? base?.min_examples ?? 10 : 1
	};
}
export { inspectionRules as n, inspectHere as r, createDatasetReader as t };
