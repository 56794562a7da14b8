import { a as repositoryFolder, i as withoutPointer, n as pointerIn, o as repositoryPath, r as withLfs, s as createGitObjects, t as openLfsStore } from "./lfs-store.js";
import { t as openUserFile } from "./worktree-files.js";
import { t as UserError } from "./user-error.js";
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
			...entry,
			kind: "file",
			chunks: () => git.read(entry.oid)
		} : {
			kind: "refused",
			what: entry.kind
		};
	};
}
export { withFiles as n, rootOf as t };
