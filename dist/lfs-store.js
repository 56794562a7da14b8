import { i as withoutSecrets, n as prepareGit, r as runGit, t as gitError } from "./git-process.js";
import { r as fetchCommit } from "./git-fetch.js";
import { r as parseLfsPointer, t as LfsFault } from "./lfs-pointer.js";
import { n as openWorktreeFile } from "./worktree-files.js";
import { createHash } from "node:crypto";
import { spawn } from "node:child_process";
import { dirname, join, relative, resolve } from "node:path";
import { existsSync } from "node:fs";
// src/adapters/git-blobs.ts
const keptIdle = 2;
function openBlobReader(git) {
	const idle = [];
	const busy = new Set();
	let closed = false;
	async function* read(oid) {
		if (closed) throw new Error("The git reader is closed");
		const batch = idle.pop() ?? new BatchProcess(git);
		busy.add(batch);
		let finished = false;
		try {
			yield* batch.blob(oid);
			finished = true;
		} finally {
			busy.delete(batch);
			if (finished && !closed && idle.length < keptIdle) idle.push(batch);
			else await batch.stop();
		}
	}
	return {
		read,
		async close() {
			closed = true;
			await Promise.all([...idle.splice(0), ...busy].map((batch) => batch.stop()));
		}
	};
}
var BatchProcess = class {
	#git;
	#child;
	#output;
	#ended;
	#unread = Buffer.alloc(0);
	#complaint = "";
	constructor(git) {
		this.#git = git;
		this.#child = spawn(git.program, [
			"-C",
			git.folder,
			"cat-file",
			"--batch"
		], {
			env: git.environment,
			stdio: [
				"pipe",
				"pipe",
				"pipe"
			],
			windowsHide: true
		});
		this.#output = this.#child.stdout[Symbol.asyncIterator]();
		this.#child.stdin.on("error", () => {});
		this.#child.stderr.on("data", (text) => {
			this.#complaint = (this.#complaint + text.toString()).slice(0, 4096);
		});
		this.#ended = new Promise((ended) => {
			this.#child.once("error", ended);
			this.#child.once("close", (code, signal) => {
				ended(new Error(withoutSecrets(this.#git, `exit ${signal ?? code}: ${this.#complaint.trim()}`)));
			});
		});
	}
	async *blob(oid) {
		this.#child.stdin.write(`${oid}\n`);
		const header = await this.#line(oid);
		const bytes = /^[0-9a-f]+ blob (\d+)$/.exec(header)?.[1];
		if (bytes === void 0) throw new Error(`No blob ${oid} in ${this.#git.folder}; git says: ${header}`);
		for (let left = Number(bytes); left > 0;) {
			const chunk = await this.#upTo(left, oid);
			left -= chunk.length;
			yield chunk;
		}
		await this.#upTo(1, oid);
	}
	async stop() {
		this.#child.kill();
		this.#child.stdout.destroy();
		await this.#ended;
	}
	async #line(oid) {
		while (!this.#unread.includes(10)) this.#unread = Buffer.concat([this.#unread, await this.#more(oid)]);
		const line = this.#unread.subarray(0, this.#unread.indexOf(10)).toString();
		this.#unread = this.#unread.subarray(this.#unread.indexOf(10) + 1);
		return line;
	}
	async #upTo(bytes, oid) {
		if (this.#unread.length === 0) this.#unread = await this.#more(oid);
		const chunk = this.#unread.subarray(0, bytes);
		this.#unread = this.#unread.subarray(chunk.length);
		return chunk;
	}
	async #more(oid) {
		const next = await this.#output.next().catch(() => ({
			done: true,
			value: void 0
		}));
		if (!next.done) return next.value;
		throw new Error(`git stopped while blob ${oid} was read`, { cause: await this.#ended });
	}
};
// src/adapters/git-objects.ts
const objectId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const maxPathLength = 4096;
function createGitObjects(options) {
	const remote = options.remote ?? null;
	if (remote !== null && /^-|\0|^$/.test(remote.name)) throw new Error("The name of the git remote is not usable");
	const git = prepareGit(options.folder, remote, options.git ?? "git");
	const blobs = openBlobReader(git);
	let lastFetch = Promise.resolve();
	async function findCommit(revision) {
		const found = await runGit(git, ["cat-file", "--batch-check=%(objectname) %(objecttype)"], `${revision}^{commit}\n`);
		if (found.code !== 0) throw gitError(git, `look up ${JSON.stringify(revision)}`, found);
		return /^([0-9a-f]+) commit\n$/.exec(found.output)?.[1] ?? null;
	}
	function fetchInTurn(from, revision) {
		const fetched = lastFetch.then(() => fetchCommit(git, from, revision));
		lastFetch = fetched.catch(() => null);
		return fetched;
	}
	return {
		async resolve(revision) {
			if (revision === "" || /^-|[\0\n]/.test(revision) || !revision.isWellFormed()) return null;
			const local = await findCommit(revision);
			if (local !== null || remote === null) return local;
			const fetched = await fetchInTurn(remote, revision);
			return fetched === null ? null : findCommit(fetched);
		},
		async entry(commit, path) {
			if (!objectId.test(commit)) throw new Error("A commit is named by its full object id");
			if (!isTreePath(path)) return null;
			const listed = await runGit(git, [
				"ls-tree",
				"-z",
				"-l",
				"--full-tree",
				"--end-of-options",
				commit,
				path
			]);
			if (listed.code !== 0) throw gitError(git, `list ${JSON.stringify(path)} of commit ${commit}`, listed);
			return parseEntry(listed.output, path);
		},
		read(oid) {
			if (!objectId.test(oid)) throw new Error("A blob is named by its full object id");
			return blobs.read(oid);
		},
		close: blobs.close
	};
}
function isTreePath(path) {
	if (path.length > maxPathLength || path.includes("\0") || !path.isWellFormed()) return false;
	return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}
