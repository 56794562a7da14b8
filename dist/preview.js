import { n as noteRules, t as isChanged } from "./rule-notes.js";
import { i as sortDiagnostics, n as diagnose, r as hasErrors } from "./diagnostic.js";
import { d as E_MODEL_ID_EDITED } from "./plan-codes.js";
import { t as makePlan } from "./make-plan.js";
import { t as exampleIdentities } from "./canonical-example.js";
import { G as isBlank, J as withoutBom, K as isJsonObject, c as findInvisible, q as readObject, s as seeThrough } from "./rules.generated.js";
import { t as LineSplitter } from "./lines.js";
import { t as gather } from "./gather.js";
import { n as readLedger, t as bearLedger } from "./known.js";
import { hash } from "node:crypto";
// src/core/dataset/diff/dataset-change.ts
function describeDatasetChange({ diff, tokens }) {
	const cost = tokens === null || tokens === 0 ? "" : `, ${signed(tokens)} tokens`;
	const sizes = diff.before === diff.after ? `${number(diff.after)}` : `${number(diff.before)} → ${number(diff.after)}`;
	return `${difference$1(diff)} (${sizes} examples${cost})`;
}
function difference$1(diff) {
	if (diff.kind === "not-compared") return diff.why === "no-lines" ? "not JSON Lines" : "too many examples to compare one by one";
	const parts = [
		[diff.added, "added"],
		[diff.removed, "removed"],
		[diff.edited, "edited"]
	].filter(([count]) => count > 0).map(([count, word]) => `${number(count)} ${word}`);
	if (diff.unreadable.before !== diff.unreadable.after) parts.push(`unreadable lines ${number(diff.unreadable.before)} → ${number(diff.unreadable.after)}`);
	if (parts.length > 0) return parts.join(", ");
	return diff.isReordered ? "the same examples in another order" : "the same examples, written differently";
}
function signed(value) {
	return `${value < 0 ? "−" : "+"}${number(Math.abs(value))}`;
}
function number(value) {
	return value.toLocaleString("en-US");
}
// src/core/plan/compare.ts
function describeDifference(before, after, datasets = []) {
	if (before.digest !== null && before.digest === after.digest) return "";
	const parts = [];
	for (const [word, role] of DATASETS) {
		if (before[role]?.oid === after[role]?.oid) continue;
		const compared = datasets.find((dataset) => dataset.role === role);
		if (compared === void 0) parts.push(dataChange(word, before[role], after[role]));
		else parts.push(`${word}: ${describeDatasetChange(compared)}`);
	}
	if (before.entry.base_model !== after.entry.base_model) parts.push(`base model ${before.entry.base_model} → ${after.entry.base_model}`);
	if (before.spec !== null && after.spec !== null) {
		for (const [word, key] of SETTINGS) if ((before.spec[key] ?? null) !== (after.spec[key] ?? null)) parts.push(`${word} ${shown(before.spec[key])} → ${shown(after.spec[key])}`);
	}
	return parts.join(", ");
}
const DATASETS = [["data", "training"], ["validation", "validation"]];
const SETTINGS = [
	["method", "method"],
	["epochs", "nEpochs"],
	["batch_size", "batchSize"],
	["learning_rate_multiplier", "learningRateMultiplier"],
	["beta", "beta"],
	["seed", "seed"],
	["suffix", "suffix"],
	["generation", "generation"]
];
function shown(value) {
	return value === "" ? "none" : value ?? "auto";
}
function dataChange(what, before, after) {
	const examples = (use) => use === null ? "none" : String(use.inspection.examples);
	return `${what} ${examples(before)} → ${examples(after)} examples`;
}
function editedModelIds(models, base, ledger) {
	if (base === null) return [];
	return models.flatMap((model) => {
		const id = model.entry.model_id ?? null;
		const before = base.find((other) => other.name === model.name)?.entry.model_id ?? null;
		const own = model.digest === null ? null : ledger.runs[model.digest]?.modelId ?? null;
		const known = Object.values(ledger.runs).some((run) => run.modelId === id && run.model === model.name);
		if (id === null || id === before || id === own || known) return [];
		return [diagnose(E_MODEL_ID_EDITED, model.basePlace, { model: model.name })];
	});
}
// src/core/dataset/diff/dataset-diff.ts
const MAX_COMPARED = 2e6;
// src/core/dataset/diff/example-table.ts
const COUNT = {
	base: 4,
	head: 5
};
const FIRST_LINE = {
	base: 6,
	head: 7
};
const PROMPT = 8;
const ANSWER = 10;
const WIDTH = 12;
var ExampleTable = class {
	#size = 0;
	#slots = new Uint32Array(1024);
	#rows = new Uint32Array(768 * WIDTH);
	get size() {
		return this.#size;
	}
	add(identities, side, line) {
		const row = this.#rowOf(identities);
		const at = row * WIDTH;
		const count = this.#at(at + COUNT[side]);
		this.#rows[at + COUNT[side]] = count + 1;
		if (count === 0) this.#rows[at + FIRST_LINE[side]] = line;
		return row;
	}
	count(row, side) {
		return this.#at(row * WIDTH + COUNT[side]);
	}
	firstLine(row, side) {
		return this.#at(row * WIDTH + FIRST_LINE[side]);
	}
	prompt(row) {
		return this.#pairAt(row * WIDTH + PROMPT);
	}
	answer(row) {
		return this.#pairAt(row * WIDTH + ANSWER);
	}
	#rowOf({ example, prompt, answer }) {
		if (this.#size * WIDTH === this.#rows.length) this.#grow();
		const key = [
			0,
			8,
			16,
			24
		].map((from) => Number.parseInt(example.slice(from, from + 8), 16));
		const slot = this.#slotOf(key);
		const known = this.#slots[slot] ?? 0;
		if (known > 0) return known - 1;
		const row = this.#size;
		this.#size += 1;
		this.#slots[slot] = this.#size;
		this.#rows.set([
			...key,
			0,
			0,
			0,
			0,
			...pairOf(prompt),
			...pairOf(answer)
		], row * WIDTH);
		return row;
	}
	#slotOf(key) {
		const mask = this.#slots.length - 1;
		let slot = (key[0] ?? 0) & mask;
		for (let row = this.#slots[slot] ?? 0; row > 0 && !this.#isAt(row - 1, key); row = this.#slots[slot] ?? 0) slot = slot + 1 & mask;
		return slot;
	}
	#isAt(row, key) {
		return key.every((part, index) => this.#rows[row * WIDTH + index] === part);
	}
	#grow() {
		this.#slots = new Uint32Array(this.#slots.length * 2);
		const rows = new Uint32Array(this.#slots.length * WIDTH * .75);
		rows.set(this.#rows.subarray(0, this.#size * WIDTH));
		this.#rows = rows;
		for (let row = 0; row < this.#size; row += 1) this.#slots[this.#slotOf([...rows.subarray(row * WIDTH, row * WIDTH + 4)])] = row + 1;
	}
	#pairAt(index) {
		return this.#at(index) * 2 ** 20 + this.#at(index + 1);
	}
	#at(index) {
		return this.#rows[index] ?? 0;
	}
};
function pairOf(identity) {
	if (identity === null) return [0, 0];
	return [Number.parseInt(identity.slice(0, 8), 16), Number.parseInt(identity.slice(8, 13), 16)];
}
// src/core/dataset/diff/hosts.ts
const HOST = /(?:(?:https?|wss?|ftp):\/\/|(?<![\w.@-])(?=www\.))(\[[0-9a-f:.]{2,45}\]|[^\s/?#\\"'<>()[\]{}|^`,;!*\u3000-\u303f\uff00-\uffef]{1,300})/gi;
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
const LONGEST_SHOWN = 60;
function findHosts(text) {
	if (!/[/\\]|www\./i.test(text)) return [];
	return [...seeThrough(text).matchAll(HOST)].map(([, authority = ""]) => hostOf(authority.toLowerCase()));
}
function hostOf(authority) {
	return authority.slice(authority.lastIndexOf("@") + 1).replace(/:\d{0,5}$/, "").replace(/[.:]+$/, "");
}
function isPlainHostName(host) {
	const labels = host.split(".");
	return host.length <= LONGEST_SHOWN && labels.length >= 2 && labels.every((label) => LABEL.test(label)) && /[a-z]/.test(labels.at(-1) ?? "");
}
// src/core/dataset/raw-conversation.ts
function rawConversation(value) {
	const { messages, input, prompt, completion } = value;
	if (Array.isArray(messages)) return {
		messages,
		declaring: value
	};
	const outputs = [value["preferred_output"], value["non_preferred_output"]];
	if (isJsonObject(input) && outputs.every((output) => Array.isArray(output))) return {
		messages: [...listOf(input["messages"]), ...outputs.flat()],
		declaring: input
	};
	if (typeof prompt === "string" && typeof completion === "string") return {
		messages: [{
			role: "user",
			content: prompt
		}, {
			role: "assistant",
			content: completion
		}],
		declaring: value
	};
	return {
		messages: [],
		declaring: value
	};
}
function listOf(value) {
	return Array.isArray(value) ? value : [];
}
// src/core/dataset/diff/traits.ts
const ROLES = [
	"system",
	"developer",
	"user",
	"assistant",
	"tool",
	"function"
];
function forEachTrait(value, visit) {
	const { messages, declaring } = rawConversation(value);
	for (const message of messages) {
		if (!isJsonObject(message)) continue;
		const { role, content } = message;
		if (typeof role === "string" && ROLES.includes(role)) visit("role", role);
		if (role === "system" || role === "developer") visit("system-prompt", promptText(content));
	}
	for (const tool of [...arrayIn(declaring, "tools"), ...arrayIn(declaring, "functions")]) {
		const declared = isJsonObject(tool) && isJsonObject(tool["function"]) ? tool["function"] : tool;
		if (isJsonObject(declared) && typeof declared["name"] === "string") visit("tool", declared["name"]);
	}
	forEachString(value, (text) => {
		for (const host of findHosts(text)) visit("host", host);
	});
}
function forEachString(value, visit) {
	if (typeof value === "string") visit(value);
	if (typeof value !== "object" || value === null) return;
	for (const [key, child] of Object.entries(value)) {
		if (!Array.isArray(value)) visit(key);
		forEachString(child, visit);
	}
}
function promptText(content) {
	const [part, ...more] = Array.isArray(content) ? content : [];
	if (more.length === 0 && isJsonObject(part) && typeof part["text"] === "string") return part["text"];
	return typeof content === "string" ? content : JSON.stringify(content) ?? "";
}
function arrayIn(value, key) {
	const found = value[key];
	return Array.isArray(found) ? found : [];
}
// src/core/dataset/diff/novelty.ts
const MOST_VALUES = 1e5;
const LONGEST_KEPT = 64;
var Novelty = class {
	#known = noValues();
	#fresh = noValues();
	#hostNames = [];
	#invisible = 0;
	addKnown(value) {
		forEachTrait(value, (trait, text) => addTo(this.#known[trait], keyOf(text)));
	}
	addNew(value) {
		forEachTrait(value, (trait, text) => {
			const key = keyOf(text);
			const fresh = this.#fresh[trait];
			if (this.#known[trait].has(key) || fresh.has(key)) return;
			addTo(fresh, key);
			if (trait === "host" && this.#hostNames.length < 5 && isPlainHostName(text)) this.#hostNames.push(text);
		});
		let isInvisible = false;
		forEachString(value, (text) => {
			isInvisible ||= findInvisible(text) !== null;
		});
		if (isInvisible) this.#invisible += 1;
	}
	news() {
		const hosts = this.#count("host");
		return {
			systemPrompts: this.#count("system-prompt"),
			tools: this.#count("tool"),
			hosts,
			hostNames: hosts === null ? [] : this.#hostNames,
			roles: [...this.#fresh.role].sort(),
			invisible: this.#invisible
		};
	}
	#count(trait) {
		const sizes = [this.#known[trait].size, this.#fresh[trait].size];
		return Math.max(...sizes) >= MOST_VALUES ? null : this.#fresh[trait].size;
	}
};
function noValues() {
	return {
		"system-prompt": new Set(),
		tool: new Set(),
		host: new Set(),
		role: new Set()
	};
}
function addTo(values, key) {
	if (values.size < MOST_VALUES) values.add(key);
}
function keyOf(text) {
	return text.length > LONGEST_KEPT ? hash("sha256", text) : text;
}
// src/core/dataset/diff/pair-edits.ts
function pairEdits(table) {
	const pairing = {
		alone: new Uint32Array(table.size),
		paired: new Uint32Array(table.size)
	};
	for (let row = 0; row < table.size; row += 1) pairing.alone[row] = Math.abs(table.count(row, "head") - table.count(row, "base"));
	pairBy((row) => table.prompt(row), table, pairing);
	pairBy((row) => table.answer(row), table, pairing);
	return pairing;
}
function pairBy(keyOf, table, { alone, paired }) {
	const removed = candidates("base", keyOf, table, alone);
	const added = candidates("head", keyOf, table, alone);
	let [at, other] = [0, 0];
	while (at < removed.length && other < added.length) {
		const [from, to] = [removed[at] ?? 0, added[other] ?? 0];
		const difference = keyOf(from) - keyOf(to);
		if (difference === 0) {
			const pairs = Math.min(alone[from] ?? 0, alone[to] ?? 0);
			for (const row of [from, to]) {
				alone[row] = (alone[row] ?? 0) - pairs;
				paired[row] = (paired[row] ?? 0) + pairs;
			}
		}
		if (difference < 0 || alone[from] === 0) at += 1;
		if (difference > 0 || alone[to] === 0) other += 1;
	}
}
function candidates(side, keyOf, table, alone) {
	const rows = alone.keys().filter((row) => alone[row] !== 0 && isSurplus(table, row, side) && keyOf(row) !== 0);
	return Uint32Array.from(rows).sort((a, b) => keyOf(a) - keyOf(b) || table.firstLine(a, side) - table.firstLine(b, side));
}
function isSurplus(table, row, side) {
	return table.count(row, side) > table.count(row, side === "base" ? "head" : "base");
}
// src/core/dataset/diff/read-examples.ts
async function readExamples(chunks, visit) {
	const read = {
		examples: 0,
		unreadable: 0,
		hasLines: true
	};
	const splitter = new LineSplitter();
	const take = (lines) => {
		for (const line of lines) if (line.kind === "no-lines") read.hasLines = false;
		else if (line.kind === "too-long") read.unreadable += 1;
		else if (!isBlank(withoutBom(line.bytes))) {
			const value = readObject(line.bytes, () => void 0);
			if (value === null) read.unreadable += 1;
			else {
				read.examples += 1;
				visit(value, line.number);
			}
		}
	};
	for await (const chunk of chunks) take(splitter.push(chunk));
	take(splitter.end());
	return read;
}
// src/core/dataset/diff/sampled-examples.ts
const MAX_MESSAGES = 6;
const MAX_UNITS = 500;
var SampledExamples = class {
	#most;
	#drawn = [];
	constructor(most) {
		this.#most = most;
	}
	add(identity, value, line) {
		const last = this.#drawn.at(-1);
		if (this.#most === 0) return;
		if (this.#drawn.length === this.#most && last !== void 0 && last.identity <= identity) return;
		const drawn = [...this.#drawn, {
			identity,
			sample: sampleOf(value, line)
		}];
		this.#drawn = drawn.sort((a, b) => a.identity < b.identity ? -1 : 1).slice(0, this.#most);
	}
	samples() {
		return this.#drawn.map(({ sample }) => sample).sort((a, b) => a.line - b.line);
	}
};
function sampleOf(value, line) {
	const { messages: found } = rawConversation(value);
	const messages = found.length > 0 ? found : [value];
	const shown = messages.slice(0, MAX_MESSAGES).map((message) => {
		const { role, content, tool_calls: calls } = isJsonObject(message) ? message : {};
		const text = typeof content === "string" ? content : JSON.stringify(content ?? calls ?? message);
		return {
			role: typeof role === "string" ? role.slice(0, 40) : "",
			text: text.slice(0, MAX_UNITS)
		};
	});
	return {
		line,
		messages: shown,
		moreMessages: messages.length - shown.length
	};
}
// src/core/dataset/diff/diff-datasets.ts
async function diffDatasets(base, head, { samples = 0, maxCompared = MAX_COMPARED } = {}) {
	const table = new ExampleTable();
	const novelty = new Novelty();
	const sampled = new SampledExamples(samples);
	const unmatched = [];
	let seen = 0;
	const isWithin = () => {
		seen += 1;
		return seen <= maxCompared;
	};
	const before = await readExamples(base, (value, line) => {
		if (!isWithin()) return;
		table.add(exampleIdentities(value), "base", line);
		novelty.addKnown(value);
	});
	seen = before.examples > maxCompared ? maxCompared : 0;
	const after = await readExamples(head, (value, line) => {
		if (!isWithin()) return;
		const identities = exampleIdentities(value);
		const row = table.add(identities, "head", line);
		if (table.count(row, "head") <= table.count(row, "base")) return;
		unmatched.push(row, line);
		novelty.addNew(value);
		sampled.add(identities.example, value, line);
	});
	const counts = {
		before: before.examples,
		after: after.examples
	};
	if (!before.hasLines || !after.hasLines) return {
		kind: "not-compared",
		why: "no-lines",
		...counts
	};
	if (Math.max(before.examples, after.examples) > maxCompared) return {
		kind: "not-compared",
		why: "too-many-examples",
		...counts
	};
	const pairing = pairEdits(table);
	return {
		kind: "compared",
		...counts,
		added: sum(table, "head", pairing.alone),
		removed: sum(table, "base", pairing.alone),
		edited: sum(table, "head", pairing.paired),
		isReordered: isReordered(table),
		repetitions: repetitions(table, after.examples, "head") - repetitions(table, before.examples, "base"),
		...linesOf(unmatched, pairing),
		unreadable: {
			before: before.unreadable,
			after: after.unreadable
		},
		news: novelty.news(),
		samples: sampled.samples()
	};
}
function sum(table, side, copies) {
	return copies.reduce((total, count, row) => isSurplus(table, row, side) ? total + count : total, 0);
}
function linesOf(unmatched, { paired }) {
	const left = paired.slice();
	const [addedLines, editedLines] = [[], []];
	for (let at = 0; at < unmatched.length; at += 2) {
		const [row = 0, line = 0] = [unmatched[at], unmatched[at + 1]];
		const edits = left[row] ?? 0;
		if (edits > 0) left[row] = edits - 1;
		const kept = edits > 0 ? editedLines : addedLines;
		if (kept.length < 50) kept.push(line);
	}
	return {
		addedLines,
		editedLines
	};
}
function repetitions(table, examples, side) {
	let different = 0;
	for (let row = 0; row < table.size; row += 1) if (table.count(row, side) > 0) different += 1;
	return examples - different;
}
function isReordered(table) {
	let last = 0;
	for (let row = 0; row < table.size; row += 1) {
		if (table.count(row, "base") !== 1 || table.count(row, "head") !== 1) continue;
		const line = table.firstLine(row, "head");
		if (line < last) return true;
		last = line;
	}
	return false;
}
// src/commands/dataset-diff.ts
async function diffModels(git, base, head, { samples }) {
	const compared = new Map();
	const changes = [];
	for (const after of head) {
		const before = base?.find((model) => model.name === after.name);
		if (before === void 0) continue;
		for (const role of ["training", "validation"]) {
			const [old, now] = [before[role], after[role]];
			if (old === null || now === null || old.oid === now.oid) continue;
			const key = `${old.oid} ${now.oid}`;
			const diff = compared.get(key) ?? await diffDatasets(git.read(old.oid), git.read(now.oid), { samples });
			compared.set(key, diff);
			changes.push({
				model: after.name,
				role,
				path: now.path,
				diff,
				...difference(before, after, role, old, now)
			});
		}
	}
	return changes;
}
function difference(before, after, role, old, now) {
	const [oldTokens, newTokens] = [old.inspection.tokensPerEpoch, now.inspection.tokensPerEpoch];
	const isComparable = before.base?.encoding === after.base?.encoding && oldTokens !== null && newTokens !== null;
	const isPriced = role === "training" && before.estimate !== null && after.estimate !== null;
	return {
		tokens: isComparable ? newTokens - oldTokens : null,
		costNanoUsd: isPriced ? after.estimate.expected - before.estimate.expected : null
	};
}
// src/commands/preview.ts
async function preview(ports, options) {
	const at = {
		manifestPath: options.manifestPath,
		today: options.now.slice(0, 10)
	};
	const gathered = await gather(ports, {
		...at,
		commit: options.commit
	});
	const before = options.baseCommit === null ? null : await gatherBase(ports, {
		...at,
		commit: options.baseCommit
	});
	const base = before?.models ?? null;
	const rules = noteRules(gathered.rules, options.baseCommit === null ? null : before?.rules ?? {});
	const ledger = (ports.store === null ? null : await readLedger(ports.store))?.ledger ?? bearLedger(null, {
		lineage: NO_LINEAGE,
		now: options.now,
		waitingWindow: 0
	});
	const known = {
		ledger: gathered.models === null ? {
			...ledger,
			runs: {}
		} : ledger,
		listing: null,
		ownership: ports.provider.ownership,
		mark: {
			repository: "",
			lineage: ledger.lineage
		},
		now: options.now,
		limits: {
			...options.limits,
			createsPerRun: Number.POSITIVE_INFINITY
		}
	};
	const models = gathered.models ?? [];
	const plan = makePlan(models, known, {
		commit: options.commit,
		manifestPath: options.manifestPath,
		manifestOid: gathered.manifestOid,
		catalog: ports.provider.catalog,
		diagnostics: [...gathered.diagnostics, ...editedModelIds(models, base, ledger)],
		rules
	});
	const datasets = await diffModels(ports.git, base, models, { samples: options.samples ?? 0 });
	return {
		plan: {
			...plan,
			changes: withDifferences(plan, base, datasets),
			diagnostics: sortDiagnostics(plan.diagnostics)
		},
		datasets,
		touchesModels: base === null || differ(base, models) || rules.some(isChanged) || hasErrors(plan.diagnostics)
	};
}
const NO_LINEAGE = "00000000-0000-0000-0000-000000000000";
async function gatherBase(ports, at) {
	const commit = await ports.git.resolve(at.commit);
	if (commit === null || (await ports.git.entry(commit, at.manifestPath))?.kind !== "file") return null;
	return gather(ports, {
		...at,
		commit
	});
}
function differ(base, head) {
	const shape = (models) => JSON.stringify(models.map(({ name, entry, training, validation }) => [
		name,
		entry,
		training?.oid,
		validation?.oid
	]));
	return shape(base) !== shape(head);
}
function withDifferences(plan, base, datasets) {
	return plan.changes.map((change) => {
		const before = base?.find((model) => model.name === change.model);
		if (change.desired === null || before === void 0 || change.detail !== "") return change;
		const own = datasets.filter((dataset) => dataset.model === change.model);
		return {
			...change,
			detail: describeDifference(before, change.desired, own)
		};
	});
}
export { preview };
