import { n as openWorktreeFile } from "./worktree-files.js";
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
export { createWorktreeObjects as t };
