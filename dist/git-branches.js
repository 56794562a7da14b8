import { i as isShallow, n as defaultBranch, r as fetchCommit, t as branchTip } from "./git-fetch.js";
import { n as prepareGit, r as runGit, t as gitError } from "./git-process.js";
import { tmpdir } from "node:os";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
// src/adapters/git-push.ts
const STALE = /\(stale info\)|\(fetch first\)|\(non-fast-forward\)|cannot lock ref|failed to update ref|reference already exists|incorrect old value/;
async function pushCommit(git, remote, { oid, ...at }) {
	return await swap(git, remote, at, oid) ?? {
		kind: "committed",
		oid
	};
}
async function deleteBranch(git, remote, at) {
	return await swap(git, remote, at, "") ?? {
		kind: "committed",
		oid: at.expectedHead
	};
}
async function swap(git, remote, { branch, expectedHead }, source) {
	const ref = `refs/heads/${branch}`;
	const lease = `--force-with-lease=${ref}:${expectedHead ?? ""}`;
	const result = await runGit(git, [
		"push",
		...[
			"--porcelain",
			"--no-verify",
			"--no-signed",
			"--no-follow-tags",
			"--recurse-submodules=no"
		],
		lease,
		"--end-of-options",
		remote.name,
		`${source}:${ref}`
	]);
	if (result.code === 0) return null;
	const row = result.output.split("\n").find((line) => line.startsWith("!")) ?? "";
	if (STALE.test(row)) return { kind: "stale" };
	if (/\[(?:remote )?rejected\]/.test(row)) return {
		kind: "refused",
		why: refusal(row, result.complaint)
	};
	return {
		kind: "unknown",
		why: result.complaint.trim() || `git push ended with code ${result.code}`
	};
}
function refusal(row, complaint) {
	const [, reason = ""] = /\[(?:remote )?rejected\] \((.*)\)/.exec(row) ?? [];
	const words = complaint.split("\n").flatMap((line) => line.startsWith("remote:") ? [line.slice(7).trim()] : []).filter((line) => line !== "").join(" ").slice(0, 300);
	return `the server refused the push (${reason || "no reason given"})${words === "" ? "" : `: ${words}`}`;
}
// src/adapters/git-branches.ts
const NOBODY = {
	name: "finetune-gitops",
	email: "finetune-gitops@localhost"
};
function createGitBranches(options) {
	const { folder, remote, objects } = options;
	const git = prepareGit(folder, remote, "git");
	return {
		async repository() {
			const branch = await defaultBranch(git, remote);
			return {
				id: await repositoryId(git, remote, await branchTip(git, remote, branch)),
				defaultBranch: branch,
				isPrivate: false
			};
		},
		branchHead: (branch) => branchTip(git, remote, branch),
		async readFile(commit, path) {
			const known = await objects.resolve(commit);
			const entry = known === null ? null : await objects.entry(known, path);
			if (entry?.kind !== "file") return null;
			const chunks = [];
			for await (const chunk of objects.read(entry.oid)) chunks.push(chunk);
			return Buffer.concat(chunks);
		},
		createOrphanBranch: (branch, files, headline) => commitAndPush({
			branch,
			expectedHead: null,
			files,
			message: headline
		}),
		commitFile({ branch, expectedHead, path, content, headline, body }) {
			const message = body === void 0 ? headline : `${headline}\n\n${body}`;
			return commitAndPush({
				branch,
				expectedHead,
				files: new Map([[path, content]]),
				message
			});
		}
	};
	async function commitAndPush(wanted) {
		const { branch, expectedHead } = wanted;
		try {
			if (!(expectedHead === null || await fetchCommit(git, remote, expectedHead) !== null)) return { kind: "stale" };
			const oid = await writeCommit(git, {
				...wanted,
				parent: expectedHead
			});
			return await pushCommit(git, remote, {
				branch,
				expectedHead,
				oid
			});
		} catch (error) {
			return {
				kind: "unknown",
				why: error instanceof Error ? error.message : String(error)
			};
		}
	}
}
async function remoteAddress(folder, name) {
	return done(prepareGit(folder, null, "git"), `read the address of ${name}`, [
		"remote",
		"get-url",
		"--",
		name
	]);
}
async function writeCommit(git, { parent, files, message }) {
	const place = await mkdtemp(join(tmpdir(), "finetune-gitops-"));
	try {
		const apart = {
			...git,
			environment: {
				...git.environment,
				GIT_INDEX_FILE: join(place, "index")
			}
		};
		if (parent !== null) await done(apart, "read a tree", ["read-tree", parent]);
		for (const [path, content] of files) {
			const blob = await done(apart, "write a file", [
				"hash-object",
				"-w",
				"--stdin",
				"--no-filters"
			], content);
			await done(apart, "stage a file", [
				"update-index",
				"--add",
				"--cacheinfo",
				`${parent === null ? "100644" : await modeOf(apart, path)},${blob},${path}`
			]);
		}
		const tree = await done(apart, "write a tree", ["write-tree"]);
		const parents = parent === null ? [] : ["-p", parent];
		return await done(await withIdentity(apart), "write a commit", [
			"commit-tree",
			tree,
			...parents
		], message);
	} finally {
		await rm(place, {
			recursive: true,
			force: true
		});
	}
}
async function modeOf(git, path) {
	return (await done(git, "list a file", [
		"ls-files",
		"-s",
		"-z",
		"--",
		path
	])).startsWith("100755 ") ? "100755" : "100644";
}
async function withIdentity(git) {
	if ((await runGit(git, ["var", "GIT_COMMITTER_IDENT"])).code === 0) return git;
	const { name, email } = NOBODY;
	const identity = {
		GIT_AUTHOR_NAME: name,
		GIT_AUTHOR_EMAIL: email,
		GIT_COMMITTER_NAME: name,
		GIT_COMMITTER_EMAIL: email
	};
	return {
		...git,
		environment: {
			...git.environment,
			...identity
		}
	};
}
async function done(git, task, args, input) {
	const result = await runGit(git, args, input);
	if (result.code !== 0) throw gitError(git, task, result);
	return result.output.trim();
}
async function repositoryId(git, remote, head) {
	if (head === null) throw new Error(`The default branch of ${remote.name} has no commit.`);
	await fetchCommit(git, remote, head);
	if (await isShallow(git)) throw new Error("The clone is shallow, so its first commit is not known: run git fetch --unshallow.");
	return `git:${await done(git, "find the first commit", [
		"rev-list",
		"--first-parent",
		"--max-parents=0",
		head
	])}`;
}
export { pushCommit as a, deleteBranch as i, remoteAddress as n, writeCommit as r, createGitBranches as t };
