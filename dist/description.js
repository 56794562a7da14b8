import { c as LEDGER_PATH, l as parseLedger, r as defineCode, s as LEDGER_BRANCH, u as serializeLedger } from "./user-error.js";
import { createHash } from "node:crypto";
import { execFile, spawn } from "node:child_process";
import { resolve } from "node:path";
import { realpathSync } from "node:fs";
import { devNull } from "node:os";
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
const MAX_BYTES = 4194304;
const README = `# Ledger of finetune-gitops

Written by machine: which trainings were started, adopted, finished and published, and what they cost.
Do not edit it, and keep this branch: it is what keeps a training from being paid for twice.
`;
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
		if (bytes.byteLength > MAX_BYTES) return {
			kind: "unusable",
			why: "The ledger is larger than 4 MiB."
		};
		const parsed = parseLedger(new TextDecoder().decode(bytes));
		return parsed.kind === "ledger" ? {
			kind: "found",
			ledger: parsed.ledger,
			position: { head }
		} : parsed;
	}
	async function write(ledger, expected, headline) {
		const content = new TextEncoder().encode(serializeLedger(ledger));
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
// src/adapters/git-environment.ts
const inherited = new RegExp(`^(${[
	"PATH|PATHEXT|HOME|USER|LOGNAME|SUDO_UID|TMPDIR|TMP|TEMP|LD_LIBRARY_PATH|XDG_[A-Z_]+",
	"SSH_AUTH_SOCK|SSH_AGENT_PID|KRB5CCNAME|DBUS_SESSION_BUS_ADDRESS|DISPLAY|WAYLAND_DISPLAY",
	"(HTTPS?|ALL|NO)_PROXY|SSL_CERT_FILE|SSL_CERT_DIR|CURL_CA_BUNDLE",
	"SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|USERPROFILE|HOMEDRIVE|HOMEPATH|(LOCAL)?APPDATA|PROGRAM(DATA|FILES)"
].join("|")})$`, "i");
function gitEnvironment(folder, remote) {
	return {
		...Object.fromEntries(Object.entries(process.env).flatMap(([k, v]) => v && inherited.test(k) ? [[k, v]] : [])),
		LC_ALL: "C",
		GIT_TERMINAL_PROMPT: "0",
		GIT_NO_REPLACE_OBJECTS: "1",
		GIT_OPTIONAL_LOCKS: "0",
		GIT_ALLOW_PROTOCOL: remote === null ? "none" : "file:http:https:ssh",
		...asEnvironment([
			...guards,
			...trust(folder),
			...authorization(remote)
		])
	};
}
function secretsOf(remote) {
	const token = remote?.credentials?.token ?? "";
	return token === "" ? [] : [basic(token), token];
}
const guards = [
	["core.hooksPath", devNull],
	["core.fsmonitor", "false"],
	["core.askPass", ""],
	["core.precomposeUnicode", "false"],
	["protocol.ext.allow", "never"],
	["maintenance.auto", "false"],
	["gc.auto", "0"]
];
function trust(folder) {
	return [...new Set([resolve(folder), realPathOf(folder)])].map((path) => ["safe.directory", path]);
}
function authorization(remote) {
	if (!remote?.credentials?.token) return [];
	const { url, token } = remote.credentials;
	const header = `http.${new URL(url).href.replace(/\/*$/, "/")}.extraheader`;
	return [
		[header, ""],
		[header, `AUTHORIZATION: basic ${basic(token)}`],
		["http.followRedirects", "false"]
	];
}
function asEnvironment(settings) {
	const pairs = settings.flatMap(([name, value], i) => [[`GIT_CONFIG_KEY_${i}`, name], [`GIT_CONFIG_VALUE_${i}`, value]]);
	return {
		GIT_CONFIG_COUNT: String(settings.length),
		...Object.fromEntries(pairs)
	};
}
function basic(token) {
	return Buffer.from(`x-access-token:${token}`).toString("base64");
}
function realPathOf(folder) {
	try {
		return realpathSync(folder);
	} catch {
		return resolve(folder);
	}
}
// src/adapters/git-process.ts
const patienceMs = 3e5;
function prepareGit(folder, remote, program) {
	return {
		program,
		folder: resolve(folder),
		environment: gitEnvironment(folder, remote),
		secrets: secretsOf(remote)
	};
}
function runGit(git, args, input = "") {
	return new Promise((done, fail) => {
		const child = execFile(git.program, [
			"-C",
			git.folder,
			"--literal-pathspecs",
			...args
		], {
			env: git.environment,
			timeout: patienceMs,
			windowsHide: true
		}, (error, output, complaint) => {
			const code = error === null ? 0 : error.code;
			if (typeof code === "number") done({
				code,
				output,
				complaint: withoutSecrets(git, complaint)
			});
			else fail(new Error(`git ${args[0]} could not run or was stopped`, { cause: hiding(git, error) }));
		});
		child.stdin?.on("error", () => {});
		child.stdin?.end(input);
	});
}
function gitError(git, task, result) {
	const complaint = result.complaint.trim() || `git ended with code ${result.code}`;
	return new Error(`git could not ${task} in ${git.folder}: ${complaint}`);
}
function withoutSecrets(git, text) {
	return git.secrets.reduce((rest, secret) => rest.replaceAll(secret, "***"), text).replaceAll(/\/\/[^/@\s]+@/g, "//***@");
}
function hiding(git, error) {
	return new Error(withoutSecrets(git, error?.message ?? "no exit code"));
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
// src/adapters/git-fetch.ts
const fullObjectId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const notThere = /not our ref|unadvertised object|couldn't find remote ref|no such remote ref/i;
function canBeBranch(revision) {
	return !/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|^\/|\/$|\/\//.test(revision);
}
async function fetchCommit(git, remote, revision) {
	const oid = fullObjectId.test(revision) ? revision : await branchTip(git, remote, revision);
	if (oid === null || /^0+$/.test(oid)) return null;
	const depth = await isShallow(git) ? ["--depth=1"] : [];
	const harmless = [
		"--quiet",
		"--no-tags",
		"--no-write-fetch-head",
		"--refmap=",
		"--no-prune"
	];
	const alone = ["--no-recurse-submodules", "--no-auto-maintenance"];
	const fetched = await runGit(git, [
		"fetch",
		...harmless,
		...alone,
		...depth,
		"--end-of-options",
		remote.name,
		oid
	]);
	if (fetched.code === 0) return oid;
	if (notThere.test(fetched.complaint)) return null;
	throw gitError(git, `fetch ${oid} from ${remote.name}`, fetched);
}
async function branchTip(git, remote, revision) {
	if (!canBeBranch(revision)) return null;
	const ref = revision.startsWith("refs/") ? revision : `refs/heads/${revision}`;
	const listed = await runGit(git, [
		"ls-remote",
		"--quiet",
		"--end-of-options",
		remote.name,
		ref
	]);
	if (listed.code !== 0) throw gitError(git, `ask ${remote.name} for ${ref}`, listed);
	return listed.output.split("\n").map((row) => row.split("	")).find(([, name]) => name === ref)?.[0] ?? null;
}
async function isShallow(git) {
	return (await runGit(git, ["rev-parse", "--is-shallow-repository"])).output.trim() === "true";
}
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
	const kind = kindOf$1(mode);
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
function kindOf$1(mode) {
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
// src/core/diagnostics/codes/dataset-codes.ts
function readableSize(bytes) {
	const [unit, name] = bytes < 1048576 ? [1024, "KiB"] : [1048576, "MiB"];
	return `${Math.ceil(bytes / unit * 10) / 10} ${name}`;
}
const E_LINE_SIZE = defineCode({
	code: "E_LINE_SIZE",
	severity: "error",
	headline: "A line is too long",
	message: ({ size, limit }) => `The line is ${readableSize(size)}; the limit is ${readableSize(limit)}.`,
	why: "Lines this long are nearly always a broken export, and no model can be trained on an example of that size.",
	fix: "Split the example into shorter ones, or write one example per line if the line breaks were lost."
});
const E_UTF8 = defineCode({
	code: "E_UTF8",
	severity: "error",
	headline: "The text is not UTF-8",
	message: ({ column }) => `Byte ${column} of the line is not valid UTF-8.`,
	why: "Providers read training files as UTF-8; another encoding is refused or turns letters into garbage.",
	fix: "Save the file as UTF-8."
});
const E_BOM = defineCode({
	code: "E_BOM",
	severity: "error",
	headline: "A byte order mark is in the way",
	message: () => "The line starts with a byte order mark (bytes EF BB BF).",
	why: "Strict JSON readers refuse a line that starts with a byte order mark.",
	fix: "Save the file as UTF-8 without a byte order mark."
});
const E_NUL = defineCode({
	code: "E_NUL",
	severity: "error",
	headline: "A NUL byte is in the file",
	message: ({ column }) => `Byte ${column} of the line is NUL.`,
	why: "NUL bytes are not allowed in JSON; they come from UTF-16 text or from a damaged file.",
	fix: "Save the file as UTF-8, or restore it from its source."
});
const E_JSON = defineCode({
	code: "E_JSON",
	severity: "error",
	headline: "A line is not JSON",
	message: ({ column }) => `The line stops being valid JSON at byte ${column}.`,
	why: "Providers refuse the whole file when one line cannot be read.",
	fix: "Write each example as one JSON object on one line."
});
const E_JSON_OBJECT = defineCode({
	code: "E_JSON_OBJECT",
	severity: "error",
	headline: "A line is not a JSON object",
	message: ({ kind }) => `The line holds JSON of the kind "${kind}" where an object is needed.`,
	why: "Each line of a dataset is one example, and an example is a JSON object.",
	fix: "Write each example as one JSON object on one line."
});
const E_JSON_DEPTH = defineCode({
	code: "E_JSON_DEPTH",
	severity: "error",
	headline: "JSON is nested too deep",
	message: ({ limit }) => `The line is nested deeper than ${limit} levels.`,
	why: "Real examples need few levels; deep nesting makes readers slow or makes them crash.",
	fix: "Flatten the example, for example by storing a nested structure as text."
});
const E_JSON_KEY = defineCode({
	code: "E_JSON_KEY",
	severity: "error",
	headline: "A JSON key is forbidden",
	message: () => "An object in the line has a key named \"__proto__\", \"constructor\" or \"prototype\".",
	why: "These names change how programs behave that copy the object; no training format uses them.",
	fix: "Rename or remove the key."
});
// src/core/dataset/chat-codes.ts
const E_MESSAGES = defineCode({
	code: "E_MESSAGES",
	severity: "error",
	headline: "An example has no list of messages",
	message: () => "`messages` is missing, empty or not a list.",
	why: "A chat example is a conversation, and the conversation is the list under `messages`.",
	fix: "Give the example a `messages` list with at least one user and one assistant message."
});
const E_MESSAGE = defineCode({
	code: "E_MESSAGE",
	severity: "error",
	headline: "A message is not an object",
	message: ({ message }) => `Message ${message} is not a JSON object.`,
	why: "Every message needs a role and a content, so it has to be an object.",
	fix: "Write the message as an object with `role` and `content`."
});
const E_ROLE = defineCode({
	code: "E_ROLE",
	severity: "error",
	headline: "A message has no known role",
	message: ({ message, missing }) => missing === "yes" ? `Message ${message} has no \`role\`.` : `Message ${message} has a role that is not known.`,
	why: "The role decides which messages the model learns to write; the provider refuses other roles.",
	fix: "Use one of system, user, assistant, tool."
});
const E_CONTENT = defineCode({
	code: "E_CONTENT",
	severity: "error",
	headline: "A message has no usable content",
	message: ({ message, role }) => `Message ${message} (${role}): \`content\` is neither text nor a list of parts.`,
	why: "Only an assistant message that makes a call may go without content.",
	fix: "Give the message a text as `content`, or remove the message."
});
const E_CONTENT_PART = defineCode({
	code: "E_CONTENT_PART",
	severity: "error",
	headline: "A content part is not usable",
	message: ({ message, part, role }) => `Message ${message} (${role}): content part ${part} is not a kind that this role may have, or lacks its text or URL.`,
	why: "Parts are {\"type\":\"text\",\"text\":…}; user messages may also have image_url parts, assistant messages a refusal.",
	fix: "Rewrite the part as {\"type\":\"text\",\"text\":\"…\"}, or write the whole content as one text."
});
const E_NAME = defineCode({
	code: "E_NAME",
	severity: "error",
	headline: "A message has no usable name",
	message: ({ message, role }) => `Message ${message} (${role}): \`name\` must be a text.`,
	why: "`name` is optional text; a function message needs it to say which function answered.",
	fix: "Write the name as text; leave it out where it is not needed."
});
const E_WEIGHT = defineCode({
	code: "E_WEIGHT",
	severity: "error",
	headline: "A message weight is not usable",
	message: ({ message, role }) => role === "assistant" ? `Message ${message}: \`weight\` must be 0 or 1.` : `Message ${message} (${role}): only assistant messages may have a \`weight\`.`,
	why: "A weight of 0 tells the provider not to train on an assistant message; nothing else has that meaning.",
	fix: "Use 0 or 1 on assistant messages, and remove `weight` everywhere else."
});
const E_CALL = defineCode({
	code: "E_CALL",
	severity: "error",
	headline: "A tool call is not usable",
	message: ({ message, role }) => role === "assistant" ? `Message ${message}: each call needs a function with \`name\` and \`arguments\`, both text.` : `Message ${message} (${role}): only assistant messages may make calls.`,
	why: "The model learns to write the arguments as text, so they are a JSON text, not an object.",
	fix: "Write {\"id\":…,\"type\":\"function\",\"function\":{\"name\":…,\"arguments\":\"{…}\"}} in an assistant message."
});
const E_CALL_ID = defineCode({
	code: "E_CALL_ID",
	severity: "error",
	headline: "A tool message does not say what it answers",
	message: ({ message }) => `Message ${message} (tool) has no \`tool_call_id\`.`,
	why: "The id joins the result of a tool to the call that asked for it.",
	fix: "Copy the `id` of the call to `tool_call_id` of the tool message."
});
const E_TOOLS = defineCode({
	code: "E_TOOLS",
	severity: "error",
	headline: "Tools are not a list",
	message: ({ key }) => `\`${key}\` is not a list of objects.`,
	why: "The model is trained with the tools as they are declared; a text in their place is refused.",
	fix: "Write the tools as a JSON list of objects, not as a text that holds JSON."
});
const E_EXTRA_KEY = defineCode({
	code: "E_EXTRA_KEY",
	severity: "error",
	headline: "An example has a key too many",
	message: ({ key }) => key === null ? "Another key stands beside `messages`." : `The key \`${key}\` stands beside \`messages\`.`,
	why: "OpenAI refuses the file: \"Example 1 contains an extra …\".",
	fix: "Keep only `messages`, `tools` and `parallel_tool_calls`; move a system prompt into a system message."
});
// src/core/dataset/json-fault.ts
const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const COMMA = 44;
const COLON = 58;
const MINUS = 45;
function findJsonFault(bytes, maxDepth) {
	const open = [];
	let expected = "value";
	for (let at = skipSpace(bytes, 0);; at = skipSpace(bytes, at)) {
		const byte = bytes[at];
		const inside = open.at(-1);
		if (byte === void 0) return expected === "comma-or-end" && inside === void 0 ? null : {
			kind: "syntax",
			at
		};
		const mayClose = expected === "comma-or-end" || expected === "value-or-end" || expected === "key-or-end";
		let next;
		if (mayClose && inside !== void 0 && byte === closing(inside)) {
			open.pop();
			expected = "comma-or-end";
			next = at + 1;
		} else if (expected === "comma-or-end") {
			expected = inside === OPEN_OBJECT ? "key" : "value";
			next = byte === COMMA && inside !== void 0 ? at + 1 : fault(at);
		} else if (expected === "colon") {
			expected = "value";
			next = byte === COLON ? at + 1 : fault(at);
		} else if (expected === "key" || expected === "key-or-end") {
			expected = "colon";
			next = byte === QUOTE ? skipString(bytes, at) : fault(at);
		} else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) {
			if (open.push(byte) > maxDepth) return { kind: "depth" };
			expected = byte === OPEN_ARRAY ? "value-or-end" : "key-or-end";
			next = at + 1;
		} else {
			expected = "comma-or-end";
			next = byte === QUOTE ? skipString(bytes, at) : skipWordOrNumber(bytes, at);
		}
		if (next < 0) return {
			kind: "syntax",
			at: -next - 1
		};
		at = next;
	}
}
function fault(at) {
	return -at - 1;
}
function closing(open) {
	return open === OPEN_ARRAY ? CLOSE_ARRAY : CLOSE_OBJECT;
}
function skipSpace(bytes, from) {
	let at = from;
	for (let byte = bytes[at]; byte === 32 || byte === 9 || byte === 13 || byte === 10; byte = bytes[at]) at += 1;
	return at;
}
function skipString(bytes, from) {
	for (let at = from + 1;; at += 1) {
		const byte = bytes[at];
		if (byte === QUOTE) return at + 1;
		if (byte === void 0 || byte < 32) return fault(at);
		if (byte !== BACKSLASH) continue;
		at += 1;
		if (isOneOf(bytes[at], "\"\\/bfnrt")) continue;
		if (!isOneOf(bytes[at], "u")) return fault(at);
		const end = at + 4;
		while (at < end) {
			at += 1;
			if (!isOneOf(bytes[at], "0123456789abcdefABCDEF")) return fault(at);
		}
	}
}
function skipWordOrNumber(bytes, from) {
	const word = [
		"true",
		"false",
		"null"
	].find((candidate) => isOneOf(bytes[from], candidate.charAt(0)));
	if (word === void 0) return skipNumber(bytes, from);
	for (let index = 1; index < word.length; index += 1) if (!isOneOf(bytes[from + index], word.charAt(index))) return fault(from + index);
	return from + word.length;
}
function skipNumber(bytes, from) {
	const first = bytes[from] === MINUS ? from + 1 : from;
	let at = isOneOf(bytes[first], "0") ? first + 1 : skipDigits(bytes, first);
	if (at === first) return fault(at);
	if (isOneOf(bytes[at], ".")) {
		const digits = at + 1;
		at = skipDigits(bytes, digits);
		if (at === digits) return fault(at);
	}
	if (isOneOf(bytes[at], "eE")) {
		const digits = at + (isOneOf(bytes[at + 1], "+-") ? 2 : 1);
		at = skipDigits(bytes, digits);
		if (at === digits) return fault(at);
	}
	return at;
}
function skipDigits(bytes, from) {
	let at = from;
	while (isOneOf(bytes[at], "0123456789")) at += 1;
	return at;
}
function isOneOf(byte, characters) {
	return byte !== void 0 && characters.includes(String.fromCharCode(byte));
}
const FORBIDDEN_KEYS = new Set([
	"__proto__",
	"constructor",
	"prototype"
]);
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });
function isBlank(bytes) {
	return bytes.every((byte) => byte === 32 || byte === 9 || byte === 13);
}
function withoutBom(bytes) {
	return bytes[0] === 239 && bytes[1] === 187 && bytes[2] === 191 ? bytes.subarray(3) : bytes;
}
function readObject(bytes, report) {
	const nul = bytes.indexOf(0);
	if (nul !== -1) return refuse(report, E_NUL, { column: nul + 1 });
	const text = lenient.decode(bytes);
	const invalid = invalidUtf8(text, bytes);
	if (invalid !== null) return refuse(report, E_UTF8, { column: invalid + 1 });
	const fault = findJsonFault(bytes, 64);
	if (fault?.kind === "syntax") return refuse(report, E_JSON, { column: fault.at + 1 });
	if (fault?.kind === "depth") return refuse(report, E_JSON_DEPTH, { limit: 64 });
	const value = JSON.parse(text);
	if (!isJsonObject(value)) return refuse(report, E_JSON_OBJECT, { kind: kindOf(value) });
	if (hasForbiddenKey(value)) return refuse(report, E_JSON_KEY, {});
	return value;
}
function isJsonObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function refuse(report, code, facts) {
	report(code, facts);
	return null;
}
function invalidUtf8(text, bytes) {
	if (!text.includes("�")) return null;
	let offset = 0;
	for (let index = 0; index < text.length; index += 1) {
		const unit = text.charCodeAt(index);
		if (unit === 65533 && !(bytes[offset] === 239 && bytes[offset + 1] === 191 && bytes[offset + 2] === 189)) return offset;
		const halfOfPair = unit >= 55296 && unit < 57344;
		if (unit < 128) offset += 1;
		else offset += unit < 2048 || halfOfPair ? 2 : 3;
	}
	return null;
}
function kindOf(value) {
	if (Array.isArray(value)) return "array";
	if (typeof value === "string") return "string";
	if (typeof value === "number") return "number";
	return typeof value === "boolean" ? "boolean" : "null";
}
function hasForbiddenKey(root) {
	const open = [root];
	for (let value = open.pop(); value !== void 0; value = open.pop()) {
		if (typeof value !== "object" || value === null) continue;
		if (!Array.isArray(value) && Object.keys(value).some((key) => FORBIDDEN_KEYS.has(key))) return true;
		for (const child of Object.values(value)) if (typeof child === "object" && child !== null) open.push(child);
	}
	return false;
}
// src/core/dataset/chat-content.ts
function readContent(content, at, report) {
	if (typeof content === "string") return {
		content,
		otherParts: 0
	};
	if ((content === void 0 || content === null) && at.mayBeAbsent) return {
		content: null,
		otherParts: 0
	};
	if (Array.isArray(content) && content.length > 0) return readParts(content, at, report);
	report(E_CONTENT, {
		message: at.message,
		role: at.role
	});
	return null;
}
function readParts(parts, { message, role }, report) {
	const content = [];
	let otherParts = 0;
	for (const [index, part] of parts.entries()) {
		const text = textOf(part, role);
		if (text !== null) content.push(text);
		else if (isImage(part, role)) otherParts += 1;
		else {
			report(E_CONTENT_PART, {
				message,
				part: index + 1,
				role
			});
			return null;
		}
	}
	return {
		content,
		otherParts
	};
}
function textOf(part, role) {
	if (!isJsonObject(part)) return null;
	if (part["type"] === "text" && typeof part["text"] === "string") return part["text"];
	if (part["type"] === "refusal" && role === "assistant" && typeof part["refusal"] === "string") return part["refusal"];
	return null;
}
function isImage(part, role) {
	if (!isJsonObject(part) || part["type"] !== "image_url" || role !== "user") return false;
	const image = part["image_url"];
	return isJsonObject(image) && typeof image["url"] === "string";
}
// src/core/dataset/chat-message.ts
const ROLES = new Set([
	"system",
	"developer",
	"user",
	"assistant",
	"tool",
	"function"
]);
function readChatMessage(value, message, report) {
	if (!isJsonObject(value)) {
		report(E_MESSAGE, { message });
		return null;
	}
	const role = value["role"];
	if (!isRole(role)) {
		report(E_ROLE, {
			message,
			missing: role === void 0 ? "yes" : "no"
		});
		return null;
	}
	if (role === "tool" && typeof value["tool_call_id"] !== "string") report(E_CALL_ID, { message });
	const calls = readCalls(value, {
		message,
		role
	}, report);
	const mayBeAbsent = role === "function" || calls === null || calls.length > 0;
	const content = readContent(value["content"], {
		message,
		role,
		mayBeAbsent
	}, report);
	const name = readName(value["name"], {
		message,
		role
	}, report);
	const weight = readWeight(value["weight"], {
		message,
		role
	}, report);
	if (calls === null || content === null) return null;
	return {
		role,
		...content,
		...name === void 0 ? {} : { name },
		...weight === void 0 ? {} : { weight },
		calls
	};
}
function isRole(value) {
	return typeof value === "string" && ROLES.has(value);
}
function readName(name, at, report) {
	if (typeof name === "string") return name;
	if (name !== void 0 || at.role === "function") report(E_NAME, { ...at });
}
function readWeight(weight, at, report) {
	if (weight === void 0) return void 0;
	if (at.role === "assistant" && (weight === 0 || weight === 1)) return weight;
	report(E_WEIGHT, { ...at });
}
function readCalls(value, at, report) {
	const { tool_calls: toolCalls = null, function_call: functionCall = null } = value;
	if (toolCalls === null && functionCall === null) return [];
	const functions = functionCall === null ? [] : [functionCall];
	if (Array.isArray(toolCalls)) functions.push(...toolCalls.map((call) => isJsonObject(call) ? call["function"] : null));
	if (at.role !== "assistant" || !(toolCalls === null || Array.isArray(toolCalls)) || !functions.every(isCall)) {
		report(E_CALL, { ...at });
		return null;
	}
	return functions.map((call) => ({
		name: call.name,
		arguments: call.arguments
	}));
}
function isCall(value) {
	return isJsonObject(value) && typeof value["name"] === "string" && typeof value["arguments"] === "string";
}
// src/core/dataset/chat-shape.ts
const CHAT_KEYS = new Set([
	"messages",
	"tools",
	"parallel_tool_calls",
	"functions"
]);
const SHOWN_KEYS = new Set("category conversations completion difficulty function_call id input instruction label labels lang language max_tokens metadata meta model name output prompt reference_answer response response_format role score source split system tags target temperature text tool_choice top_p type user weight chosen rejected content".split(" "));
function readChatExample(value, report) {
	reportExtraKey(value, report);
	const tools = readTools(value, report);
	const messages = readMessages(value["messages"], report);
	if (messages === null) return null;
	return tools === void 0 ? { messages } : {
		messages,
		tools
	};
}
function readMessages(value, report) {
	if (!Array.isArray(value) || value.length === 0) {
		report(E_MESSAGES, {});
		return null;
	}
	const messages = [];
	for (const [index, item] of value.entries()) {
		const message = readChatMessage(item, index + 1, report);
		if (message !== null) messages.push(message);
	}
	return messages.length === value.length ? messages : null;
}
function readTools(value, report) {
	const key = isGiven(value["tools"]) ? "tools" : "functions";
	const tools = value[key];
	if (!isGiven(tools)) return void 0;
	if (Array.isArray(tools) && tools.every(isJsonObject)) return tools;
	report(E_TOOLS, { key });
}
function isGiven(value) {
	return value !== void 0 && value !== null;
}
function reportExtraKey(value, report) {
	const extra = Object.keys(value).filter((key) => !CHAT_KEYS.has(key));
	if (extra.length > 0) report(E_EXTRA_KEY, { key: extra.find((key) => SHOWN_KEYS.has(key)) ?? null });
}
// src/core/dataset/detect-format.ts
const PROMPT_ROLES = new Set([
	"system",
	"developer",
	"user",
	"tool",
	"function"
]);
var FormatVotes = class {
	#opening = null;
	#filledLines = 0;
	#objects = 0;
	#votes = new Map();
	addLine(head) {
		this.#filledLines += 1;
		this.#opening ??= openingOf(head);
	}
	addObject(value) {
		this.#objects += 1;
		const format = lineFormat(value);
		this.#votes.set(format, (this.#votes.get(format) ?? 0) + 1);
	}
	format() {
		if (this.#opening === null) return "empty";
		if (this.#opening === "lfs" && this.#objects === 0) return "git-lfs-pointer";
		const mostlyObjects = this.#objects * 2 >= this.#filledLines;
		if ((this.#opening === "array" || this.#opening === "lone-brace") && !mostlyObjects) return "json-array";
		return this.#winner();
	}
	#winner() {
		const chat = this.#votes.get("chat") ?? 0;
		let best = "unknown";
		let most = 0;
		for (const [format, votes] of this.#votes) {
			const counted = format === "reinforcement" || format === "chat" ? this.#conversations() : votes;
			if (counted > most) {
				most = counted;
				best = format;
			}
		}
		return best === "reinforcement" && chat > 0 ? "chat" : best;
	}
	#conversations() {
		return (this.#votes.get("chat") ?? 0) + (this.#votes.get("reinforcement") ?? 0);
	}
};
function openingOf(head) {
	const text = String.fromCharCode(...head);
	if (text.startsWith("version https://git-lfs.github.com/spec/")) return "lfs";
	if (/^\s*\[\s*(?:$|[[{"\]])/.test(text)) return "array";
	return /^\s*\{\s*$/.test(text) ? "lone-brace" : "other";
}
function lineFormat(value) {
	const has = (...keys) => keys.every((key) => Object.hasOwn(value, key));
	if (has("messages")) return looksLikePromptOnly(value) ? "reinforcement" : "chat";
	if (has("input", "preferred_output") || has("input", "non_preferred_output")) return "preference";
	if (has("chosen", "rejected")) return "trl-preference";
	if (has("prompt", "completion")) return "prompt-completion";
	if (has("instruction", "output")) return "alpaca";
	return has("conversations") ? "sharegpt" : "unknown";
}
function looksLikePromptOnly(value) {
	const messages = value["messages"];
	if (!Array.isArray(messages) || messages.length === 0) return false;
	const roles = messages.map((message) => isJsonObject(message) ? message["role"] : void 0);
	if (!roles.every((role) => PROMPT_ROLES.has(role))) return false;
	return roles.at(-1) === "user" || Object.keys(value).some((key) => !CHAT_KEYS.has(key));
}
// src/core/dataset/findings.ts
var LineCounter = class {
	count = 0;
	lines = [];
	#last = 0;
	add(line) {
		if (line === this.#last) return;
		this.#last = line;
		this.count += 1;
		if (this.lines.length < 50) this.lines.push(line);
	}
};
var FindingLog = class {
	#byCode = new Map();
	add(code, facts, line) {
		let entry = this.#byCode.get(code.code);
		if (entry === void 0) {
			entry = {
				words: inWords(code, facts),
				lines: new LineCounter()
			};
			this.#byCode.set(code.code, entry);
		}
		entry.lines.add(line);
	}
	findings() {
		return [...this.#byCode.values()].map(({ words, lines: { count, lines } }) => ({
			...words,
			lines,
			count
		}));
	}
};
function fileFinding(code, facts, lines) {
	return {
		...inWords(code, facts),
		lines: lines?.lines ?? [],
		count: lines?.count ?? 1
	};
}
function sortFindings(findings) {
	const rank = {
		error: 0,
		warning: 1,
		notice: 2
	};
	return [...findings].sort((a, b) => rank[a.severity] - rank[b.severity] || (a.lines[0] ?? 0) - (b.lines[0] ?? 0) || (a.code < b.code ? -1 : Number(a.code > b.code)));
}
function inWords(code, facts) {
	const { severity, headline, fix } = code;
	return {
		code: code.code,
		severity,
		headline,
		message: code.message(facts),
		fix
	};
}
// src/core/dataset/lines.ts
const MAX_LINE_BYTES = 1048576;
const LF = 10;
const CR = 13;
var LineSplitter = class {
	#number = 0;
	#size = 0;
	#kept = new Uint8Array(4096);
	*push(chunk) {
		let start = 0;
		for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, start)) {
			const rest = chunk.subarray(start, end);
			start = end + 1;
			yield this.#finish(rest);
		}
		this.#keep(chunk.subarray(start));
	}
	*end() {
		if (this.#size > 0) yield this.#finish(new Uint8Array(0));
	}
	#finish(rest) {
		const crossed = this.#size > 0;
		if (crossed) this.#keep(rest);
		const size = crossed ? this.#size : rest.length;
		const bytes = crossed ? this.#kept : rest;
		this.#size = 0;
		this.#number += 1;
		const number = this.#number;
		if (size > 1048576) return {
			kind: "too-long",
			number,
			size,
			head: bytes.subarray(0, 64)
		};
		const end = size > 0 && bytes[size - 1] === CR ? size - 1 : size;
		return {
			kind: "line",
			number,
			bytes: bytes.subarray(0, end)
		};
	}
	#keep(part) {
		const from = this.#size;
		this.#size += part.length;
		const room = MAX_LINE_BYTES - from;
		if (room <= 0) return;
		const kept = part.length > room ? part.subarray(0, room) : part;
		if (from + kept.length > this.#kept.length) {
			const grown = new Uint8Array(Math.min(MAX_LINE_BYTES, Math.max(2 * this.#kept.length, from + kept.length)));
			grown.set(this.#kept.subarray(0, from));
			this.#kept = grown;
		}
		this.#kept.set(kept, from);
	}
};
// src/core/dataset/rules/blank-lines.ts
const W_BLANK_LINE = defineCode({
	code: "W_BLANK_LINE",
	severity: "warning",
	headline: "A line is blank",
	message: () => "The line is blank.",
	why: "Strict readers of JSON Lines refuse blank lines, and line numbers in their errors no longer agree with yours.",
	fix: "Remove the line."
});
const rule$9 = {
	kind: "file",
	codes: [W_BLANK_LINE],
	appliesTo: "chat",
	check: ({ blankLines }, _limits, report) => {
		if (blankLines.count > 0) report(W_BLANK_LINE, {}, blankLines);
	}
};
// src/core/dataset/rules/developer-role.ts
const W_DEVELOPER_ROLE = defineCode({
	code: "W_DEVELOPER_ROLE",
	severity: "warning",
	headline: "The developer role may be refused",
	message: () => "A message has the role developer, which supervised training does not document.",
	why: "The documented roles are system, user, assistant and tool; a refusal would come only after the upload.",
	fix: "Use the role system."
});
const rule$8 = {
	kind: "example",
	codes: [W_DEVELOPER_ROLE],
	check: ({ messages }, _measure, _limits, report) => {
		if (messages.some((message) => message.role === "developer")) report(W_DEVELOPER_ROLE, {});
	}
};
// src/core/dataset/rules/empty-answer.ts
const W_EMPTY_ANSWER = defineCode({
	code: "W_EMPTY_ANSWER",
	severity: "warning",
	headline: "An assistant message is empty",
	message: ({ message }) => `Message ${message} (assistant) holds no text and makes no call.`,
	why: "The model would learn to answer with nothing; mostly the answer was lost on the way into the file.",
	fix: "Write the answer, remove the example, or give the message weight 0."
});
const rule$7 = {
	kind: "example",
	codes: [W_EMPTY_ANSWER],
	check: ({ messages }, _measure, _limits, report) => {
		const index = messages.findIndex((message) => message.role === "assistant" && message.weight !== 0 && isEmpty(message));
		if (index !== -1) report(W_EMPTY_ANSWER, { message: index + 1 });
	}
};
function isEmpty({ content, otherParts, calls }) {
	const texts = typeof content === "string" ? [content] : content ?? [];
	return otherParts === 0 && calls.length === 0 && texts.every((text) => text.trim() === "");
}
// src/core/dataset/rules/few-examples.ts
const E_EXAMPLES = defineCode({
	code: "E_EXAMPLES",
	severity: "error",
	headline: "The dataset has too few examples",
	message: ({ examples, atLeast }) => `The file has ${examples} ${examples === 1 ? "example" : "examples"}; at least ${atLeast} are needed.`,
	why: "The provider refuses a training file with fewer examples.",
	fix: "Add examples; 50 to 100 good ones are a sensible start."
});
const rule$6 = {
	kind: "file",
	codes: [E_EXAMPLES],
	appliesTo: "chat",
	check: ({ examples }, { minExamples: atLeast }, report) => {
		if (examples < atLeast) report(E_EXAMPLES, {
			examples,
			atLeast
		});
	}
};
// src/core/dataset/rules/file-size.ts
const E_DATASET_SIZE = defineCode({
	code: "E_DATASET_SIZE",
	severity: "error",
	headline: "The dataset is too large",
	message: ({ bytes, limit }) => `The file is ${readableSize(bytes)}; the limit is ${readableSize(limit)}.`,
	why: "The limit keeps a slip from becoming a large bill; OpenAI itself takes files up to 512 MB.",
	fix: "Use fewer examples, or raise the limit in the workflow."
});
const rule$5 = {
	kind: "file",
	codes: [E_DATASET_SIZE],
	appliesTo: "every-format",
	check: ({ bytes }, { maxBytes: limit }, report) => {
		if (bytes > limit) report(E_DATASET_SIZE, {
			bytes,
			limit
		});
	}
};
// src/core/dataset/rules/last-message.ts
const W_LAST_MESSAGE = defineCode({
	code: "W_LAST_MESSAGE",
	severity: "warning",
	headline: "An example does not end with the assistant",
	message: ({ role }) => `The last message comes from the role ${role}.`,
	why: "What comes after the last assistant message is paid for and teaches nothing; often an answer was lost.",
	fix: "End the example with the assistant message that the model is to learn."
});
const rule$4 = {
	kind: "example",
	codes: [W_LAST_MESSAGE],
	check: ({ messages }, _measure, _limits, report) => {
		const last = messages.at(-1);
		if (messages.some((message) => message.role === "assistant") && last !== void 0 && last.role !== "assistant") report(W_LAST_MESSAGE, { role: last.role });
	}
};
// src/core/dataset/rules/no-assistant.ts
const E_NO_ASSISTANT = defineCode({
	code: "E_NO_ASSISTANT",
	severity: "error",
	headline: "An example has no assistant message",
	message: () => "No message of the example comes from the assistant.",
	why: "The model learns to write assistant messages, so an example without one teaches nothing and is refused.",
	fix: "Add the assistant message that the model is to learn."
});
const rule$3 = {
	kind: "example",
	codes: [E_NO_ASSISTANT],
	check: ({ messages }, _measure, _limits, report) => {
		if (!messages.some((message) => message.role === "assistant")) report(E_NO_ASSISTANT, {});
	}
};
// src/core/dataset/rules/no-trained-message.ts
const E_NO_TRAINED_MESSAGE = defineCode({
	code: "E_NO_TRAINED_MESSAGE",
	severity: "error",
	headline: "An example trains nothing",
	message: () => "Every assistant message of the example has weight 0.",
	why: "Messages of weight 0 are not trained on, yet their tokens are paid for.",
	fix: "Remove the example, or give the message that the model is to learn weight 1."
});
const rule$2 = {
	kind: "example",
	codes: [E_NO_TRAINED_MESSAGE],
	check: ({ messages }, _measure, _limits, report) => {
		const answers = messages.filter((message) => message.role === "assistant");
		if (answers.length > 0 && answers.every((message) => message.weight === 0)) report(E_NO_TRAINED_MESSAGE, {});
	}
};
// src/core/dataset/rules/too-long.ts
const E_TOO_LONG = defineCode({
	code: "E_TOO_LONG",
	severity: "error",
	headline: "An example is longer than the model reads",
	message: ({ tokens, limit, counted }) => `The example has ${counted === "exact" ? "" : "about "}${tokens} tokens; the model reads ${limit}.`,
	why: "The provider does not refuse it but cuts off its end, and at the end stands the answer to be learned.",
	fix: "Shorten the example or split it in two."
});
const rule$1 = {
	kind: "example",
	codes: [E_TOO_LONG],
	check: (_example, measure, { maxExampleTokens: limit }, report) => {
		if (measure === null || limit === null || measure.tokens <= limit) return;
		report(E_TOO_LONG, {
			tokens: measure.tokens,
			limit,
			counted: measure.quality
		});
	}
};
// src/core/dataset/rules/wrong-format.ts
const WORDS = {
	preference: {
		is: "a preference dataset (`input`, `preferred_output`, `non_preferred_output`)",
		advice: "Supervised training needs one answer: put the preferred output after the messages of `input`."
	},
	"trl-preference": {
		is: "a preference dataset in the format of TRL (`prompt`, `chosen`, `rejected`)",
		advice: "Supervised training needs one answer: make the prompt a user message and the chosen answer an assistant one."
	},
	reinforcement: {
		is: "a reinforcement dataset (conversations without an assistant answer)",
		advice: "End each conversation with the assistant message that the model is to learn."
	},
	"prompt-completion": {
		is: "a prompt and completion dataset (`prompt`, `completion`)",
		advice: "Make the prompt a user message and the completion an assistant message."
	},
	alpaca: {
		is: "an Alpaca dataset (`instruction`, `input`, `output`)",
		advice: "Make instruction and input a user message and the output an assistant message."
	},
	sharegpt: {
		is: "a ShareGPT dataset (`conversations` with `from` and `value`)",
		advice: "Rename `conversations` to `messages`, `from` to `role`, `value` to `content`, and use roles of chat."
	},
	"json-array": {
		is: "one JSON document, not one example per line",
		advice: "Convert it: jq -c 'if type == \"array\" then .[] else . end' old.json > new.jsonl"
	},
	"git-lfs-pointer": {
		is: "a Git LFS pointer, not the data itself",
		advice: "Commit the file without Git LFS: remove its pattern from .gitattributes and add the file again."
	},
	empty: {
		is: "empty",
		advice: "Add the examples, or remove the file from the manifest."
	},
	unknown: {
		is: "not in a format that is known here",
		advice: "Compare it with the chat format, one line at a time."
	}
};
const E_FORMAT = defineCode({
	code: "E_FORMAT",
	severity: "error",
	headline: "The dataset has the wrong format",
	message: ({ format }) => `The file is ${WORDS[format].is}; a chat dataset (\`messages\` on each line) is needed. ${WORDS[format].advice}`,
	why: "The provider refuses a file whose format does not belong to the training method.",
	fix: "Write one JSON object per line: {\"messages\":[{\"role\":\"user\",\"content\":\"…\"},{\"role\":\"assistant\",\"content\":\"…\"}]}"
});
// src/core/dataset/rules.generated.ts
const RULES = [
	rule$9,
	rule$8,
	rule$7,
	rule$6,
	rule$5,
	rule$4,
	rule$3,
	rule$2,
	rule$1,
	{
		kind: "file",
		codes: [E_FORMAT],
		appliesTo: "every-format",
		check: ({ format }, _limits, report) => {
			if (format !== "chat") report(E_FORMAT, { format });
		}
	}
];
// src/core/dataset/measure.ts
const WEAKNESS = {
	exact: 0,
	estimated: 1,
	proxy: 2
};
function weakest(a, b) {
	return WEAKNESS[a] >= WEAKNESS[b] ? a : b;
}
// src/core/dataset/token-total.ts
var TokenTotal = class {
	sum = 0;
	longest = null;
	quality = "exact";
	add({ tokens, quality }) {
		this.sum += tokens;
		this.longest = Math.max(this.longest ?? 0, tokens);
		this.quality = weakest(this.quality, quality);
	}
};
// src/core/dataset/line-inspector.ts
const EXAMPLE_RULES = RULES.filter((rule) => rule.kind === "example");
const FILE_RULES = RULES.filter((rule) => rule.kind === "file");
var LineInspector = class {
	#options;
	#votes = new FormatVotes();
	#reading = new FindingLog();
	#chat = new FindingLog();
	#blank = new LineCounter();
	#tokens = new TokenTotal();
	#examples = 0;
	constructor(options) {
		this.#options = options;
	}
	add(line) {
		if (line.kind === "line") this.#read(line.bytes, line.number);
		else {
			this.#votes.addLine(withoutBom(line.head));
			this.#reading.add(E_LINE_SIZE, {
				size: line.size,
				limit: MAX_LINE_BYTES
			}, line.number);
		}
	}
	#read(bytes, line) {
		const text = withoutBom(bytes);
		if (text.length < bytes.length) this.#reading.add(E_BOM, {}, line);
		if (isBlank(text)) {
			this.#blank.add(line);
			return;
		}
		this.#votes.addLine(text.subarray(0, 64));
		const value = readObject(text, (code, facts) => this.#reading.add(code, facts, line));
		if (value !== null) this.#addExample(value, line);
	}
	#addExample(value, line) {
		this.#examples += 1;
		this.#votes.addObject(value);
		const report = (code, facts) => this.#chat.add(code, facts, line);
		const example = readChatExample(value, report);
		const measure = example === null ? null : this.#options.measure?.(example) ?? null;
		if (measure !== null) this.#tokens.add(measure);
		if (example !== null) for (const rule of EXAMPLE_RULES) rule.check(example, measure, this.#options.limits, report);
		this.#options.onExample(line, measure);
	}
	conclude(bytes, sha256) {
		const format = this.#votes.format();
		const summary = {
			format,
			bytes,
			examples: this.#examples,
			blankLines: this.#blank
		};
		const isChat = format === "chat";
		const tokens = isChat && this.#tokens.longest !== null ? this.#tokens : null;
		return {
			format,
			bytes,
			sha256,
			examples: this.#examples,
			tokensPerEpoch: tokens?.sum ?? null,
			tokenQuality: tokens?.quality ?? "proxy",
			longestExample: tokens?.longest ?? null,
			findings: sortFindings([
				...checkFile(summary, this.#options.limits),
				...hasLines(format) ? this.#reading.findings() : [],
				...isChat ? this.#chat.findings() : []
			])
		};
	}
};
function checkFile(summary, limits) {
	const findings = [];
	const report = (code, facts, lines) => findings.push(fileFinding(code, facts, lines));
	for (const rule of FILE_RULES) if (rule.appliesTo === "every-format" || summary.format === "chat") rule.check(summary, limits, report);
	return findings;
}
function hasLines(format) {
	return format !== "json-array" && format !== "git-lfs-pointer" && format !== "empty";
}
async function inspectDataset(options) {
	const hash = createHash("sha256");
	const splitter = new LineSplitter();
	const inspector = new LineInspector({
		measure: options.measure,
		onExample: options.onExample ?? (() => void 0),
		limits: {
			maxExampleTokens: options.maxExampleTokens,
			maxBytes: options.maxBytes ?? 209715200,
			minExamples: options.minExamples ?? 10
		}
	});
	let bytes = 0;
	for await (const chunk of options.chunks) {
		hash.update(chunk);
		bytes += chunk.length;
		for (const line of splitter.push(chunk)) inspector.add(line);
	}
	for (const line of splitter.end()) inspector.add(line);
	return inspector.conclude(bytes, hash.digest("hex"));
}
// src/core/tokens/billed-tokens.ts
const PER_EXAMPLE = 1;
const PER_MESSAGE = 3;
const PER_NAME = 1;
const PER_OTHER_PART = 85;
function measureChatExample(example, counter) {
	return [measureTools(example.tools, counter), ...example.messages.map((message) => measureMessage(message, counter))].reduce(sum, {
		tokens: PER_EXAMPLE,
		quality: "exact"
	});
}
function sum(a, b) {
	return {
		tokens: a.tokens + b.tokens,
		quality: weakest(a.quality, b.quality)
	};
}
function measureMessage(message, counter) {
	const texts = textsOf(message.content);
	return {
		tokens: PER_MESSAGE + counter.count(message.role) + total(texts, (text) => counter.count(text)) + (message.name === void 0 ? 0 : PER_NAME + counter.count(message.name)) + total(message.calls, (call) => counter.count(call.name) + counter.count(call.arguments)) + message.otherParts * PER_OTHER_PART,
		quality: isPlainText(message) ? "exact" : "estimated"
	};
}
function isPlainText(message) {
	return typeof message.content === "string" && message.name === void 0 && message.calls.length === 0 && message.otherParts === 0 && message.role !== "tool" && message.role !== "function";
}
function measureTools(tools, counter) {
	if (tools === void 0 || tools === null) return {
		tokens: 0,
		quality: "exact"
	};
	return {
		tokens: counter.count(JSON.stringify(tools)),
		quality: "estimated"
	};
}
function textsOf(content) {
	if (content === null) return [];
	return typeof content === "string" ? [content] : content;
}
function total(items, tokensOf) {
	return items.reduce((tokens, item) => tokens + tokensOf(item), 0);
}
// src/core/tokens/character-class-runs.ts
const CHARACTER_CLASS_RUNS = "O9SRS2ROiSOfNaO7UqO6LqOaSOqSO9CO7N2OLO3NCON3OUnOU7LoOL8ULULULULULULULULULULULULULULULULULULULULULULULULULULULUL2ULULULULULULULUL2ULULULULULULULULULULULULULULULULULULULULULULULU2LULUL3U2LULU2LU3L2U4LU2LU3L3U2LU2LULULU2LUL2ULU2LU3LULU2L2CUL3C4U2LU2LU2LULULULULULULULUL2ULULULULULULULULUL2U2LULU3LULULULULULULULULULULULULULULULULULULULULULULULULULULULULUL7U2LU2L2ULU4LULULULUL1xCLrCiO4CcOeC5O7COCOhM34ULULCOULO2CL3OUO6UOU3OUOU2LUhOU9LzUL2U3L3ULULULULULULULULULULULUL5ULOULU2L2U1fL1cULULULULULULULULULULULULULULULULULOM7ULULULULULULULULULULULULULULULULULULULULULULULULULULULU2LULULULULULUL2ULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULOU12O2CO6L15O8M19OMOM2OM2OMO8CrO4C4OtMbO5C17MlNaO4C2MC2rOCM7O2M6C2M2OM4C2NaC3O2COgCMCuMrO2C2hMbCOeNaCxM9C2O4CO2MO2CmM4CM9CM3CM5OiCpM3O4CbO5CoOC6O8M9C16MoOMxC1iM3CMiCM7CaM2O2NaOCgM3OC8O2C2O2CmOC7OCO3C4O2MCM7O2M2O2M3CO8MO4C2OC3M2O2NaC2O2N6O2COMO2M3OC6O4C2O2CmOC7OC2OC2OC2O2MOM5O4M2O2M3O3MO7C4OCO7NaM2C3MObM3OC9OC3OCmOC7OC2OC5O2MCM8OM3OM3O2COfC2M2O2NaO9CM6OM3OC8O2C2O2CmOC7OC2OC5O2MCM7O2M2O2M3O7M3O4C2OC3M2O2NaOCN6OaMCOC6O3C3OC4O3C2OCOC2O3C2O3C3O3CcO4M5O3M3OM4O2CO6MOeNdOdM5C8OC3OCnOCgO2MCM7OM3OM4O7M2OC3O2CO2C2M2O2NaO8N7OCM3OC8OC3OCnOCaOC5O2MCM7OM3OM4O7M2O6C2OC2M2O2NaOC2MOcM4C9OC3OC15M2CM7OM3OM4CO5C3MN7C3M2O2NjOC6OM3OCiO3CoOC9OCO2C7O3MO4M6OMOM8O6NaO2M2OdC1cMC2M7O5C7M8ONaO13C2OCOC5OCoOCOCaMC2M9CO2C5OCOM7ONaO2C4OwCOnM2O6NkOMOMOMO4M2C8OC10O4MkOM2C5MbOM10O9MO1lC17MkCNaO6C6M4C4M3CM3C2M7C3M4CdMcCMNaM4O2U12OUO5UO2L17OCL3C95OC4O2C7OCOC4O2C15OC4O2CxOC4O2C7OCOC4O2CfOC1lOC4O2C1vO2M3O9NkO3CgOgU2eO2L6O3Ch8O2ChSCqO5C23O3N3C8O7CiM4O9CjM3ObCiM2OcCdOC3OM2OcC1gMwO3CO4CMO2NaO6NaOhM3OMNaO6C2hO7C5M2CyMCO5C1yOaCvOMcO4McOaNaCuO2C5ObC18O4CqO6NbO11CnM5O4C1hMaOMtO2MNaO6NaOdCO8MvO1dM5C1bMhC8O3NaOhM9OcM3CuMdC2NaC18MeOcC10MkO8NaO3C3NaC10O2L9ULO5U17O2U3OgM3OMlC4MC6MC2M3CO5L18C1rLdCLyC11M1sULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULUL9ULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULUL9U8L6O2U6O2L8U8L8U8L6O2U6O2L8OUOUOUOUL8U8LeO2L8U8L8U8L8U8L5OL2U5OLO3L3OL2U5O3L4O2L2U4O4L8U5O5L3OL2U5O3SbOtS2O5SO1bSOgNCO2N6O5CNaO6CdO1fMxOhUO4UO2LU3L2U3LOUO3U5O6UOUOUOU4OLU4LC4LO2L2U2O5UL4O4LON1fULN5Ok6N1oO26NmOhiNuOvgU1cL1cULU3L2ULULULU4LUL2UL6C2U3LULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULUL2O6ULULM3ULO9NO2L12OLO5LO2C1kO7COfMCnO9C7OC7OC7OC7OC7OC7OC7OC7OMwO1bCOcwSO4C2NOpN9M6OC5O2N3C2O4C2eO2M2O2C3OC2iOC4O5C17OC2mO3N4OaCwO1cCgOwNaOuN8ONfOwNaO13NfO8wC534O1sCh3hO1vC1aO2C7hO3CgNaC2OkULULULULULULULULULULULULULULULULULULULULULULULCM4OMaOCULULULULULULULULULULULULULULC2M2C1yNaM2O11C9O2ULULULULULULUL3ULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULULCL8ULULU2LULULULULCO2ULULCULUL3ULULULULULULULULULULU5LU5LULULULULULULULU4LULU2LO2ULOLOLULULULUOlC3ULC3LC7MC3MC4MCnM5O4MO3N6OaC1gOcM2C1eMiOaNaO6MiC6O3COC2MNaCsM8O2CnMdOcCtO3M4C1bMeOeCNaO6C5MCaNaC5OC15MeO9C3MC8M2O2NaO6CnO3CM3C1eMCM3C2M2C5M2CMCOoC3O2CbM5O2C3M2OaC6O2C6O2C6O9C7OC7OL17OC4L9CO6L28CzM8OM2O2NaO6C8mcOcCnO4C1dO6isCa6O2C2yO12L7OcL5O5CMCaOCdOC5OCOC2OC2OC30OxCa3OiC1sO2C1iO14CcO4MgOgMgO1sC5OC3rOjNaO7UqO6LqObC2hO3C6O2C6O2C6O2C3OzCcOCqOCjOC2OCfO2CeOyC3fOcN19OcN1lOhN2O35MO3mCtO3C1dOfMNrO4CwN4O9CkNC8NO5C12M5O5CuO2C10O4C8ON5O16U14L14C26O2NaO6U10O4L10O4C14O8C1gOcUbOUfOU7OU2OLbOLfOL7OL2O3C1gOcC8nO9CmOaC8OoC6OC16OC9O1xC6O2COC18OC2O3CO2CnO2N8CnO2N7CvO8N9O1cCjOC2O5N5CmN6O4CqO1yC1kO4N2C2NgO2N1aCM3OM2O5M4C4OC3OCtO2M3O4MN9OnCtN2OCtN3OwC8OCsM2O4N5OgC1iOaCmO2N8CjO5N8CiOnN7O28C21O1jU1fOdL1fO7N6C10M4O8NaO6NaC6UmO3M5OCLmO62NvOC16OM2O3C2OgC3O1jM4CtNaCO8CmMbN4OrCiM4O16ClN7OkCnO9M3C1hMfObNuMC2M2CO9M4C19MbO7MOdCpO7NaO6M3C10MeONaO4CM2CO8CzMO2CO9M3C1cMeC4O4M4OM2NaCOCO4NkObCiOCpMcO6MC2MO1qC7OCOC4OCfOCaO7C1bMcO5NaO6M4OC8O2C2O2CmOC7OC2OC5OM2CM7O2M2O2M3O2CO6MO5C5M2O2M7O3M5ObCaOCO2COC12OCM9OMO2MOM4OM5CMCOdM2OtC1hMiC4O5NaO4MC3OuC1cMkC2OCO8NaO4mC1bM7O2M9OnC4M2OyC1cMhO3CObNaO12C17MdCO7NaO6NkOsCrO2MfO4NcO4C7O55C18MfO2tUwLwNjOcC8O2CO2C8OC2OCoM6OM2O2M4CMCM2OcNaO1yC8O2C13M7O2M7COCMOrCMaC14M7CM4O8MO8CMbC1aMgO3COiC21O5jCxOfNaO6C9OC11M8OM8COfNtO5CuO2MmOMeO21C7OC2OC12M6O3MOM2OM7CMO8NaO6C6OC2OCwM5OM2OM5CO7NaO8mCjM4O9M2CMCdOCyM7O3M5OdNaMO2dCOfNlO17CpmO2uN33OhC5gO218C2pOfCtsOgMC6MfOaC32zO5Cg7O5a1CuMiNaO1c6CftO7CvONaO6C27ONaO6CuO2M5ObC1cM7O9C4OcNaON7OClO5CjOc0C19O3NaO5iUwLwNnO2xC23O4MCM1jO7M4CdO1sC2OCMObM2OeC4qgO8CyeO15CaO6w7C4OC7OC2OC83OfCOtC3O2COeC4O8Cb0O1s4C2zO5CdO3C9O7CaO3M2O381NaOeeM1aO2MnOf2M5O3M6O8M8O2M7OuM4O44M3O3fNkOcNkO30NpO3rUqLqUqL7OLiUqLqUOU2O2UO2U2O2U4OU8L4OLOL7OLbUqLqU2OU4O2U8OU7OLqU2OU4OU5OUO3U7OLqUqLqUqLqUqLqUqLqUqLqUqLsO2UpOLpOL6UpOLpOL6UpOLpOL6UpOLpOL6UpOLpOL6ULO2N1eOe8M1jO4M1eO8MOeMOmM5OMfOuoLaCLkO6L6O5xM7OMhO2M7OM2OM5O5C1qOxMO34C19O3M7C7O2NaO4CO8xCuMOhC18M4NaOd2CsM4NaO5yCuM2CNaOdhC7OC4OC2OCfOC5hO2N9M7O15UyLyM7CO4NaOlzN1nON3ON4O24N19ONfO5eC4OCrOC2OCO2COCaOC4OCOCO6CO4COCOCOC3OC2OCO2COCOCOCOCOC2OCO2C4OC7OC4OC4OCOCaOChO5C3OC5OChOg4NdO25fNaOsmCwyoOwC37eO6C66O2C4g2OeC5rlOfChaO1wiCf2O15uC3t7O5C38gOf9e8M6oO47bk";
const CLASS_BY_LETTER = {
	U: 1,
	L: 2,
	C: 4,
	M: 8,
	N: 16,
	S: 32,
	R: 64,
	O: 128
};
const CLASSES = decodeRuns(CHARACTER_CLASS_RUNS);
function decodeRuns(runs) {
	const classes = new Uint8Array(1114112);
	let codePoint = 0;
	for (const [, letter = "", length = ""] of runs.matchAll(/([A-Z])([0-9a-z]*)/g)) {
		const end = codePoint + (length === "" ? 1 : Number.parseInt(length, 36));
		classes.fill(CLASS_BY_LETTER[letter] ?? 128, codePoint, end);
		codePoint = end;
	}
	return classes;
}
function classAt(bytes, at) {
	const lead = bytes[at];
	return lead < 128 ? CLASSES[lead] : wideClassAt(bytes, at, lead);
}
function wideClassAt(bytes, at, lead) {
	if (lead === 255) return 0;
	const second = bytes[at + 1] & 63;
	if (lead < 224) return CLASSES[(lead & 31) << 6 | second];
	const third = bytes[at + 2] & 63;
	if (lead < 240) return CLASSES[(lead & 15) << 12 | second << 6 | third];
	const fourth = bytes[at + 3] & 63;
	return CLASSES[(lead & 7) << 18 | second << 12 | third << 6 | fourth];
}
function next(bytes, at) {
	const lead = bytes[at];
	if (lead < 128) return at + 1;
	return at + (lead < 224 ? 2 : lead < 240 ? 3 : 4);
}
function runEnd(bytes, at, set) {
	let end = at;
	for (;;) {
		const lead = bytes[end];
		if (lead < 128) {
			if ((CLASSES[lead] & set) === 0) return end;
			end++;
		} else {
			if ((wideClassAt(bytes, end, lead) & set) === 0) return end;
			end = next(bytes, end);
		}
	}
}
// src/core/tokens/rank-queue.ts
const POSITIONS = 2 ** 32;
var RankQueue = class {
	rank = 0;
	position = 0;
	#heap;
	#size = 0;
	constructor(capacity) {
		this.#heap = new Float64Array(capacity);
	}
	push(rank, position) {
		const heap = this.#heap;
		const entry = rank * POSITIONS + position;
		let at = this.#size++;
		while (at > 0) {
			const parent = at - 1 >> 1;
			const above = heap[parent];
			if (above <= entry) break;
			heap[at] = above;
			at = parent;
		}
		heap[at] = entry;
	}
	pop() {
		if (this.#size === 0) return false;
		const first = this.#heap[0];
		this.position = first % POSITIONS;
		this.rank = (first - this.position) / POSITIONS;
		this.#size--;
		if (this.#size > 0) this.#sink(this.#heap[this.#size]);
		return true;
	}
	#sink(entry) {
		const heap = this.#heap;
		const size = this.#size;
		let at = 0;
		for (let child = 1; child < size; child = 2 * at + 1) {
			if (child + 1 < size && heap[child + 1] < heap[child]) child++;
			const below = heap[child];
			if (entry <= below) break;
			heap[at] = below;
			at = child;
		}
		heap[at] = entry;
	}
};
// src/core/tokens/slice-table.ts
const UNKNOWN = 2147483647;
const SLOT_SHIFT = 2;
const SLOT = 4;
const KEY = 0;
const LENGTH = 2;
const VALUE = 3;
const SHORT = 8;
const FIRST_BITS = Int32Array.of(0, 255, 65535, 16777215, -1, -1, -1, -1, -1);
const SECOND_BITS = Int32Array.of(0, 0, 0, 0, 0, 255, 65535, 16777215, -1);
var SliceTable = class {
	#keys;
	#slots;
	#wrap;
	#room;
	#reach = 0;
	constructor(keys, slots) {
		this.#keys = keys;
		this.#slots = new Int32Array(slots * SLOT);
		this.#wrap = slots * SLOT - 1;
		this.#room = Math.floor(slots * .75);
	}
	find(view, start, length) {
		const slots = this.#slots;
		const short = length <= SHORT;
		const first = short ? firstWord(view, start, length) : hashOfSlice(view, start, length);
		const second = short ? secondWord(view, start, length) : 0;
		let slot = this.#home(short ? hashOfWords(first, second, length) : first);
		for (let steps = this.#reach; steps > 0; steps--) {
			const found = slots[slot + LENGTH];
			if (found === length && slots[slot + KEY] === first) {
				const key = slots[slot + KEY + 1];
				if (short ? key === second : sameSlice(view, start, this.#keys, key, length)) return slots[slot + VALUE];
			}
			if (found === 0) return UNKNOWN;
			slot = this.#next(slot);
		}
		return UNKNOWN;
	}
	add(start, length, value) {
		const steps = this.#insert(start, length, value, this.#slots.length);
		this.#reach = Math.max(this.#reach, steps);
	}
	addWithinReach(start, length, value) {
		return this.#room > 0 && this.#insert(start, length, value, this.#reach) > 0;
	}
	#insert(start, length, value, limit) {
		const slots = this.#slots;
		const short = length <= SHORT;
		const first = short ? firstWord(this.#keys, start, length) : hashOfSlice(this.#keys, start, length);
		const second = short ? secondWord(this.#keys, start, length) : start;
		let slot = this.#home(short ? hashOfWords(first, second, length) : first);
		for (let steps = 1; steps <= limit; steps++) {
			if (slots[slot + LENGTH] === 0) {
				slots[slot + KEY] = first;
				slots[slot + KEY + 1] = second;
				slots[slot + LENGTH] = length;
				slots[slot + VALUE] = value;
				this.#room--;
				return steps;
			}
			slot = this.#next(slot);
		}
		return 0;
	}
	#home(hash) {
		return hash << SLOT_SHIFT & this.#wrap;
	}
	#next(slot) {
		return slot + SLOT & this.#wrap;
	}
};
function firstWord(view, start, length) {
	return view.getInt32(start, true) & FIRST_BITS[length];
}
function secondWord(view, start, length) {
	return view.getInt32(start + 4, true) & SECOND_BITS[length];
}
function hashOfWords(first, second, length) {
	const mixed = Math.imul(first, 2654435761) ^ Math.imul(second ^ length, 2246822507);
	return mixed ^ mixed >>> 15;
}
function hashOfSlice(view, start, length) {
	const lastWord = start + length - 4;
	let hash = length;
	for (let at = start; at < lastWord; at += 4) {
		hash = Math.imul(hash ^ view.getInt32(at, true), 2654435761);
		hash ^= hash >>> 15;
	}
	hash = Math.imul(hash ^ view.getInt32(lastWord, true), 2246822507);
	return hash ^ hash >>> 13;
}
function sameSlice(a, startA, b, startB, length) {
	const lastWord = length - 4;
	for (let at = 0; at < lastWord; at += 4) if (a.getInt32(startA + at, true) !== b.getInt32(startB + at, true)) return false;
	return a.getInt32(startA + lastWord, true) === b.getInt32(startB + lastWord, true);
}
// src/core/tokens/ranks.ts
const HEADER = "! 0 ";
const BLANK$2 = 32;
const PADDING = 61;
const NO_DIGIT = -1;
const DIGITS = new Int32Array(256).fill(NO_DIGIT);
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
for (let value = 0; value < 64; value++) DIGITS[ALPHABET.charCodeAt(value)] = value;
DIGITS[PADDING] = 0;
function decodeRanks(bpeRanks) {
	if (!bpeRanks.startsWith(HEADER)) throw new Error(`The ranks do not begin with "${HEADER}".`);
	const text = new TextEncoder().encode(bpeRanks);
	const bytes = new Uint8Array(text.length + 8);
	const starts = new Int32Array(text.length);
	let tokens = 0;
	let used = 0;
	for (let at = 4; at < text.length; at += 4) {
		if (text[at] === BLANK$2) {
			starts[++tokens] = used;
			at++;
		}
		const bits = digitAt(text, at) << 18 | digitAt(text, at + 1) << 12 | digitAt(text, at + 2) << 6 | digitAt(text, at + 3);
		if (bits < 0) throw new Error(`The ranks hold text that is not base64, at ${at}.`);
		bytes[used] = bits >> 16;
		bytes[used + 1] = bits >> 8;
		bytes[used + 2] = bits;
		used += 3 - paddingAt(text, at + 2) - paddingAt(text, at + 3);
	}
	starts[++tokens] = used;
	return {
		bytes: bytes.slice(0, used + 8),
		starts: starts.slice(0, tokens + 1)
	};
}
function digitAt(text, at) {
	return at < text.length ? DIGITS[text[at]] : NO_DIGIT;
}
function paddingAt(text, at) {
	return text[at] === PADDING ? 1 : 0;
}
// src/core/tokens/vocabulary.ts
const NO_RANK = UNKNOWN;
const LONGEST_REMEMBERED = 256;
const REMEMBERED_BYTES = 2e6;
var Vocabulary = class {
	#keys;
	#table;
	#longest;
	#used;
	constructor(bpeRanks) {
		const { bytes, starts } = decodeRanks(bpeRanks);
		const tokens = starts.length - 1;
		this.#used = starts[tokens];
		this.#keys = new Uint8Array(this.#used + REMEMBERED_BYTES + 8);
		this.#keys.set(bytes);
		this.#table = new SliceTable(new DataView(this.#keys.buffer), powerOfTwoAbove(2 * tokens));
		let longest = LONGEST_REMEMBERED;
		for (let rank = 0; rank < tokens; rank++) {
			const start = starts[rank];
			const length = starts[rank + 1] - start;
			this.#table.add(start, length, rank);
			longest = Math.max(longest, length);
		}
		this.#longest = longest;
	}
	rankOf(view, start, length) {
		const value = this.#find(view, start, length);
		return value < 0 ? NO_RANK : value;
	}
	countOf(view, start, length) {
		const value = this.#find(view, start, length);
		if (value === 2147483647) return void 0;
		return value < 0 ? -value : 1;
	}
	remember(bytes, start, length, count) {
		if (length > LONGEST_REMEMBERED || this.#used + length + 8 > this.#keys.length) return;
		this.#keys.set(bytes.subarray(start, start + length), this.#used);
		if (this.#table.addWithinReach(this.#used, length, -count)) this.#used += length;
	}
	#find(view, start, length) {
		return length > this.#longest ? UNKNOWN : this.#table.find(view, start, length);
	}
};
function powerOfTwoAbove(value) {
	return 2 ** Math.ceil(Math.log2(value));
}
// src/core/tokens/merge-long.ts
var LongMerge = class {
	#vocabulary;
	#view;
	#start;
	#length;
	#queue;
	#next;
	#previous;
	#ranks;
	constructor(vocabulary, view, start, length) {
		this.#vocabulary = vocabulary;
		this.#view = view;
		this.#start = start;
		this.#length = length;
		this.#queue = new RankQueue(2 * length);
		this.#next = integersFrom(1, length);
		this.#previous = integersFrom(-1, length);
		this.#ranks = new Int32Array(length).fill(NO_RANK);
	}
	count() {
		let parts = this.#length;
		for (let part = 0; part < this.#length; part++) this.#rate(part);
		while (this.#queue.pop()) {
			const part = this.#queue.position;
			if (this.#ranks[part] !== this.#queue.rank) continue;
			this.#joinWithNext(part);
			parts--;
			this.#rate(part);
			if (part > 0) this.#rate(this.#previous[part]);
		}
		return parts;
	}
	#rate(part) {
		const next = this.#next[part];
		if (next === this.#length) return;
		const end = this.#next[next];
		const rank = this.#vocabulary.rankOf(this.#view, this.#start + part, end - part);
		this.#ranks[part] = rank;
		if (rank !== NO_RANK) this.#queue.push(rank, part);
	}
	#joinWithNext(part) {
		const joined = this.#next[part];
		const next = this.#next[joined];
		this.#next[part] = next;
		if (next < this.#length) this.#previous[next] = part;
		this.#ranks[part] = NO_RANK;
		this.#ranks[joined] = NO_RANK;
	}
};
function integersFrom(first, count) {
	const integers = new Int32Array(count);
	for (let index = 0; index < count; index++) integers[index] = first + index;
	return integers;
}
// src/core/tokens/merge.ts
const LONGEST_SCAN = 80;
var Merge = class {
	#vocabulary;
	#starts = new Int32Array(81);
	#ranks = new Int32Array(81);
	constructor(vocabulary) {
		this.#vocabulary = vocabulary;
	}
	count(view, start, length) {
		if (length > LONGEST_SCAN) return new LongMerge(this.#vocabulary, view, start, length).count();
		return this.#scan(view, start, length);
	}
	#scan(view, start, length) {
		const ranks = this.#ranks;
		const starts = this.#starts;
		for (let part = 0; part <= length; part++) starts[part] = start + part;
		for (let part = 0; part < length; part++) ranks[part] = this.#rankWithNext(view, part, length);
		let parts = length;
		for (;;) {
			const lowest = indexOfLowest(ranks, parts);
			if (ranks[lowest] === NO_RANK) return parts;
			parts--;
			for (let part = lowest + 1; part <= parts; part++) {
				starts[part] = starts[part + 1];
				ranks[part] = ranks[part + 1];
			}
			ranks[lowest] = this.#rankWithNext(view, lowest, parts);
			if (lowest > 0) ranks[lowest - 1] = this.#rankWithNext(view, lowest - 1, parts);
		}
	}
	#rankWithNext(view, part, parts) {
		if (part + 1 >= parts) return NO_RANK;
		const start = this.#starts[part];
		return this.#vocabulary.rankOf(view, start, this.#starts[part + 2] - start);
	}
};
function indexOfLowest(ranks, parts) {
	let lowest = 0;
	for (let part = 1; part < parts; part++) if (ranks[part] < ranks[lowest]) lowest = part;
	return lowest;
}
// src/core/tokens/split-parts.ts
const APOSTROPHE$1 = 39;
const BLANK$1 = 32;
const D = 100;
const E = 101;
const L = 108;
const M = 109;
const R = 114;
const S = 115;
const T = 116;
const V = 118;
function contractionEnd(bytes, start) {
	if (bytes[start] !== APOSTROPHE$1) return start;
	const first = lowerCase(bytes[start + 1]);
	if (first === S || first === T || first === M || first === D) return start + 2;
	const second = lowerCase(bytes[start + 2]);
	if ((first === R || first === V) && second === E) return start + 3;
	if (first === L && second === L) return start + 3;
	return isLongS(bytes, start + 1) ? start + 3 : start;
}
function lowerCase(byte) {
	return byte >= 65 && byte <= 90 ? byte | 32 : byte;
}
function isLongS(bytes, at) {
	return bytes[at] === 197 && bytes[at + 1] === 191;
}
function numberEnd(bytes, start) {
	let end = next(bytes, start);
	for (let digits = 1; digits < 3 && (classAt(bytes, end) & 16) !== 0; digits++) end = next(bytes, end);
	return end;
}
function symbolsEnd(bytes, start) {
	const symbols = bytes[start] === BLANK$1 ? start + 1 : start;
	const end = runEnd(bytes, symbols, 136);
	return end === symbols ? start : end;
}
function whiteSpaceEnd(bytes, start) {
	let end = start;
	let last = start;
	let afterLineBreak = start;
	for (;;) {
		const found = classAt(bytes, end);
		if ((found & 96) === 0) {
			if (afterLineBreak > start) return afterLineBreak;
			return found === 0 || last === start ? end : last;
		}
		last = end;
		end = next(bytes, end);
		if (found === 64) afterLineBreak = end;
	}
}
// src/core/tokens/split-plain-word.ts
const BLANK = 32;
const APOSTROPHE = 39;
function plainWordEnd(bytes, start) {
	let end = start;
	if (bytes[end] === BLANK) end++;
	if (isUpper(bytes[end])) end++;
	const lower = end;
	while (isLower(bytes[end])) end++;
	const after = bytes[end];
	return end > lower && after < 128 && after !== APOSTROPHE && !isUpper(after) ? end : 0;
}
function isLower(byte) {
	return byte >= 97 && byte <= 122;
}
function isUpper(byte) {
	return byte >= 65 && byte <= 90;
}
// src/core/tokens/split-cl100k.ts
function pieceEndCl100k(bytes, start) {
	const plain = plainWordEnd(bytes, start);
	if (plain > 0) return plain;
	const contraction = contractionEnd(bytes, start);
	if (contraction > start) return contraction;
	const first = classAt(bytes, start);
	if ((first & 7) !== 0) return runEnd(bytes, start, 7);
	if (first === 16) return numberEnd(bytes, start);
	if (first === 64) return whiteSpaceEnd(bytes, start);
	const afterPrefix = next(bytes, start);
	const word = runEnd(bytes, afterPrefix, 7);
	if (word > afterPrefix) return word;
	const symbols = symbolsEnd(bytes, start);
	return symbols > start ? runEnd(bytes, symbols, 64) : whiteSpaceEnd(bytes, start);
}
// src/core/tokens/split-o200k.ts
const HEAD = 13;
const TAIL = 14;
const SLASH = 47;
function pieceEndO200k(bytes, start) {
	const plain = plainWordEnd(bytes, start);
	if (plain > 0) return plain;
	const first = classAt(bytes, start);
	if ((first & 7) !== 0) return contractionEnd(bytes, wordEnd(bytes, start));
	if (first === 16) return numberEnd(bytes, start);
	if (first === 64) return whiteSpaceEnd(bytes, start);
	const word = prefixedWordEnd(bytes, next(bytes, start), first);
	if (word > start) return contractionEnd(bytes, word);
	const symbols = symbolsEnd(bytes, start);
	return symbols > start ? lineBreaksAndSlashesEnd(bytes, symbols) : whiteSpaceEnd(bytes, start);
}
function wordEnd(bytes, start) {
	const end = tailedWordEnd(bytes, start);
	return end > start ? end : runEnd(bytes, start, 1);
}
function prefixedWordEnd(bytes, start, prefix) {
	const end = tailedWordEnd(bytes, start);
	if (end > start) return end;
	if (prefix === 8) return start;
	const upper = runEnd(bytes, start, 1);
	return upper > start ? upper : 0;
}
function tailedWordEnd(bytes, start) {
	let end = start;
	let at = start;
	for (;;) {
		const found = classAt(bytes, at);
		if (found === 2) return runEnd(bytes, at, TAIL);
		if ((found & HEAD) === 0) return end;
		at = next(bytes, at);
		if (found !== 1) end = at;
	}
}
function lineBreaksAndSlashesEnd(bytes, start) {
	let end = start;
	while (classAt(bytes, end) === 64 || bytes[end] === SLASH) end++;
	return end;
}
// src/core/tokens/splitter.ts
function pieceEndOf(encoding) {
	switch (encoding) {
		case "cl100k_base": return pieceEndCl100k;
		case "o200k_base": return pieceEndO200k;
	}
}
// src/core/tokens/counter.ts
function createTokenCounter(encoding, bpeRanks) {
	return new ByteCounter(encoding, bpeRanks);
}
var ByteCounter = class {
	encoding;
	#pieceEnd;
	#vocabulary;
	#merge;
	#encoder = new TextEncoder();
	#bytes = new Uint8Array(0);
	#view = new DataView(this.#bytes.buffer);
	constructor(encoding, bpeRanks) {
		this.encoding = encoding;
		this.#pieceEnd = pieceEndOf(encoding);
		this.#vocabulary = new Vocabulary(bpeRanks);
		this.#merge = new Merge(this.#vocabulary);
	}
	count(text) {
		const length = this.#encode(text);
		const pieceEnd = this.#pieceEnd;
		let tokens = 0;
		for (let start = 0; start < length;) {
			const end = pieceEnd(this.#bytes, start);
			tokens += this.#countPiece(start, end - start);
			start = end;
		}
		return tokens;
	}
	#countPiece(start, length) {
		const known = this.#vocabulary.countOf(this.#view, start, length);
		if (known !== void 0) return known;
		const count = this.#merge.count(this.#view, start, length);
		this.#vocabulary.remember(this.#bytes, start, length, count);
		return count;
	}
	#encode(text) {
		const needed = 3 * text.length + 8;
		if (this.#bytes.length < needed) {
			this.#bytes = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
			this.#view = new DataView(this.#bytes.buffer);
		}
		const { written } = this.#encoder.encodeInto(text, this.#bytes);
		this.#bytes[written] = 255;
		return written;
	}
};
// src/core/tokens/load-encoding.ts
const loaded = new Map();
function loadTokenCounter(encoding) {
	const counter = loaded.get(encoding) ?? load(encoding);
	loaded.set(encoding, counter);
	return counter;
}
async function load(encoding) {
	return createTokenCounter(encoding, await loadRanks(encoding));
}
async function loadRanks(encoding) {
	switch (encoding) {
		case "cl100k_base": return (await import("./cl100k_base.js")).default.bpe_ranks;
		case "o200k_base": return (await import("./o200k_base.js")).default.bpe_ranks;
	}
}
// src/commands/dataset-reader.ts
function createDatasetReader(git, output) {
	const inspected = new Map();
	return { async read(commit, path, role, base) {
		const entry = await git.entry(commit, path);
		if (entry === null) return { kind: "absent" };
		if (entry.kind !== "file") return {
			kind: "not-a-file",
			what: entry.kind
		};
		const rules = await inspectionRules(role, base, output);
		const key = [
			entry.oid,
			rules.encoding,
			rules.maxExampleTokens,
			rules.minExamples
		].join(" ");
		const known = inspected.get(key) ?? inspectDataset({
			...rules,
			chunks: git.read(entry.oid)
		});
		inspected.set(key, known);
		return {
			kind: "read",
			oid: entry.oid,
			inspection: await known
		};
	} };
}
async function inspectionRules(role, base, output) {
	const encoding = base !== void 0 && isCounted(base.encoding) ? base.encoding : null;
	const counter = encoding === null ? null : await loadTokenCounter(encoding);
	if (encoding !== null) output.trace(`uses encoding ${encoding}`);
	return {
		encoding,
		measure: counter === null ? null : (example) => measureChatExample(example, counter),
		maxExampleTokens: base?.max_example_tokens ?? null,
		minExamples: role === "training" ? base?.min_examples ?? 10 : 1
	};
}
function isCounted(encoding) {
	return encoding === "o200k_base" || encoding === "cl100k_base";
}
// src/providers/openai/description.ts
const openAi = {
	name: "openai",
	catalog: {
		provider: "openai",
		as_of: "2026-11-22",
		sources: {
			"pricing": "OpenAI pricing page, fine-tuning section, editions of mid-2025 to 2026 H2",
			"deprecations": "https://developers.openai.com/api/docs/deprecations (newest entry 2026-09-11)",
			"sdk": "npm openai 7.57.0, resources/shared.d.ts (2026-11-13)",
			"best-practices": "OpenAI guide 'Fine-tuning best practices', 2026",
			"guide-2024": "OpenAI fine-tuning guide, edition of December 2024",
			"rft-billing": "https://help.openai.com article 11323177 (reinforcement fine-tuning billing)",
			"validators": "openai/openai-python@e43b422, src/openai/lib/_validators.py (2048-token advice)"
		},
		models: [
			{
				"id": "gpt-4.1-2025-04-14",
				"methods": ["supervised", "dpo"],
				"format": "chat",
				"encoding": "o200k_base",
				"max_example_tokens": 65536,
				"min_examples": 10,
				"train_usd_per_1m_tokens": 25,
				"train_usd_per_hour": null,
				"training_ends": "2027-01-06",
				"serving_ends": "2027-01-14",
				"replacement": "gpt-6-luna",
				"sources": [
					"pricing",
					"deprecations",
					"sdk",
					"best-practices"
				],
				"as_of": "2026-11-13",
				"confidence": "high"
			},
			{
				"id": "gpt-4.1-mini-2025-04-14",
				"methods": ["supervised", "dpo"],
				"format": "chat",
				"encoding": "o200k_base",
				"max_example_tokens": 65536,
				"min_examples": 10,
				"train_usd_per_1m_tokens": 5,
				"train_usd_per_hour": null,
				"training_ends": "2027-01-06",
				"serving_ends": "2027-01-14",
				"replacement": "gpt-6-luna",
				"sources": [
					"pricing",
					"deprecations",
					"sdk",
					"best-practices"
				],
				"as_of": "2026-11-13",
				"confidence": "high"
			},
			{
				"id": "gpt-4.1-nano-2025-04-14",
				"methods": ["supervised", "dpo"],
				"format": "chat",
				"encoding": "o200k_base",
				"max_example_tokens": 65536,
				"min_examples": 10,
				"train_usd_per_1m_tokens": 1.5,
				"train_usd_per_hour": null,
				"training_ends": "2026-10-23",
				"serving_ends": "2026-10-23",
				"replacement": "gpt-5.6-luna",
				"sources": [
					"pricing",
					"deprecations",
					"sdk",
					"best-practices"
				],
				"as_of": "2026-11-13",
				"confidence": "high"
			},
			{
				"id": "gpt-4o-2024-08-06",
				"methods": ["supervised", "dpo"],
				"format": "chat",
				"encoding": "o200k_base",
				"max_example_tokens": 65536,
				"min_examples": 10,
				"train_usd_per_1m_tokens": 25,
				"train_usd_per_hour": null,
				"training_ends": "2027-01-06",
				"serving_ends": "2027-01-14",
				"replacement": "gpt-6-luna",
				"sources": [
					"pricing",
					"deprecations",
					"sdk",
					"best-practices"
				],
				"as_of": "2026-11-13",
				"confidence": "high"
			},
			{
				"id": "gpt-4o-mini-2024-07-18",
				"methods": ["supervised"],
				"format": "chat",
				"encoding": "o200k_base",
				"max_example_tokens": 65536,
				"min_examples": 10,
				"train_usd_per_1m_tokens": 3,
				"train_usd_per_hour": null,
				"training_ends": "2027-01-06",
				"serving_ends": "2027-01-14",
				"replacement": "gpt-6-luna",
				"sources": [
					"pricing",
					"deprecations",
					"sdk",
					"best-practices"
				],
				"as_of": "2026-11-13",
				"confidence": "high"
			},
			{
				"id": "o4-mini-2025-04-16",
				"methods": ["reinforcement"],
				"format": "chat",
				"encoding": "o200k_base",
				"max_example_tokens": null,
				"min_examples": null,
				"train_usd_per_1m_tokens": null,
				"train_usd_per_hour": 100,
				"training_ends": "2026-10-23",
				"serving_ends": "2026-10-23",
				"replacement": "gpt-5.6-terra",
				"sources": [
					"pricing",
					"deprecations",
					"sdk",
					"rft-billing"
				],
				"as_of": "2026-11-13",
				"confidence": "high"
			},
			{
				"id": "gpt-3.5-turbo-0125",
				"methods": ["supervised"],
				"format": "chat",
				"encoding": "cl100k_base",
				"max_example_tokens": 16385,
				"min_examples": 10,
				"train_usd_per_1m_tokens": 8,
				"train_usd_per_hour": null,
				"training_ends": "2026-10-23",
				"serving_ends": "2026-10-23",
				"replacement": "gpt-5.6-terra",
				"sources": [
					"pricing",
					"deprecations",
					"sdk",
					"guide-2024"
				],
				"as_of": "2026-11-13",
				"confidence": "high"
			},
			{
				"id": "gpt-3.5-turbo-1106",
				"methods": ["supervised"],
				"format": "chat",
				"encoding": "cl100k_base",
				"max_example_tokens": 16385,
				"min_examples": 10,
				"train_usd_per_1m_tokens": 8,
				"train_usd_per_hour": null,
				"training_ends": "2026-09-28",
				"serving_ends": "2026-10-23",
				"replacement": "gpt-5.6-terra",
				"sources": [
					"pricing",
					"deprecations",
					"sdk",
					"guide-2024"
				],
				"as_of": "2026-11-13",
				"confidence": "medium"
			},
			{
				"id": "gpt-3.5-turbo-0613",
				"methods": ["supervised"],
				"format": "chat",
				"encoding": "cl100k_base",
				"max_example_tokens": 4096,
				"min_examples": 10,
				"train_usd_per_1m_tokens": 8,
				"train_usd_per_hour": null,
				"training_ends": "2024-09-13",
				"serving_ends": "2026-10-23",
				"replacement": "gpt-3.5-turbo",
				"sources": [
					"pricing",
					"deprecations",
					"sdk",
					"guide-2024"
				],
				"as_of": "2026-11-13",
				"confidence": "medium"
			},
			{
				"id": "gpt-4-0613",
				"methods": ["supervised"],
				"format": "chat",
				"encoding": "cl100k_base",
				"max_example_tokens": null,
				"min_examples": 10,
				"train_usd_per_1m_tokens": null,
				"train_usd_per_hour": null,
				"training_ends": "2026-10-23",
				"serving_ends": "2026-10-23",
				"replacement": "gpt-5.6-sol",
				"sources": [
					"deprecations",
					"sdk",
					"guide-2024"
				],
				"as_of": "2026-11-13",
				"confidence": "medium"
			},
			{
				"id": "babbage-002",
				"methods": ["supervised"],
				"format": "prompt-completion",
				"encoding": "cl100k_base",
				"max_example_tokens": null,
				"min_examples": null,
				"train_usd_per_1m_tokens": .4,
				"train_usd_per_hour": null,
				"training_ends": "2024-10-28",
				"serving_ends": "2026-10-23",
				"replacement": "gpt-5.6-terra",
				"sources": ["pricing", "deprecations"],
				"as_of": "2026-11-13",
				"confidence": "high"
			},
			{
				"id": "davinci-002",
				"methods": ["supervised"],
				"format": "prompt-completion",
				"encoding": "cl100k_base",
				"max_example_tokens": null,
				"min_examples": null,
				"train_usd_per_1m_tokens": 6,
				"train_usd_per_hour": null,
				"training_ends": "2024-10-28",
				"serving_ends": "2026-10-23",
				"replacement": "gpt-5.6-terra",
				"sources": ["pricing", "deprecations"],
				"as_of": "2026-11-13",
				"confidence": "high"
			},
			{
				"id": "ada",
				"methods": ["supervised"],
				"format": "prompt-completion",
				"encoding": "r50k_base",
				"max_example_tokens": 2048,
				"min_examples": null,
				"train_usd_per_1m_tokens": .4,
				"train_usd_per_hour": null,
				"training_ends": "2024-01-04",
				"serving_ends": "2024-01-04",
				"replacement": "babbage-002",
				"sources": ["deprecations", "validators"],
				"as_of": "2026-09-11",
				"confidence": "high"
			},
			{
				"id": "babbage",
				"methods": ["supervised"],
				"format": "prompt-completion",
				"encoding": "r50k_base",
				"max_example_tokens": 2048,
				"min_examples": null,
				"train_usd_per_1m_tokens": .6,
				"train_usd_per_hour": null,
				"training_ends": "2024-01-04",
				"serving_ends": "2024-01-04",
				"replacement": "babbage-002",
				"sources": ["deprecations", "validators"],
				"as_of": "2026-09-11",
				"confidence": "high"
			},
			{
				"id": "curie",
				"methods": ["supervised"],
				"format": "prompt-completion",
				"encoding": "r50k_base",
				"max_example_tokens": 2048,
				"min_examples": null,
				"train_usd_per_1m_tokens": 3,
				"train_usd_per_hour": null,
				"training_ends": "2024-01-04",
				"serving_ends": "2024-01-04",
				"replacement": "davinci-002",
				"sources": ["deprecations", "validators"],
				"as_of": "2026-09-11",
				"confidence": "high"
			},
			{
				"id": "davinci",
				"methods": ["supervised"],
				"format": "prompt-completion",
				"encoding": "r50k_base",
				"max_example_tokens": 2048,
				"min_examples": null,
				"train_usd_per_1m_tokens": 30,
				"train_usd_per_hour": null,
				"training_ends": "2024-01-04",
				"serving_ends": "2024-01-04",
				"replacement": "davinci-002",
				"sources": ["deprecations", "validators"],
				"as_of": "2026-09-11",
				"confidence": "medium"
			}
		]
	}
};
export { clockAt as a, createBranchLedgerStore as c, plannedCost as d, inspectDataset as i, DEFAULT_WAITING_WINDOW as l, createDatasetReader as n, systemClock as o, inspectionRules as r, createGitObjects as s, openAi as t, hasChanges as u };
