import { a as pushCommit, i as deleteBranch, r as writeCommit } from "./git-branches.js";
import { r as fetchCommit } from "./git-fetch.js";
import { n as prepareGit, r as runGit, t as gitError } from "./git-process.js";
// src/adapters/git-proposals.ts
const MOST_COMMITS = 100;
function createGitProposals({ folder, remote }) {
	const git = prepareGit(folder, remote, "git");
	return {
		pullRequests: null,
		async compare(base, head) {
			await Promise.all([fetchCommit(git, remote, base), fetchCommit(git, remote, head)]);
			const shared = await runGit(git, [
				"merge-base",
				base,
				head
			]);
			if (shared.code === 1) return null;
			if (shared.code !== 0) throw gitError(git, "compare two commits", shared);
			const mergeBase = shared.output.trim();
			const oids = (await lines(git, ["rev-list", `${base}..${head}`], "\n")).slice(0, MOST_COMMITS).reverse();
			const commits = [];
			for (const oid of oids) {
				const message = await lines(git, [
					"show",
					"--no-patch",
					"--format=%B",
					oid
				], "\0");
				commits.push({
					oid,
					message: message.join("")
				});
			}
			return {
				mergeBase,
				commits,
				files: await lines(git, [
					"diff",
					"--name-only",
					"--no-renames",
					"-z",
					mergeBase,
					head
				], "\0")
			};
		},
		async place({ branch, expectedHead, parent, path, content, headline, body }) {
			try {
				if (await fetchCommit(git, remote, parent) === null) return { kind: "stale" };
				const message = body === void 0 ? headline : `${headline}\n\n${body}`;
				const oid = await writeCommit(git, {
					parent,
					files: new Map([[path, content]]),
					message
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
		},
		remove: (branch, expectedHead) => deleteBranch(git, remote, {
			branch,
			expectedHead
		})
	};
}
async function lines(git, args, end) {
	const result = await runGit(git, args);
	if (result.code !== 0) throw gitError(git, "compare two commits", result);
	return result.output.split(end).filter((line) => line !== "");
}
export { createGitProposals };
