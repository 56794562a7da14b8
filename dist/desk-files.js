import { i as visible } from "./escape.js";
import { a as usdRange, i as usd, n as instant, r as integer, t as counted } from "./format.js";
import { a as createGitObjects, i as withoutPointer, n as pointerIn, r as withLfs, t as openLfsStore } from "./lfs-store.js";
import { t as openUserFile } from "./worktree-files.js";
import { t as UserError } from "./user-error.js";
import { a as inOrder, n as why, o as ruleLine } from "./words.js";
import { i as lineList, r as diffNotes, t as verdict } from "./verdict.js";
import { n as portabilityLines } from "./portability.js";
import { dirname, join, relative, resolve } from "node:path";
import { existsSync } from "node:fs";
// src/core/report/terminal.ts
function planText(plan, cost, subject, datasets = []) {
	const lines = [verdict(plan, cost, subject), ""];
	const width = Math.max(0, ...plan.changes.map((change) => visible(change.model).length));
	for (const change of plan.changes) lines.push(changeLine(change, width));
	lines.push(...datasets.flatMap(datasetLines));
	if (plan.changes.length > 0) lines.push("");
	for (const diagnostic of plan.diagnostics) lines.push(...diagnosticLines(diagnostic));
	lines.push(...rulesText(plan));
	const { budget } = plan;
	if (budget.limit !== null) lines.push(`Budget this month: ${usd(budget.committed + budget.planned)} of ${usd(budget.limit)}.`);
	lines.push(`Plan ${plan.digest.slice(0, 12)} of ${/^[0-9a-f]{40,}$/.test(plan.commit) ? `commit ${plan.commit.slice(0, 7)}` : "the work tree"}.`);
	return `${lines.join("\n")}\n`;
}
function rulesText({ rules }) {
	if (rules.length === 0) return [];
	return ["Changed rules:", ...inOrder(rules).map((note) => `  ${ruleLine(note, visible)}`)];
}
function datasetLines({ path, diff }) {
	const notes = diff.kind === "compared" ? diffNotes(diff, (host) => visible(host), lineList) : [];
	return notes.length === 0 ? [] : [`  ${visible(path)}:`, ...notes.map((note) => `    ${note}`)];
}
function changeLine(change, width) {
	const { desired } = change;
	const estimate = desired?.estimate ?? null;
	const tokens = estimate === null ? "" : `  ${integer(estimate.tokensPerEpoch)} tokens × ${estimate.epochs}`;
	const cost = change.action === "train" ? `  ${estimate === null ? "not estimated" : usdRange(estimate)}` : "";
	const reason = why(change, (text) => visible(text, 200)).replaceAll("`", "");
	return `  ${change.action.padEnd(9)} ${visible(change.model).padEnd(width)}${cost}${tokens}  (${reason})`;
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
	lines.push(...portabilityLines(inspection.portability));
	return `${lines.join("\n")}\n`;
}
function ledgerText(ledger) {
	const runs = Object.values(ledger?.runs ?? {}).sort((a, b) => b.startedAt.localeCompare(a.startedAt));
	if (runs.length === 0) return "No training has been started from this repository.\n";
	const width = Math.max(...runs.map((run) => visible(run.model).length));
	return `${runs.map((run) => {
		const cost = run.billedNanoUsd === null ? `${usd(run.reservedNanoUsd)} reserved` : `${usd(run.billedNanoUsd)} billed`;
		const id = visible(run.modelId ?? run.jobId ?? "no job yet");
		const error = run.error === null ? "" : `  ${visible(run.error.code, 60)}`;
		return `  ${run.state.padEnd(9)} ${visible(run.model).padEnd(width)}  ${id}  ${cost}  since ${instant(run.startedAt)}${error}`;
	}).join("\n")}\n`;
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
// src/desk-files.ts
function rootOf(folder) {
	const root = repositoryFolder(folder);
	if (root === null) throw new UserError("This is not a git repository.", { fix: "Change into one." });
	return root;
}
async function withFiles(folder, flags, use) {
	if (flags.worktree === true) return use(openOnDisk(repositoryFolder(folder)));
	const root = rootOf(folder);
	const git = withLfs(createGitObjects({
		folder: root,
		remote: null
	}), openLfsStore(root));
	try {
		return await use(await openInCommit(git, root, flags.commit));
	} finally {
		await git.close();
	}
}
function openOnDisk(root) {
	const store = openLfsStore(root);
	return async (path) => {
		const file = await openUserFile(path);
		if (file.kind === "refused") return {
			kind: "refused",
			what: `path that ${file.why}`
		};
		if (file.kind === "absent") return file;
		return {
			kind: "file",
			bytes: (await pointerIn(file.chunks()))?.size ?? file.bytes,
			chunks: () => withoutPointer(file.chunks(), store)
		};
	};
}
async function openInCommit(git, root, revision) {
	const commit = await git.resolve(revision);
	if (commit === null) throw new UserError(`There is no commit ${revision}.`, { fix: "Commit first, or use --worktree." });
	return async (path) => {
		const entry = await git.entry(commit, repositoryPath(root, path));
		if (entry === null) return { kind: "absent" };
		return entry.kind === "file" ? {
			kind: "file",
			bytes: entry.bytes,
			chunks: () => git.read(entry.oid)
		} : {
			kind: "refused",
			what: entry.kind
		};
	};
}
export { ledgerText as a, inspectionText as i, withFiles as n, planText as o, diagnosticLines as r, rulesText as s, rootOf as t };
