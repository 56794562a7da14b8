import { t as LfsFault } from "./lfs-pointer.js";
import { l as E_LFS_DAMAGED, o as E_DATASET_KIND, s as E_DATASET_MISSING, u as E_LFS_MISSING } from "./plan-codes.js";
import { n as diagnose } from "./diagnostic.js";
import { r as findBaseModel } from "./catalog.js";
import { n as inspectionRules } from "./dataset-reader.js";
import { t as UserError } from "./user-error.js";
// src/commands/inspect.ts
async function inspectFiles(paths, options) {
	const rules = inspectionRulesFor(options);
	const inspected = [];
	for (const path of paths) {
		const file = await options.open(path);
		inspected.push({
			path,
			inspection: await inspectFile(path, file, rules, options.inspect)
		});
	}
	return inspected;
}
function inspectionRulesFor(options) {
	const base = options.baseModel === null ? void 0 : findBaseModel(options.catalog, options.baseModel);
	if (options.baseModel !== null && base === void 0) throw new UserError(`The base model ${options.baseModel} is not in the price catalog.`, { fix: `Known models: ${options.catalog.models.map((model) => model.id).join(", ")}.` });
	return inspectionRules(base, {
		role: options.role,
		expected: null
	}, options.output);
}
function portableTo(inspected, provider) {
	return inspected.flatMap(({ path, inspection }) => inspection.portability.filter((each) => each.provider === provider).map((portability) => ({
		path,
		portability
	})));
}
async function inspectFile(path, file, rules, inspect) {
	if (file.kind !== "file") return unreadable(path, file);
	try {
		return (await inspect({
			...file,
			rules,
			chunks: file.chunks()
		})).inspection;
	} catch (error) {
		if (error instanceof LfsFault) return unreadable(path, {
			kind: "lfs-fault",
			problem: error.problem
		});
		throw error;
	}
}
function whyUnreadable(path, file) {
	switch (file.kind) {
		case "absent": return diagnose(E_DATASET_MISSING, null, { path });
		case "refused": return diagnose(E_DATASET_KIND, null, {
			path,
			kind: file.what
		});
		case "lfs-fault": return diagnose(file.problem === "missing" ? E_LFS_MISSING : E_LFS_DAMAGED, null, { path });
	}
}
function unreadable(path, file) {
	return {
		format: "unknown",
		bytes: 0,
		sha256: "",
		examples: 0,
		tokensPerEpoch: null,
		tokenQuality: "proxy",
		tokenDoubts: [],
		longestExample: null,
		findings: [asFinding(whyUnreadable(path, file))],
		portability: []
	};
}
function asFinding({ code, severity, headline, message, fix }) {
	return {
		code,
		severity,
		headline,
		message,
		fix,
		lines: [],
		count: 1
	};
}
export { unreadable as i, inspectionRulesFor as n, portableTo as r, inspectFiles as t };
