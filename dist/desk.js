import { a as clockAt, c as createBranchLedgerStore, d as plannedCost, i as inspectDataset, l as DEFAULT_WAITING_WINDOW, n as createDatasetReader, o as systemClock, r as inspectionRules, s as createGitObjects, t as openAi, u as hasChanges } from "./description.js";
import { t as interruption } from "./environment.js";
import { a as hasErrors, c as LEDGER_PATH, d as fromUsd, i as diagnose, l as parseLedger, n as inspectionHasErrors, s as LEDGER_BRANCH, t as UserError } from "./user-error.js";
import { n as printJson, r as printResult, t as createTerminalOutput } from "./terminal-host.js";
import { d as findBaseModel, f as E_DATASET_KIND, n as readLedger, p as E_DATASET_MISSING } from "./known.js";
import { t as preview } from "./preview.js";
import { i as visible } from "./escape.js";
import { a as integer, i as instant, n as why, o as usd, r as counted, s as usdRange } from "./words.js";
import { t as verdict } from "./verdict.js";
import { dirname, join, relative, resolve } from "node:path";
import { constants, existsSync } from "node:fs";
import { lstat, open, readlink, realpath, stat } from "node:fs/promises";
// src/adapters/git-ledger-reader.ts
function createGitLedgerReader(git) {
	return {
		async read() {
			const head = await git.resolve(`refs/remotes/origin/${LEDGER_BRANCH}`);
			const entry = head === null ? null : await git.entry(head, LEDGER_PATH);
			if (head === null || entry === null) return {
				kind: "absent",
				position: { head: null }
			};
			const chunks = [];
			for await (const chunk of git.read(entry.oid)) chunks.push(chunk);
			const parsed = parseLedger(Buffer.concat(chunks).toString("utf8"));
			return parsed.kind === "ledger" ? {
				kind: "found",
				ledger: parsed.ledger,
				position: { head }
			} : parsed;
		},
		write: async () => ({
			kind: "failed",
			why: "this ledger is read only; give --repository and a GITHUB_TOKEN"
		})
	};
}
// src/adapters/repository-folder.ts
function repositoryFolder(folder) {
	const top = resolve(folder);
	if (existsSync(join(top, ".git"))) return top;
	return dirname(top) === top ? null : repositoryFolder(dirname(top));
}
function repositoryPath(root, typed) {
	return relative(root, resolve(typed)).replaceAll("\\", "/");
}
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
// src/adapters/worktree-objects.ts
const WORK_TREE = "work-tree";
function createWorktreeObjects(root) {
	const opened = new Map();
	return {
		resolve: async () => WORK_TREE,
		async entry(_commit, path) {
			const file = await openWorktreeFile(root, path);
			if (file.kind === "refused") throw new Error(`${path} is not read: it ${file.why}.`);
			if (file.kind === "absent") return null;
			opened.set(path, file);
			return {
				oid: path,
				kind: "file",
				bytes: file.bytes
			};
		},
		read(oid) {
			const file = opened.get(oid);
			if (file === void 0) throw new Error(`${oid} was not looked up before it was read.`);
			return file.chunks();
		},
		close: async () => void 0
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
const NANO = 1e9;
function planJson(plan) {
	return {
		schemaVersion: 1,
		commit: plan.commit,
		planDigest: plan.digest,
		observed: plan.observed,
		changes: plan.changes.map(changeJson),
		diagnostics: plan.diagnostics.map(({ code, severity, message, fix, place }) => ({
			code,
			severity,
			path: place?.path ?? null,
			line: place?.line ?? null,
			column: place?.column ?? null,
			message,
			fix
		})),
		budget: {
			limitUsd: plan.budget.limit === null ? null : plan.budget.limit / NANO,
			committedUsd: plan.budget.committed / NANO,
			plannedUsd: plan.budget.planned / NANO
		}
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
// src/core/report/terminal.ts
function planText(plan, cost, subject) {
	const lines = [verdict(plan, cost, subject), ""];
	const width = Math.max(0, ...plan.changes.map((change) => change.model.length));
	for (const change of plan.changes) lines.push(changeLine(change, width));
	if (plan.changes.length > 0) lines.push("");
	for (const diagnostic of plan.diagnostics) lines.push(...diagnosticLines(diagnostic));
	const { budget } = plan;
	if (budget.limit !== null) lines.push(`Budget this month: ${usd(budget.committed + budget.planned)} of ${usd(budget.limit)}.`);
	lines.push(`Plan ${plan.digest.slice(0, 12)} of commit ${plan.commit.slice(0, 7)}.`);
	return `${lines.join("\n")}\n`;
}
function changeLine(change, width) {
	const { desired } = change;
	const estimate = desired?.estimate ?? null;
	const tokens = estimate === null ? "" : `  ${integer(estimate.tokensPerEpoch)} tokens × ${estimate.epochs}`;
	const cost = change.action === "train" ? `  ${estimate === null ? "not estimated" : usdRange(estimate)}` : "";
	const reason = why(change, (text) => visible(text, 200)).replaceAll("`", "");
	return `  ${change.action.padEnd(9)} ${change.model.padEnd(width)}${cost}${tokens}  (${reason})`;
}
function diagnosticLines(diagnostic) {
	const { place } = diagnostic;
	const where = (place === null ? [] : [
		place.path,
		place.line,
		place.line === void 0 ? void 0 : place.column
	]).filter((part) => part !== void 0).join(":");
	return [`${where === "" ? "" : `${visible(where)}: `}${diagnostic.severity} ${diagnostic.code}: ${visible(diagnostic.message, 1e3)}`, `    ${visible(diagnostic.fix, 1e3)}`];
}
function inspectionText(path, inspection) {
	const { examples, format, tokensPerEpoch, tokenQuality } = inspection;
	const tokens = tokensPerEpoch === null ? "tokens not counted" : `${integer(tokensPerEpoch)} tokens per epoch (${tokenQuality})`;
	const lines = [`${visible(path)}: ${format}, ${counted(examples, "example")}, ${tokens}`];
	for (const { lines: places, code, severity, message, fix, count } of inspection.findings) {
		const more = count > 1 ? ` (${count} in this file)` : "";
		const place = places[0] === void 0 ? {} : { line: places[0] };
		lines.push(...diagnosticLines({
			code,
			severity,
			headline: "",
			message: `${message}${more}`,
			fix,
			place: {
				path,
				...place
			}
		}));
	}
	return `${lines.join("\n")}\n`;
}
function ledgerText(ledger) {
	const runs = Object.values(ledger?.runs ?? {}).sort((a, b) => b.startedAt.localeCompare(a.startedAt));
	if (runs.length === 0) return "No training has been started from this repository.\n";
	const width = Math.max(...runs.map((run) => run.model.length));
	return `${runs.map((run) => {
		const cost = run.billedNanoUsd === null ? `${usd(run.reservedNanoUsd)} reserved` : `${usd(run.billedNanoUsd)} billed`;
		const id = run.modelId ?? run.jobId ?? "no job yet";
		const error = run.error === null ? "" : `  ${visible(run.error.code, 60)}`;
		return `  ${run.state.padEnd(9)} ${run.model.padEnd(width)}  ${id}  ${cost}  since ${instant(run.startedAt)}${error}`;
	}).join("\n")}\n`;
}
// src/desk.ts
function createDesk(options) {
	const output = createTerminalOutput({
		trace: options.trace === true,
		startedAt: options.startedAt
	});
	const clock = options.now === void 0 ? systemClock : clockAt(options.now);
	const now = new Date(clock.now()).toISOString();
	const manifestPath = options.manifest ?? "models.yaml";
	const asJson = options.json === true;
	function root() {
		const folder = repositoryFolder(options.folder);
		if (folder === null) throw new UserError("This is not a git repository.", { fix: "Change into one." });
		return folder;
	}
	async function forge(flags) {
		if (flags.repository === void 0) return null;
		if (options.githubToken === null) throw new UserError("GITHUB_TOKEN is not set.", { fix: "Set it to a token that can read the repository." });
		const { createGitHubForge } = await import("./github-forge.js");
		return createGitHubForge({
			token: options.githubToken,
			repository: flags.repository,
			apiUrl: flags.apiUrl
		});
	}
	async function previewHere(flags) {
		const inWorkTree = flags.worktree === true;
		const committed = createGitObjects({
			folder: root(),
			remote: null
		});
		const git = inWorkTree ? createWorktreeObjects(root()) : committed;
		try {
			const commit = await git.resolve(flags.commit ?? "HEAD");
			if (commit === null) throw new UserError(`There is no commit ${flags.commit ?? "HEAD"}.`, { fix: "Commit first." });
			const host = await forge(flags);
			const store = host === null ? createGitLedgerReader(committed) : createBranchLedgerStore(host);
			const ports = {
				git,
				datasets: createDatasetReader(git, output),
				provider: openAi,
				store
			};
			const baseCommit = inWorkTree ? null : flags.base ?? null;
			return await preview(ports, {
				commit,
				baseCommit,
				manifestPath,
				now,
				limits: limits(flags, false)
			});
		} finally {
			await committed.close();
		}
	}
	return {
		async inspect(files, flags) {
			const git = flags.worktree === true ? null : createGitObjects({
				folder: root(),
				remote: null
			});
			try {
				const open = git === null ? openOnDisk : await openInCommit(git, root(), flags.commit);
				const baseModel = flags.baseModel ?? null;
				const inspected = await inspectFiles(files, {
					open,
					catalog: openAi.catalog,
					baseModel,
					output
				});
				if (asJson) printJson({
					schemaVersion: 1,
					files: inspected.map(({ path, inspection }) => inspectionJson(path, inspection))
				});
				else printResult(inspected.map(({ path, inspection }) => inspectionText(path, inspection)).join("\n"));
				return inspected.some(({ inspection }) => inspectionHasErrors(inspection)) ? 1 : 0;
			} finally {
				await git?.close();
			}
		},
		async validate(flags) {
			const { plan } = await previewHere(flags);
			if (asJson) printJson({
				schemaVersion: 1,
				diagnostics: plan.diagnostics
			});
			else if (plan.diagnostics.length === 0) printResult("Everything is in order.");
			else printResult(plan.diagnostics.flatMap(diagnosticLines).join("\n"));
			return hasErrors(plan.diagnostics) ? 1 : 0;
		},
		async plan(flags) {
			const { plan } = await previewHere(flags);
			if (asJson) printJson(planJson(plan));
			else printResult(planText(plan, plannedCost(plan.changes), "Merging"));
			if (hasErrors(plan.diagnostics)) return 1;
			return flags.detailedExitcode === true && hasChanges(plan) ? 2 : 0;
		},
		async status(flags) {
			const host = await forge(flags);
			const state = host === null ? null : await readLedger(createBranchLedgerStore(host));
			if (asJson) printJson(ledgerJson(state?.ledger ?? null));
			else printResult(ledgerText(state?.ledger ?? null));
			return 0;
		},
		async apply(flags) {
			const host = await forge(flags);
			if (options.openAiApiKey === null || host === null) throw new UserError("OPENAI_API_KEY is not set.", { fix: "Set it to the key of the project that trains." });
			const { reconcile, reconcileFailed } = await import("./reconcile.js");
			const { createOpenAiProvider } = await import("./client.js");
			const git = createGitObjects({
				folder: root(),
				remote: { name: "origin" }
			});
			try {
				const reconciled = await reconcile({
					git,
					datasets: createDatasetReader(git, output),
					provider: openAi,
					forge: host,
					store: createBranchLedgerStore(host),
					fineTuning: createOpenAiProvider({
						apiKey: options.openAiApiKey,
						baseUrl: flags.baseUrl ?? "",
						project: null
					}),
					output,
					interrupted: interruption()
				}, {
					manifestPath,
					now,
					limits: {
						...limits(flags, true),
						frozen: flags.yes !== true
					},
					runUrl: null
				});
				if (asJson) printJson(planJson(reconciled.plan));
				else printResult(planText(reconciled.plan, plannedCost(reconciled.plan.changes), "This run"));
				if (flags.yes !== true) output.info("Nothing was done. Run again with --yes to do it.");
				return reconcileFailed(reconciled) ? 1 : 0;
			} finally {
				await git.close();
			}
		}
	};
}
function limits(flags, budgetRequired) {
	return {
		budget: flags.budgetUsd === void 0 ? null : fromUsd(flags.budgetUsd),
		budgetRequired,
		createsPerRun: 3,
		waitingWindow: DEFAULT_WAITING_WINDOW,
		frozen: false
	};
}
const openOnDisk = async (path) => {
	const file = await openUserFile(path);
	if (file.kind === "file") return {
		kind: "file",
		chunks: () => file.chunks()
	};
	return file.kind === "absent" ? file : {
		kind: "refused",
		what: `path that ${file.why}`
	};
};
async function openInCommit(git, root, revision) {
	const commit = await git.resolve(revision);
	if (commit === null) throw new UserError(`There is no commit ${revision}.`, { fix: "Commit first, or use --worktree." });
	return async (path) => {
		const entry = await git.entry(commit, repositoryPath(root, path));
		if (entry === null) return { kind: "absent" };
		return entry.kind === "file" ? {
			kind: "file",
			chunks: () => git.read(entry.oid)
		} : {
			kind: "refused",
			what: entry.kind
		};
	};
}
export { createDesk };
