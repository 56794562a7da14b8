import { n as prepareGit, r as runGit } from "./git-process.js";
import { a as repositoryFolder } from "./lfs-store.js";
import { realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
// src/adapters/kept-inspections.ts
const MAX_BYTES = 67108864;
function keepInspections(inspect, place, output) {
	const version = `c571c0cf9306442be072becc646f2a706df86593013937b6fec5845f932b1157 ${process.version}`;
	let opened;
	async function open() {
		const found = await place();
		if (found === null) return inspect;
		const [{ openEntryFolder }, { withCache }] = await Promise.all([import("./entry-folder.js"), import("./inspection-cache.js")]);
		return withCache(inspect, {
			entries: openEntryFolder({
				...found,
				maxBytes: MAX_BYTES
			}),
			version,
			output
		});
	}
	return async (job) => {
		if (job.contentId === void 0) return inspect(job);
		opened ??= open();
		return (await opened)(job);
	};
}
async function placeInRepository(folder) {
	const root = repositoryFolder(folder);
	if (root === null) return null;
	const below = ["finetune-gitops", "inspections"];
	const dotGit = join(root, ".git");
	if ((await stat(dotGit)).isDirectory()) return {
		root: dotGit,
		below
	};
	const { code, output } = await runGit(prepareGit(root, null, "git"), ["rev-parse", "--git-common-dir"]);
	return code === 0 ? {
		root: resolve(root, output.replace(/\r?\n$/, "")),
		below
	} : null;
}
async function placeOutside(checkout, folder) {
	if (!isAbsolute(folder)) throw new Error("The input \"cache-folder\" must be an absolute path.");
	const [inside, outside] = await Promise.all([realpath(checkout), realFolder(folder)]);
	const path = relative(inside, outside);
	if (path === "" || !(path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path))) throw new Error("The input \"cache-folder\" must lie outside of the checkout, where no pull request can write.");
	return { root: outside };
}
async function realFolder(folder) {
	try {
		return await realpath(folder);
	} catch (error) {
		if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
		const parent = resolve(folder, "..");
		return parent === folder ? folder : join(await realFolder(parent), relative(parent, resolve(folder)));
	}
}
export { placeInRepository as n, placeOutside as r, keepInspections as t };
