import { $ as shownKey, A as FindingLog, C as E_PREFERENCE_KEY, E as E_PREFERENCE_SPELLING, F as TRAINABLE_FORMATS, H as resembledFormat, J as readChatMessage, L as isTrainable, M as fileFinding, N as sortFindings, O as W_PREFERENCE_END, P as tallyLines, Q as withoutBom, R as FormatVotes, S as E_PREFERENCE_INPUT, T as E_PREFERENCE_ROLE, X as isJsonObject, Y as isBlank, Z as readObject, at as E_LINE_SIZE, b as readPromptCompletion, j as LineCounter, k as W_PREFERENCE_SAME, q as readChatExample, rt as E_BOM, st as N_CRLF, t as RULES, v as readReinforcement, w as E_PREFERENCE_OUTPUT, x as E_PREFERENCE_IMAGE, z as OLD_OUTPUT_KEYS } from "./rules.generated.js";
import { a as exampleKeys, c as shapeFinding, n as MAX_LINE_BYTES, t as LineSplitter } from "./lines.js";
import { createHash } from "node:crypto";
// src/core/dataset/corpus/corpus-look.ts
var CorpusLook = class {
	#checks;
	constructor(rules) {
		this.#checks = new Map(rules.map((rule) => [nameOf(rule), rule.begin()]));
	}
	add({ conversations }, line, measure, keys) {
		const [first] = conversations;
		for (const check of this.#checks.values()) check.add(first, line, measure, keys, conversations);
	}
	conclude(file, limits, report) {
		for (const check of this.#checks.values()) check.conclude(file, limits, report);
	}
	state() {
		return Object.fromEntries([...this.#checks].map(([name, check]) => [name, check.state()]));
	}
	absorb(states, linesBefore) {
		for (const [name, check] of this.#checks) {
			const state = states[name];
			if (state === void 0) throw new Error(`The part of the inspection holds no state of the rule of ${name}.`);
			check.absorb(state, linesBefore);
		}
	}
};
function nameOf(rule) {
	const [code] = rule.codes;
	if (code === void 0) throw new Error("A corpus rule has no code.");
	return code.code;
}
// src/core/dataset/preference-shape.ts
const KEYS = new Set([
	"input",
	"preferred_output",
	"non_preferred_output"
]);
const SPELLINGS = [[OLD_OUTPUT_KEYS[0], "preferred_output"], [OLD_OUTPUT_KEYS[1], "non_preferred_output"]];
function readPreference(value, report) {
	const old = SPELLINGS.filter(([key, rightKey]) => Object.hasOwn(value, key) && !Object.hasOwn(value, rightKey));
	for (const [key, rightKey] of old) report(E_PREFERENCE_SPELLING, {
		key,
		rightKey
	});
	const extra = Object.keys(value).filter((key) => !KEYS.has(key) && !old.some(([spelling]) => spelling === key));
	if (extra.length > 0) report(E_PREFERENCE_KEY, { key: shownKey(extra) });
	const input = readInput(value, report);
	const place = (input?.messages.length ?? 0) + 1;
	const [preferred, other] = SPELLINGS.map(([spelling, key]) => readOutput(value[key] ?? value[spelling], {
		key,
		place
	}, report));
	if (input === null || !preferred || !other) return null;
	if (saysOf(preferred) === saysOf(other)) report(W_PREFERENCE_SAME, {});
	const context = {
		...input,
		messages: input.messages.map(unlearned)
	};
	return {
		format: "preference",
		conversations: [answered(context, preferred, { [place]: "The preferred output" }), answered(context, unlearned(other), { [place]: "The non-preferred output" })]
	};
}
function readInput(value, report) {
	const { input } = value;
	if (!isJsonObject(input)) {
		report(E_PREFERENCE_INPUT, { fault: input === void 0 ? "missing" : "type" });
		return null;
	}
	const conversation = readChatExample(input, report);
	if (conversation === null) return null;
	const image = conversation.messages.findIndex((message) => message.otherParts > 0);
	if (image !== -1) report(E_PREFERENCE_IMAGE, { message: image + 1 });
	const last = conversation.messages.at(-1)?.role;
	if (last !== void 0 && !(last === "user" || last === "tool" || last === "function")) report(W_PREFERENCE_END, { role: last });
	return conversation;
}
function readOutput(output, { key, place }, report) {
	const messages = Array.isArray(output) ? output.length : -1;
	if (!Array.isArray(output) || messages !== 1) {
		report(E_PREFERENCE_OUTPUT, {
			key,
			fault: output === void 0 ? "missing" : "type",
			messages
		});
		return null;
	}
	const message = readChatMessage(output[0], place, report);
	if (message === null) return null;
	if (message.role !== "assistant") {
		report(E_PREFERENCE_ROLE, {
			key,
			role: message.role
		});
		return null;
	}
	const { weight: _weight, ...learned } = message;
	return learned;
}
function unlearned(message) {
	return message.role === "assistant" ? {
		...message,
		weight: 0
	} : message;
}
function answered(input, output, names) {
	return {
		...input,
		messages: [...input.messages, output],
		names
	};
}
function saysOf({ content, calls }) {
	const text = [content ?? []].flat().join("\n");
	return JSON.stringify([text, calls.map((call) => [call.name, call.arguments])]);
}
// src/core/dataset/read-example.ts
function readExample(value, format, report) {
	switch (format) {
		case "chat": {
			const conversation = readChatExample(value, report);
			return conversation === null ? null : {
				format,
				conversations: [conversation]
			};
		}
		case "preference": return readPreference(value, report);
		case "reinforcement": return readReinforcement(value, report);
		case "prompt-completion": return readPromptCompletion(value, report);
	}
}
const CHAT = ["chat"];
const UNANSWERED = ["chat", "reinforcement"];
const PREFERENCE = ["preference"];
const PROMPT_COMPLETION = ["prompt-completion"];
function readAs(value, format) {
	switch (format === "unknown" ? resembledFormat(value) : format) {
		case "reinforcement": return UNANSWERED;
		case "preference": return PREFERENCE;
		case "prompt-completion": return PROMPT_COMPLETION;
		default: return CHAT;
	}
}
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
		this.absorb({
			sum: tokens,
			longest: tokens,
			quality
		});
	}
	absorb({ sum, longest, quality }) {
		this.sum += sum;
		if (longest !== null) this.longest = Math.max(this.longest ?? 0, longest);
		this.quality = weakest(this.quality, quality);
	}
	state() {
		const { sum, longest, quality } = this;
		return {
			sum,
			longest,
			quality
		};
	}
};
// src/core/dataset/format-look.ts
const RULES_OF = new Map(TRAINABLE_FORMATS.map((format) => {
	const applies = ({ appliesTo = ["chat"] }) => appliesTo.includes(format);
	return [format, {
		example: RULES.filter((rule) => rule.kind === "example").filter(applies),
		corpus: RULES.filter((rule) => rule.kind === "corpus").filter(applies)
	}];
}));
var FormatLook = class {
	#format;
	#options;
	#rules;
	#log = new FindingLog();
	#corpus;
	tokens = new TokenTotal();
	constructor(format, options) {
		const { example = [], corpus = [] } = RULES_OF.get(format) ?? {};
		this.#format = format;
		this.#options = options;
		this.#rules = example;
		this.#corpus = new CorpusLook(corpus);
	}
	add(value, line) {
		const report = (code, facts) => this.#log.add(code, facts, line);
		const example = readExample(value, this.#format, report);
		if (example === null) return null;
		const { measure: count, limits } = this.#options;
		const measure = count === null ? null : count(example);
		if (measure !== null) this.tokens.add(measure);
		for (const conversation of example.conversations) for (const rule of this.#rules) rule.check(conversation, measure, limits, report);
		this.#corpus.add(example, line, measure, exampleKeys(value, this.#format));
		return measure;
	}
	findings() {
		return this.#log.findings();
	}
	conclude(file, report) {
		this.#corpus.conclude(file, this.#options.limits, report);
	}
	state() {
		return {
			findings: this.#log.findings(),
			tokens: this.tokens.state(),
			corpus: this.#corpus.state()
		};
	}
	absorb({ findings, tokens, corpus }, linesBefore) {
		this.#log.absorb(findings, linesBefore);
		this.tokens.absorb(tokens);
		this.#corpus.absorb(corpus, linesBefore);
	}
};
// src/core/dataset/format-looks.ts
var FormatLooks = class {
	#options;
	#expected;
	#looks = new Map();
	#readAs = new Map();
	constructor(expected, options) {
		this.#expected = expected === null ? null : [expected];
		this.#options = options;
	}
	add(value, recordFormat, line) {
		const formats = this.#expected ?? readAs(value, recordFormat);
		this.#readLines(formats).lines.add(line);
		let measure = null;
		for (const format of formats) measure = this.#look(format).add(value, line) ?? measure;
		return measure;
	}
	of(format) {
		return this.#look(format);
	}
	linesOfOthers(format) {
		const others = [...this.#readAs.values()].filter(({ formats }) => !formats.includes(format));
		const count = others.reduce((sum, { lines }) => sum + lines.count, 0);
		return tallyLines(others.flatMap(({ lines }) => lines.lines), count);
	}
	state() {
		return {
			looks: Object.fromEntries([...this.#looks].map(([format, look]) => [format, look.state()])),
			readAs: [...this.#readAs.values()].map(({ formats, lines }) => [formats, lines.state()])
		};
	}
	absorb({ looks, readAs: read }, linesBefore) {
		for (const [formats, lines] of read) {
			this.#readLines(formats).lines.absorb(lines, linesBefore);
			for (const format of formats) this.#look(format);
		}
		for (const [format, look] of this.#looks) {
			const state = looks[format];
			if (state !== void 0) look.absorb(state, linesBefore);
		}
	}
	#look(format) {
		const look = this.#looks.get(format) ?? new FormatLook(format, this.#options);
		this.#looks.set(format, look);
		return look;
	}
	#readLines(formats) {
		const name = formats.join();
		const read = this.#readAs.get(name) ?? {
			formats,
			lines: new LineCounter()
		};
		this.#readAs.set(name, read);
		return read;
	}
};
// src/core/dataset/line-inspector.ts
const FILE_RULES = RULES.filter((rule) => rule.kind === "file");
const DOCUMENTS = new Set([
	"json-array",
	"json-comments",
	"python",
	"csv",
	"tsv",
	"html",
	"yaml",
	"git-lfs-pointer",
	"empty"
]);
var LineInspector = class {
	#options;
	#votes = new FormatVotes();
	#reading = new FindingLog();
	#blank = new LineCounter();
	#crLf = new LineCounter();
	#looks;
	#bytes = 0;
	#lines = 0;
	#examples = 0;
	#shape = null;
	constructor(options) {
		this.#options = options;
		this.#looks = new FormatLooks(options.expected, options);
	}
	addBytes(count) {
		this.#bytes += count;
	}
	add(line) {
		if (line.kind !== "no-lines") this.#lines = line.number;
		if (line.kind === "no-lines") this.#shape = line.shape;
		else if (line.kind === "line") {
			if (line.endsInCrLf) this.#crLf.add(line.number);
			this.#read(line.bytes, line.number);
		} else {
			this.#votes.addLine(withoutBom(line.head), line.number);
			this.#reading.add(E_LINE_SIZE, {
				size: line.size,
				limit: MAX_LINE_BYTES
			}, line.number);
		}
	}
	#read(bytes, line) {
		const text = withoutBom(bytes);
		if (text.length < bytes.length) this.#reading.add(E_BOM, { column: 1 }, line);
		if (isBlank(text)) {
			this.#blank.add(line);
			return;
		}
		this.#votes.addLine(text.subarray(0, 64), line);
		const value = readObject(bytes, (code, facts) => this.#reading.add(code, facts, line));
		if (value !== null) this.#addExample(value, line);
	}
	#addExample(value, line) {
		this.#examples += 1;
		const recordFormat = this.#votes.addObject(value, line);
		this.#options.onExample(line, this.#looks.add(value, recordFormat, line));
	}
	part() {
		return {
			version: 2,
			expected: this.#options.expected,
			limits: this.#options.limits,
			bytes: this.#bytes,
			lines: this.#lines,
			examples: this.#examples,
			shape: this.#shape,
			votes: this.#votes.state(),
			reading: this.#reading.findings(),
			blank: this.#blank.state(),
			crLf: this.#crLf.state(),
			formats: this.#looks.state()
		};
	}
	absorb(part) {
		this.#bytes += part.bytes;
		if (this.#shape !== null) return;
		this.#shape = part.shape;
		this.#examples += part.examples;
		this.#votes.absorb(part.votes, this.#lines);
		this.#reading.absorb(part.reading, this.#lines);
		this.#blank.absorb(part.blank, this.#lines);
		this.#crLf.absorb(part.crLf, this.#lines);
		this.#looks.absorb(part.formats, this.#lines);
		this.#lines += part.lines;
	}
	conclude(sha256) {
		const bytes = this.#bytes;
		const { expected, limits } = this.#options;
		const format = this.#shape === null ? this.#votes.format(expected) : "unknown";
		const judged = isTrainable(format) && (expected ?? format) === format ? format : null;
		const look = judged === null ? null : this.#looks.of(judged);
		const summary = {
			format,
			expected,
			formatLine: this.#shape === null ? this.#votes.firstLineOf(format) : null,
			bytes,
			examples: this.#examples,
			blankLines: this.#blank,
			otherLines: judged === null ? NO_LINES : this.#looks.linesOfOthers(judged)
		};
		const tokens = look === null || look.tokens.longest === null ? null : look.tokens;
		return {
			format,
			bytes,
			sha256,
			examples: this.#examples,
			tokensPerEpoch: tokens?.sum ?? null,
			tokenQuality: tokens?.quality ?? "proxy",
			longestExample: tokens?.longest ?? null,
			findings: this.#shape !== null ? [shapeFinding(this.#shape)] : sortFindings([
				...checkFile(summary, judged, limits, look),
				...hasLines(format) ? this.#reading.findings() : [],
				...look?.findings() ?? [],
				...judged !== null && this.#crLf.count > 0 ? [fileFinding(N_CRLF, { lines: this.#crLf.count })] : []
			])
		};
	}
};
const NO_LINES = {
	count: 0,
	lines: []
};
function checkFile(summary, judged, limits, look) {
	const findings = [];
	const report = (code, facts, lines) => findings.push(fileFinding(code, facts, lines));
	for (const rule of FILE_RULES) if (rule.appliesTo === "every-format" || judged !== null && rule.appliesTo.includes(judged)) rule.check(summary, limits, report);
	look?.conclude(summary, report);
	return findings;
}
function hasLines(format) {
	return !DOCUMENTS.has(format);
}
// src/core/dataset/inspect.ts
const MAX_DATASET_BYTES = 209715200;
async function inspectDataset(options) {
	const { inspection } = await inspectWhole(options);
	return inspection;
}
async function inspectWhole(options) {
	const hash = createHash("sha256");
	const inspector = await read(options, { isStart: true }, (chunk) => hash.update(chunk));
	return {
		inspection: inspector.conclude(hash.digest("hex")),
		part: () => inspector.part()
	};
}
async function read(options, where, onChunk) {
	const splitter = new LineSplitter(where);
	const inspector = new LineInspector({
		expected: options.expected,
		measure: options.measure,
		onExample: options.onExample ?? (() => void 0),
		limits: {
			maxExampleTokens: options.maxExampleTokens,
			maxBytes: options.maxBytes ?? 209715200,
			minExamples: options.minExamples ?? 10,
			...options.answerSchema === void 0 ? {} : { answerSchema: options.answerSchema }
		}
	});
	for await (const chunk of options.chunks) {
		onChunk(chunk);
		inspector.addBytes(chunk.length);
		for (const line of splitter.push(chunk)) inspector.add(line);
	}
	for (const line of splitter.end()) inspector.add(line);
	return inspector;
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
// src/core/tokens/example-tokens.ts
function measureExample({ format, conversations }, counter) {
	const [conversation, ...others] = conversations;
	switch (format) {
		case "chat": return measureChatExample(conversation, counter);
		case "preference": {
			const otherOutputs = others.flatMap(({ messages }) => messages.slice(-1));
			const messages = [...conversation.messages, ...otherOutputs];
			return estimated(measureChatExample({
				...conversation,
				messages
			}, counter));
		}
		case "reinforcement": return estimated(measureChatExample(conversation, counter));
		case "prompt-completion": return {
			tokens: conversation.messages.flatMap(({ content }) => content ?? []).reduce((sum, text) => sum + counter.count(text), 0),
			quality: "estimated"
		};
	}
}
function estimated({ tokens, quality }) {
	return {
		tokens,
		quality: weakest(quality, "estimated")
	};
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
	return { async read(commit, path, { role, base, expected, answerSchema }) {
		const entry = await git.entry(commit, path);
		if (entry === null) return { kind: "absent" };
		if (entry.kind !== "file") return {
			kind: "not-a-file",
			what: entry.kind
		};
		const rules = {
			...await inspectionRules(role, base, output),
			expected
		};
		const { encoding, maxExampleTokens, minExamples } = rules;
		const key = JSON.stringify([
			entry.oid,
			encoding,
			maxExampleTokens,
			minExamples,
			expected,
			answerSchema ?? null
		]);
		const known = inspected.get(key) ?? inspectWhole({
			...rules,
			...answerSchema && { answerSchema },
			chunks: git.read(entry.oid)
		});
		inspected.set(key, known);
		return {
			kind: "read",
			oid: entry.oid,
			...await known
		};
	} };
}
async function inspectionRules(role, base, output) {
	const encoding = base !== void 0 && isCounted(base.encoding) ? base.encoding : null;
	const counter = encoding === null ? null : await loadTokenCounter(encoding);
	if (encoding !== null) output.trace(`uses encoding ${encoding}`);
	return {
		encoding,
		measure: counter === null ? null : (example) => measureExample(example, counter),
		maxExampleTokens: base?.max_example_tokens ?? null,
		minExamples: role === "training" ? base?.min_examples ?? 10 : 1
	};
}
function isCounted(encoding) {
	return encoding === "o200k_base" || encoding === "cl100k_base";
}
// src/providers/openai/catalog.json
var catalog_default = {
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
};
// src/providers/openai/description.ts
const openAi = {
	name: "openai",
	catalog: catalog_default,
	assumptions: [
		`Prices: OpenAI's price page, last checked ${catalog_default.as_of}. Training is billed per token and epoch, validation is not.`,
		"Text chat is counted by the rule that gave seven published bills exactly (gpt-3.5-turbo and gpt-4o-mini, 2024). No bill for gpt-4.1 is published.",
		"Tools, names, calls and images follow the best documented rule, with a margin of 25 %.",
		"`auto` epochs follow the rule of the OpenAI Cookbook and are sent as a number, so the price is the reviewed one."
	]
};
export { inspectDataset as a, MAX_DATASET_BYTES as i, createDatasetReader as n, inspectionRules as r, openAi as t };
