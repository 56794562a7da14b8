import { C as N_CRLF, a as tallyLines, c as isTrainable, i as sortFindings, n as LineCounter, o as TRAINABLE_FORMATS, r as fileFinding, t as FindingLog, u as E_BOM, y as E_LINE_SIZE } from "./findings.js";
import { A as E_PREFERENCE_SPELLING, D as E_PREFERENCE_KEY, E as E_PREFERENCE_INPUT, F as OLD_OUTPUT_KEYS, G as isBlank, J as withoutBom, K as isJsonObject, M as W_PREFERENCE_END, N as W_PREFERENCE_SAME, O as E_PREFERENCE_OUTPUT, P as FormatVotes, R as resembledFormat, S as readReinforcement, T as E_PREFERENCE_IMAGE, U as readChatExample, W as readChatMessage, Y as shownKey, b as messageName, k as E_PREFERENCE_ROLE, o as lookAtText, q as readObject, t as RULES, w as readPromptCompletion } from "./rules.generated.js";
import { i as shapeFinding, n as MAX_LINE_BYTES } from "./lines.js";
import { r as exampleKeys } from "./canonical-example.js";
import { a as mergeDoubts, o as weakest, r as doubtsOf } from "./measure.js";
import { t as DIALECTS } from "./dialects.js";
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
const KEYS$1 = new Set([
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
	const extra = Object.keys(value).filter((key) => !KEYS$1.has(key) && !old.some(([spelling]) => spelling === key));
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
// src/core/dataset/sensitive/example-texts.ts
function forEachText(example, visit) {
	const { messages, tools, fields } = example;
	for (const [index, { content, name, calls, toolCallId }] of messages.entries()) {
		const message = messageName(example, index + 1);
		for (const text of typeof content === "string" ? [content] : content ?? []) visit(text, message);
		for (const text of [name, toolCallId]) if (text !== void 0) visit(text, message);
		for (const call of calls) {
			visit(call.name, message);
			visit(call.arguments, message);
			if (call.id !== void 0) visit(call.id, message);
		}
	}
	forEachString(tools, (text) => visit(text, "A tool"));
	forEachString(fields, (text) => visit(text, "A field for the grader"));
}
function forEachString(value, visit) {
	if (typeof value === "string") visit(value);
	if (typeof value !== "object" || value === null) return;
	for (const [key, child] of Object.entries(value)) {
		if (!Array.isArray(value)) visit(key);
		forEachString(child, visit);
	}
}
// src/core/dataset/token-total.ts
var TokenTotal = class {
	sum = 0;
	longest = null;
	quality = "exact";
	doubts = [];
	add(measure) {
		const { tokens, quality } = measure;
		this.absorb({
			sum: tokens,
			longest: tokens,
			quality,
			doubts: doubtsOf(measure)
		});
	}
	absorb({ sum, longest, quality, doubts }) {
		this.sum += sum;
		if (longest !== null) this.longest = Math.max(this.longest ?? 0, longest);
		this.quality = weakest(this.quality, quality);
		if (doubts.length > 0) this.doubts = mergeDoubts([...this.doubts, ...doubts]);
	}
	state() {
		const { sum, longest, quality, doubts } = this;
		return {
			sum,
			longest,
			quality,
			doubts
		};
	}
};
// src/core/dataset/format-look.ts
const RULES_OF = new Map(TRAINABLE_FORMATS.map((format) => {
	const applies = ({ appliesTo = ["chat"] }) => appliesTo.includes(format);
	return [format, {
		example: RULES.filter((rule) => rule.kind === "example").filter(applies),
		text: RULES.filter((rule) => rule.kind === "text").filter(applies),
		corpus: RULES.filter((rule) => rule.kind === "corpus").filter(applies)
	}];
}));
var FormatLook = class {
	#format;
	#options;
	#exampleRules;
	#textRules;
	#log = new FindingLog();
	#corpus;
	tokens = new TokenTotal();
	constructor(format, options) {
		const { example = [], text = [], corpus = [] } = RULES_OF.get(format) ?? {};
		this.#format = format;
		this.#options = options;
		this.#exampleRules = example;
		this.#textRules = text;
		this.#corpus = new CorpusLook(corpus);
	}
	add(value, line) {
		const report = (code, facts) => this.#log.add(code, facts, line);
		const example = readExample(value, this.#format, report);
		if (example === null) return null;
		const { measure: count, limits } = this.#options;
		const measure = count === null ? null : count(example);
		if (measure !== null) this.tokens.add(measure);
		for (const conversation of example.conversations) {
			for (const rule of this.#exampleRules) rule.check(conversation, measure, limits, report);
			forEachText(conversation, (text, place) => {
				const seen = lookAtText(text);
				for (const rule of this.#textRules) rule.check(seen, place, report);
			});
		}
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
// src/core/dataset/portability/features.ts
const FEATURES = {
	malformed: "a row that lacks a part of its format",
	"two-formats": "a row with the keys of two formats",
	"byte-order-mark": "a byte order mark",
	"blank-line": "a blank line",
	"no-assistant": "a conversation without an assistant message",
	"ends-not-assistant": "a conversation that does not end with the assistant",
	"ends-with-call": "a conversation that ends with a call",
	"prompt-ends-with-assistant": "a prompt that ends with the assistant",
	"starts-with-assistant": "a conversation that the assistant starts",
	"user-twice": "two user messages in a row",
	"assistant-twice": "two assistant messages in a row",
	"system-twice": "more than one system message",
	"system-later": "a system message that is not the first",
	"developer-role": "a developer message",
	"function-role": "a function message",
	"unknown-role": "a message of another role",
	"not-one-output": "an output that is not one assistant message",
	"not-text": "a prompt or completion that is not one text",
	"empty-answer": "an empty answer",
	"no-content": "a call without content",
	"text-parts": "content as a list of texts",
	"refusal-part": "a refusal as content",
	"other-part": "a content part of another kind",
	"image-url": "an image by address",
	"image-data": "an image inside the row",
	"image-elsewhere": "an image outside of user messages",
	"images-over-10": "more than 10 images",
	"images-over-64": "more than 64 images",
	"file-data": "a file by address",
	"inline-data": "a file inside the row",
	tools: "tools or calls",
	"tools-not-list": "`tools` that are no list",
	"tool-without-id": "a tool message that names no call",
	"legacy-functions": "`functions` or `function_call`",
	"parallel-tool-calls": "`parallel_tool_calls`",
	weight: "`weight` on an assistant message",
	"weight-elsewhere": "`weight` on another message",
	"weight-value": "a `weight` that is neither 0 nor 1",
	"row-weight": "`weight` on a row",
	name: "`name` on a message",
	reasoning: "`reasoning` on a message",
	"reasoning-content": "`reasoning_content` on a message",
	"message-key": "another key on a message",
	"extra-key": "another key on a row"
};
// src/core/dataset/portability/judge.ts
const NO_LINES$1 = {
	count: 0,
	lines: []
};
const ENOUGH_EXAMPLES = 10;
const OF_PROMPTS = new Set(["no-assistant", "ends-not-assistant"]);
const NOT_OF_ROWS = /^E_(FORMAT|MIXED_FORMAT|EXAMPLES|EXAMPLE_LIMIT|ANSWER_\w+|DATASET_\w+|SECRET|TOO_LONG|NO_TRAINED_MESSAGE|LINE_SIZE|UTF8|BOM|NUL|JSON\w*|MESSAGE_KEY)$/;
function judge(dialect, file) {
	const method = dialect.formats[file.kind];
	const known = method === void 0 || method === "unknown" ? null : method;
	const reasons = [...fileReasons(dialect, file, method), ...rowReasons(dialect, file, known)];
	const doubts = reasons.length === 0 && dialect.hasOurRows ? errorReasons(file) : [];
	const all = inOrder([...reasons, ...doubts]);
	const verdict = all.find((reason) => reason.verdict !== "ignores")?.verdict;
	return {
		provider: dialect.name,
		title: dialect.title,
		verdict: verdict === "refuses" || verdict === "unknown" ? verdict : "takes",
		method: known,
		reasons: all
	};
}
function fileReasons({ limits, byMethod }, file, method) {
	const reasons = [];
	const add = (verdict, feature, what, { count, lines } = NO_LINES$1) => {
		reasons.push({
			verdict,
			feature,
			what,
			count,
			lines
		});
	};
	if (!file.hasRows) add("refuses", "no-rows", "no file of rows");
	else if (method === void 0) add("refuses", "format", `the format ${file.kind}`);
	else if (method === "unknown") add("unknown", "format", `the format ${file.kind}`);
	if (!file.hasRows || method === void 0 || method === "unknown") return reasons;
	const { minExamples, maxExamples, maxBytes } = {
		...limits,
		...byMethod?.[method]?.limits
	};
	if (file.examples === 0) add("refuses", "no-examples", "a file without examples");
	else if (file.isTraining && minExamples !== null && file.examples < minExamples) add("refuses", "min-examples", `fewer than ${minExamples} examples`);
	else if (file.isTraining && minExamples === null && file.examples < ENOUGH_EXAMPLES) add("unknown", "min-examples", `fewer than ${ENOUGH_EXAMPLES} examples`);
	if (maxExamples !== null && file.examples > maxExamples) add("refuses", "max-examples", `more than ${maxExamples} examples`);
	if (maxBytes !== null && file.bytes > maxBytes) add("refuses", "max-bytes", `more than ${maxBytes} bytes`);
	if (file.unreadable.count > 0) add("refuses", "unreadable", "a line that cannot be read", file.unreadable);
	if (file.strangers.count > 0) add("refuses", "other-format", "a row of another format than most", file.strangers);
	return reasons;
}
function rowReasons(dialect, file, method) {
	if (method === null || !file.hasRows) return [];
	return [...file.features].flatMap(([feature, tally]) => {
		if (method === "reinforcement" && OF_PROMPTS.has(feature)) return [];
		const said = [dialect.byMethod?.[method] ?? {}, dialect].map((rules) => wordOn(feature, rules)).find(isSaid);
		if (said === "takes") return [];
		const { verdict, why } = said ?? {
			verdict: "unknown",
			why: ""
		};
		return [{
			verdict,
			feature,
			what: why === "" ? FEATURES[feature] : `${FEATURES[feature]} (${why})`,
			count: tally.count,
			lines: tally.lines
		}];
	});
}
function wordOn(feature, { takes, refuses, ignores, unclear }) {
	if (takes?.includes(feature) === true) return "takes";
	const said = [
		["refuses", refuses?.[feature]],
		["ignores", ignores?.[feature]],
		["unknown", unclear?.[feature]]
	];
	for (const [verdict, why] of said) if (why !== void 0) return {
		verdict,
		why
	};
	return null;
}
function isSaid(word) {
	return word !== null;
}
function errorReasons({ findings }) {
	return findings.filter(({ code, severity }) => severity === "error" && !NOT_OF_ROWS.test(code)).map(({ code, headline, count, lines }) => ({
		verdict: "unknown",
		feature: code,
		what: `an error of this check (${headline})`,
		count: lines.length === 0 ? 0 : count,
		lines
	}));
}
function inOrder(reasons) {
	return [
		"refuses",
		"unknown",
		"ignores"
	].flatMap((verdict) => reasons.filter((reason) => reason.verdict === verdict));
}
// src/core/dataset/portability/note-message.ts
function noteMessage(message, row, note) {
	const { role } = message;
	for (const key in message) switch (key) {
		case "role": break;
		case "content":
			noteContent(message, row, note);
			break;
		case "tool_calls":
			if (message[key] !== null) noteCalls(message[key], role, note);
			break;
		case "tool_call_id": break;
		default: if (message[key] !== null) noteKey(key, message, note);
	}
	if (message["content"] === void 0) noteNoContent(message, note);
	if (role === "tool") {
		note("tools");
		if (typeof message["tool_call_id"] !== "string") note("tool-without-id");
	}
}
function noteKey(key, message, note) {
	if (key === "weight") noteWeight(message, note);
	else if (key !== "name" || message["role"] !== "function") note(KEY_FEATURES.get(key) ?? "message-key");
}
const KEY_FEATURES = new Map([
	["name", "name"],
	["reasoning", "reasoning"],
	["reasoning_content", "reasoning-content"],
	["function_call", "legacy-functions"]
]);
function noteWeight({ role, weight }, note) {
	note(role === "assistant" ? "weight" : "weight-elsewhere");
	if (weight !== 0 && weight !== 1) note("weight-value");
}
function noteContent(message, row, note) {
	const { content, role } = message;
	if (typeof content === "string") {
		if (content === "" && role === "assistant" && !makesCall(message)) note("empty-answer");
	} else if (content === null) noteNoContent(message, note);
	else if (!Array.isArray(content) || content.length === 0) note("malformed");
	else for (const part of content) notePart$1(part, role, row, note);
}
function noteNoContent(message, note) {
	note(makesCall(message) || message["role"] === "function" ? "no-content" : "malformed");
}
function makesCall({ tool_calls: calls, function_call: call }) {
	return Array.isArray(calls) && calls.length > 0 || isJsonObject(call);
}
function notePart$1(part, role, row, note) {
	const feature = partFeature$1(part, role);
	note(feature);
	if (feature === "image-url" || feature === "image-data") noteImage(role, row, note);
}
function partFeature$1(part, role) {
	if (!isJsonObject(part)) return "malformed";
	const { type, text, refusal, image_url: image } = part;
	if (type === "text") return typeof text === "string" ? "text-parts" : "malformed";
	if (type === "refusal" && typeof refusal === "string" && role === "assistant") return "refusal-part";
	if (type !== "image_url") return "other-part";
	if (!isJsonObject(image) || typeof image["url"] !== "string") return "malformed";
	return /^data:/i.test(image["url"]) ? "image-data" : "image-url";
}
function noteImage(role, row, note) {
	row.images += 1;
	if (role !== "user") note("image-elsewhere");
	if (row.images > 10) note("images-over-10");
	if (row.images > 64) note("images-over-64");
}
function noteCalls(calls, role, note) {
	note("tools");
	if (role !== "assistant" || !Array.isArray(calls) || !calls.every(isCall)) note("malformed");
}
function isCall(call) {
	if (!isJsonObject(call) || !isJsonObject(call["function"])) return false;
	const { name, arguments: given } = call["function"];
	return typeof name === "string" && typeof given === "string";
}
// src/core/dataset/portability/note-conversation.ts
function noteConversation(messages, row, answered, note) {
	if (!Array.isArray(messages) || messages.length === 0) {
		note("malformed");
		return;
	}
	const turns = new Turns(note);
	for (const message of messages) {
		if (!isJsonObject(message)) {
			note("malformed");
			continue;
		}
		turns.add(message["role"]);
		noteMessage(message, row, note);
	}
	const last = messages.at(-1);
	if (answered) turns.endAnswered(isJsonObject(last) && isCalling(last["tool_calls"]));
	else if (turns.last === "assistant") note("prompt-ends-with-assistant");
}
function isCalling(calls) {
	return Array.isArray(calls) && calls.length > 0;
}
var Turns = class {
	last = null;
	#note;
	#count = 0;
	#hasSystem = false;
	#hasAssistant = false;
	#hasSpoken = false;
	constructor(note) {
		this.#note = note;
	}
	add(role) {
		if (role === "system") this.#addSystem();
		else this.#addTurn(role);
		this.#count += 1;
		this.last = role;
	}
	#addSystem() {
		if (this.#hasSystem) this.#note("system-twice");
		else if (this.#count > 0) this.#note("system-later");
		this.#hasSystem = true;
	}
	#addTurn(role) {
		if (role === "user" && this.last === "user") this.#note("user-twice");
		else if (role === "assistant") this.#addAnswer();
		else if (role === "function") this.#note("function-role");
		else if (role === "developer") this.#note("developer-role");
		else if (role !== "user" && role !== "tool") this.#note(typeof role === "string" ? "unknown-role" : "malformed");
		this.#hasSpoken ||= role !== "developer";
	}
	#addAnswer() {
		this.#hasAssistant = true;
		if (this.last === "assistant") this.#note("assistant-twice");
		if (!this.#hasSpoken) this.#note("starts-with-assistant");
	}
	endAnswered(isCall) {
		if (!this.#hasAssistant) this.#note("no-assistant");
		if (this.last !== "assistant") this.#note("ends-not-assistant");
		else if (isCall) this.#note("ends-with-call");
	}
};
// src/core/dataset/portability/note-gemini.ts
const KEYS = new Set("contents systemInstruction system_instruction tools generationConfig completions".split(" "));
function noteGemini(value, answered, note) {
	const { contents, tools } = value;
	for (const key in value) if (!KEYS.has(key)) note("extra-key");
	if (tools !== void 0) note("tools");
	if (!Array.isArray(contents) || contents.length === 0) {
		note("malformed");
		return;
	}
	let last;
	for (const content of contents) {
		if (!isJsonObject(content) || !Array.isArray(content["parts"])) {
			note("malformed");
			continue;
		}
		last = content["role"];
		if (last !== "user" && last !== "model") note("unknown-role");
		for (const part of content["parts"]) notePart(part, note);
	}
	if (answered && last !== "model") note("ends-not-assistant");
	if (!answered && last === "model") note("prompt-ends-with-assistant");
}
function notePart(part, note) {
	const feature = isJsonObject(part) ? partFeature(part) : "malformed";
	if (feature !== null) note(feature);
}
function partFeature(part) {
	const has = (key, snakeKey) => part[key] !== void 0 || part[snakeKey] !== void 0;
	if (typeof part["text"] === "string") return null;
	if (has("fileData", "file_data")) return "file-data";
	if (has("inlineData", "inline_data")) return "inline-data";
	return part["functionCall"] !== void 0 || part["functionResponse"] !== void 0 ? "tools" : "other-part";
}
// src/core/dataset/portability/note-row.ts
function rowKind(value, format) {
	if (format === "gemini") return Array.isArray(value["completions"]) ? "gemini-preference" : format;
	return format === "unknown" && typeof value["text"] === "string" ? "text" : format;
}
function noteRow(value, kind, note) {
	switch (kind) {
		case "chat":
			noteChatKeys(value, true, note);
			noteConversation(value["messages"], { images: 0 }, true, note);
			break;
		case "reinforcement":
			noteChatKeys(value, false, note);
			noteConversation(value["messages"], { images: 0 }, true, note);
			break;
		case "preference":
			notePreference(value, note);
			break;
		case "prompt-completion":
			noteOtherKeys(value, PROMPT_KEYS, note);
			if (typeof value["prompt"] !== "string" || typeof value["completion"] !== "string") note("not-text");
			break;
		case "trl-preference":
			noteOtherKeys(value, TRL_KEYS, note);
			break;
		case "text":
			noteOtherKeys(value, TEXT_KEYS, note);
			break;
		case "gemini":
			noteGemini(value, true, note);
			break;
		case "gemini-preference": noteGemini(value, false, note);
	}
}
const PROMPT_KEYS = new Set(["prompt", "completion"]);
const TRL_KEYS = new Set([
	"prompt",
	"chosen",
	"rejected"
]);
const TEXT_KEYS = new Set(["text"]);
const OUTPUT_KEYS = ["preferred_output", "non_preferred_output"];
const PREFERENCE_KEYS = new Set(["input", ...OUTPUT_KEYS]);
function noteOtherKeys(value, own, note) {
	for (const key in value) if (!own.has(key)) note(key === "weight" ? "row-weight" : "extra-key");
}
function noteChatKeys(value, noteOthers, note) {
	for (const key in value) switch (key) {
		case "messages": break;
		case "tools":
			if (value[key] !== null) note(Array.isArray(value[key]) ? "tools" : "tools-not-list");
			break;
		case "functions":
			if (value[key] !== null) note("legacy-functions");
			break;
		case "parallel_tool_calls":
			if (value[key] !== null) note("parallel-tool-calls");
			break;
		case "weight":
			if (noteOthers) note("row-weight");
			break;
		default: if (noteOthers) note(key === "text" || key === "prompt" || key === "completion" ? "two-formats" : "extra-key");
	}
}
function notePreference(value, note) {
	noteOtherKeys(value, PREFERENCE_KEYS, note);
	const { input } = value;
	const row = { images: 0 };
	if (isJsonObject(input)) {
		noteChatKeys(input, true, note);
		noteConversation(input["messages"], row, false, note);
	} else note("malformed");
	for (const key of OUTPUT_KEYS) {
		const output = value[key];
		if (!Array.isArray(output) || !output.every(isJsonObject)) {
			note("malformed");
			continue;
		}
		if (output.length !== 1 || output[0]?.["role"] !== "assistant") note("not-one-output");
		for (const message of output) noteMessage(message, row, note);
	}
}
// src/core/dataset/portability/portability-look.ts
const NO_ROWS = new Set([
	"python",
	"html",
	"yaml",
	"git-lfs-pointer",
	"empty"
]);
var PortabilityLook = class {
	#unreadable = new LineCounter();
	#kinds = new Map();
	#features = new Map();
	#line = 0;
	#note = (feature) => counterOf(this.#features, feature).add(this.#line);
	addUnreadable(line) {
		this.#unreadable.add(line);
	}
	add(value, format, line) {
		this.#line = line;
		const kind = rowKind(value, format);
		counterOf(this.#kinds, kind).add(line);
		noteRow(value, kind, this.#note);
	}
	state() {
		return {
			unreadable: this.#unreadable.state(),
			kinds: [...this.#kinds].map(([kind, counter]) => [kind, counter.state()]),
			features: [...this.#features].map(([feature, counter]) => [feature, counter.state()])
		};
	}
	absorb({ unreadable, kinds, features }, linesBefore) {
		this.#unreadable.absorb(unreadable, linesBefore);
		for (const [kind, tally] of kinds) counterOf(this.#kinds, kind).absorb(tally, linesBefore);
		for (const [feature, tally] of features) counterOf(this.#features, feature).absorb(tally, linesBefore);
	}
	conclude(facts) {
		const kind = this.#kind(facts.format ?? "unknown");
		const file = {
			...facts,
			kind,
			hasRows: facts.format !== null && !NO_ROWS.has(kind),
			features: this.#inOrder(facts),
			unreadable: this.#unreadable,
			strangers: this.#strangers(kind)
		};
		return DIALECTS.map((dialect) => judge(dialect, file));
	}
	#kind(format) {
		if (format !== "unknown" && format !== "gemini") return format;
		const finer = format === "unknown" ? "text" : "gemini-preference";
		const times = (kind) => this.#kinds.get(kind)?.count ?? 0;
		return times(finer) > 0 && times(finer) >= times(format) ? finer : format;
	}
	#strangers(kind) {
		const others = [...this.#kinds].filter(([other]) => other !== kind && !(kind === "chat" && other === "reinforcement"));
		return tallyLines(others.flatMap(([, { lines }]) => lines), others.reduce((sum, [, { count }]) => sum + count, 0));
	}
	#inOrder({ blank, findings }) {
		const marks = findings.find(({ code }) => code === E_BOM.code);
		const seen = new Map(this.#features);
		if (blank.count > 0) seen.set("blank-line", blank);
		if (marks !== void 0) seen.set("byte-order-mark", marks);
		const order = Object.keys(FEATURES);
		return new Map([...seen].toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b)));
	}
};
function counterOf(counters, key) {
	let counter = counters.get(key);
	if (counter === void 0) {
		counter = new LineCounter();
		counters.set(key, counter);
	}
	return counter;
}
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
	#portability = new PortabilityLook();
	#bytes = 0;
	#lines = 0;
	#examples = 0;
	#shape = null;
	constructor(options) {
		this.#options = options;
		this.#looks = new FormatLooks(options.expected, options);
	}
	get read() {
		return {
			bytes: this.#bytes,
			examples: this.#examples
		};
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
			this.#portability.addUnreadable(line.number);
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
		if (value === null) this.#portability.addUnreadable(line);
		else this.#addExample(value, line);
	}
	#addExample(value, line) {
		this.#examples += 1;
		const recordFormat = this.#votes.addObject(value, line);
		this.#portability.add(value, recordFormat, line);
		this.#options.onExample(line, this.#looks.add(value, recordFormat, line));
	}
	part() {
		return {
			version: 4,
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
			formats: this.#looks.state(),
			portability: this.#portability.state()
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
		this.#portability.absorb(part.portability, this.#lines);
		this.#lines += part.lines;
	}
	#lfLines() {
		const others = this.#lines - this.#crLf.count;
		return others > 1 ? others : 0;
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
		const findings = this.#shape !== null ? [shapeFinding(this.#shape)] : sortFindings([
			...checkFile(summary, judged, limits, look),
			...hasLines(format) ? this.#reading.findings() : [],
			...look?.findings() ?? [],
			...judged !== null && this.#crLf.count > 0 ? [fileFinding(N_CRLF, {
				lines: this.#crLf.count,
				others: this.#lfLines()
			})] : []
		]);
		return {
			format,
			bytes,
			sha256,
			examples: this.#examples,
			tokensPerEpoch: tokens?.sum ?? null,
			tokenQuality: tokens?.quality ?? "proxy",
			tokenDoubts: tokens?.doubts ?? [],
			longestExample: tokens?.longest ?? null,
			findings,
			portability: this.#portability.conclude({
				format: this.#shape === null ? format : null,
				bytes,
				examples: this.#examples,
				isTraining: limits.minExamples > 1,
				blank: this.#blank,
				findings
			})
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
// src/core/dataset/join-parts.ts
function joinParts() {
	let joined = null;
	return {
		absorb(part) {
			const { expected, limits } = part;
			const task = JSON.stringify([expected, limits]);
			joined ??= {
				inspector: new LineInspector({
					expected,
					measure: null,
					onExample: () => void 0,
					limits
				}),
				task
			};
			if (part.version !== 4 || task !== joined.task) throw new Error("The parts were not made by the same version under the same limits.");
			joined.inspector.absorb(part);
		},
		get read() {
			return joined?.inspector.read ?? {
				bytes: 0,
				examples: 0
			};
		},
		conclude(sha256) {
			if (joined === null) throw new Error("There is no part to make an inspection from.");
			const { inspector } = joined;
			return {
				inspection: inspector.conclude(sha256),
				part: () => inspector.part()
			};
		}
	};
}
export { LineInspector as n, forEachString as r, joinParts as t };
