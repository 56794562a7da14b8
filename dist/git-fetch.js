import { r as runGit, t as gitError } from "./git-process.js";
// src/adapters/git-fetch.ts
const fullObjectId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const notThere = /not our ref|unadvertised object|couldn't find remote ref|no such remote ref/i;
function canBeBranch(revision) {
	return !/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|^\/|\/$|\/\//.test(revision);
}
async function fetchCommit(git, remote, revision) {
	const oid = fullObjectId.test(revision) ? revision : await branchTip(git, remote, revision);
	if (oid === null || /^0+$/.test(oid)) return null;
	const depth = await isShallow(git) ? ["--depth=1"] : [];
	const harmless = [
		"--quiet",
		"--no-tags",
		"--no-write-fetch-head",
		"--refmap=",
		"--no-prune"
	];
	const alone = ["--no-recurse-submodules", "--no-auto-maintenance"];
	const fetched = await runGit(git, [
		"fetch",
		...harmless,
		...alone,
		...depth,
		"--end-of-options",
		remote.name,
		oid
	]);
	if (fetched.code === 0) return oid;
	if (notThere.test(fetched.complaint)) return null;
	throw gitError(git, `fetch ${oid} from ${remote.name}`, fetched);
}
async function branchTip(git, remote, revision) {
	if (!canBeBranch(revision)) return null;
	const ref = revision.startsWith("refs/") ? revision : `refs/heads/${revision}`;
	const listed = await runGit(git, [
		"ls-remote",
		"--quiet",
		"--end-of-options",
		remote.name,
		ref
	]);
	if (listed.code !== 0) throw gitError(git, `ask ${remote.name} for ${ref}`, listed);
	return listed.output.split("\n").map((row) => row.split("	")).find(([, name]) => name === ref)?.[0] ?? null;
}
async function defaultBranch(git, remote) {
	const listed = await runGit(git, [
		"ls-remote",
		"--quiet",
		"--symref",
		"--end-of-options",
		remote.name,
		"HEAD"
	]);
	const [, branch] = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(listed.output) ?? [];
	if (listed.code !== 0 || branch === void 0) throw gitError(git, `ask ${remote.name} for its default branch`, listed);
	return branch;
}
async function isShallow(git) {
	return (await runGit(git, ["rev-parse", "--is-shallow-repository"])).output.trim() === "true";
}
export { isShallow as i, defaultBranch as n, fetchCommit as r, branchTip as t };
