import { lstat, open, readlink, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { constants } from "node:fs";
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
export { openWorktreeFile as n, openUserFile as t };
