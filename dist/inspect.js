import { f as diagnose, t as UserError } from "./user-error.js";
import { a as inspectDataset, r as inspectionRules } from "./description.js";
import { I as E_DATASET_KIND, L as E_DATASET_MISSING, j as findBaseModel } from "./suggest.js";
import { join } from "node:path";
import { constants } from "node:fs";
import { lstat, open, readlink, realpath, stat } from "node:fs/promises";
// src/adapters/worktree-path.ts
function whyNotPlain(path) {
	if (path.includes("\0") || !path.isWellFormed()) return "has a NUL or broken Unicode in its name";
	if (path.includes("\\")) return "has a backslash in its name; use \"/\" between folders";
	if (path.startsWith("/") || /^[a-z]:/i.test(path)) return "is named by an absolute path";
	const parts = path.split("/");
	if (parts.some((part) => part === "" || part === "." || part === "..")) return "has an empty, \".\" or \"..\" part in its path";
	if (parts.some(isGitFolder)) return "lies in the folder of git";
	return null;
}
function isGitFolder(part) {
	const name = part.replaceAll(/[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g, "").replace(/:.*$/su, "").replace(/[. ]+$/, "").toLowerCase();
	return name === ".git" || name === "git~1";
}
// src/adapters/worktree-files.ts
const chunkBytes = 262144;
const changed = {
	kind: "refused",
	why: "changed while it was opened"
};
const special = {
	kind: "refused",
	why: "is not a regular file"
};
const symlink = {
	kind: "refused",
	why: "is, or lies behind, a symbolic link"
};
async function openWorktreeFile(root, path) {
	const why = whyNotPlain(path);
	if (why !== null) return {
		kind: "refused",
		why
	};
	return readable(() => openBelow(root, path));
}
async function openUserFile(path) {
	if (path === "" || path.includes("\0")) return {
		kind: "refused",
		why: "has an empty name or a NUL in its name"
	};
	return readable(async () => openSame(path, await stat(path), constants.O_RDONLY | constants.O_NONBLOCK));
}
async function openBelow(root, path) {
	const top = await realpath(root);
	const parts = path.split("/");
	for (let depth = 1; depth < parts.length; depth += 1) {
		const folder = await lstat(join(top, ...parts.slice(0, depth)));
		if (folder.isSymbolicLink()) return symlink;
		if (!folder.isDirectory()) return { kind: "absent" };
	}
	const full = join(top, ...parts);
	const seen = await lstat(full);
	if (seen.isSymbolicLink()) return symlink;
	return openSame(full, seen, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK, isStillAt);
}
async function openSame(path, seen, flags, isRight = async () => true) {
	if (!seen.isFile()) return special;
	const handle = await open(path, flags);
	try {
		const stats = await handle.stat();
		if (stats.isFile() && stats.dev === seen.dev && stats.ino === seen.ino && await isRight(handle, path)) return {
			kind: "open",
			handle,
			stats
		};
	} catch (error) {
		await handle.close();
		throw error;
	}
	await handle.close();
	return changed;
}
async function isStillAt(handle, path) {
	return await readlink(`/proc/self/fd/${handle.fd}`).catch((error) => {
		if (errorCode(error) === "ENOENT") return path;
		throw error;
	}) === path;
}
async function readable(openFile) {
	const first = await attempt(openFile);
	if (first.kind !== "open") return first;
	const seen = first.stats;
	await first.handle.close();
	async function* chunks() {
		const again = await attempt(openFile);
		if (again.kind !== "open") throw new Error("The file was replaced before it was read");
		const { handle, stats } = again;
		try {
			if (!isUnchanged(seen, stats)) throw new Error("The file was replaced before it was read");
			if (stats.size > 0) {
				const range = {
					start: 0,
					end: stats.size - 1,
					highWaterMark: chunkBytes,
					autoClose: false
				};
				for await (const chunk of handle.createReadStream(range)) yield chunk;
			}
			if (!isUnchanged(seen, await handle.stat())) throw new Error("The file changed while it was read");
		} finally {
			await handle.close();
		}
	}
	return {
		kind: "file",
		bytes: seen.size,
		chunks
	};
}
function isUnchanged(before, now) {
	return [
		"dev",
		"ino",
		"size",
		"mtimeMs",
		"ctimeMs"
	].every((field) => before[field] === now[field]);
}
async function attempt(openFile) {
	try {
		return await openFile();
	} catch (error) {
		switch (errorCode(error)) {
			case "ENOENT":
			case "ENOTDIR": return { kind: "absent" };
			case "ELOOP": return symlink;
			case "ENXIO": return special;
			case "EACCES":
			case "EPERM": return {
				kind: "refused",
				why: "may not be read by this user"
			};
			case "ENAMETOOLONG": return {
				kind: "refused",
				why: "has a name that is too long"
			};
			default: throw new Error("The file could not be opened", { cause: error });
		}
	}
}
function errorCode(error) {
	return error instanceof Error && "code" in error ? error.code : void 0;
}
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
		examples: change.desired?.training?.inspection.examples ?? null,
		tokensPerEpoch: change.desired?.training?.inspection.tokensPerEpoch ?? null,
		epochs: change.desired?.spec?.nEpochs ?? null,
		estimate: estimate === null ? null : {
			lowUsd: estimate.low / NANO,
			expectedUsd: estimate.expected / NANO,
			highUsd: estimate.high / NANO,
			quality: estimate.quality,
			priceAsOf: estimate.priceAsOf
		}
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
		tokens: {
			perEpoch: inspection.tokensPerEpoch,
			quality: inspection.tokenQuality,
			longest: inspection.longestExample
		},
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
		}))
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
// src/commands/inspect.ts
async function inspectFiles(paths, options) {
	const base = options.baseModel === null ? void 0 : findBaseModel(options.catalog, options.baseModel);
	if (options.baseModel !== null && base === void 0) throw new UserError(`The base model ${options.baseModel} is not in the price catalog.`, { fix: `Known models: ${options.catalog.models.map((model) => model.id).join(", ")}.` });
	const rules = await inspectionRules("training", base, options.output);
	const inspected = [];
	for (const path of paths) {
		const file = await options.open(path);
		inspected.push({
			path,
			inspection: file.kind === "file" ? await inspectDataset({
				...rules,
				chunks: file.chunks()
			}) : unreadable(path, file)
		});
	}
	return inspected;
}
function unreadable(path, file) {
	return {
		format: "unknown",
		bytes: 0,
		sha256: "",
		examples: 0,
		tokensPerEpoch: null,
		tokenQuality: "proxy",
		longestExample: null,
		findings: [asFinding(file.kind === "absent" ? diagnose(E_DATASET_MISSING, null, { path }) : diagnose(E_DATASET_KIND, null, {
			path,
			kind: file.what
		}))]
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
export { planJson as a, ledgerJson as i, diagnosticJson as n, openUserFile as o, inspectionJson as r, openWorktreeFile as s, inspectFiles as t };
