import { n as openWorktreeFile } from "./worktree-files.js";
import { randomUUID } from "node:crypto";
import { lstat, mkdir, open, readdir, rename, rm, utimes } from "node:fs/promises";
import { join } from "node:path";
// src/adapters/entry-folder.ts
const MAX_ENTRY_BYTES = 16777216;
const TEMPORARY_MS = 36e5;
function openEntryFolder({ root, below = [], maxBytes }) {
	const folder = join(root, ...below);
	return {
		async read(name) {
			const file = await openWorktreeFile(root, [...below, name].join("/"));
			if (file.kind === "absent") return null;
			if (file.kind === "refused") throw new Error(`${name} ${file.why}`);
			if (file.bytes > MAX_ENTRY_BYTES) throw new Error(`${name} is larger than an entry`);
			const chunks = [];
			for await (const chunk of file.chunks()) chunks.push(chunk);
			await touch(join(folder, name));
			return Buffer.concat(chunks);
		},
		async write(name, bytes) {
			if (bytes.length > Math.min(MAX_ENTRY_BYTES, maxBytes)) return;
			await makeFolder();
			const temporary = join(folder, `${randomUUID()}.tmp`);
			try {
				const handle = await open(temporary, "wx", 384);
				try {
					await handle.writeFile(bytes);
				} finally {
					await handle.close();
				}
				await rename(temporary, join(folder, name));
			} finally {
				await rm(temporary, { force: true });
			}
			await prune();
		}
	};
	async function makeFolder() {
		await mkdir(root, {
			recursive: true,
			mode: 448
		});
		let path = root;
		for (const part of below) {
			path = join(path, part);
			await mkdir(path, { mode: 448 }).catch(unless("EEXIST"));
			if (!(await lstat(path)).isDirectory()) throw new Error(`${part} is not a folder`);
		}
	}
	async function prune() {
		const files = [];
		const now = Date.now();
		for (const name of await readdir(folder)) {
			const path = join(folder, name);
			const stats = await lstat(path).catch(unless("ENOENT"));
			if (stats === void 0 || !stats.isFile()) continue;
			if (!(name.endsWith(".tmp") && now - stats.mtimeMs < TEMPORARY_MS)) files.push({
				path,
				bytes: stats.size,
				usedAt: name.endsWith(".tmp") ? 0 : stats.mtimeMs
			});
		}
		let kept = 0;
		for (const { path, bytes, usedAt } of files.toSorted((a, b) => b.usedAt - a.usedAt)) {
			kept += bytes;
			if (usedAt === 0 || kept > maxBytes) await rm(path, { force: true });
		}
	}
}
async function touch(path) {
	const now = new Date();
	await utimes(path, now, now).catch(unless("ENOENT", "EACCES", "EPERM", "EROFS"));
}
function unless(...codes) {
	return (error) => {
		if (error instanceof Error && "code" in error && codes.some((code) => code === error.code)) return void 0;
		throw error;
	};
}
export { openEntryFolder };
