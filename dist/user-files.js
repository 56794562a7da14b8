import { t as openUserFile } from "./worktree-files.js";
import { randomUUID } from "node:crypto";
import { lstat, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
// src/adapters/user-files.ts
async function readUserFile(path, maxBytes) {
	const file = await openUserFile(path);
	if (file.kind === "absent") return {
		kind: "refused",
		why: "does not exist"
	};
	if (file.kind === "refused") return file;
	if (file.bytes > maxBytes) return {
		kind: "refused",
		why: `is larger than ${maxBytes / 1048576} MiB`
	};
	const chunks = [];
	for await (const chunk of file.chunks()) chunks.push(chunk);
	return {
		kind: "read",
		bytes: Buffer.concat(chunks)
	};
}
async function writeUserFile(path, bytes, force) {
	if (await lstatOrNull(path) === null) return writeThrough(path, bytes, 438, "wx");
	if (!force) return "exists already; choose another name, or use --force";
	return replaceUserFile(path, bytes, null);
}
async function replaceUserFile(path, bytes, expected) {
	const seen = await lstatOrNull(path);
	if (seen === null) return "does not exist";
	if (seen.isSymbolicLink()) return "is a symbolic link; name the file that it leads to";
	if (!seen.isFile()) return "is not a regular file";
	if ((seen.mode & 128) === 0) return "is read-only";
	const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
	try {
		const why = await writeThrough(temporary, bytes, seen.mode & 511, "wx");
		if (why !== null) return why;
		if (expected !== null) {
			const now = await readUserFile(path, expected.length);
			if (now.kind === "refused" || Buffer.compare(now.bytes, expected) !== 0) return "changed while it was read";
		}
		await rename(temporary, path);
		return null;
	} finally {
		await rm(temporary, { force: true });
	}
}
async function writeThrough(path, bytes, mode, flags) {
	let handle;
	try {
		handle = await open(path, flags, mode);
	} catch (error) {
		if (hasCode(error, "ENOENT")) return "lies in a folder that does not exist";
		if (hasCode(error, "EACCES") || hasCode(error, "EPERM")) return "may not be written by this user";
		if (hasCode(error, "EEXIST")) return "exists already; choose another name, or use --force";
		throw error;
	}
	try {
		await handle.writeFile(bytes);
		if (mode !== 438) await handle.chmod(mode);
		await handle.sync();
	} finally {
		await handle.close();
	}
	return null;
}
async function lstatOrNull(path) {
	try {
		return await lstat(path);
	} catch (error) {
		if (hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR")) return null;
		throw error;
	}
}
function hasCode(error, code) {
	return error instanceof Error && "code" in error && error.code === code;
}
export { replaceUserFile as n, writeUserFile as r, readUserFile as t };
