import { i as serializeLedger, n as LEDGER_PATH, r as parseLedger, t as LEDGER_BRANCH } from "./schema.js";
import { a as gitError, c as withoutSecrets, o as prepareGit, r as fetchCommit, s as runGit } from "./git-fetch.js";
import { spawn } from "node:child_process";
// src/core/plan/plan.ts
const DEFAULT_WAITING_WINDOW = 9e5;
const MUTATING = new Set([
	"train",
	"adopt",
	"republish",
	"publish",
	"cancel",
	"retire",
	"delete"
]);
function hasChanges(plan) {
	return plan.changes.some((change) => MUTATING.has(change.action));
}
function plannedCost(changes) {
	const total = {
		low: 0,
		expected: 0,
		high: 0,
		unknown: 0
	};
	for (const change of changes) {
		if (change.action !== "train") continue;
		const estimate = change.desired?.estimate ?? null;
		if (estimate === null) total.unknown += 1;
		total.low += estimate?.low ?? 0;
		total.expected += estimate?.expected ?? 0;
		total.high += estimate?.high ?? 0;
	}
	return total;
}
// src/adapters/branch-ledger-store.ts
const README = `# Ledger of finetune-gitops

Written by machine: which trainings were started, adopted, finished and published, and what they cost.
Do not edit it, and keep this branch: it is what keeps a training from being paid for twice.
`;
function parse(bytes) {
	return parseLedger(new TextDecoder().decode(bytes));
}
function createBranchLedgerStore(forge) {
	async function read() {
		const head = await forge.branchHead(LEDGER_BRANCH);
		if (head === null) return {
			kind: "absent",
			position: { head }
		};
		const bytes = await forge.readFile(head, LEDGER_PATH);
		if (bytes === null) return {
			kind: "unusable",
			why: `The branch ${LEDGER_BRANCH} has no ${LEDGER_PATH}.`
		};
		const parsed = parse(bytes);
		return parsed.kind === "ledger" ? {
			kind: "found",
			ledger: parsed.ledger,
			position: { head }
		} : {
			kind: "unusable",
			why: parsed.why
		};
	}
	async function write(ledger, expected, headline) {
		const content = new TextEncoder().encode(serializeLedger(ledger));
		const again = parse(content);
		if (again.kind === "unusable") return {
			kind: "failed",
			why: `It could not be read again. ${again.why}`
		};
		const outcome = expected.head === null ? await forge.createOrphanBranch(LEDGER_BRANCH, new Map([[LEDGER_PATH, content], ["README.md", new TextEncoder().encode(README)]]), headline) : await forge.commitFile({
			branch: LEDGER_BRANCH,
			expectedHead: expected.head,
			path: LEDGER_PATH,
			content,
			headline
		});
		switch (outcome.kind) {
			case "committed": return {
				kind: "written",
				position: { head: outcome.oid }
			};
			case "stale": return { kind: "conflict" };
			case "refused": return {
				kind: "failed",
				why: outcome.why
			};
			case "unknown": return settle(ledger, outcome.why);
		}
	}
	async function settle(ledger, why) {
		const now = await read();
		if (now.kind === "found" && serializeLedger(now.ledger) === serializeLedger(ledger)) return {
			kind: "written",
			position: now.position
		};
		return {
			kind: "failed",
			why
		};
	}
	return {
		read,
		write
	};
}
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
		bytes: Number(bytes)
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
// src/adapters/system-clock.ts
const systemClock = { now: () => Date.now() };
function clockAt(instant) {
	const now = Date.parse(instant);
	return { now: () => now };
}
export { DEFAULT_WAITING_WINDOW as a, createBranchLedgerStore as i, systemClock as n, hasChanges as o, createGitObjects as r, plannedCost as s, clockAt as t };
