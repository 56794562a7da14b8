import { n as prepareGit, r as runGit, t as gitError } from "./git-process.js";
import { spawn } from "node:child_process";
// src/adapters/git-diff.ts
const MAX_SHOWN_BYTES = 512e3;
const MAX_SHOWN_LINES = 2e4;
const PLAIN = [
	"--no-color",
	"--no-ext-diff",
	"--no-textconv",
	"--find-renames=50%",
	"--diff-algorithm=myers"
];
function createGitDiff(options) {
	const git = prepareGit(options.folder, null, options.git ?? "git");
	return { async addedLines(base, head, path) {
		const patch = await readPatch(git, await renamedBlobs(git, base, head, path) ?? [
			base,
			head,
			"--",
			path
		]);
		if (patch === null) return null;
		const lines = addedLines(patch);
		return lines.size > MAX_SHOWN_LINES ? null : lines;
	} };
}
async function renamedBlobs(git, base, head, path) {
	const format = [
		"--raw",
		"-z",
		"--no-abbrev",
		"--diff-filter=R"
	];
	const listed = await runGit(git, [
		"diff",
		...PLAIN,
		...format,
		"--end-of-options",
		base,
		head
	]);
	if (listed.code !== 0) throw gitError(git, `compare ${base} with ${head}`, listed);
	const fields = listed.output.split("\0");
	for (let at = 0; at + 2 < fields.length; at += 3) {
		const [, , before = "", after = ""] = fields[at]?.split(" ") ?? [];
		if (fields[at + 2] === path) return [before, after];
	}
	return null;
}
function readPatch(git, sides) {
	const compare = [
		"-C",
		git.folder,
		"--literal-pathspecs",
		"diff",
		...PLAIN,
		"--unified=3",
		"--end-of-options"
	];
	return new Promise((done, fail) => {
		const child = spawn(git.program, [...compare, ...sides], {
			env: git.environment,
			stdio: [
				"ignore",
				"pipe",
				"ignore"
			],
			windowsHide: true
		});
		let patch = "";
		child.stdout.setEncoding("latin1").on("data", (text) => {
			patch += text;
			if (patch.length > MAX_SHOWN_BYTES) child.kill();
		});
		child.once("error", (cause) => fail(new Error("git diff could not run", { cause })));
		child.once("close", (code) => {
			if (patch.length > MAX_SHOWN_BYTES) done(null);
			else if (code === 0) done(patch);
			else fail(new Error(`git could not compare ${sides.join(" ")}: it ended with code ${code}`));
		});
	});
}
function addedLines(patch) {
	const added = new Set();
	let [line, left] = [0, 0];
	for (const row of patch.split("\n")) {
		const hunk = left === 0 ? /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/.exec(row) : null;
		if (hunk !== null) [line, left] = [Number(hunk[1]), Number(hunk[2] ?? 1)];
		else if (left > 0 && (row[0] === "+" || row[0] === " ")) {
			if (row[0] === "+") added.add(line);
			line += 1;
			left -= 1;
		}
	}
	return added;
}
export { createGitDiff };