function parseEntry(rows, path) {
	const row = rows.split("\0").find((candidate) => candidate.slice(candidate.indexOf("	") + 1) === path);
	const [mode, , oid, bytes] = row?.slice(0, row.indexOf("	")).split(/ +/) ?? [];
	if (row === void 0 || mode === void 0 || oid === void 0) return null;
	const kind = kindOf(mode);
	if (kind === "directory" || kind === "submodule") return {
		oid,
		kind,
		bytes: 0
	};
	if (!/^\d+$/.test(bytes ?? "")) throw new Error(`The repository is damaged: it names blob ${oid} and does not have it`);
	return {
		oid,
		kind,
		bytes: Number(bytes),
		...kind === "file" && { contentId: `git-blob:${oid}` }
	};
}
function kindOf(mode) {
	switch (mode) {
		case "100644":
		case "100755": return "file";
		case "120000": return "symlink";
		case "160000": return "submodule";
		case "040000": return "directory";
		default: throw new Error(`Git lists an entry of the unknown mode ${JSON.stringify(mode)}`);
	}
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
// src/adapters/lfs-objects.ts
function withLfs(git, store) {
	return {
		...git,
		async entry(commit, path) {
			const entry = await git.entry(commit, path);
			if (entry?.kind !== "file" || entry.bytes >= 1024) return entry;
			const pointer = await pointerIn(git.read(entry.oid));
			if (pointer === null) return entry;
			const { contentId: ofPointer, ...file } = {
				...entry,
				bytes: pointer.size
			};
			return ofPointer !== void 0 && await store.has(pointer) ? {
				...file,
				contentId: `lfs-sha256:${pointer.oid}`
			} : file;
		},
		read: (oid) => withoutPointer(git.read(oid), store)
	};
}
async function pointerIn(chunks) {
	const head = [];
	let size = 0;
	for await (const chunk of chunks) {
		head.push(chunk);
		size += chunk.length;
		if (size >= 1024) return null;
	}
	return parseLfsPointer(Buffer.concat(head));
}
async function* withoutPointer(chunks, store) {
	let head = Buffer.alloc(0);
	for await (const chunk of chunks) {
		if (head === null) {
			yield chunk;
			continue;
		}
		head = Buffer.concat([head, chunk]);
		if (head.length < 1024) continue;
		yield head;
		head = null;
	}
	if (head === null) return;
	const pointer = parseLfsPointer(head);
	if (pointer === null) yield head;
	else yield* store.read(pointer);
}
// src/adapters/lfs-store.ts
function openLfsStore(folder, program = "git") {
	let found;
	function find() {
		found ??= folder === null ? Promise.resolve(null) : objectsFolder(folder, program);
		return found;
	}
	return {
		async *read(pointer) {
			const objects = await find();
			if (objects === null) throw new LfsFault("missing", pointer.oid);
			yield* readObject(objects, pointer);
		},
		async has(pointer) {
			const objects = await find();
			if (objects === null) return false;
			const file = await openObject(objects, pointer);
			return file.kind === "file" && file.bytes === pointer.size;
		}
	};
}
async function objectsFolder(folder, program) {
	const git = prepareGit(folder, null, program);
	const common = await runGit(git, ["rev-parse", "--git-common-dir"]);
	if (common.code !== 0) throw gitError(git, "find the folder of the repository", common);
	const storage = await runGit(git, [
		"config",
		"--type=path",
		"--get",
		"lfs.storage"
	]);
	if (storage.code !== 0 && storage.code !== 1) throw gitError(git, "read the setting lfs.storage", storage);
	return join(resolve(folder, line(common.output), line(storage.output) || "lfs"), "objects");
}
function line(output) {
	return output.replace(/\r?\n$/, "");
}
function openObject(objects, { oid }) {
	return openWorktreeFile(objects, `${oid.slice(0, 2)}/${oid.slice(2, 4)}/${oid}`);
}
async function* readObject(objects, pointer) {
	const { oid, size } = pointer;
	const file = await openObject(objects, pointer);
	if (file.kind === "absent") throw new LfsFault("missing", oid);
	if (file.kind === "refused" || file.bytes !== size) throw new LfsFault("damaged", oid);
	const hash = createHash("sha256");
	for await (const chunk of file.chunks()) {
		hash.update(chunk);
		yield chunk;
	}
	if (hash.digest("hex") !== oid) throw new LfsFault("damaged", oid);
}
export { repositoryFolder as a, withoutPointer as i, pointerIn as n, repositoryPath as o, withLfs as r, createGitObjects as s, openLfsStore as t };
