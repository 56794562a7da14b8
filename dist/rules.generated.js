import { r as showText } from "./show-text.js";
import { t as defineCode } from "./diagnostic.js";
import { D as readableSize, E as W_SURROGATE, S as E_UTF8, T as W_JSON_NUMBER, _ as E_JSON_NUMBER, a as tallyLines, b as E_NUL, c as isTrainable, f as E_JSON, g as E_JSON_KEYS, h as E_JSON_KEY, m as E_JSON_DUP, n as LineCounter, o as TRAINABLE_FORMATS, p as E_JSON_DEPTH, u as E_BOM, v as E_JSON_OBJECT } from "./findings.js";
import { t as imageDimensionsFromData } from "./vendor-image-dimensions.js";
import { hash } from "node:crypto";
// src/core/dataset/opening.ts
function openingOf(head) {
	const text = String.fromCharCode(...head);
	if (text.startsWith("version https://git-lfs.github.com/spec/")) return "lfs";
	if (/^\s*\[\s*(?:$|[[{"\]])/.test(text)) return "array";
	if (/^\s*\{\s*$/.test(text)) return "lone-brace";
	if (isComment(text)) return "comment";
	if (/^\s*<(?:!doctype|!--|\?xml|html|head|body|rss|svg)\b/i.test(text) || /^\s*<!--/.test(text)) return "html";
	if (/^(?:---\s*$|%YAML |- +["']?[\w-]+["']?:(?:\s|$)|["']?[\w-]+["']?:(?:\s*$| [|>]-?\s*$))/.test(text)) return "yaml";
	return tableOpening(text);
}
function oddLine(head) {
	const [first = 0, second = 0] = head;
	if (first === 123 && (second === 34 || second === 125)) return null;
	const text = String.fromCharCode(...head);
	if (/^\s*[{[(]\s*\{?\s*'/.test(text)) return "python";
	return isComment(text) ? "comment" : null;
}
function isComment(text) {
	return /^\s*(?:\/\/|\/\*|#(?!!?\[))/.test(text);
}
function tableOpening(text) {
	for (const [delimiter, opening] of [
		["	", "tsv"],
		[",", "csv"],
		[";", "csv"]
	]) {
		const cells = text.trimEnd().split(delimiter);
		if (cells.length > 1 && cells.every(isHeaderCell)) return opening;
	}
	return "other";
}
function isHeaderCell(cell, index, cells) {
	if (cell === "") return index === cells.length - 1;
	return /^"?[^\s"'{}[\]()<>:,;](?:[^"{}[\]<>:,;\t]*[^\s"{}[\]<>:,;])?"?$/.test(cell);
}
// src/core/dataset/chat-tool-codes.ts
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
const E_CALL_FORM = defineCode({
	code: "E_CALL_FORM",
	severity: "error",
	headline: "A tool call is not complete",
	message: ({ message, call, key }) => key === "id" ? `Message ${message}: call ${call} has no \`id\`.` : `Message ${message}: call ${call} has no "type": "function".`,
	why: "Both are required in `tool_calls`: the answer of the tool is joined to its call by the id.",
	fix: "Write {\"id\":…,\"type\":\"function\",\"function\":{\"name\":…,\"arguments\":\"{…}\"}}."
});
const E_TOOL = defineCode({
	code: "E_TOOL",
	severity: "error",
	headline: "A tool is not declared as a function",
	message: ({ key, tool }) => key === "tools" ? `Tool ${tool} is not {"type":"function","function":{"name":…}} with text as name and description.` : `Function ${tool} has no \`name\`, or a name or description that is not text.`,
	why: "Functions are the only tools that a chat example can declare.",
	fix: "Write {\"type\":\"function\",\"function\":{\"name\":…,\"description\":…,\"parameters\":{…}}}."
});
const E_TOOLS_AND_FUNCTIONS = defineCode({
	code: "E_TOOLS_AND_FUNCTIONS",
	severity: "error",
	headline: "Tools are declared twice",
	message: () => "The example has both `tools` and `functions`.",
	why: "`functions` is the older form of `tools`; the provider takes one or the other.",
	fix: "Move the functions into `tools` and remove `functions`."
});
const E_PARALLEL_TOOL_CALLS = defineCode({
	code: "E_PARALLEL_TOOL_CALLS",
	severity: "error",
	headline: "The setting for parallel calls is not usable",
	message: () => "`parallel_tool_calls` is neither true nor false.",
	why: "It is a switch that says whether a message may make more than one call.",
	fix: "Write true or false without quotes, or leave the key out."
});
const TOOL_CODES = [
	E_CALL,
	E_CALL_FORM,
	E_CALL_ID,
	E_TOOLS,
	E_TOOL,
	E_TOOLS_AND_FUNCTIONS,
	E_PARALLEL_TOOL_CALLS
];
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
const E_MESSAGE_NAME = defineCode({
	code: "E_MESSAGE_NAME",
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
const E_REFUSAL = defineCode({
	code: "E_REFUSAL",
	severity: "error",
	headline: "A refusal stands beside other content parts",
	message: ({ message }) => `Message ${message} (assistant) has a refusal part and other parts.`,
	why: "The content of an assistant message is text parts, or exactly one refusal.",
	fix: "Keep only the refusal part, or write everything as text."
});
const E_MESSAGE_KEY = defineCode({
	code: "E_MESSAGE_KEY",
	severity: "error",
	headline: "A message has a key too many",
	message: ({ message, role, key }) => key === null ? `Message ${message} (${role}) has a key that such a message does not have.` : `Message ${message} (${role}) has the key \`${key}\`, which such a message does not have.`,
	why: "The provider refuses keys it does not know, or trains as if they were not there.",
	fix: "Remove the key; to leave an assistant message out of training write \"weight\": 0."
});
const E_EXTRA_KEY = defineCode({
	code: "E_EXTRA_KEY",
	severity: "error",
	headline: "An example has a key too many",
	message: ({ key }) => key === null ? "Another key stands beside `messages`." : `The key \`${key}\` stands beside \`messages\`.`,
	why: "OpenAI refuses the file: \"Example 1 contains an extra …\".",
	fix: "Keep only `messages`, `tools` and `parallel_tool_calls`; move a system prompt into a system message."
});
const CHAT_CODES = [
	E_MESSAGES,
	E_MESSAGE,
	E_ROLE,
	E_CONTENT,
	E_CONTENT_PART,
	E_REFUSAL,
	E_MESSAGE_NAME,
	E_WEIGHT,
	E_MESSAGE_KEY,
	E_EXTRA_KEY,
	...TOOL_CODES
];
// src/core/dataset/chat-keys.ts
const SHOWN_KEYS = new Set("category conversations completion created_at date difficulty from function_call id input instruction label labels lang language loss loss_weight mask max_tokens metadata meta model name output prompt reasoning reasoning_content reference_answer response response_format role score source split system tags target temperature text thinking timestamp tool_call_id tool_choice top_p train type user value weight chosen rejected content refusal audio annotations".split(" "));
const COMMON_KEYS = [
	"role",
	"content",
	"name",
	"weight",
	"tool_calls",
	"function_call"
];
const ASSISTANT_KEYS = [
	"refusal",
	"audio",
	"annotations"
];
const COMMON = new Set(COMMON_KEYS);
const ASSISTANT = new Set([...COMMON_KEYS, ...ASSISTANT_KEYS]);
const TOOL = new Set([...COMMON_KEYS, "tool_call_id"]);
const ANY = new Set([
	...COMMON_KEYS,
	...ASSISTANT_KEYS,
	"tool_call_id"
]);
function extraMessageKeys(message, role) {
	const allowed = role === "assistant" ? ASSISTANT : role === "tool" ? TOOL : COMMON;
	return Object.keys(message).filter((key) => !allowed.has(key) && !(message[key] === null && ANY.has(key)));
}
function shownKey(keys) {
	return keys.find((key) => SHOWN_KEYS.has(key)) ?? null;
}
const BACKSLASH$1 = 92;
const MINUS = 45;
function fault(at) {
	return -at - 1;
}
function skipSpace(bytes, from) {
	let at = from;
	for (let byte = bytes[at]; byte === 32 || byte === 9 || byte === 13 || byte === 10; byte = bytes[at]) at += 1;
	return at;
}
function skipString(bytes, from, notes) {
	for (let at = from + 1;; at += 1) {
		const byte = bytes[at];
		if (byte === 34) return at + 1;
		if (byte === void 0 || byte < 32) return fault(at);
		if (byte !== BACKSLASH$1) continue;
		at = skipEscape(bytes, at, notes) - 1;
		if (at < -1) return at + 1;
	}
}
function skipEscape(bytes, from, notes) {
	if (isOneOf(bytes[from + 1], "\"\\/bfnrt")) return from + 2;
	if (!isOneOf(bytes[from + 1], "u")) return fault(from + 1);
	const end = from + 6;
	for (let at = from + 2; at < end; at += 1) if (!isOneOf(bytes[at], HEX)) return fault(at);
	const half = surrogateHalf(bytes, from);
	if (half === "high" && surrogateHalf(bytes, end) === "low") return end + 6;
	if (half !== null && notes.loneSurrogate === -1) notes.loneSurrogate = from;
	return end;
}
const HEX = "0123456789abcdefABCDEF";
function surrogateHalf(bytes, at) {
	if (bytes[at] !== BACKSLASH$1 || !isOneOf(bytes[at + 1], "u") || !isOneOf(bytes[at + 2], "dD")) return null;
	if (!isOneOf(bytes[at + 4], HEX) || !isOneOf(bytes[at + 5], HEX)) return null;
	if (isOneOf(bytes[at + 3], "89abAB")) return "high";
	return isOneOf(bytes[at + 3], "cdefCDEF") ? "low" : null;
}
function skipWordOrNumber(bytes, from, notes) {
	const word = [
		"true",
		"false",
		"null"
	].find((candidate) => isOneOf(bytes[from], candidate.charAt(0)));
	if (word === void 0) return skipNumber(bytes, from, notes);
	for (let index = 1; index < word.length; index += 1) if (!isOneOf(bytes[from + index], word.charAt(index))) return fault(from + index);
	return from + word.length;
}
function skipNumber(bytes, from, notes) {
	const first = bytes[from] === MINUS ? from + 1 : from;
	let at = isOneOf(bytes[first], "0") ? first + 1 : skipDigits(bytes, first);
	if (at === first) return fault(at);
	if (isOneOf(bytes[at], ".")) {
		const digits = at + 1;
		at = skipDigits(bytes, digits);
		if (at === digits) return fault(at);
	}
	let exponentDigits = 0;
	if (isOneOf(bytes[at], "eE")) {
		const digits = at + (isOneOf(bytes[at + 1], "+-") ? 2 : 1);
		at = skipDigits(bytes, digits);
		if (at === digits) return fault(at);
		exponentDigits = at - digits;
	}
	if (at - from >= 16 || exponentDigits >= 3) noteNumber(bytes.subarray(from, at), from, notes);
	return at;
}
const ascii = new TextDecoder("utf-8");
function noteNumber(bytes, at, notes) {
	const text = ascii.decode(bytes);
	const value = Number(text);
	const isInteger = !/[.eE]/.test(text);
	const becomesZero = value === 0 && /^-?[0.]*[1-9]/.test(text);
	if (!Number.isFinite(value)) {
		if (notes.infiniteNumber === -1) notes.infiniteNumber = at;
	} else if ((becomesZero || isInteger && !Number.isSafeInteger(value)) && notes.inexactNumber === -1) notes.inexactNumber = at;
}
function skipDigits(bytes, from) {
	let at = from;
	while (isOneOf(bytes[at], "0123456789")) at += 1;
	return at;
}
function isOneOf(byte, characters) {
	return byte !== void 0 && characters.includes(String.fromCharCode(byte));
}
// src/core/dataset/json-keys.ts
const FORBIDDEN_KEYS = new Set([
	"__proto__",
	"constructor",
	"prototype"
]);
const SCHEMA_KEYS = new Set("messages tools functions parallel_tool_calls role content name weight tool_calls tool_call_id function_call id type function arguments text refusal image_url url detail input preferred_output non_preferred_output prompt completion chosen rejected instruction output conversations from value description parameters strict properties required items enum additionalProperties".split(" "));
function findKeyFault(bytes, from, root, written) {
	return countGoodKeys(root) === written ? null : locateKeyFault(bytes, from);
}
function countGoodKeys(root) {
	let count = 0;
	const open = [root];
	for (let value = open.pop(); value !== void 0; value = open.pop()) if (Array.isArray(value)) {
		for (const child of value) if (typeof child === "object" && child !== null) open.push(child);
	} else if (typeof value === "object" && value !== null) {
		for (const key of Object.keys(value)) if (!FORBIDDEN_KEYS.has(key)) count += 1;
		for (const child of Object.values(value)) if (typeof child === "object" && child !== null) open.push(child);
	}
	return count;
}
function locateKeyFault(bytes, from) {
	const notes = {
		loneSurrogate: -1,
		inexactNumber: -1,
		infiniteNumber: -1
	};
	const open = [];
	let keyNext = false;
	for (let at = from; at < bytes.length; at += 1) {
		const sign = String.fromCharCode(bytes[at] ?? 0);
		if (sign === "{" || sign === "[") open.push(sign === "{" ? new Set() : null);
		if (sign === "}" || sign === "]") open.pop();
		if (sign === "{" || sign === ",") keyNext = true;
		if (sign === ":") keyNext = false;
		if (bytes[at] !== 34) continue;
		const end = skipString(bytes, at, notes);
		const keys = open.at(-1);
		if (keyNext && keys) {
			const key = keyOf$1(bytes.subarray(at, end));
			if (FORBIDDEN_KEYS.has(key)) return {
				kind: "forbidden",
				at
			};
			if (keys.has(key)) return {
				kind: "duplicate",
				at,
				key: SCHEMA_KEYS.has(key) ? key : null
			};
			keys.add(key);
		}
		at = end - 1;
	}
	return null;
}
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
function keyOf$1(quoted) {
	const text = decoder.decode(quoted);
	return text.includes("\\") ? String(JSON.parse(text)) : text.slice(1, -1);
}
// src/core/dataset/json-scan.ts
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const COMMA = 44;
const COLON = 58;
const ARRAY = -1;
function scanJson(bytes, from, { maxDepth, maxKeys }) {
	const notes = {
		loneSurrogate: -1,
		inexactNumber: -1,
		infiniteNumber: -1
	};
	const open = [];
	let keys = 0;
	let expected = "value";
	for (let at = skipSpace(bytes, from);; at = skipSpace(bytes, at)) {
		const byte = bytes[at];
		const inside = open.at(-1);
		if (byte === void 0) {
			if (!(expected === "comma-or-end" && inside === void 0)) return {
				fault: {
					kind: "syntax",
					at
				},
				keys,
				notes
			};
			const infinite = notes.infiniteNumber;
			return {
				fault: infinite === -1 ? null : {
					kind: "number",
					at: infinite
				},
				keys,
				notes
			};
		}
		const mayClose = expected === "comma-or-end" || expected === "value-or-end" || expected === "key-or-end";
		let next;
		if (mayClose && inside !== void 0 && byte === (inside === ARRAY ? CLOSE_ARRAY : CLOSE_OBJECT)) {
			open.pop();
			expected = "comma-or-end";
			next = at + 1;
		} else if (expected === "comma-or-end") {
			expected = inside === ARRAY ? "value" : "key";
			next = byte === COMMA && inside !== void 0 ? at + 1 : fault(at);
		} else if (expected === "colon") {
			expected = "value";
			next = byte === COLON ? at + 1 : fault(at);
		} else if (inside !== void 0 && (expected === "key" || expected === "key-or-end")) {
			expected = "colon";
			next = byte === 34 ? skipString(bytes, at, notes) : fault(at);
			keys += 1;
			open[open.length - 1] = inside + 1;
			if (next > 0 && inside + 1 > maxKeys) return {
				fault: {
					kind: "keys",
					at
				},
				keys,
				notes
			};
			if (next > 0 && endsInBackslash(bytes, next - 1)) return {
				fault: {
					kind: "key",
					at
				},
				keys,
				notes
			};
		} else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) {
			expected = byte === OPEN_ARRAY ? "value-or-end" : "key-or-end";
			if (open.push(byte === OPEN_ARRAY ? ARRAY : 0) > maxDepth) return {
				fault: {
					kind: "depth",
					at
				},
				keys,
				notes
			};
			next = at + 1;
		} else {
			expected = "comma-or-end";
			next = byte === 34 ? skipString(bytes, at, notes) : skipWordOrNumber(bytes, at, notes);
		}
		if (next < 0) return {
			fault: {
				kind: "syntax",
				at: -next - 1
			},
			keys,
			notes
		};
		at = next;
	}
}
const BACKSLASH = 92;
const ESCAPED_BACKSLASH = [
	BACKSLASH,
	117,
	48,
	48,
	53,
	99
];
function endsInBackslash(bytes, quote) {
	if (bytes[quote - 1] === BACKSLASH) return true;
	const start = quote - ESCAPED_BACKSLASH.length;
	return ESCAPED_BACKSLASH.every((byte, index) => byte === lowerCase$1(bytes[start + index] ?? 0));
}
function lowerCase$1(byte) {
	return byte === 67 ? 99 : byte;
}
const MAX_JSON_KEYS = 64;
const LIMITS = {
	maxDepth: 64,
	maxKeys: MAX_JSON_KEYS
};
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });
function isBlank(bytes) {
	return bytes.every((byte) => byte === 32 || byte === 9 || byte === 13);
}
function withoutBom(bytes) {
	return isBom(bytes, 0) ? bytes.subarray(3) : bytes;
}
function readObject(bytes, report) {
	const start = isBom(bytes, 0) ? 3 : 0;
	const nul = bytes.indexOf(0);
	if (nul !== -1) return refuse(report, E_NUL, { column: nul + 1 });
	const text = lenient.decode(start > 0 ? bytes.subarray(start) : bytes);
	const invalid = invalidUtf8(text, bytes, start);
	if (invalid !== null) return refuse(report, E_UTF8, { column: invalid + 1 });
	const { fault, keys, notes } = scanJson(bytes, start, LIMITS);
	if (fault !== null) return refuseFault(bytes, fault, report);
	const value = JSON.parse(text);
	if (!isJsonObject(value)) return refuse(report, E_JSON_OBJECT, { kind: kindOf$1(value) });
	const keyFault = findKeyFault(bytes, start, value, keys);
	if (keyFault?.kind === "forbidden") return refuse(report, E_JSON_KEY, { column: keyFault.at + 1 });
	if (keyFault?.kind === "duplicate") return refuse(report, E_JSON_DUP, {
		column: keyFault.at + 1,
		key: keyFault.key
	});
	if (notes.loneSurrogate !== -1) report(W_SURROGATE, { column: notes.loneSurrogate + 1 });
	if (notes.inexactNumber !== -1) report(W_JSON_NUMBER, { column: notes.inexactNumber + 1 });
	return value;
}
function refuseFault(bytes, { kind, at }, report) {
	const column = at + 1;
	switch (kind) {
		case "syntax": return refuse(report, isBom(bytes, at) ? E_BOM : E_JSON, { column });
		case "depth": return refuse(report, E_JSON_DEPTH, {
			column,
			limit: 64
		});
		case "keys": return refuse(report, E_JSON_KEYS, {
			column,
			limit: MAX_JSON_KEYS
		});
		case "key": return refuse(report, E_JSON_KEY, { column });
		case "number": return refuse(report, E_JSON_NUMBER, { column });
	}
}
function isJsonObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isBom(bytes, at) {
	return bytes[at] === 239 && bytes[at + 1] === 187 && bytes[at + 2] === 191;
}
function refuse(report, code, facts) {
	report(code, facts);
	return null;
}
function invalidUtf8(text, bytes, start) {
	if (!text.includes("�")) return null;
	let offset = start;
	for (let index = 0; index < text.length; index += 1) {
		const unit = text.charCodeAt(index);
		if (unit === 65533 && !(bytes[offset] === 239 && bytes[offset + 1] === 191 && bytes[offset + 2] === 189)) return offset;
		const halfOfPair = unit >= 55296 && unit < 57344;
		if (unit < 128) offset += 1;
		else offset += unit < 2048 || halfOfPair ? 2 : 3;
	}
	return null;
}
function kindOf$1(value) {
	if (Array.isArray(value)) return "array";
	if (typeof value === "string") return "string";
	if (typeof value === "number") return "number";
	return typeof value === "boolean" ? "boolean" : "null";
}
// src/core/dataset/chat-calls.ts
function readCalls(value, at, report) {
	const { tool_calls: toolCalls = null, function_call: functionCall = null } = value;
	if (toolCalls === null && functionCall === null) return [];
	const calls = at.role === "assistant" && (toolCalls === null || Array.isArray(toolCalls)) ? [...legacyCalls(functionCall), ...(toolCalls ?? []).map(toolCall)] : [null];
	if (!calls.every((call) => call !== null)) {
		report(E_CALL, { ...at });
		return null;
	}
	if (Array.isArray(toolCalls)) reportForm(toolCalls, at.message, report);
	return calls;
}
function legacyCalls(call) {
	return call === null ? [] : [functionOf$1(call)];
}
function toolCall(call) {
	if (!isJsonObject(call)) return null;
	const called = functionOf$1(call["function"]);
	return called === null || !isId(call["id"]) ? called : {
		...called,
		id: call["id"]
	};
}
function functionOf$1(value) {
	if (!isJsonObject(value) || typeof value["name"] !== "string" || typeof value["arguments"] !== "string") return null;
	return {
		name: value["name"],
		arguments: value["arguments"]
	};
}
function reportForm(calls, message, report) {
	for (const [index, call] of calls.entries()) {
		if (!isJsonObject(call)) continue;
		if (!isId(call["id"])) report(E_CALL_FORM, {
			message,
			call: index + 1,
			key: "id"
		});
		else if (call["type"] !== "function") report(E_CALL_FORM, {
			message,
			call: index + 1,
			key: "type"
		});
	}
}
function isId(value) {
	return typeof value === "string" && value !== "";
}
// src/core/dataset/image-size.ts
const LOOKS = [
	4096,
	131072,
	Number.POSITIVE_INFINITY
];
function imageSize(base64) {
	const data = base64.replace(/=+$/, "");
	for (const characters of LOOKS) {
		const found = imageDimensionsFromData(decode(data.slice(0, characters)));
		if (found !== void 0) return found.width > 0 && found.height > 0 ? sizeOf(found) : null;
		if (data.length <= characters) break;
	}
	return null;
}
function sizeOf({ width, height }) {
	return {
		width,
		height
	};
}
function decode(base64) {
	const text = atob(base64.slice(0, base64.length - base64.length % 4));
	const bytes = new Uint8Array(text.length);
	for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
	return bytes;
}
// src/core/dataset/chat-image.ts
const MAX_IMAGE_BYTES = 10485760;
const LONGEST_HEAD = 200;
const MAGIC_CHARACTERS = 16;
const TYPES = new Map([
	["image/jpeg", "image/jpeg"],
	["image/jpg", "image/jpeg"],
	["image/png", "image/png"],
	["image/webp", "image/webp"]
]);
function readImage(part) {
	if (!isJsonObject(part) || part["type"] !== "image_url") return null;
	const image = part["image_url"];
	if (!isJsonObject(image) || typeof image["url"] !== "string") return null;
	const detail = readDetail(image);
	const source = readSource(image["url"]);
	return {
		...source,
		detail: detail ?? null,
		fault: source.fault ?? (detail === void 0 ? "detail" : null)
	};
}
function readDetail({ detail = null }) {
	return detail === null || detail === "low" || detail === "high" || detail === "auto" ? detail : void 0;
}
function readSource(url) {
	if (/^data:/i.test(url)) return readDataUrl(url);
	const isWebAddress = /^https?:\/\/[^\s/?#]/i.test(url);
	return {
		kind: isWebAddress ? "url" : "other",
		mime: null,
		bytes: null,
		...NO_SIZE,
		fault: isWebAddress ? null : "address"
	};
}
const NO_SIZE = {
	width: null,
	height: null
};
function readDataUrl(url) {
	const comma = url.slice(0, LONGEST_HEAD).indexOf(",");
	const [type = "", ...parameters] = url.slice(5, Math.max(comma, 0)).toLowerCase().split(";");
	const mime = TYPES.get(type) ?? null;
	const payload = url.slice(comma + 1);
	if (comma === -1 || parameters.at(-1) !== "base64" || !/^[A-Za-z0-9+/]+={0,2}$/.test(payload)) return {
		kind: "data",
		mime,
		bytes: null,
		...NO_SIZE,
		fault: "encoding"
	};
	const bytes = Math.floor(payload.replace(/=+$/, "").length * 3 / 4);
	const fault = faultOf(mime, bytes, payload);
	return {
		kind: "data",
		mime,
		bytes,
		...(fault === null ? imageSize(payload) : null) ?? NO_SIZE,
		fault
	};
}
function faultOf(mime, bytes, payload) {
	if (mime === null) return "type";
	if (bytes > 10485760) return "size";
	return typeOfBytes(payload) === mime ? null : "bytes";
}
function typeOfBytes(base64) {
	if (base64.length < MAGIC_CHARACTERS || base64.slice(0, MAGIC_CHARACTERS).includes("=")) return null;
	const head = atob(base64.slice(0, MAGIC_CHARACTERS));
	if (head.startsWith("ÿØÿ")) return "image/jpeg";
	if (head.startsWith("PNG\r\n\n")) return "image/png";
	return head.startsWith("RIFF") && head.endsWith("WEBP") ? "image/webp" : null;
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
	const images = [];
	for (const [index, part] of parts.entries()) {
		const text = textOf(part, role);
		const image = role === "user" ? readImage(part) : null;
		if (text !== null) content.push(text);
		else if (image !== null) images.push(image);
		else {
			report(E_CONTENT_PART, {
				message,
				part: index + 1,
				role
			});
			return null;
		}
	}
	const refuses = role === "assistant" && parts.some(isRefusal);
	if (parts.length > 1 && refuses) report(E_REFUSAL, { message });
	return {
		content,
		otherParts: images.length,
		...images.length === 0 ? {} : { images },
		...refuses ? { isRefusal: true } : {}
	};
}
function textOf(part, role) {
	if (!isJsonObject(part)) return null;
	if (part["type"] === "text" && typeof part["text"] === "string") return part["text"];
	if (isRefusal(part) && role === "assistant" && typeof part["refusal"] === "string") return part["refusal"];
	return null;
}
function isRefusal(part) {
	return isJsonObject(part) && part["type"] === "refusal";
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
	const at = {
		message,
		role
	};
	const extra = extraMessageKeys(value, role);
	if (extra.length > 0) report(E_MESSAGE_KEY, {
		...at,
		key: shownKey(extra)
	});
	const toolCallId = role === "tool" ? readToolCallId(value, message, report) : void 0;
	const calls = readCalls(value, at, report);
	const mayBeAbsent = role === "function" || calls === null || calls.length > 0;
	const content = readContent(value["content"], {
		message,
		role,
		mayBeAbsent
	}, report);
	const name = readName(value["name"], at, report);
	const weight = readWeight(value["weight"], at, report);
	if (calls === null || content === null) return null;
	return {
		role,
		...content,
		...name === void 0 ? {} : { name },
		...weight === void 0 ? {} : { weight },
		...toolCallId === void 0 ? {} : { toolCallId },
		calls
	};
}
function isRole(value) {
	return typeof value === "string" && ROLES.has(value);
}
function readToolCallId(value, message, report) {
	const id = value["tool_call_id"];
	if (typeof id === "string") return id;
	report(E_CALL_ID, { message });
}
function readName(name, at, report) {
	if (typeof name === "string") return name;
	if (name !== void 0 || at.role === "function") report(E_MESSAGE_NAME, { ...at });
}
function readWeight(weight, at, report) {
	if (weight === void 0) return void 0;
	if (at.role === "assistant" && (weight === 0 || weight === 1)) return weight;
	report(E_WEIGHT, { ...at });
}
// src/core/dataset/chat-tools.ts
const KEYS = ["tools", "functions"];
function readTools(value, report) {
	const keys = KEYS.filter((key) => isGiven(value[key]));
	const [first] = keys;
	if (first === void 0) return {};
	if (keys.length === 2) report(E_TOOLS_AND_FUNCTIONS, {});
	const lists = keys.map((key) => readList(value[key], key, report));
	const declared = lists.flat().filter((declaration) => declaration !== null);
	const functions = lists.every((list) => list?.every((declaration) => declaration !== null) === true) ? declared : null;
	return lists[0] === null ? { functions } : {
		tools: value[first],
		functions
	};
}
function readParallelToolCalls(value, report) {
	const parallelToolCalls = value["parallel_tool_calls"];
	if (typeof parallelToolCalls === "boolean") return { parallelToolCalls };
	if (isGiven(parallelToolCalls)) report(E_PARALLEL_TOOL_CALLS, {});
	return {};
}
function readList(list, key, report) {
	if (!Array.isArray(list) || !list.every(isJsonObject)) {
		report(E_TOOLS, { key });
		return null;
	}
	return list.map((tool, index) => {
		const declaration = readDeclaration(key === "functions" ? tool : functionOf(tool));
		if (declaration === null) report(E_TOOL, {
			key,
			tool: index + 1
		});
		return declaration;
	});
}
function functionOf(tool) {
	return tool["type"] === "function" ? tool["function"] : void 0;
}
function readDeclaration(value) {
	if (!isJsonObject(value) || typeof value["name"] !== "string") return null;
	const { name, description = null, parameters = null } = value;
	if (description !== null && typeof description !== "string") return null;
	return {
		name,
		...description === null ? {} : { description },
		...parameters === null ? {} : { parameters }
	};
}
function isGiven(value) {
	return value !== void 0 && value !== null;
}
// src/core/dataset/chat-shape.ts
const CHAT_KEYS = new Set([
	"messages",
	"tools",
	"parallel_tool_calls",
	"functions"
]);
function readChatExample(value, report) {
	reportExtraKey(value, report);
	return readConversation(value, report);
}
function readConversation(value, report) {
	const tools = readTools(value, report);
	const parallel = readParallelToolCalls(value, report);
	const messages = readMessages(value["messages"], report);
	return messages === null ? null : {
		messages,
		...tools,
		...parallel
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
function reportExtraKey(value, report) {
	const extra = Object.keys(value).filter((key) => !CHAT_KEYS.has(key));
	if (extra.length > 0) report(E_EXTRA_KEY, { key: shownKey(extra) });
}
// src/core/dataset/fix/legacy/legacy-row.ts
function isLegacyRow(value) {
	return ["prompt", "completion"].every((name) => {
		const key = keyOf(value, name);
		return key !== null && (typeof value[key] !== "object" || value[key] === null);
	});
}
function legacyRow(value, line) {
	return {
		line,
		prompt: cell(value, "prompt"),
		completion: cell(value, "completion")
	};
}
function keyOf(value, name) {
	if (Object.hasOwn(value, name)) return name;
	return Object.keys(value).find((key) => key.toLowerCase() === name) ?? null;
}
function cell(value, name) {
	const content = value[keyOf(value, name) ?? name] ?? "";
	if (typeof content === "boolean") return content ? "True" : "False";
	return String(content);
}
// src/core/dataset/record-format.ts
const PAIR_KEYS = [
	["input", "output"],
	["question", "answer"],
	["user", "assistant"],
	["text_input", "output"],
	["input_text", "output_text"],
	["query", "response"]
];
const OLD_OUTPUT_KEYS = ["preferred_completion", "non_preferred_completion"];
const PROMPT_ROLES = new Set([
	"system",
	"developer",
	"user",
	"tool",
	"function"
]);
const COHERE_ROLES = new Set([
	"System",
	"User",
	"Chatbot",
	"CHATBOT"
]);
function recordFormat(value) {
	const has = (...keys) => keys.every((key) => Object.hasOwn(value, key));
	if (has("messages")) return conversationFormat(value);
	if (has("input", "preferred_output") || has("input", "non_preferred_output")) return "preference";
	if (OLD_OUTPUT_KEYS.some((key) => has("input", key))) return "preference";
	if (has("chosen", "rejected")) return "trl-preference";
	if (has("prompt", "completion")) return "prompt-completion";
	if (has("instruction", "output")) return "alpaca";
	if (has("conversations")) return "sharegpt";
	if (Array.isArray(value["contents"])) return "gemini";
	if (Array.isArray(value["chat_history"])) return "cohere";
	if (PAIR_KEYS.some((keys) => has(...keys))) return "pairs";
	return isLegacyRow(value) ? "prompt-completion" : "unknown";
}
function resembledFormat(value) {
	const has = (key) => Object.hasOwn(value, key);
	if ([
		"preferred_output",
		"non_preferred_output",
		...OLD_OUTPUT_KEYS
	].some(has)) return "preference";
	return has("prompt") || has("completion") ? "prompt-completion" : "unknown";
}
function conversationFormat(value) {
	const { messages, system } = value;
	if (!Array.isArray(messages)) return "chat";
	let isAnthropic = typeof system === "string" || Array.isArray(system);
	let isAnswered = messages.length === 0;
	let last;
	for (const message of messages) {
		const { role, content } = isJsonObject(message) ? message : {};
		if (COHERE_ROLES.has(role)) return "cohere";
		if (Array.isArray(content)) isAnthropic ||= content.some(isAnthropicBlock);
		isAnswered ||= !PROMPT_ROLES.has(role);
		last = role;
	}
	if (isAnthropic) return "anthropic";
	return (isAnswered ? last === "user" && hasFields(value) : last === "user" || hasFields(value)) ? "reinforcement" : "chat";
}
function hasFields(value) {
	return Object.keys(value).some((key) => !CHAT_KEYS.has(key));
}
function isAnthropicBlock(block) {
	return isJsonObject(block) && (block["type"] === "tool_use" || block["type"] === "tool_result");
}
// src/core/dataset/detect-format.ts
const COMMENTED = 10;
var FormatVotes = class {
	#opening = null;
	#filledLines = 0;
	#objects = 0;
	#votes = new Map();
	#odd = new Map();
	addLine(head, line) {
		this.#filledLines += 1;
		this.#opening ??= [openingOf(head), line];
		const odd = oddLine(head);
		if (odd !== null) count(this.#odd, odd, 1, line);
	}
	addObject(value, line) {
		this.#objects += 1;
		const format = recordFormat(value);
		count(this.#votes, format, 1, line);
		return format;
	}
	state() {
		return {
			opening: this.#opening,
			filledLines: this.#filledLines,
			objects: this.#objects,
			votes: [...this.#votes].map(([format, vote]) => [
				format,
				vote.count,
				vote.line
			]),
			odd: [...this.#odd].map(([odd, vote]) => [
				odd,
				vote.count,
				vote.line
			])
		};
	}
	absorb({ opening, filledLines, objects, votes, odd }, linesBefore) {
		if (opening !== null) this.#opening ??= [opening[0], opening[1] + linesBefore];
		this.#filledLines += filledLines;
		this.#objects += objects;
		for (const [format, times, line] of votes) count(this.#votes, format, times, line + linesBefore);
		for (const [kind, times, line] of odd) count(this.#odd, kind, times, line + linesBefore);
	}
	format(expected) {
		if (this.#opening === null) return "empty";
		const [opening] = this.#opening;
		if (opening === "lfs" && this.#objects === 0) return "git-lfs-pointer";
		if (!(this.#objects * 2 >= this.#filledLines)) return this.#document(opening, expected);
		return this.#times("comment") * COMMENTED >= this.#filledLines ? "json-comments" : this.#winner(expected);
	}
	firstLineOf(format) {
		return (format === "python" || format === "json-comments" ? this.#odd : new Map()).get(format === "python" ? "python" : "comment")?.line ?? [...this.#votes].find(([voted]) => voted === format)?.[1].line ?? this.#opening?.[1] ?? null;
	}
	#document(opening, expected) {
		if (this.#times("python") * 2 >= this.#filledLines) return "python";
		switch (opening) {
			case "array":
			case "lone-brace": return "json-array";
			case "comment": return "json-comments";
			case "html":
			case "yaml":
			case "csv":
			case "tsv": return opening;
			case "lfs":
			case "other": return this.#winner(expected);
		}
	}
	#times(odd) {
		return this.#odd.get(odd)?.count ?? 0;
	}
	#winner(expected) {
		const chat = this.#votes.get("chat")?.count ?? 0;
		const unanswered = this.#votes.get("reinforcement")?.count ?? 0;
		let best = "unknown";
		let most = 0;
		for (const [format, vote] of this.#votes) {
			const counted = format === "reinforcement" || format === "chat" ? this.#conversations() : vote.count;
			if (counted > most) {
				most = counted;
				best = format;
			}
		}
		if (best !== "reinforcement" && best !== "chat") return best;
		if (expected === "reinforcement") return unanswered >= chat ? "reinforcement" : "chat";
		return chat > 0 ? "chat" : "reinforcement";
	}
	#conversations() {
		return (this.#votes.get("chat")?.count ?? 0) + (this.#votes.get("reinforcement")?.count ?? 0);
	}
};
function count(votes, kind, times, line) {
	const vote = votes.get(kind);
	if (vote === void 0) votes.set(kind, {
		count: times,
		line
	});
	else vote.count += times;
}
// src/core/dataset/preference-codes.ts
const E_PREFERENCE_INPUT = defineCode({
	code: "E_PREFERENCE_INPUT",
	severity: "error",
	headline: "A preference has no input",
	message: ({ fault }) => fault === "missing" ? "`input` is missing." : "`input` is not a JSON object.",
	why: "The two outputs answer the conversation in `input`; without it there is nothing to prefer one for.",
	fix: "Write the conversation as {\"messages\":[…]} under `input`."
});
const E_PREFERENCE_OUTPUT = defineCode({
	code: "E_PREFERENCE_OUTPUT",
	severity: "error",
	headline: "An output of a preference is not one message",
	message: ({ key, fault, messages }) => fault === "missing" ? `\`${key}\` is missing.` : `\`${key}\` is ${messages === -1 ? "not a list" : `a list of ${messages} messages`}, where a list of one message is needed.`,
	why: "A preference compares one answer with another one; the provider refuses anything else.",
	fix: "Write the output as [{\"role\":\"assistant\",\"content\":\"…\"}]; earlier turns belong to `input`."
});
const E_PREFERENCE_ROLE = defineCode({
	code: "E_PREFERENCE_ROLE",
	severity: "error",
	headline: "An output of a preference is not from the assistant",
	message: ({ key, role }) => `The message in \`${key}\` has the role ${role}.`,
	why: "Both outputs are answers of the model, and the model writes assistant messages.",
	fix: "Give the message the role assistant, or move it to the end of `input`."
});
const E_PREFERENCE_SPELLING = defineCode({
	code: "E_PREFERENCE_SPELLING",
	severity: "error",
	headline: "An output of a preference has an older name",
	message: ({ key, rightKey }) => `The example has \`${key}\`, where \`${rightKey}\` is needed.`,
	why: "The name stands in an old edition of OpenAI's API description; its guide and the providers use the other one.",
	fix: "Rename it: finetune-gitops convert FILE --to preference -o NEW.jsonl."
});
const E_PREFERENCE_KEY = defineCode({
	code: "E_PREFERENCE_KEY",
	severity: "error",
	headline: "A preference has a key too many",
	message: ({ key }) => key === null ? "Another key stands beside `input`." : `The key \`${key}\` stands beside \`input\`.`,
	why: "The provider refuses keys that it does not know.",
	fix: "Keep only `input`, `preferred_output` and `non_preferred_output`; `messages` and `tools` belong into `input`."
});
const E_PREFERENCE_IMAGE = defineCode({
	code: "E_PREFERENCE_IMAGE",
	severity: "error",
	headline: "A preference holds an image",
	message: ({ message }) => `Message ${message} of the input holds an image.`,
	why: "Preference training takes text only.",
	fix: "Describe the image in words, or remove the example."
});
const W_PREFERENCE_END = defineCode({
	code: "W_PREFERENCE_END",
	severity: "warning",
	headline: "The input of a preference does not end with a question",
	message: ({ role }) => `The last message of the input comes from the role ${role}.`,
	why: "The outputs then answer no user and no tool; mostly a message was lost, or one answer stands in the input too.",
	fix: "End the input with the user message or the tool message that both outputs answer."
});
const W_PREFERENCE_SAME = defineCode({
	code: "W_PREFERENCE_SAME",
	severity: "warning",
	headline: "Both outputs of a preference are the same",
	message: () => "The preferred output and the other one say the same.",
	why: "Nothing can be learned from two equal answers, yet the example is paid for.",
	fix: "Remove the example, or write the answer that is meant."
});
const PREFERENCE_CODES = [
	E_PREFERENCE_INPUT,
	E_PREFERENCE_OUTPUT,
	E_PREFERENCE_ROLE,
	E_PREFERENCE_SPELLING,
	E_PREFERENCE_KEY,
	E_PREFERENCE_IMAGE,
	W_PREFERENCE_END,
	W_PREFERENCE_SAME
];
// src/core/dataset/prompt-completion-shape.ts
const FIX = "finetune-gitops fix --all FILE";
const E_PAIR_FIELD = defineCode({
	code: "E_PAIR_FIELD",
	severity: "error",
	headline: "A prompt or a completion is missing",
	message: ({ field, fault }) => fault === "missing" ? `\`${field}\` is missing.` : `\`${field}\` is not a text.`,
	why: "Each line of such a dataset is one prompt and the completion that the model is to learn, both as text.",
	fix: "Write the line as {\"prompt\":\"…\",\"completion\":\"…\"}; the prompt may be the empty text."
});
const E_PAIR_EMPTY = defineCode({
	code: "E_PAIR_EMPTY",
	severity: "error",
	headline: "A completion is empty",
	message: () => "`completion` is the empty text.",
	why: "The model learns to write completions, so a line without one teaches nothing.",
	fix: `Write the completion, or remove the line: ${FIX}.`
});
const E_PAIR_CASE = defineCode({
	code: "E_PAIR_CASE",
	severity: "error",
	headline: "A key is not written in lower case",
	message: ({ field }) => `The key of the ${field} has capital letters.`,
	why: "Keys are compared letter by letter; the provider does not find the field.",
	fix: `Write \`prompt\` and \`completion\`: ${FIX}.`
});
const E_PAIR_KEY = defineCode({
	code: "E_PAIR_KEY",
	severity: "error",
	headline: "A prompt and completion have a key too many",
	message: ({ key }) => key === null ? "Another key stands beside the two." : `The key \`${key}\` stands beside the two.`,
	why: "The provider takes `prompt` and `completion` and nothing else.",
	fix: `Remove the key: ${FIX}.`
});
const PROMPT_COMPLETION_CODES = [
	E_PAIR_FIELD,
	E_PAIR_EMPTY,
	E_PAIR_CASE,
	E_PAIR_KEY
];
const NAMES = {
	1: "The prompt",
	2: "The completion"
};
function readPromptCompletion(value, report) {
	const keys = [keyOf(value, "prompt"), keyOf(value, "completion")];
	const extra = Object.keys(value).filter((key) => !keys.includes(key));
	if (extra.length > 0) report(E_PAIR_KEY, { key: shownKey(extra) });
	const prompt = readText(value, "prompt", report);
	const completion = readText(value, "completion", report);
	if (completion === "") report(E_PAIR_EMPTY, {});
	if (prompt === null || completion === null || completion === "") return null;
	return {
		format: "prompt-completion",
		conversations: [{
			messages: [messageOf("user", prompt), messageOf("assistant", completion)],
			names: NAMES
		}]
	};
}
function readText(value, field, report) {
	const key = keyOf(value, field);
	if (key !== null && key !== field) report(E_PAIR_CASE, { field });
	const text = key === null ? void 0 : value[key];
	if (typeof text === "string") return text;
	report(E_PAIR_FIELD, {
		field,
		fault: text === void 0 ? "missing" : "type"
	});
	return null;
}
function messageOf(role, content) {
	return {
		role,
		content,
		otherParts: 0,
		calls: []
	};
}
// src/core/dataset/reinforcement-shape.ts
const E_RFT_LAST_MESSAGE = defineCode({
	code: "E_RFT_LAST_MESSAGE",
	severity: "error",
	headline: "A reinforcement example does not end with the user",
	message: ({ role }) => `The last message comes from the role ${role}.`,
	why: "In reinforcement training the model writes the answer, and a grader judges it; there must be a question to answer.",
	fix: "Move an answer out of `messages` into a field of its own, such as `reference_answer`, which the grader can read."
});
const REINFORCEMENT_CODES = [E_RFT_LAST_MESSAGE];
function readReinforcement(value, report) {
	const conversation = readConversation(value, report);
	if (conversation === null) return null;
	const last = conversation.messages.at(-1)?.role;
	if (last !== void 0 && last !== "user") report(E_RFT_LAST_MESSAGE, { role: last });
	const messages = conversation.messages.map((message) => message.role === "assistant" ? {
		...message,
		weight: 0
	} : message);
	const fields = Object.fromEntries(Object.entries(value).filter(([key]) => !CHAT_KEYS.has(key)));
	return {
		format: "reinforcement",
		conversations: [{
			...conversation,
			messages,
			fields
		}]
	};
}
// src/core/dataset/corpus/final-answer.ts
function finalAnswer({ messages }) {
	const answer = messages.findLast((message) => message.role === "assistant");
	if (answer === void 0 || answer.weight === 0 || answer.calls.length > 0 || answer.otherParts > 0) return null;
	if (typeof answer.content === "string") return answer.content;
	return answer.content?.length === 1 ? answer.content[0] ?? null : null;
}
// src/core/dataset/rules/answer-edge.ts
const SOME = .2;
const W_ANSWER_EDGE = defineCode({
	code: "W_ANSWER_EDGE",
	severity: "warning",
	headline: "An answer begins or ends with white space",
	message: ({ answers, edges }) => `The answer begins or ends with white space; ${edges} of ${answers} answers of the file ${edges === 1 ? "does" : "do"}.`,
	why: "The model learns the white space too: it costs tokens, and answers no longer compare equal.",
	fix: "Trim the answer."
});
var AnswerEdges = class {
	#answers = 0;
	#edges = new LineCounter();
	add(example, line) {
		const answer = finalAnswer(example);
		const trimmed = answer?.trim();
		if (answer === null || trimmed === "") return;
		this.#answers += 1;
		if (trimmed !== answer) this.#edges.add(line);
	}
	conclude(_file, _limits, report) {
		const edges = this.#edges.count;
		if (edges > 0 && edges < SOME * this.#answers) report(W_ANSWER_EDGE, {
			answers: this.#answers,
			edges
		}, this.#edges);
	}
	state() {
		return {
			answers: this.#answers,
			edges: this.#edges.state()
		};
	}
	absorb({ answers, edges }, linesBefore) {
		this.#answers += answers;
		this.#edges.absorb(edges, linesBefore);
	}
};
const rule$45 = {
	kind: "corpus",
	codes: [W_ANSWER_EDGE],
	appliesTo: ["chat", "preference"],
	begin: () => new AnswerEdges()
};
// src/core/dataset/chat-example.ts
function messageName({ names }, message) {
	return names?.[message] ?? `Message ${message}`;
}
// src/core/dataset/json-schema/bounds.ts
const atLeast = (size, limit) => size >= limit;
const atMost = (size, limit) => size <= limit;
const OF_NUMBERS = [
	["minimum", atLeast],
	["maximum", atMost],
	["exclusiveMinimum", (size, limit) => size > limit],
	["exclusiveMaximum", (size, limit) => size < limit]
];
const OF_TEXTS = [["minLength", atLeast], ["maxLength", atMost]];
const OF_LISTS = [["minItems", atLeast], ["maxItems", atMost]];
function brokenBound(value, schema) {
	if (typeof value === "number") return broken$1(OF_NUMBERS, schema, () => value);
	if (Array.isArray(value)) return broken$1(OF_LISTS, schema, () => value.length);
	return typeof value === "string" ? broken$1(OF_TEXTS, schema, () => charactersOf(value)) : null;
}
function broken$1(bounds, schema, size) {
	for (const [keyword, holds] of bounds) {
		const limit = schema[keyword];
		if (typeof limit === "number" && !holds(size(), limit)) return keyword;
	}
	return null;
}
function charactersOf(text) {
	let characters = 0;
	for (const _character of text) characters += 1;
	return characters;
}
// src/core/dataset/json-schema/references.ts
const LONGEST_REFERENCE = 500;
function isOtherDocument(part, root) {
	return part !== root && Object.hasOwn(part, "$id");
}
function resolve$1(reference, root) {
	if (typeof reference !== "string" || reference.length > LONGEST_REFERENCE || !/^#(?:\/|$)/.test(reference)) return void 0;
	return reference.split("/").slice(1).reduce((at, part) => {
		const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
		if (typeof at !== "object" || at === null || isOtherDocument(at, root)) return void 0;
		return Object.hasOwn(at, key) ? Reflect.get(at, key) : void 0;
	}, root);
}
// src/core/dataset/json-schema/types.ts
function hasType(value, type) {
	if (!Array.isArray(type)) return isOfType(value, type);
	return type.length === 0 || type.some((one) => isOfType(value, one));
}
function isOfType(value, type) {
	switch (type) {
		case "object": return isJsonObject(value);
		case "array": return Array.isArray(value);
		case "string":
		case "boolean":
		case "number": return typeof value === type;
		case "integer": return typeof value === "number" && (Number.isInteger(value) || !Number.isFinite(value));
		case "null": return value === null;
		default: return true;
	}
}
// src/core/dataset/json-schema/schema-checker.ts
const MAX_DEPTH = 100;
var SchemaChecker = class {
	#steps;
	constructor(steps) {
		this.#steps = steps;
	}
	check(value, schema) {
		return this.fault(value, schema)?.keyword ?? null;
	}
	fault(value, schema) {
		return this.#check(value, schema, {
			root: schema,
			depth: 0
		});
	}
	#check(value, schema, at) {
		if (!isJsonObject(schema) || isOtherDocument(schema, at.root) || at.depth > MAX_DEPTH || !this.#spend(1)) return null;
		const inside = {
			root: at.root,
			depth: at.depth + 1
		};
		if (schema["$ref"] !== void 0) return this.#check(value, resolve$1(schema["$ref"], at.root), inside);
		if (value === null && schema["nullable"] === true) return null;
		return broken(this.#checkItself(value, schema)) ?? this.#checkParts(value, schema, inside) ?? this.#checkCombined(value, schema, inside);
	}
	#checkItself(value, schema) {
		if (!hasType(value, schema["type"])) return "type";
		if (Object.hasOwn(schema, "const") && !this.#same(value, schema["const"])) return "const";
		const choices = listOf(schema["enum"]);
		if (choices.length > 0 && !this.#isAmong(value, choices)) return "enum";
		if (typeof value === "string" && !this.#spend(value.length / 16)) return null;
		return brokenBound(value, schema);
	}
	#checkParts(value, schema, at) {
		if (Array.isArray(value)) return schema["prefixItems"] === void 0 ? first(value, (item, index) => below(index, this.#check(item, schema["items"], at))) : null;
		return isJsonObject(value) ? this.#checkObject(value, schema, at) : null;
	}
	#checkObject(value, schema, at) {
		const keys = Object.keys(value);
		const required = listOf(schema["required"]);
		if (!this.#spend(keys.length + required.length)) return null;
		const missing = required.find((key) => typeof key === "string" && !Object.hasOwn(value, key));
		if (missing !== void 0) return {
			keyword: "required",
			path: [String(missing)]
		};
		const properties = isJsonObject(schema["properties"]) ? schema["properties"] : {};
		const others = schema["patternProperties"] === void 0 ? schema["additionalProperties"] : void 0;
		return first(keys, (key) => {
			if (Object.hasOwn(properties, key)) return below(key, this.#check(value[key], properties[key], at));
			return others === false ? broken("additionalProperties") : below("*", this.#check(value[key], others, at));
		});
	}
	#checkCombined(value, schema, at) {
		for (const keyword of ["anyOf", "oneOf"]) {
			const branches = listOf(schema[keyword]);
			if (branches.length > 0 && !branches.some((branch) => this.#check(value, branch, at) === null)) return broken(keyword);
		}
		return first(listOf(schema["allOf"]), (part) => this.#check(value, part, at));
	}
	#isAmong(value, choices) {
		if (typeof value === "object" && value !== null) return choices.some((choice) => this.#same(value, choice));
		return !this.#spend(choices.length / 16) || choices.includes(value);
	}
	#same(a, b) {
		if (!this.#spend(1)) return true;
		if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => this.#same(item, b[i]));
		if (!isJsonObject(a)) return a === b;
		const keys = Object.keys(a);
		if (!isJsonObject(b) || keys.length !== Object.keys(b).length) return false;
		return keys.every((key) => Object.hasOwn(b, key) && this.#same(a[key], b[key]));
	}
	#spend(steps) {
		this.#steps -= steps;
		return this.#steps >= 0;
	}
};
function listOf(value) {
	return Array.isArray(value) ? value : [];
}
function first(items, check) {
	for (const [index, item] of items.entries()) {
		const found = check(item, index);
		if (found !== null) return found;
	}
	return null;
}
function broken(keyword) {
	return keyword === null ? null : {
		keyword,
		path: []
	};
}
function below(step, fault) {
	return fault === null ? null : {
		...fault,
		path: [step, ...fault.path]
	};
}
// src/core/dataset/json-schema/shown-path.ts
const MAX_STEPS = 8;
function shownPath(path) {
	const steps = path.slice(-8).map((step) => `/${showText(String(step).replaceAll("~", "~0").replaceAll("/", "~1"))}`);
	return (path.length > MAX_STEPS ? "…" : "") + steps.join("");
}
// src/core/dataset/rules/answer-format.ts
const E_ANSWER_JSON = defineCode({
	code: "E_ANSWER_JSON",
	severity: "error",
	mayWarn: true,
	headline: "An answer is not JSON, which the manifest asks for",
	message: ({ place, wanted }) => `${place}: the answer is not the text of ${wanted}.`,
	why: "The model learns to write this answer, and a program that asks for `response_format` cannot read it.",
	fix: "Mend the answer, or `response_format` in the manifest; weight 0 keeps a message from being learned."
});
const E_ANSWER_SCHEMA = defineCode({
	code: "E_ANSWER_SCHEMA",
	severity: "error",
	mayWarn: true,
	headline: "An answer does not fit the schema of the manifest",
	message: ({ place, keyword, at }) => `${place}: the answer breaks \`${keyword}\` of \`response_format\`${at === "" ? "" : ` at ${at}`}.`,
	why: "The model learns answers that the programs which use it do not expect.",
	fix: "Mend the answer, or `response_format` in the manifest; weight 0 keeps a message from being learned."
});
const FREE_STEPS$1 = 2e3;
const STEPS_PER_CHARACTER$1 = 4;
const rule$44 = {
	kind: "example",
	codes: [E_ANSWER_JSON, E_ANSWER_SCHEMA],
	appliesTo: [
		"chat",
		"preference",
		"prompt-completion"
	],
	check: (example, _measure, { answerSchema }, report) => {
		if (answerSchema === void 0) return;
		const answers = trainedAnswers(example);
		const characters = answers.reduce((sum, { text }) => sum + text.length, 0);
		const checker = new SchemaChecker(FREE_STEPS$1 + STEPS_PER_CHARACTER$1 * characters);
		answers.every((answer) => isGood(answer, answerSchema, checker, report));
	}
};
function trainedAnswers(example) {
	return example.messages.flatMap((message, index) => {
		const text = isAnswer(message) ? message.content : null;
		return text === null ? [] : [{
			place: messageName(example, index + 1),
			text: typeof text === "string" ? text : text.join("")
		}];
	});
}
function isAnswer({ role, weight, calls, isRefusal }) {
	return role === "assistant" && weight !== 0 && calls.length === 0 && isRefusal !== true;
}
function isGood({ place, text }, wanted, checker, report) {
	const value = parsed(text);
	const isObject = wanted.kind === "object";
	if (value === void 0 || isObject && !isJsonObject(value)) {
		report(E_ANSWER_JSON, {
			place,
			wanted: isObject ? "a JSON object" : "JSON"
		});
		return false;
	}
	const fault = isObject ? null : checker.fault(value, wanted.schema);
	if (fault !== null) report(E_ANSWER_SCHEMA, {
		place,
		keyword: fault.keyword,
		at: shownPath(fault.path)
	});
	return fault === null;
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
// src/core/dataset/rules/blank-lines.ts
const W_BLANK_LINE = defineCode({
	code: "W_BLANK_LINE",
	severity: "warning",
	headline: "A line is blank",
	message: () => "The line is blank.",
	why: "Strict readers of JSON Lines refuse blank lines, and line numbers in their errors no longer agree with yours.",
	fix: "Remove the line."
});
const rule$43 = {
	kind: "file",
	codes: [W_BLANK_LINE],
	appliesTo: TRAINABLE_FORMATS,
	check: ({ blankLines }, _limits, report) => {
		if (blankLines.count > 0) report(W_BLANK_LINE, {}, blankLines);
	}
};
// src/core/dataset/rules/call-answers.ts
const E_CALL_UNANSWERED = defineCode({
	code: "E_CALL_UNANSWERED",
	severity: "error",
	headline: "A call has no answer",
	message: ({ message }) => `Message ${message} makes a call that no tool message answers before the conversation goes on.`,
	why: "The model learns to go on as if it had seen a result; providers refuse such a conversation.",
	fix: "Add a tool message with the `tool_call_id` of the call right after it, or end the example with the call."
});
const E_TOOL_WITHOUT_CALL = defineCode({
	code: "E_TOOL_WITHOUT_CALL",
	severity: "error",
	headline: "A tool message answers no open call",
	message: ({ message, fault }) => fault === "unknown" ? `Message ${message} (tool) answers a call that no message before it makes.` : `Message ${message} (tool) answers a call that has an answer already.`,
	why: "A result belongs to exactly one call before it; providers refuse such a conversation.",
	fix: "Copy the `id` of the call to `tool_call_id`, and keep one answer for each call."
});
const E_CALL_DUPLICATE_ID = defineCode({
	code: "E_CALL_DUPLICATE_ID",
	severity: "error",
	headline: "Two open calls have the same id",
	message: ({ message }) => `Message ${message} makes a call with the \`id\` of another that waits for its answer.`,
	why: "An answer then belongs to two calls; providers refuse such a conversation.",
	fix: "Give each call of the example an id of its own."
});
const W_CALL_ID_REUSED = defineCode({
	code: "W_CALL_ID_REUSED",
	severity: "warning",
	headline: "The id of a call is used again",
	message: ({ message }) => `Message ${message} makes a call with the \`id\` of an earlier one.`,
	why: "The ids that OpenAI gives to calls never repeat; programs that join answers by id may join the wrong ones.",
	fix: "Give each call of the example an id of its own."
});
const rule$42 = {
	kind: "example",
	codes: [
		E_CALL_UNANSWERED,
		E_TOOL_WITHOUT_CALL,
		E_CALL_DUPLICATE_ID,
		W_CALL_ID_REUSED
	],
	appliesTo: [
		"chat",
		"preference",
		"reinforcement"
	],
	check: ({ messages }, _measure, _limits, report) => {
		if (!messages.some(({ role, calls }) => role === "tool" || calls.length > 0)) return;
		const dialogue = new Dialogue(messages, report);
		for (const [index, message] of messages.entries()) dialogue.add(message, index + 1);
		dialogue.end();
	}
};
var Dialogue = class {
	#report;
	#last;
	#hasCallsWithoutId;
	#known = new Set();
	#answered = new Set();
	#open = new Map();
	constructor(messages, report) {
		this.#report = report;
		this.#last = messages.length;
		this.#hasCallsWithoutId = messages.some(({ calls }) => calls.some(({ id }) => id === void 0));
	}
	add({ role, calls, toolCallId }, message) {
		if (role === "tool") this.#answer(toolCallId, message);
		if (role === "user" || role === "assistant") this.#goOn();
		for (const { id } of calls) if (id !== void 0) this.#call(id, message);
	}
	end() {
		for (const [id, message] of this.#open) if (message === this.#last) this.#open.delete(id);
		this.#goOn();
	}
	#answer(id, message) {
		if (id === void 0) this.#open.clear();
		else if (this.#answered.has(id)) this.#report(E_TOOL_WITHOUT_CALL, {
			message,
			fault: "answered"
		});
		else if (this.#known.has(id)) this.#answered.add(id);
		else if (!this.#hasCallsWithoutId) this.#report(E_TOOL_WITHOUT_CALL, {
			message,
			fault: "unknown"
		});
		if (id !== void 0) this.#open.delete(id);
	}
	#call(id, message) {
		if (this.#open.has(id)) this.#report(E_CALL_DUPLICATE_ID, { message });
		else if (this.#known.has(id)) this.#report(W_CALL_ID_REUSED, { message });
		this.#known.add(id);
		this.#answered.delete(id);
		this.#open.set(id, message);
	}
	#goOn() {
		const [first] = this.#open.values();
		if (first !== void 0) this.#report(E_CALL_UNANSWERED, { message: first });
		this.#open.clear();
	}
};
// src/core/dataset/trained-calls.ts
function trainedCalls({ messages }) {
	const trained = [];
	for (const [index, { calls, weight }] of messages.entries()) {
		if (weight === 0) continue;
		for (const [place, call] of calls.entries()) trained.push({
			...call,
			message: index + 1,
			call: place + 1
		});
	}
	return trained;
}
// src/core/dataset/rules/call-arguments.ts
const E_CALL_ARGUMENTS = defineCode({
	code: "E_CALL_ARGUMENTS",
	severity: "error",
	mayWarn: true,
	headline: "The arguments of a call are not a JSON object",
	message: ({ message, call }) => `Message ${message}: the arguments of call ${call} are not the text of a JSON object.`,
	why: "The model learns to write these arguments, and no program could read them.",
	fix: "Write the arguments as one JSON object in a text; \"{}\" where the function takes none."
});
const E_CALL_SCHEMA = defineCode({
	code: "E_CALL_SCHEMA",
	severity: "error",
	mayWarn: true,
	headline: "The arguments of a call do not fit the declared parameters",
	message: ({ message, call, keyword }) => `Message ${message}: the arguments of call ${call} break \`${keyword}\` of the schema that the function declares.`,
	why: "The model learns to make calls that the declaration of the function does not allow.",
	fix: "Mend the arguments, or the `parameters` of the function; weight 0 keeps a message from being learned."
});
const FREE_STEPS = 400;
const STEPS_PER_CHARACTER = 2;
const rule$41 = {
	kind: "example",
	codes: [E_CALL_ARGUMENTS, E_CALL_SCHEMA],
	appliesTo: ["chat", "preference"],
	check: (example, _measure, _limits, report) => {
		const calls = trainedCalls(example);
		if (calls.length === 0) return;
		const characters = calls.reduce((sum, call) => sum + call.arguments.length, 0);
		const checker = new SchemaChecker(FREE_STEPS + STEPS_PER_CHARACTER * characters);
		const schemas = new Map(example.functions?.map(({ name, parameters }) => [name, parameters]));
		for (const { message, call, name, arguments: text } of calls) {
			const value = parseObject(text);
			if (value === null) return report(E_CALL_ARGUMENTS, {
				message,
				call
			});
			const keyword = checker.check(value, schemas.get(name));
			if (keyword !== null) report(E_CALL_SCHEMA, {
				message,
				call,
				keyword
			});
		}
	}
};
function parseObject(text) {
	try {
		const value = JSON.parse(text);
		return isJsonObject(value) ? value : null;
	} catch {
		return null;
	}
}
// src/core/dataset/rules/call-undeclared.ts
const E_CALL_UNDECLARED = defineCode({
	code: "E_CALL_UNDECLARED",
	severity: "error",
	mayWarn: true,
	headline: "A call names a function that is not declared",
	message: ({ message, call }) => `Message ${message}: call ${call} names none of the functions the example declares.`,
	why: "The model learns to call functions that it was not offered, which no program could run.",
	fix: "Declare the function in `tools`, or mend the name in the call."
});
const W_CALL_WITHOUT_TOOLS = defineCode({
	code: "W_CALL_WITHOUT_TOOLS",
	severity: "warning",
	headline: "A call is made though no functions are declared",
	message: ({ message, call }) => `Message ${message}: call ${call} is made, and the example declares no functions.`,
	why: "In use the functions are part of the prompt; such an example teaches the call for another prompt.",
	fix: "Declare the functions in `tools`, in the same way as in the requests to the trained model."
});
const rule$40 = {
	kind: "example",
	codes: [E_CALL_UNDECLARED, W_CALL_WITHOUT_TOOLS],
	appliesTo: ["chat", "preference"],
	check: (example, _measure, _limits, report) => {
		const { functions } = example;
		const calls = trainedCalls(example);
		const [first] = calls;
		if (first === void 0 || functions === null) return;
		if (functions === void 0 || functions.length === 0) {
			report(W_CALL_WITHOUT_TOOLS, {
				message: first.message,
				call: first.call
			});
			return;
		}
		const names = new Set(functions.map(({ name }) => name));
		const undeclared = calls.find(({ name }) => !names.has(name));
		if (undeclared !== void 0) report(E_CALL_UNDECLARED, {
			message: undeclared.message,
			call: undeclared.call
		});
	}
};
// src/core/dataset/corpus/same-value.ts
var SameValue = class {
	#first = null;
	#isSame = true;
	get isSame() {
		return this.#isSame && this.#first !== null;
	}
	add(text) {
		if (!this.#isSame) return;
		const given = text();
		if (given === null) this.#isSame = false;
		else this.#join(hash("sha256", given).slice(0, 16));
	}
	state() {
		return {
			first: this.#first,
			isSame: this.#isSame
		};
	}
	absorb({ first, isSame }) {
		if (!isSame) this.#isSame = false;
		if (first !== null) this.#join(first);
	}
	#join(value) {
		this.#first ??= value;
		if (this.#first !== value) this.#isSame = false;
	}
};
function startOf(text, characters) {
	const points = Array.from(text.slice(0, characters * 2)).slice(0, characters);
	return points.length < characters ? null : points.join("");
}
function endOf(text, characters) {
	const points = Array.from(text.slice(-characters * 2)).slice(-characters);
	return points.length < characters ? null : points.join("");
}
// src/core/dataset/corpus/sampled-table.ts
const MOST_KEYS = 786432;
const KEY_RANGE = 2 ** 52;
const EMPTY = -1;
var SampledTable = class {
	#width;
	#mostKeys;
	#level = 0;
	#limit = KEY_RANGE;
	#size = 0;
	#keys = new Float64Array(1024).fill(EMPTY);
	#values;
	constructor(width, mostKeys = MOST_KEYS) {
		this.#width = width;
		this.#mostKeys = mostKeys;
		this.#values = new Uint32Array(1024 * width);
	}
	get size() {
		return this.#size;
	}
	get oneIn() {
		return 2 ** this.#level;
	}
	row(key) {
		if (key >= this.#limit) return null;
		let slot = this.#slotOf(key);
		if (this.#keys[slot] === EMPTY) {
			if (this.#size === this.#mostKeys) {
				this.#resample(this.#level + 1);
				return this.row(key);
			}
			if (this.#size * 4 >= this.#keys.length * 3) {
				this.#rebuild(this.#keys.length * 2);
				slot = this.#slotOf(key);
			}
			this.#keys[slot] = key;
			this.#size += 1;
		}
		return this.#values.subarray(slot * this.#width, (slot + 1) * this.#width);
	}
	has(key) {
		return this.#keys[this.#slotOf(key)] === key;
	}
	count(column, atLeast) {
		let count = 0;
		for (let index = column; index < this.#values.length; index += this.#width) if ((this.#values[index] ?? 0) >= atLeast) count += 1;
		return count;
	}
	rowsWith(column) {
		const rows = [];
		for (let start = 0; start < this.#values.length; start += this.#width) if (this.#values[start + column] !== 0) rows.push(this.#values.subarray(start, start + this.#width));
		return rows.sort((a, b) => (a[column] ?? 0) - (b[column] ?? 0));
	}
	rowsIn(other) {
		return [...this.#keys].filter((key) => key !== EMPTY && other.has(key)).flatMap((key) => this.row(key) ?? []);
	}
	sampleLike(other) {
		if (other.#level > this.#level) this.#resample(other.#level);
	}
	state() {
		const keys = this.#keys.filter((key) => key !== EMPTY).sort();
		const values = new Uint32Array(keys.length * this.#width);
		for (const [index, key] of keys.entries()) values.set(this.row(key) ?? [], index * this.#width);
		return {
			level: this.#level,
			keys: [...keys],
			values: [...values]
		};
	}
	absorb({ level, keys, values }, join) {
		if (level > this.#level) this.#resample(level);
		for (const [index, key] of keys.entries()) {
			const own = this.row(key);
			if (own !== null) join(own, values.slice(index * this.#width, (index + 1) * this.#width));
		}
	}
	#slotOf(key) {
		const mask = this.#keys.length - 1;
		let slot = key >>> 0 & mask;
		while (this.#keys[slot] !== EMPTY && this.#keys[slot] !== key) slot = slot + 1 & mask;
		return slot;
	}
	#resample(level) {
		this.#level = level;
		this.#limit = KEY_RANGE / this.oneIn;
		this.#rebuild(this.#keys.length);
	}
	#rebuild(capacity) {
		const rows = {
			keys: this.#keys,
			values: this.#values
		};
		this.#keys = new Float64Array(capacity).fill(EMPTY);
		this.#values = new Uint32Array(capacity * this.#width);
		this.#size = 0;
		for (let from = 0; from < rows.keys.length; from += 1) {
			const key = rows.keys[from] ?? EMPTY;
			if (key === EMPTY || key >= this.#limit) continue;
			const slot = this.#slotOf(key);
			this.#keys[slot] = key;
			for (let column = 0; column < this.#width; column += 1) this.#values[slot * this.#width + column] = rows.values[from * this.#width + column] ?? 0;
			this.#size += 1;
		}
	}
};
// src/core/dataset/fix/legacy/common-edges.ts
function pythonLength(text) {
	let pairs = 0;
	for (let at = 0; at < text.length; at += 1) if (isLow(text, at) && isHigh(text, at - 1)) pairs += 1;
	return text.length - pairs;
}
function commonPrefix(texts) {
	const [first = ""] = texts;
	let length = first.length;
	for (const text of texts) {
		let same = 0;
		while (same < length && text[same] === first[same]) same += 1;
		length = same;
	}
	return first.slice(0, isLow(first, length) && isHigh(first, length - 1) ? length - 1 : length);
}
function commonSuffix(texts) {
	const [first = ""] = texts;
	let length = first.length;
	for (const text of texts) {
		let same = 0;
		while (same < length && same < text.length && text.at(-1 - same) === first.at(-1 - same)) same += 1;
		length = same;
	}
	const start = first.length - length;
	return first.slice(isLow(first, start) && isHigh(first, start - 1) ? start + 1 : start);
}
const isHigh = (text, at) => (text.charCodeAt(at) & 64512) === 55296;
const isLow = (text, at) => (text.charCodeAt(at) & 64512) === 56320;
// src/core/dataset/fix/legacy/remedies.ts
const LONGEST_ROW = 1e4;
const SEPARATORS = [
	" ->",
	"\n\n###\n\n",
	"\n\n===\n\n",
	"\n\n---\n\n",
	"\n\n===>\n\n",
	"\n\n--->\n\n"
];
const LAST_SEPARATOR = "\n\n### =>\n\n";
const ENDINGS = [
	"\n",
	".",
	" END",
	"***",
	"+++",
	"&&&",
	"$$$",
	"@@@",
	"%%%"
];
const LAST_ENDING = " [END]";
function taskOf(rows) {
	if (rows.every(({ prompt }) => prompt === "")) return "open-ended";
	return new Set(rows.map(({ completion }) => completion)).size < rows.length / 3 ? "classification" : "conditional";
}
const prompts = (rows) => rows.map(({ prompt }) => prompt);
const completions = (rows) => rows.map(({ completion }) => completion);
const allEqual = (texts) => texts.every((text) => text === texts[0]);
const each = (change) => (rows) => rows.map(change);
function duplicates(rows) {
	const apply = (given) => {
		const seen = new Set();
		return given.filter(({ prompt, completion }) => {
			const key = JSON.stringify([prompt, completion]);
			return !seen.has(key) && seen.add(key) !== null;
		});
	};
	return apply(rows).length === rows.length ? null : {
		kind: {
			fix: "duplicate",
			code: "W_DUPLICATE",
			did: "repetition of an earlier row removed"
		},
		apply
	};
}
function longRows(rows) {
	const isShort = ({ prompt, completion }) => pythonLength(prompt) + pythonLength(completion) <= LONGEST_ROW;
	if (taskOf(rows) === "open-ended" || rows.every(isShort)) return null;
	return {
		kind: {
			fix: "long-row",
			code: null,
			did: `row of more than ${LONGEST_ROW} characters removed`
		},
		apply: (given) => given.filter(isShort)
	};
}
function lowerCase(rows, field) {
	const counts = rows.map((row) => countLetters(row[field]));
	const [upper, lower] = ["upper", "lower"].map((kind) => counts.reduce((sum, count) => sum + count[kind], 0));
	if ((upper ?? 0) * 2 <= (lower ?? 0)) return null;
	const lowered = (row) => {
		const text = row[field].toLowerCase();
		return text === row[field] ? row : {
			...row,
			[field]: text
		};
	};
	if (rows.every((row) => lowered(row) === row)) return null;
	return {
		kind: {
			fix: `lower-case-${field}`,
			code: null,
			did: `${field} written in lower case`
		},
		apply: each(lowered)
	};
}
function countLetters(text) {
	const letters = withoutEnding(text);
	const count = (pattern) => letters.match(pattern)?.length ?? 0;
	return {
		upper: count(/[\p{L}&&\p{Uppercase}]/gv),
		lower: count(/[\p{L}&&\p{Lowercase}]/gv)
	};
}
function withoutEnding(text) {
	return text.replace(/ (?:END|\[END\])$/, "");
}
function promptSeparator(rows) {
	const texts = prompts(rows);
	if (taskOf(rows) === "open-ended" || allEqual(texts) || commonSuffix(texts) !== "") return null;
	const hasLineBreak = texts.some((text) => text.includes("\n"));
	const isFree = (separator) => !(separator === " ->" && hasLineBreak) && !texts.some((text) => text.includes(separator));
	const separator = SEPARATORS.find(isFree) ?? LAST_SEPARATOR;
	return {
		kind: {
			fix: "prompt-separator",
			code: null,
			did: `separator ${JSON.stringify(separator)} added to the prompt`
		},
		apply: each((row) => ({
			...row,
			prompt: row.prompt + separator
		}))
	};
}
function promptPrefix(rows) {
	const prefix = commonPrefix(prompts(rows));
	if (pythonLength(prefix) <= 12 || allEqual(prompts(rows))) return null;
	return {
		kind: {
			fix: "prompt-prefix",
			code: null,
			did: "prefix that all prompts share removed"
		},
		apply: each((row) => ({
			...row,
			prompt: row.prompt.slice(prefix.length)
		}))
	};
}
function completionPrefix(rows) {
	const prefix = commonPrefix(completions(rows));
	if (pythonLength(prefix) < 5 || allEqual(completions(rows))) return null;
	const space = prefix.startsWith(" ") ? " " : "";
	return {
		kind: {
			fix: "completion-prefix",
			code: null,
			did: "prefix that all completions share removed"
		},
		apply: each((row) => ({
			...row,
			completion: space + row.completion.slice(prefix.length)
		}))
	};
}
function completionEnding(rows) {
	const texts = completions(rows);
	if (taskOf(rows) !== "conditional" || allEqual(texts) || commonSuffix(texts) !== "") return null;
	const ending = ENDINGS.find((option) => !texts.some((text) => text.includes(option))) ?? LAST_ENDING;
	return {
		kind: {
			fix: "completion-ending",
			code: null,
			did: `ending ${JSON.stringify(ending)} added to the completion`
		},
		apply: each((row) => ({
			...row,
			completion: row.completion + ending
		}))
	};
}
function leadingSpace(rows) {
	if (rows.every(({ completion }) => completion.startsWith(" "))) return null;
	return {
		kind: {
			fix: "leading-space",
			code: null,
			did: "space put before the completion"
		},
		apply: each((row) => row.completion.startsWith(" ") ? row : {
			...row,
			completion: ` ${row.completion}`
		})
	};
}
// src/core/dataset/rules/completion-form.ts
const W_COMPLETION_ENDING = defineCode({
	code: "W_COMPLETION_ENDING",
	severity: "warning",
	headline: "The completions have no common end",
	message: ({ completions }) => `The ${completions} completions do not end in the same way.`,
	why: "A base model writes on until a stop sequence comes; it has to learn one from the ends of the completions.",
	fix: "End every completion with the same text, and stop at it in use: finetune-gitops fix --all FILE adds one."
});
const W_COMPLETION_PREFIX = defineCode({
	code: "W_COMPLETION_PREFIX",
	severity: "warning",
	headline: "All completions begin with the same text",
	message: ({ completions }) => `All ${completions} completions begin with the same text of 5 characters or more.`,
	why: "What never changes need not be learned; it is paid for in every example and every answer.",
	fix: "Remove what the completions share: finetune-gitops fix --all FILE does. It can be put back in use."
});
const W_SAME_COMPLETIONS = defineCode({
	code: "W_SAME_COMPLETIONS",
	severity: "warning",
	headline: "All completions are the same",
	message: ({ completions }) => `All ${completions} completions are the same text.`,
	why: "The model would learn to write that one text, whatever it is asked.",
	fix: "Write the completion that belongs to each prompt."
});
var CompletionForm = class {
	#completions = 0;
	#prompts = 0;
	#whole = new SameValue();
	#start = new SameValue();
	#end = new SameValue();
	#different = new SampledTable(1);
	add({ messages }) {
		const completion = [messages.at(-1)?.content ?? ""].join();
		this.#completions += 1;
		if (messages[0]?.content !== "") this.#prompts += 1;
		this.#different.row(Number.parseInt(hash("sha256", completion).slice(0, 13), 16));
		this.#whole.add(() => completion);
		this.#start.add(() => startOf(completion, 5));
		this.#end.add(() => endOf(completion, 1));
	}
	conclude(_file, _limits, report) {
		const completions = this.#completions;
		if (completions < 2) return;
		if (this.#whole.isSame) {
			report(W_SAME_COMPLETIONS, { completions });
			return;
		}
		if (this.#isConditional() && !this.#end.isSame) report(W_COMPLETION_ENDING, { completions });
		if (this.#start.isSame) report(W_COMPLETION_PREFIX, { completions });
	}
	#isConditional() {
		const different = this.#different.size * this.#different.oneIn;
		return this.#prompts > 0 && different >= this.#completions / 3;
	}
	state() {
		return {
			completions: this.#completions,
			prompts: this.#prompts,
			whole: this.#whole.state(),
			start: this.#start.state(),
			end: this.#end.state(),
			different: this.#different.state()
		};
	}
	absorb(state) {
		this.#completions += state.completions;
		this.#prompts += state.prompts;
		this.#whole.absorb(state.whole);
		this.#start.absorb(state.start);
		this.#end.absorb(state.end);
		this.#different.absorb(state.different, () => void 0);
	}
};
const rule$39 = {
	kind: "corpus",
	codes: [
		W_COMPLETION_ENDING,
		W_COMPLETION_PREFIX,
		W_SAME_COMPLETIONS
	],
	appliesTo: ["prompt-completion"],
	begin: () => new CompletionForm()
};
// src/core/dataset/rules/completion-space.ts
const W_COMPLETION_SPACE = defineCode({
	code: "W_COMPLETION_SPACE",
	severity: "warning",
	headline: "A completion does not begin with a space",
	message: () => "The completion does not begin with a space.",
	why: "Most tokens begin with a space; a base model writes a word best as one token of that kind.",
	fix: "Put a space before the completion: finetune-gitops fix --all FILE does."
});
const rule$38 = {
	kind: "example",
	codes: [W_COMPLETION_SPACE],
	appliesTo: ["prompt-completion"],
	check: ({ messages }, _measure, _limits, report) => {
		const completion = messages.at(-1)?.content;
		if (typeof completion === "string" && !completion.startsWith(" ")) report(W_COMPLETION_SPACE, {});
	}
};
// src/core/dataset/rules/consecutive-assistant.ts
const W_CONSECUTIVE_ASSISTANT = defineCode({
	code: "W_CONSECUTIVE_ASSISTANT",
	severity: "warning",
	headline: "Two assistant messages follow each other",
	message: ({ message }) => `Message ${message} is from the assistant, and so is the one before it.`,
	why: "The model learns to stop after the first: it would announce a call, say, and not make it before the user writes again.",
	fix: "Make it one message (a message may have both text and calls), or give the first one weight 0."
});
const rule$37 = {
	kind: "example",
	codes: [W_CONSECUTIVE_ASSISTANT],
	check: ({ messages }, _measure, _limits, report) => {
		const index = messages.findIndex(({ role }, place) => {
			const before = messages[place - 1];
			const stops = before?.role === "assistant" && before.weight !== 0 && before.calls.every(isLegacy);
			return role === "assistant" && stops;
		});
		if (index !== -1) report(W_CONSECUTIVE_ASSISTANT, { message: index + 1 });
	}
};
function isLegacy({ id }) {
	return id === void 0;
}
// src/core/dataset/rules/developer-role.ts
const W_DEVELOPER_ROLE = defineCode({
	code: "W_DEVELOPER_ROLE",
	severity: "warning",
	headline: "The developer role may be refused",
	message: () => "A message has the role developer, which this training does not document.",
	why: "The documented roles are system, user, assistant and tool; a refusal would come only after the upload.",
	fix: "Use the role system."
});
const rule$36 = {
	kind: "example",
	codes: [W_DEVELOPER_ROLE],
	appliesTo: ["chat", "preference"],
	check: ({ messages }, _measure, _limits, report) => {
		if (messages.some((message) => message.role === "developer")) report(W_DEVELOPER_ROLE, {});
	}
};
// src/core/dataset/rules/duplicate-tool.ts
const E_DUPLICATE_TOOL = defineCode({
	code: "E_DUPLICATE_TOOL",
	severity: "error",
	headline: "Two functions have the same name",
	message: ({ tool }) => `Declared function ${tool} has the name of one before it.`,
	why: "A call names its function, so a name that stands for two leaves open which one the model learns to call.",
	fix: "Remove one of the declarations, or rename it."
});
const rule$35 = {
	kind: "example",
	codes: [E_DUPLICATE_TOOL],
	appliesTo: [
		"chat",
		"preference",
		"reinforcement"
	],
	check: ({ functions }, _measure, _limits, report) => {
		if (functions === void 0 || functions === null) return;
		const names = new Set();
		for (const [index, { name }] of functions.entries()) {
			if (names.has(name)) return report(E_DUPLICATE_TOOL, { tool: index + 1 });
			names.add(name);
		}
	}
};
// src/core/dataset/rules/empty-answer.ts
const W_EMPTY_ANSWER = defineCode({
	code: "W_EMPTY_ANSWER",
	severity: "warning",
	headline: "An assistant message is empty",
	message: ({ place }) => `${place} (assistant) holds no text and makes no call.`,
	why: "The model would learn to answer with nothing; mostly the answer was lost on the way into the file.",
	fix: "Write the answer, remove the example, or give the message weight 0."
});
const rule$34 = {
	kind: "example",
	codes: [W_EMPTY_ANSWER],
	appliesTo: [
		"chat",
		"preference",
		"prompt-completion"
	],
	check: (example, _measure, _limits, report) => {
		const index = example.messages.findIndex((message) => message.role === "assistant" && message.weight !== 0 && isEmpty(message));
		if (index !== -1) report(W_EMPTY_ANSWER, { place: messageName(example, index + 1) });
	}
};
function isEmpty({ content, otherParts, calls }) {
	const texts = typeof content === "string" ? [content] : content ?? [];
	return otherParts === 0 && calls.length === 0 && texts.every((text) => text.trim() === "");
}
// src/core/dataset/corpus/shared-end.ts
const NO_END = {
	end: {
		first: null,
		isSame: false
	},
	inside: {
		count: 0,
		lines: []
	}
};
var SharedEnd = class {
	#ends = Array.from({ length: 11 }, () => ({
		end: new SameValue(),
		inside: new LineCounter()
	}));
	add(text, line) {
		for (const [index, { end, inside }] of this.#ends.entries()) {
			const own = endOf(text, index + 1);
			end.add(() => own);
			if (!end.isSame || own === null) break;
			if (text.slice(0, -own.length).includes(own)) inside.add(line);
		}
	}
	get inside() {
		const length = this.#ends.findIndex(({ end }) => !end.isSame);
		return length <= 0 ? null : this.#ends[length - 1]?.inside ?? null;
	}
	state() {
		const ends = this.#ends.map(({ end, inside }) => ({
			end: end.state(),
			inside: inside.state()
		}));
		const last = ends.findIndex(({ end }) => !end.isSame);
		return { ends: ends.map((state, index) => last === -1 || index < last ? state : NO_END) };
	}
	absorb({ ends }, linesBefore) {
		for (const [index, { end, inside }] of this.#ends.entries()) {
			const next = ends[index];
			if (next === void 0) continue;
			end.absorb(next.end);
			inside.absorb(next.inside, linesBefore);
		}
	}
};
// src/core/dataset/rules/ending-inside.ts
const W_ENDING_INSIDE = defineCode({
	code: "W_ENDING_INSIDE",
	severity: "warning",
	headline: "The ending also stands inside a completion",
	message: () => "What all completions end with stands earlier in this completion as well.",
	why: "The ending is what an answer is stopped at in use, so such an answer would stop in its middle.",
	fix: "End every completion with a text that stands nowhere else, such as \" END\"."
});
var EndingInside = class {
	#end = new SharedEnd();
	add({ messages }, line) {
		this.#end.add([messages.at(-1)?.content ?? ""].join(), line);
	}
	conclude({ examples }, _limits, report) {
		const inside = this.#end.inside;
		if (examples > 1 && inside !== null && inside.count > 0) report(W_ENDING_INSIDE, {}, inside);
	}
	state() {
		return this.#end.state();
	}
	absorb(state, linesBefore) {
		this.#end.absorb(state, linesBefore);
	}
};
const rule$33 = {
	kind: "corpus",
	codes: [W_ENDING_INSIDE],
	appliesTo: ["prompt-completion"],
	begin: () => new EndingInside()
};
// src/core/dataset/rules/example-limit.ts
const MOST_TRAINING = 5e4;
const MOST_VALIDATION = 1e3;
const E_EXAMPLE_LIMIT = defineCode({
	code: "E_EXAMPLE_LIMIT",
	severity: "error",
	headline: "The dataset has too many examples",
	message: ({ examples, limit }) => `The file has ${examples} examples; at most ${limit} are allowed.`,
	why: "The provider takes at most 50,000 examples for reinforcement training, and 1,000 to validate it.",
	fix: "Keep the examples that the model is not yet good at."
});
const rule$32 = {
	kind: "file",
	codes: [E_EXAMPLE_LIMIT],
	appliesTo: ["reinforcement"],
	check: ({ examples }, { minExamples }, report) => {
		const limit = minExamples > 1 ? MOST_TRAINING : MOST_VALIDATION;
		if (examples > limit) report(E_EXAMPLE_LIMIT, {
			examples,
			limit
		});
	}
};
// src/core/dataset/rules/few-examples.ts
const E_EXAMPLES = defineCode({
	code: "E_EXAMPLES",
	severity: "error",
	headline: "The dataset has too few examples",
	message: ({ examples, atLeast }) => `The file has ${examples} ${examples === 1 ? "example" : "examples"}; at least ${atLeast} are needed.`,
	why: "The provider refuses a training file with fewer examples.",
	fix: "Add examples; 50 to 100 good ones are a sensible start."
});
const rule$31 = {
	kind: "file",
	codes: [E_EXAMPLES],
	appliesTo: [
		"chat",
		"preference",
		"prompt-completion"
	],
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
const rule$30 = {
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
// src/core/dataset/corpus/few-values.ts
var FewValues = class {
	#most;
	#values = new Map();
	constructor(most) {
		this.#most = most;
	}
	add(value, line, note) {
		this.#entry(value, note)?.lines.add(line);
	}
	giveUp() {
		this.#values = null;
	}
	all() {
		if (this.#values === null) return null;
		return [...this.#values.values()].sort((a, b) => b.lines.count - a.lines.count || (a.lines.lines[0] ?? 0) - (b.lines.lines[0] ?? 0));
	}
	state() {
		if (this.#values === null) return null;
		return Object.fromEntries([...this.#values].map(([value, { lines, note }]) => [value, {
			count: lines.count,
			lines: lines.lines,
			note
		}]));
	}
	absorb(state, linesBefore) {
		if (state === null) this.giveUp();
		for (const [value, { count, lines, note }] of Object.entries(state ?? {})) this.#entry(value, () => note)?.lines.absorb({
			count,
			lines
		}, linesBefore);
	}
	#entry(value, note) {
		const known = this.#values?.get(value);
		if (known !== void 0) return known;
		if (this.#values?.size === this.#most) this.giveUp();
		if (this.#values === null) return null;
		const entry = {
			lines: new LineCounter(),
			note: note()
		};
		this.#values.set(value, entry);
		return entry;
	}
};
// src/core/dataset/rules/grader-fields.ts
const MOST_SETS = 64;
const W_GRADER_FIELDS = defineCode({
	code: "W_GRADER_FIELDS",
	severity: "warning",
	headline: "The fields for the grader are not always the same",
	message: ({ same, others }) => `${same} examples have the same fields beside \`messages\`; ${others === 1 ? "one has" : `${others} have`} others, or lack some.`,
	why: "The grader reads the same fields of every example; where one is missing it fails, or rewards by chance.",
	fix: "Give every example the same fields, and a value in each."
});
var GraderFields = class {
	#sets = new FewValues(MOST_SETS);
	add({ fields = {} }, line) {
		const names = Object.keys(fields).filter((name) => fields[name] !== null);
		this.#sets.add(hash("sha256", JSON.stringify(names.sort())), line, () => null);
	}
	conclude(_file, _limits, report) {
		const [main, ...others] = this.#sets.all() ?? [];
		if (main === void 0 || others.length === 0) return;
		const count = others.reduce((sum, { lines }) => sum + lines.count, 0);
		const lines = tallyLines(others.flatMap((set) => set.lines.lines), count);
		report(W_GRADER_FIELDS, {
			same: main.lines.count,
			others: count
		}, lines);
	}
	state() {
		return this.#sets.state();
	}
	absorb(state, linesBefore) {
		this.#sets.absorb(state, linesBefore);
	}
};
const rule$29 = {
	kind: "corpus",
	codes: [W_GRADER_FIELDS],
	appliesTo: ["reinforcement"],
	begin: () => new GraderFields()
};
// src/core/dataset/rules/images.ts
const MAX_IMAGES = 10;
const WORDS = {
	address: "has an address that is neither http, https nor a data URL",
	type: "has a data URL of a type other than image/jpeg, image/png and image/webp",
	encoding: "has a data URL whose data is not base64",
	bytes: "has data that is not of the type its data URL declares",
	size: `is larger than ${MAX_IMAGE_BYTES} bytes`,
	detail: "has a `detail` other than low, high and auto"
};
const E_IMAGE = defineCode({
	code: "E_IMAGE",
	severity: "error",
	mayWarn: true,
	headline: "An image is not usable",
	message: ({ message, image, fault }) => `Message ${message}: image ${image} ${WORDS[fault]}.`,
	why: "The provider leaves such an image out, and the model learns an answer about an image that it did not see.",
	fix: "Use a JPEG, PNG or WEBP of at most 10 MB, by public address or as data:image/png;base64,… with its true type."
});
const E_IMAGES = defineCode({
	code: "E_IMAGES",
	severity: "error",
	headline: "An example has too many images",
	message: ({ images }) => `The example has ${images} images, at most ${MAX_IMAGES} are allowed.`,
	why: "The provider takes no more images in one example.",
	fix: "Split the conversation into examples with fewer images."
});
const rule$28 = {
	kind: "example",
	codes: [E_IMAGE, E_IMAGES],
	appliesTo: ["chat", "reinforcement"],
	check: ({ messages }, _measure, _limits, report) => {
		let count = 0;
		for (const [index, { images = [] }] of messages.entries()) {
			count += images.length;
			for (const [place, { fault }] of images.entries()) if (fault !== null) report(E_IMAGE, {
				message: index + 1,
				image: place + 1,
				fault
			});
		}
		if (count > MAX_IMAGES) report(E_IMAGES, { images: count });
	}
};
// src/core/dataset/corpus/invisible.ts
const SUSPECT = /\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ue000-\uf8ff\ufeff\uffa0\ufff9-\ufffb]|[\udb40\udb80-\udbff][\udc00-\udfff]/g;
function findInvisible(text) {
	SUSPECT.lastIndex = 0;
	for (let match = SUSPECT.exec(text); match !== null; match = SUSPECT.exec(text)) {
		const kind = kindOf(match[0], text, match.index);
		if (kind !== null) return kind;
	}
	return null;
}
function kindOf(character, text, at) {
	const point = character.codePointAt(0) ?? 0;
	if (point === 173) return "soft hyphen";
	if (point === 65279) return "byte order mark";
	if (point === 8204 || point === 8205) return joins(text, at, point) ? null : "zero-width character";
	if (point === 8206 || point === 8207 || point === 1564) return RIGHT_TO_LEFT.test(text) ? null : "control of text direction";
	if (point >= 8234 && point <= 8238 || point >= 8294 && point <= 8297) return "control of text direction";
	if (point >= 917760 && point <= 917999) return null;
	if (point >= 917504 && point <= 921599) return isFlag(text, at) ? null : "tag character";
	if (point >= 57344 && point <= 63743 || point >= 983040) return "private-use character";
	return "zero-width character";
}
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const JOINED_LETTER = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]|\ufe0f|\u20e3/u;
function joins(text, at, point) {
	const before = characterBefore(text, at);
	if (JOINED_LETTER.test(before)) return true;
	return point === 8205 && EMOJI.test(before) && EMOJI.test(characterAt(text, at + 1));
}
function isFlag(text, at) {
	return /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}\u{e007f}]{0,6}$/u.test(text.slice(Math.max(0, at - 14), at));
}
function characterBefore(text, at) {
	const unit = text.charCodeAt(at - 1);
	return text.slice(unit >= 56320 && unit <= 57343 ? at - 2 : at - 1, at);
}
function characterAt(text, at) {
	return String.fromCodePoint(text.codePointAt(at) ?? 0);
}
// src/core/dataset/rules/invisible-text.ts
const W_INVISIBLE = defineCode({
	code: "W_INVISIBLE",
	severity: "warning",
	headline: "A text holds invisible characters",
	message: ({ place, role, kind }) => `${place} (${role}) holds a ${kind}.`,
	why: "Nobody who reviews the text sees it, yet the model reads it: it can hide instructions, and it splits words.",
	fix: "Remove the character; mostly it came along from a web page or a word processor."
});
const rule$27 = {
	kind: "example",
	codes: [W_INVISIBLE],
	appliesTo: TRAINABLE_FORMATS,
	check: (example, _measure, _limits, report) => {
		for (const [index, { role, content }] of example.messages.entries()) {
			if (content === null) continue;
			for (const text of typeof content === "string" ? [content] : content) {
				const kind = findInvisible(text);
				if (kind !== null) return report(W_INVISIBLE, {
					place: messageName(example, index + 1),
					role,
					kind
				});
			}
		}
	}
};
// src/core/dataset/rules/json-answers.ts
const FEWEST_ANSWERS = 10;
const MOSTLY = .8;
const W_JSON_ANSWERS = defineCode({
	code: "W_JSON_ANSWERS",
	severity: "warning",
	headline: "An answer is not JSON, unlike the others",
	message: ({ answers, json }) => `The answer is not a JSON object; ${json} of ${answers} answers of the file are.`,
	why: "A program that reads the answers fails on those that are not JSON, and the model learns that this happens.",
	fix: "Mend the JSON of the answer, or remove what stands around it, such as a code fence."
});
const encoder = new TextEncoder();
var JsonAnswers = class {
	#json = 0;
	#others = new LineCounter();
	add(example, line) {
		const answer = finalAnswer(example);
		if (answer === null) return;
		if (isJsonObjectText(answer)) this.#json += 1;
		else this.#others.add(line);
	}
	conclude(_file, { answerSchema }, report) {
		if (answerSchema !== void 0) return;
		const others = this.#others.count;
		const answers = this.#json + others;
		if (others === 0 || answers < FEWEST_ANSWERS || this.#json < MOSTLY * answers) return;
		report(W_JSON_ANSWERS, {
			answers,
			json: this.#json
		}, this.#others);
	}
	state() {
		return {
			json: this.#json,
			others: this.#others.state()
		};
	}
	absorb({ json, others }, linesBefore) {
		this.#json += json;
		this.#others.absorb(others, linesBefore);
	}
};
function isJsonObjectText(text) {
	return /^[ \t\r\n]*\{/.test(text) && scanJson(encoder.encode(text), 0, {
		maxDepth: 64,
		maxKeys: 4096
	}).fault === null;
}
const rule$26 = {
	kind: "corpus",
	codes: [W_JSON_ANSWERS],
	appliesTo: [
		"chat",
		"preference",
		"prompt-completion"
	],
	begin: () => new JsonAnswers()
};
// src/core/dataset/rules/label-balance.ts
const LONGEST_LABEL = 40;
const MOST_LABELS = 64;
const EXAMPLES_A_LABEL = 10;
const FEWEST_EXAMPLES$1 = 30;
const FEWEST_OF_A_LABEL = 3;
const IMBALANCE = 20;
const W_LABEL_BALANCE = defineCode({
	code: "W_LABEL_BALANCE",
	severity: "warning",
	headline: "A label is rare",
	message: ({ labels, most, fewest }) => `The answers are ${labels} different labels; the most frequent one stands ${most} times, the rarest ${fewest === 1 ? "once" : `${fewest} times`}.`,
	why: "A model learns little about a label it hardly sees, and prefers the one it sees most.",
	fix: "Add examples of the rare labels, or remove a label that is a slip of the pen."
});
var LabelBalance = class {
	#labels = new FewValues(MOST_LABELS);
	add(example, line) {
		const label = finalAnswer(example)?.trim();
		if (label === void 0 || label.length > LONGEST_LABEL) this.#labels.giveUp();
		else this.#labels.add(hash("sha256", label), line, () => null);
	}
	conclude(_file, _limits, report) {
		const labels = this.#labels.all() ?? [];
		const [most, ...others] = labels.map(({ lines }) => lines.count);
		const examples = labels.reduce((sum, { lines }) => sum + lines.count, 0);
		const fewest = others.at(-1);
		if (most === void 0 || fewest === void 0) return;
		if (examples < FEWEST_EXAMPLES$1 || examples < EXAMPLES_A_LABEL * labels.length) return;
		const rare = labels.filter(({ lines: { count } }) => count < FEWEST_OF_A_LABEL || most > IMBALANCE * count);
		if (rare.length === 0) return;
		const lines = tallyLines(rare.flatMap((label) => label.lines.lines.slice(0, 1)));
		report(W_LABEL_BALANCE, {
			labels: labels.length,
			most,
			fewest
		}, lines);
	}
	state() {
		return this.#labels.state();
	}
	absorb(state, linesBefore) {
		this.#labels.absorb(state, linesBefore);
	}
};
const rule$25 = {
	kind: "corpus",
	codes: [W_LABEL_BALANCE],
	appliesTo: ["chat", "prompt-completion"],
	begin: () => new LabelBalance()
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
const rule$24 = {
	kind: "example",
	codes: [W_LAST_MESSAGE],
	check: ({ messages }, _measure, _limits, report) => {
		const last = messages.at(-1);
		if (messages.some((message) => message.role === "assistant") && last !== void 0 && last.role !== "assistant") report(W_LAST_MESSAGE, { role: last.role });
	}
};
// src/core/dataset/corpus/length-histogram.ts
var LengthHistogram = class LengthHistogram {
	#counts = new Map();
	static rounded(length) {
		let unit = 1;
		while (length >= 1e3 * unit) unit *= 10;
		return length - length % unit;
	}
	add(length, count = 1) {
		const rounded = LengthHistogram.rounded(length);
		this.#counts.set(rounded, (this.#counts.get(rounded) ?? 0) + count);
	}
	median() {
		const counts = this.state();
		let left = counts.reduce((sum, [, count]) => sum + count, 0) / 2;
		for (const [length, count] of counts) {
			left -= count;
			if (left <= 0) return length;
		}
		return 0;
	}
	countAbove(limit) {
		return this.state().reduce((sum, [length, count]) => sum + (length > limit ? count : 0), 0);
	}
	state() {
		return [...this.#counts].sort(([a], [b]) => a - b);
	}
	absorb(state) {
		for (const [length, count] of state) this.add(length, count);
	}
};
// src/core/dataset/rules/length-outlier.ts
const TIMES_THE_MEDIAN = 10;
const LONG = 2e3;
const W_LENGTH_OUTLIER = defineCode({
	code: "W_LENGTH_OUTLIER",
	severity: "warning",
	headline: "An example is far longer than the others",
	message: ({ tokens, median }) => `The example has about ${tokens} tokens, where half of the examples have at most ${median}.`,
	why: "Tokens are what is paid for, and a single long example is mostly a paste that went wrong.",
	fix: "Look at the example; shorten it, or keep it if it is meant."
});
var LengthOutliers = class {
	#lengths = new LengthHistogram();
	#longest = [];
	add(_example, line, measure) {
		if (measure === null) return;
		this.#lengths.add(measure.tokens);
		this.#keep(measure.tokens, line);
	}
	#keep(tokens, line) {
		if (tokens <= LONG) return;
		this.#longest.push([tokens, line]);
		if (this.#longest.length > 100) this.#shorten();
	}
	#shorten() {
		this.#longest.sort(([a, lineA], [b, lineB]) => b - a || lineA - lineB);
		this.#longest.length = Math.min(this.#longest.length, 50);
	}
	conclude(_file, _limits, report) {
		const median = this.#lengths.median();
		const above = Math.max(LONG, TIMES_THE_MEDIAN * median);
		const count = this.#lengths.countAbove(above);
		this.#shorten();
		const outliers = this.#longest.filter(([tokens]) => LengthHistogram.rounded(tokens) > above);
		const [first] = outliers.sort(([, a], [, b]) => a - b);
		if (first === void 0) return;
		const lines = tallyLines(outliers.map(([, line]) => line), count);
		report(W_LENGTH_OUTLIER, {
			tokens: first[0],
			median
		}, lines);
	}
	state() {
		this.#shorten();
		return {
			lengths: this.#lengths.state(),
			longest: this.#longest
		};
	}
	absorb({ lengths, longest }, linesBefore) {
		this.#lengths.absorb(lengths);
		for (const [tokens, line] of longest) this.#keep(tokens, line + linesBefore);
	}
};
const rule$23 = {
	kind: "corpus",
	codes: [W_LENGTH_OUTLIER],
	appliesTo: TRAINABLE_FORMATS,
	begin: () => new LengthOutliers()
};
// src/core/dataset/rules/letter-case.ts
const W_UPPER_CASE = defineCode({
	code: "W_UPPER_CASE",
	severity: "warning",
	headline: "Much of the text is in capital letters",
	message: ({ where, percent }) => `Of the letters in the ${where} ${percent}% are capitals.`,
	why: "Words in capitals are other, longer sequences of tokens, of which a model knows less.",
	fix: "Write in small letters where nothing is lost by it: finetune-gitops fix --all FILE does."
});
const FIELDS = ["prompts", "completions"];
var LetterCase = class {
	#upper = [0, 0];
	#lower = [0, 0];
	add({ messages }) {
		for (const place of [0, 1]) {
			const { upper, lower } = countLetters([messages[place]?.content ?? ""].join());
			this.#upper[place] += upper;
			this.#lower[place] += lower;
		}
	}
	conclude(_file, _limits, report) {
		const loud = [0, 1].filter((place) => this.#upper[place] * 2 > this.#lower[place]);
		if (loud.length === 0) return;
		const upper = loud.reduce((sum, place) => sum + this.#upper[place], 0);
		const all = loud.reduce((sum, place) => sum + this.#lower[place], upper);
		const where = loud.map((place) => FIELDS[place]).join(" and ");
		report(W_UPPER_CASE, {
			where,
			percent: Math.round(100 * upper / all)
		});
	}
	state() {
		return {
			upper: this.#upper,
			lower: this.#lower
		};
	}
	absorb({ upper, lower }) {
		for (const place of [0, 1]) {
			this.#upper[place] += upper[place];
			this.#lower[place] += lower[place];
		}
	}
};
const rule$22 = {
	kind: "corpus",
	codes: [W_UPPER_CASE],
	appliesTo: ["prompt-completion"],
	begin: () => new LetterCase()
};
// src/core/dataset/rules/long-row.ts
const W_LONG_ROW = defineCode({
	code: "W_LONG_ROW",
	severity: "warning",
	headline: "A prompt with its completion is long",
	message: ({ characters }) => `Prompt and completion have ${characters} characters; more than ${LONGEST_ROW} may not fit into the model.`,
	why: "Base models read a few thousand tokens, and the provider cuts off what goes beyond.",
	fix: "Shorten the text; finetune-gitops fix --all FILE removes such lines."
});
const rule$21 = {
	kind: "example",
	codes: [W_LONG_ROW],
	appliesTo: ["prompt-completion"],
	check: ({ messages }, _measure, _limits, report) => {
		const texts = messages.flatMap(({ content }) => content ?? []);
		const characters = texts.reduce((sum, text) => sum + pythonLength(text), 0);
		if (texts[0] !== "" && characters > 1e4) report(W_LONG_ROW, { characters });
	}
};
// src/core/dataset/rules/mixed-formats.ts
const E_MIXED_FORMAT = defineCode({
	code: "E_MIXED_FORMAT",
	severity: "error",
	headline: "An example has another format than the file",
	message: ({ format }) => `The line is no ${format} example, and most of the file is.`,
	why: "A training takes one format; the provider refuses the file at the first line that has another one.",
	fix: "Move the line into a file of its own, or write it in the format of the others."
});
const rule$20 = {
	kind: "file",
	codes: [E_MIXED_FORMAT],
	appliesTo: TRAINABLE_FORMATS,
	check: ({ format, otherLines }, _limits, report) => {
		const named = TRAINABLE_FORMATS.find((name) => name === format);
		if (named !== void 0 && otherLines.count > 0) report(E_MIXED_FORMAT, { format: named }, otherLines);
	}
};
// src/core/dataset/corpus/words.ts
const MOST_WORDS = 32768;
var Words = class {
	hashes = new Int32Array(MOST_WORDS);
	count = 0;
	clear() {
		this.count = 0;
	}
	add(text) {
		const { hashes } = this;
		let count = this.count;
		let word = 0;
		let inside = 0;
		for (let index = 0; index < text.length; index += 1) {
			const letter = LETTERS[text.charCodeAt(index)] ?? 0;
			const isLetter = -letter >> 31;
			count -= inside & ~isLetter;
			if (count === 32768) break;
			inside = isLetter;
			word = (Math.imul(word ^ letter, 16777619) | 1) & isLetter;
			hashes[count] = word;
		}
		this.count = Math.min(count - inside, MOST_WORDS);
	}
};
const BASE = 739982445;
const BASE_TO_RUN = Math.imul(Math.imul(BASE, BASE), Math.imul(BASE, Math.imul(BASE, BASE)));
function hashRuns({ hashes, count }, into) {
	let hash = 0;
	for (let end = 0; end < count; end += 1) {
		hash = Math.imul(hash, BASE) + (hashes[end] ?? 0) | 0;
		if (end >= 5) hash = hash - Math.imul(hashes[end - 5] ?? 0, BASE_TO_RUN) | 0;
		if (end >= 4) into[end - 5 + 1] = spread(hash);
	}
	return Math.max(0, count - 5 + 1);
}
function spread(hash) {
	let bits = hash ^ hash >>> 16;
	bits = Math.imul(bits, 2246822507);
	bits ^= bits >>> 13;
	bits = Math.imul(bits, 3266489909);
	return (bits ^ bits >>> 16) >>> 0;
}
const LETTERS = new Uint16Array(65536);
for (let unit = 0; unit < LETTERS.length; unit += 1) LETTERS[unit] = letterOf(unit);
function letterOf(unit) {
	if (unit < 128) {
		const lower = unit | 32;
		if (lower >= 97 && lower <= 122) return lower;
		return unit >= 48 && unit <= 57 ? unit : 0;
	}
	return unit >= 160 && unit <= 191 || unit >= 8192 && unit <= 8303 || unit >= 12288 && unit <= 12351 || unit >= 65280 && unit <= 65295 ? 0 : unit;
}
const UNUSED = 4294967295;
const lowest = new Uint32Array(64);
const runs$1 = new Uint32Array(MOST_WORDS);
function sketchWords(words) {
	lowest.fill(UNUSED);
	const count = hashRuns(words, runs$1);
	for (let index = 0; index < count; index += 1) {
		const hash = runs$1[index] ?? UNUSED;
		const bin = hash % 64;
		if (hash < (lowest[bin] ?? UNUSED)) lowest[bin] = hash;
	}
	const sketch = new Uint8Array(64);
	let first = UNUSED;
	for (let bin = 0; bin < 64; bin += 1) {
		const hash = lowest[bin] ?? UNUSED;
		if (hash !== UNUSED) sketch[bin] = 1 + spread(hash) % 255;
		if (hash < first) first = hash;
	}
	return {
		sketch,
		anchor: spread(first)
	};
}
function similarity(a, b) {
	let same = 0;
	let used = 0;
	for (let bin = 0; bin < 64; bin += 1) {
		const byte = a[bin];
		if (byte === 0 && b[bin] === 0) continue;
		used += 1;
		if (byte === b[bin]) same += 1;
	}
	return used === 0 ? 0 : same / used;
}
// src/core/dataset/corpus/similar-pairs.ts
const BAND = 8;
function similarPairs(texts, atLeast) {
	const likeOf = new Map();
	const rows = texts.inOrder();
	const firstOf = new FirstRows(rows.length);
	for (let band = 0; band < 64; band += BAND) {
		firstOf.clear();
		for (const row of rows) {
			const bins = bandKey(texts.sketches, row * 64 + band);
			if (bins === 0) continue;
			const first = firstOf.rowWith(bins, row);
			if (first === row || similarity(texts.sketchOf(first), texts.sketchOf(row)) < atLeast) continue;
			const line = texts.lineOf(row);
			likeOf.set(line, Math.min(texts.lineOf(first), likeOf.get(line) ?? texts.lineOf(first)));
		}
	}
	return [...likeOf].map(([line, like]) => ({
		line,
		like
	})).sort((a, b) => a.line - b.line);
}
var FirstRows = class {
	#keys;
	#slots;
	constructor(rows) {
		this.#keys = new Float64Array(rows);
		this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * rows + 1)));
	}
	clear() {
		this.#slots.fill(0);
	}
	rowWith(key, row) {
		const wrap = this.#slots.length - 1;
		let slot = spread(key >>> 0) & wrap;
		for (let first = this.#slots[slot] ?? 0; first !== 0; first = this.#slots[slot] ?? 0) {
			if (this.#keys[first - 1] === key) return first - 1;
			slot = slot + 1 & wrap;
		}
		this.#slots[slot] = row + 1;
		this.#keys[row] = key;
		return row;
	}
};
function bandKey(sketches, at) {
	return word(sketches, at) * 2 ** 20 + (spread(word(sketches, at + 4)) >>> 12);
}
function word(bytes, at) {
	const high = (bytes[at] ?? 0) << 8 | (bytes[at + 1] ?? 0);
	const low = (bytes[at + 2] ?? 0) << 8 | (bytes[at + 3] ?? 0);
	return (high << 16 | low) >>> 0;
}
// src/core/dataset/corpus/sketched-texts.ts
const MOST_TEXTS = 131072;
const ANCHORS = 2 ** 32;
var SketchedTexts = class {
	#mostTexts;
	#rowOf = new Map();
	#keys = new Float64Array(1024);
	#lines = new Uint32Array(1024);
	#anchors = new Uint32Array(1024);
	#sketches = new Uint8Array(65536);
	#level = 0;
	constructor(mostTexts = MOST_TEXTS) {
		this.#mostTexts = mostTexts;
	}
	get oneIn() {
		return 2 ** this.#level;
	}
	get size() {
		return this.#rowOf.size;
	}
	add({ key, line, anchor, sketch }) {
		if (anchor >= ANCHORS / this.oneIn || this.#rowOf.has(key)) return;
		const row = this.size;
		if (row === this.#keys.length) this.#grow();
		this.#rowOf.set(key, row);
		this.#keys[row] = key;
		this.#lines[row] = line;
		this.#anchors[row] = anchor;
		this.#sketches.set(sketch, row * 64);
		while (this.size > this.#mostTexts) this.#resample(this.#level + 1);
	}
	inOrder() {
		return Uint32Array.from({ length: this.size }, (_, row) => row).sort((a, b) => this.lineOf(a) - this.lineOf(b));
	}
	lineOf(row) {
		return this.#lines[row] ?? 0;
	}
	get sketches() {
		return this.#sketches;
	}
	sketchOf(row) {
		return this.#sketches.subarray(row * 64, (row + 1) * 64);
	}
	state() {
		const rows = this.#rows().map(({ key, line, anchor, sketch }) => {
			return [
				key,
				line,
				anchor,
				Buffer.from(sketch).toString("hex")
			];
		});
		return {
			level: this.#level,
			rows: rows.sort(([a], [b]) => a - b)
		};
	}
	absorb({ level, rows }, linesBefore) {
		if (level > this.#level) this.#resample(level);
		for (const [key, line, anchor, hex] of rows) this.add({
			key,
			line: line + linesBefore,
			anchor,
			sketch: Buffer.from(hex, "hex")
		});
	}
	#rows() {
		return Array.from(this.#keys.subarray(0, this.size), (key, row) => {
			return {
				key,
				line: this.lineOf(row),
				anchor: this.#anchors[row] ?? 0,
				sketch: this.sketchOf(row)
			};
		});
	}
	#grow() {
		const capacity = 2 * this.#keys.length;
		this.#keys = grown(this.#keys, new Float64Array(capacity));
		this.#lines = grown(this.#lines, new Uint32Array(capacity));
		this.#anchors = grown(this.#anchors, new Uint32Array(capacity));
		this.#sketches = grown(this.#sketches, new Uint8Array(capacity * 64));
	}
	#resample(level) {
		this.#level = level;
		const rows = this.#rows();
		this.#rowOf.clear();
		for (const row of rows) this.add(row);
	}
};
function grown(values, larger) {
	larger.set(values);
	return larger;
}
// src/core/dataset/rules/near-duplicates.ts
const FEWEST_WORDS = 20;
const ALIKE$1 = .9;
const W_NEAR_DUPLICATE = defineCode({
	code: "W_NEAR_DUPLICATE",
	severity: "warning",
	headline: "Two examples are almost the same",
	message: ({ first, oneIn }) => `The example is almost the same as the one in line ${first}: 9 of 10 runs of five words are shared${oneIn === 1 ? "" : ` (seen in a sample of 1 in ${oneIn} examples)`}.`,
	why: "It is paid for and adds next to nothing; mostly it is the same text before and after a correction.",
	fix: "Keep the better one of the two."
});
const words$2 = new Words();
var NearDuplicates = class {
	#texts = new SketchedTexts();
	add({ messages }, line, _measure, keys, [, ...others]) {
		words$2.clear();
		for (const message of messages) addWords(message);
		for (const other of others) for (const message of other.messages.slice(-1)) addWords(message);
		if (words$2.count >= FEWEST_WORDS) this.#texts.add({
			key: keys.example,
			line,
			...sketchWords(words$2)
		});
	}
	conclude(_file, _limits, report) {
		const pairs = similarPairs(this.#texts, ALIKE$1);
		const [pair] = pairs;
		if (pair === void 0 || pairs.length * 2 > this.#texts.size) return;
		const lines = tallyLines(pairs.map(({ line }) => line), pairs.length);
		report(W_NEAR_DUPLICATE, {
			first: pair.like,
			oneIn: this.#texts.oneIn
		}, lines);
	}
	state() {
		return this.#texts.state();
	}
	absorb(state, linesBefore) {
		this.#texts.absorb(state, linesBefore);
	}
};
function addWords({ role, content }) {
	if (role === "system" || role === "developer" || content === null) return;
	if (typeof content === "string") words$2.add(content);
	else for (const text of content) words$2.add(text);
}
const rule$19 = {
	kind: "corpus",
	codes: [W_NEAR_DUPLICATE],
	appliesTo: TRAINABLE_FORMATS,
	begin: () => new NearDuplicates()
};
// src/core/dataset/rules/near-limit.ts
const NEAR_PERCENT = 90;
const W_NEAR_LIMIT = defineCode({
	code: "W_NEAR_LIMIT",
	severity: "warning",
	headline: "An example is nearly as long as the model reads",
	message: ({ tokens, limit, counted }) => `The example has ${counted === "exact" ? "" : "about "}${tokens} of the ${limit} tokens that the model reads.`,
	why: "A little more, in the example or in how the provider counts, and its end is cut off: the answer to be learned.",
	fix: "Shorten the example or split it in two. Leave it where it is meant to be this long."
});
const rule$18 = {
	kind: "example",
	codes: [W_NEAR_LIMIT],
	appliesTo: TRAINABLE_FORMATS,
	check: (_example, measure, { maxExampleTokens: limit }, report) => {
		if (measure === null || limit === null || measure.tokens > limit) return;
		if (measure.tokens * 100 >= limit * NEAR_PERCENT) report(W_NEAR_LIMIT, {
			tokens: measure.tokens,
			limit,
			counted: measure.quality
		});
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
const rule$17 = {
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
	mayWarn: true,
	headline: "An example trains nothing",
	message: () => "Every assistant message of the example has weight 0.",
	why: "Messages of weight 0 are not trained on, yet their tokens are paid for.",
	fix: "Remove the example, or give the message that the model is to learn weight 1."
});
const rule$16 = {
	kind: "example",
	codes: [E_NO_TRAINED_MESSAGE],
	check: ({ messages }, _measure, _limits, report) => {
		const answers = messages.filter((message) => message.role === "assistant");
		if (answers.length > 0 && answers.every((message) => message.weight === 0)) report(E_NO_TRAINED_MESSAGE, {});
	}
};
// src/core/dataset/rules/parallel-calls.ts
const W_PARALLEL_CALLS = defineCode({
	code: "W_PARALLEL_CALLS",
	severity: "warning",
	headline: "Parallel calls are made though they are switched off",
	message: ({ message, calls }) => `Message ${message} makes ${calls} calls, and \`parallel_tool_calls\` is false.`,
	why: "The model learns to make several calls at once where it is told to make one at a time.",
	fix: "Remove `parallel_tool_calls`, or make the calls one after the other, each with its answer."
});
const rule$15 = {
	kind: "example",
	codes: [W_PARALLEL_CALLS],
	appliesTo: ["chat", "preference"],
	check: ({ messages, parallelToolCalls }, _measure, _limits, report) => {
		if (parallelToolCalls !== false) return;
		const index = messages.findIndex(({ calls, weight }) => calls.length > 1 && weight !== 0);
		const calls = messages[index]?.calls.length;
		if (calls !== void 0) report(W_PARALLEL_CALLS, {
			message: index + 1,
			calls
		});
	}
};
// src/core/dataset/sensitive/base64.ts
const CANDIDATE = /[A-Za-z0-9+/_-]{24,}/g;
const MAX_ENCODED = 4096;
const PROBE = 16;
const BINARY = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
function decodeBase64(encoded) {
	const standard = encoded.replaceAll("-", "+").replaceAll("_", "/");
	return atob(standard.length % 4 === 1 ? standard.slice(0, -1) : standard);
}
function forEachBase64Text(word, visit) {
	CANDIDATE.lastIndex = 0;
	for (let match = CANDIDATE.exec(word); match !== null; match = CANDIDATE.exec(word)) {
		const [run] = match;
		if (BINARY.test(decodeBase64(run.slice(0, PROBE)))) continue;
		const text = decodeBase64(run.slice(0, MAX_ENCODED));
		if (!BINARY.test(text)) visit(text);
	}
}
// src/core/dataset/sensitive/email.ts
const DOMAIN = /(?:[A-Za-z0-9-]{1,63}\.){1,8}([A-Za-z]{2,24})(?![A-Za-z0-9(-])/y;
const LOCAL_CHARACTER = /[A-Za-z0-9._%+-]/;
const MAX_LOCAL = 64;
const LONG_ENDINGS = new Set("com org net edu gov mil int info biz name pro mobi app dev xyz online site store shop tech cloud email agency blog club digital design group health life live media news space studio systems team today work world zone".split(" "));
const FILE_ENDINGS = new Set("js ts py rb md sh go rs cs vb gz".split(" "));
const DOCUMENTATION_DOMAIN = /(?:^|\.)(?:example[a-z-]{0,20}\.[a-z.]+|test|invalid|localhost|local|(?:test|domain|(?:your|my|some)[a-z-]{0,20}|company|email|acme|contoso|fabrikam)\.(?:com|org|net))$/i;
const NO_PERSON = /^(?:no[._-]?reply|do[._-]?not[._-]?reply|mailer-daemon|postmaster|hostmaster|webmaster|abuse|security|info|support|help|helpdesk|service|customerservice|sales|marketing|billing|contact|hello|office|admin|root|git|team|careers|jobs|press|privacy|legal|feedback|notifications?|newsletter|user(?:name)?\d*|your[._-]?(?:name|e?mail)|name|e?mail|example|test\d*|foo|bar|someone|somebody|(?:john|jane)[._-]?(?:doe|smith))(?:\+[\w.-]*)?$/i;
function hasEmail(text) {
	for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
		DOMAIN.lastIndex = at + 1;
		const match = DOMAIN.exec(text);
		if (match !== null && isMailDomain(match[0], match[1] ?? "") && isPerson(text, at)) return true;
	}
	return false;
}
function isMailDomain(domain, ending) {
	const end = ending.toLowerCase();
	return (end.length === 2 ? !FILE_ENDINGS.has(end) : LONG_ENDINGS.has(end)) && !DOCUMENTATION_DOMAIN.test(domain);
}
function isPerson(text, at) {
	let start = at;
	while (start > 0 && at - start < MAX_LOCAL && LOCAL_CHARACTER.test(text.charAt(start - 1))) start -= 1;
	const local = text.slice(start, at).replace(/^[._%+-]{1,64}/, "");
	if (local === "" || NO_PERSON.test(local)) return false;
	return !/:\/\/[^\s/]{0,128}$/.test(text.slice(Math.max(0, start - 128), start));
}
// src/core/dataset/sensitive/iban.ts
const IBAN = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[A-Z0-9]{11,30}|(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?)(?![A-Za-z0-9])/g;
const LENGTHS = new Map("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20".split(" ").map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]));
function hasIban(text) {
	return [...text.matchAll(IBAN)].some(([match]) => isIban(match.replaceAll(" ", "")));
}
function isIban(iban) {
	if (LENGTHS.get(iban.slice(0, 2)) !== iban.length) return false;
	let rest = 0;
	for (const character of iban.slice(4) + iban.slice(0, 4)) {
		const value = Number.parseInt(character, 36);
		rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
	}
	return rest === 1;
}
// src/core/dataset/sensitive/long-words.ts
const SHORTEST_WORD = 16;
const SHORTEST_TOKEN = 20;
const PRINTABLE = membersAre(/[!-~]/);
const IN_TOKEN = membersAre(/[A-Za-z0-9+/_-]/);
const MANY_DIGITS = /\d(?:[ .()-]{0,2}\d){8}/;
const FEWEST_DIGITS = 9;
const IN_NUMBER = membersAre(/[\d .()-]/);
function forEachLongWord(text, visit) {
	let run = findRun(text, 0, SHORTEST_WORD, PRINTABLE);
	for (; run !== -1; run = findRun(text, run, SHORTEST_WORD, PRINTABLE)) {
		const start = run;
		run = endOfRun(text, start + SHORTEST_WORD, PRINTABLE);
		visit(text.slice(start, run), start);
	}
}
function hasManyDigits(text) {
	let run = findRun(text, 0, FEWEST_DIGITS, IN_NUMBER);
	for (; run !== -1; run = findRun(text, run, FEWEST_DIGITS, IN_NUMBER)) {
		const start = run;
		run = endOfRun(text, start + FEWEST_DIGITS, IN_NUMBER);
		if (MANY_DIGITS.test(text.slice(start, run))) return true;
	}
	return false;
}
function mayHoldToken(text) {
	return findRun(text, 0, SHORTEST_TOKEN, IN_TOKEN) !== -1;
}
function findRun(text, from, length, members) {
	let start = from;
	while (start + length <= text.length) {
		let at = start + length - 1;
		while (at >= start && belongs(text.charCodeAt(at), members)) at -= 1;
		if (at < start) return start;
		start = at + 1;
	}
	return -1;
}
function endOfRun(text, from, members) {
	let end = from;
	while (end < text.length && belongs(text.charCodeAt(end), members)) end += 1;
	return end;
}
function belongs(code, members) {
	return code < 128 && members[code] === 1;
}
function membersAre(alphabet) {
	return Uint8Array.from({ length: 128 }, (_, code) => Number(alphabet.test(String.fromCharCode(code))));
}
// src/core/dataset/sensitive/payment-card.ts
const CARD = /(?<![\w.+-]|[\dA-F]{4} )(?:\d{13,16}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}|\d{4}([ -])\d{6}\2\d{4,5})(?![\w-]|\.\d| [\dA-F]{4}\b)/g;
const ISSUERS = [
	/^4\d{15}$/,
	/^(?:5[1-5]\d{4}|222[1-9]\d\d|22[3-9]\d{3}|2[3-6]\d{4}|27[01]\d{3}|2720\d\d)\d{10}$/,
	/^3[47]\d{13}$/,
	/^(?:6011|64[4-9]\d|65\d\d)\d{12}$/,
	/^(?:30[0-5]|36\d|38\d)\d{11}$/,
	/^35(?:2[89]|[3-8]\d)\d{12}$/,
	/^62\d{14}$/
];
const TEST_CARDS = new Set("378282246310005 371449635398431 378734493671000 30569309025904 38520000023237 36227206271667 6011111111111117 6011000990139424 3530111333300000 3566002020360505 5200828282828210 2223003122003222 4012888888881881 4000056655665556 6011981111111113 6555900000604105 5425233430109903 2222420000001113 4263982640269299".split(" "));
const FEW_DIGITS = 3;
function hasPaymentCard(text) {
	return [...text.matchAll(CARD)].some(([match]) => isCard(match.replaceAll(/[ -]/g, "")));
}
function isCard(digits) {
	if (!ISSUERS.some((issuer) => issuer.test(digits)) || !hasLuhnDigit(digits)) return false;
	return !TEST_CARDS.has(digits) && new Set(digits).size > FEW_DIGITS;
}
function hasLuhnDigit(digits) {
	let sum = 0;
	for (let place = 0; place < digits.length; place += 1) {
		const digit = Number(digits[digits.length - 1 - place]);
		sum += place % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
	}
	return sum % 10 === 0;
}
// src/core/dataset/sensitive/phone.ts
const INTERNATIONAL = /(?<![\w+.)\]-])\+[1-9]\d{0,2}(?:[ .()-]{0,2}\d){7,14}(?![\w-]|\.\d|[ ./]\d)/g;
const NATIONAL = [
	/(?<![\w.+/-])(?:1[ -])?(?:\([2-9]\d{2}\) ?[2-9]\d{2}|[2-9]\d{2}-[2-9]\d{2})-\d{4}(?![\w-]|\.\d)/g,
	/(?<![\w.+-])\(0\d{2,4}\) ?\d{3,4}[ -]?\d{3,4}(?![\w-]|\.\d| \d)/g,
	/(?<![\w.+-]|\d )0[1-9]([ .-])\d{2}(?:\1\d{2}){3}(?![\w-]|\.\d| \d)/g,
	/(?<![\w.+-]|\d )07\d{3} \d{3} ?\d{3}(?![\w-]|\.\d| \d)/g,
	/(?<![\w.+-])0\d{1,2}-\d{4}-\d{4}(?![\w-]|\.\d)/g
];
const NOBODYS = /^1?\d{3}555\d{4}$|^1?555|^1?8(?:00|33|44|55|66|77|88)\d{7}$|^(?:44|0)7700900|^(?:440?|0)2079460|^(?:33|0)[1-6]9900/;
const COUNTS_OR_REPEATS = /(\d)\1{5}|123456|234567|987654|0102030405|0203040506/;
function hasPhoneNumber(text) {
	return [INTERNATIONAL, ...NATIONAL].some((form) => [...text.matchAll(form)].some(([match]) => isSomebodys(match.replaceAll(/\D/g, ""))));
}
function isSomebodys(digits) {
	return digits.length >= 9 && digits.length <= 15 && !NOBODYS.test(digits) && !COUNTS_OR_REPEATS.test(digits);
}
// src/core/dataset/sensitive/see-through.ts
const HIDDEN = /\p{Default_Ignorable_Code_Point}+/gu;
const SOFT_HYPHEN = "­";
const MAY_HIDE = /[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\ud82f\ud834\udb40-\udb43]/;
const ESCAPE = /\\{1,8}(?:[uU]([0-9A-Fa-f]{4})|[xX]([0-9A-Fa-f]{2})|([NRTnrt"'/]))/g;
const PERCENT = /%([2-7][0-9A-Fa-f]|0[9ADad])/g;
function seeThrough(text) {
	const unescaped = text.includes("\\") ? text.replace(ESCAPE, resolve) : text;
	const decoded = mayHoldPercentCode(unescaped) ? unescaped.replace(PERCENT, (_, hex) => fromHex(hex)) : unescaped;
	return MAY_HIDE.test(decoded) || decoded.includes(SOFT_HYPHEN) ? decoded.replace(HIDDEN, "") : decoded;
}
function mayHoldPercentCode(text) {
	for (let at = text.indexOf("%"); at !== -1; at = text.indexOf("%", at + 1)) {
		const first = text.charAt(at + 1);
		if (first >= "0" && first <= "7") return true;
	}
	return false;
}
function resolve(_escape, unit, byte, short) {
	const hex = unit ?? byte;
	if (hex !== void 0) return fromHex(hex);
	return short === "\"" || short === "'" || short === "/" ? short : "\n";
}
function fromHex(hex) {
	return String.fromCharCode(Number.parseInt(hex, 16));
}
// src/core/dataset/sensitive/seen-text.ts
function lookAtText(text) {
	const clear = seeThrough(text);
	return {
		text,
		clear,
		mayHoldToken: mayHoldToken(clear)
	};
}
// src/core/dataset/sensitive/social-security.ts
const SSN = /(?<![\w.+-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-]|\.\d)/g;
const PUBLISHED$1 = new Set([
	"078-05-1120",
	"219-09-9999",
	"123-45-6789",
	"111-11-1111"
]);
function hasSocialSecurityNumber(text) {
	return [...text.matchAll(SSN)].some(([match]) => !PUBLISHED$1.has(match));
}
// src/core/dataset/sensitive/find-personal-data.ts
function findPersonalData(text) {
	return findPersonalDataIn(lookAtText(text));
}
function findPersonalDataIn({ text, clear, mayHoldToken: mayHold }) {
	const found = new Set();
	if (clear !== text) addPersonalData(text, found);
	addPersonalData(clear, found);
	if (!mayHold) return [...found];
	forEachLongWord(clear, (word) => {
		if (mayHoldToken(word)) forEachBase64Text(word, (decoded) => addPersonalData(decoded, found));
	});
	return [...found];
}
function addPersonalData(text, found) {
	if (hasEmail(text)) found.add("an e-mail address");
	if (!hasManyDigits(text)) return;
	if (hasPhoneNumber(text)) found.add("a phone number");
	if (hasPaymentCard(text)) found.add("a payment card number");
	if (hasIban(text)) found.add("an IBAN");
	if (hasSocialSecurityNumber(text)) found.add("a US social security number");
}
// src/core/dataset/rules/personal-data.ts
const W_PERSONAL_DATA = defineCode({
	code: "W_PERSONAL_DATA",
	severity: "warning",
	headline: "An example may hold personal data",
	message: ({ kind, place }) => `${place} seems to hold ${kind}.`,
	why: "A model can repeat it to anybody, and it cannot be taken out of a trained model. Names are not looked for.",
	fix: "Put an invented value in its place, such as an address at example.com, or make sure that it may be used."
});
const rule$14 = {
	kind: "text",
	codes: [W_PERSONAL_DATA],
	appliesTo: TRAINABLE_FORMATS,
	check: (text, place, report) => {
		const [kind] = findPersonalDataIn(text);
		if (kind !== void 0) report(W_PERSONAL_DATA, {
			kind,
			place
		});
	}
};
// src/core/dataset/rules/prompt-form.ts
const LONGEST_SEPARATOR = 10;
const W_PROMPT_SEPARATOR = defineCode({
	code: "W_PROMPT_SEPARATOR",
	severity: "warning",
	headline: "The prompts have no good end",
	message: ({ prompts, fault }) => fault === "none" ? `The ${prompts} prompts do not end in the same way, so nothing separates a prompt from its completion.` : `All ${prompts} prompts end with the same text of more than ${LONGEST_SEPARATOR} characters.`,
	why: "A base model sees one running text: it learns to begin its answer after a separator, and a long one costs tokens.",
	fix: "End every prompt with the same short text that stands nowhere else; finetune-gitops fix --all FILE adds a missing one."
});
const W_PROMPT_PREFIX = defineCode({
	code: "W_PROMPT_PREFIX",
	severity: "warning",
	headline: "All prompts begin with the same text",
	message: ({ prompts }) => `All ${prompts} prompts begin with the same text of more than 12 characters.`,
	why: "An instruction that is always there teaches nothing, and its tokens are paid for in every example and request.",
	fix: "Remove what the prompts share: finetune-gitops fix --all FILE does."
});
const W_SAME_PROMPTS = defineCode({
	code: "W_SAME_PROMPTS",
	severity: "warning",
	headline: "All prompts are the same",
	message: ({ prompts }) => `All ${prompts} prompts are the same text.`,
	why: "A prompt that never changes decides nothing; it is only paid for.",
	fix: "Leave the prompts empty for free writing, or make them differ."
});
var PromptForm = class {
	#prompts = 0;
	#filled = 0;
	#whole = new SameValue();
	#start = new SameValue();
	#end = new SameValue();
	#longEnd = new SameValue();
	add({ messages }) {
		const prompt = [messages[0]?.content ?? ""].join();
		this.#prompts += 1;
		if (prompt !== "") this.#filled += 1;
		this.#whole.add(() => prompt);
		this.#start.add(() => startOf(prompt, 13));
		this.#end.add(() => endOf(prompt, 1));
		this.#longEnd.add(() => endOf(prompt, 11));
	}
	conclude(_file, _limits, report) {
		const prompts = this.#prompts;
		if (this.#filled === 0 || prompts < 2) return;
		if (this.#whole.isSame) {
			report(W_SAME_PROMPTS, { prompts });
			return;
		}
		if (!this.#end.isSame) report(W_PROMPT_SEPARATOR, {
			prompts,
			fault: "none"
		});
		else if (this.#longEnd.isSame) report(W_PROMPT_SEPARATOR, {
			prompts,
			fault: "long"
		});
		if (this.#start.isSame) report(W_PROMPT_PREFIX, { prompts });
	}
	state() {
		return {
			prompts: this.#prompts,
			filled: this.#filled,
			whole: this.#whole.state(),
			start: this.#start.state(),
			end: this.#end.state(),
			longEnd: this.#longEnd.state()
		};
	}
	absorb(state) {
		this.#prompts += state.prompts;
		this.#filled += state.filled;
		this.#whole.absorb(state.whole);
		this.#start.absorb(state.start);
		this.#end.absorb(state.end);
		this.#longEnd.absorb(state.longEnd);
	}
};
const rule$13 = {
	kind: "corpus",
	codes: [
		W_PROMPT_SEPARATOR,
		W_PROMPT_PREFIX,
		W_SAME_PROMPTS
	],
	appliesTo: ["prompt-completion"],
	begin: () => new PromptForm()
};
// src/core/dataset/rules/recommended-examples.ts
const RECOMMENDED = 50;
const RECOMMENDED_PAIRS = 100;
const W_FEW_EXAMPLES = defineCode({
	code: "W_FEW_EXAMPLES",
	severity: "warning",
	headline: "The dataset has few examples",
	message: ({ examples, start }) => `The file has ${examples} examples; OpenAI recommends to start with ${start}.`,
	why: "From so few examples a model often learns their accidents and not what they have in common.",
	fix: "Add examples; a small set is fine to try out the way from dataset to model."
});
const rule$12 = {
	kind: "file",
	codes: [W_FEW_EXAMPLES],
	appliesTo: [
		"chat",
		"preference",
		"prompt-completion"
	],
	check: ({ examples, format }, { minExamples }, report) => {
		const isPairs = format === "prompt-completion";
		if (minExamples > 1 && examples >= minExamples && examples < (isPairs ? RECOMMENDED_PAIRS : RECOMMENDED)) report(W_FEW_EXAMPLES, {
			examples,
			start: isPairs ? "a few hundred" : "50 to 100"
		});
	}
};
// src/core/dataset/rules/repeated-examples.ts
const W_DUPLICATE = defineCode({
	code: "W_DUPLICATE",
	severity: "warning",
	headline: "An example stands in the file twice",
	message: ({ first, oneIn }) => `The example is the same as the one in line ${first}${sampleNote(oneIn)}.`,
	why: "Each repetition is paid for, and the model leans towards what it sees more often.",
	fix: "Remove the repetitions; to give an example more weight, train for more epochs."
});
const W_CONTRADICTION = defineCode({
	code: "W_CONTRADICTION",
	severity: "warning",
	headline: "The same prompt has different answers",
	message: ({ first, oneIn, differs }) => `The prompt is the same as in line ${first}, and ${differs}${sampleNote(oneIn)}.`,
	why: "Two answers to one prompt teach the model to guess between them; often one of them is out of date or wrong.",
	fix: "Keep the better answer, or add to the prompts what makes the answers differ. Ignore this if variety is wanted."
});
function sampleNote(oneIn) {
	return oneIn === 1 ? "" : ` (seen in a sample of 1 in ${oneIn} examples)`;
}
var RepeatedExamples = class {
	examples = new SampledTable(3);
	prompts = new SampledTable(4);
	add(_example, line, _measure, keys) {
		const example = this.examples.row(keys.example);
		if (example !== null) joinExample(example, [
			1,
			line,
			0
		], 0);
		const prompt = keys.prompt === null ? null : this.prompts.row(keys.prompt);
		if (prompt !== null) joinPrompt(prompt, [
			1,
			line,
			keys.example >>> 0,
			0
		], 0);
	}
	conclude({ format }, _limits, report) {
		const repeated = this.examples.rowsWith(2);
		const [example] = repeated;
		if (example !== void 0) {
			const count = repeated.reduce((sum, row) => sum + at(row, 0) - 1, 0);
			const lines = tallyLines(linesIn(repeated, 2), count);
			report(W_DUPLICATE, {
				first: at(example, 1),
				oneIn: this.examples.oneIn
			}, lines);
		}
		if (format !== "preference") this.#concludePrompts(format, report);
	}
	#concludePrompts(format, report) {
		const answeredTwice = this.prompts.rowsWith(3);
		const [prompt] = answeredTwice;
		if (prompt === void 0 || this.prompts.count(0, 2) * 2 >= this.prompts.size) return;
		const differs = format === "reinforcement" ? "the fields for the grader are others" : "the answer is another one";
		const facts = {
			first: at(prompt, 1),
			oneIn: this.prompts.oneIn,
			differs
		};
		report(W_CONTRADICTION, facts, tallyLines(linesIn(answeredTwice, 3)));
	}
	state() {
		return {
			examples: this.examples.state(),
			prompts: this.prompts.state()
		};
	}
	absorb({ examples, prompts }, linesBefore) {
		this.examples.absorb(examples, (own, other) => joinExample(own, other, linesBefore));
		this.prompts.absorb(prompts, (own, other) => joinPrompt(own, other, linesBefore));
	}
};
const at = (row, index) => row[index] ?? 0;
const linesIn = (rows, column) => rows.map((row) => at(row, column));
const moved = (line, by) => line === 0 ? 0 : line + by;
function joinExample(own, later, by) {
	const [count, first, second] = [
		at(own, 0),
		moved(at(later, 1), by),
		moved(at(later, 2), by)
	];
	own[0] = count + at(later, 0);
	if (count === 0) own.set([first, second], 1);
	else if (count === 1) own[2] = first;
}
function joinPrompt(own, later, by) {
	const [count, first, other] = [
		at(own, 0),
		moved(at(later, 1), by),
		moved(at(later, 3), by)
	];
	own[0] = count + at(later, 0);
	if (count === 0) own.set([
		first,
		at(later, 2),
		other
	], 1);
	else if (at(own, 3) === 0) own[3] = at(own, 2) === at(later, 2) ? other : first;
}
const rule$11 = {
	kind: "corpus",
	codes: [W_DUPLICATE, W_CONTRADICTION],
	appliesTo: TRAINABLE_FORMATS,
	begin: () => new RepeatedExamples()
};
// src/core/dataset/rules/repeated-text.ts
const OFTEN = 10;
const SHARE = .25;
const SLOTS = 4096;
const W_REPEATED_TEXT = defineCode({
	code: "W_REPEATED_TEXT",
	severity: "warning",
	headline: "An answer repeats itself",
	message: ({ place, times }) => `${place} (assistant) has the same five words in a row ${times} times.`,
	why: "It is mostly an answer of a model that ran in circles; trained on it, a model learns to do so.",
	fix: "Cut the repetition, or remove the example."
});
const words$1 = new Words();
const runs = new Uint32Array(MOST_WORDS);
const counters = new Uint16Array(SLOTS);
const rule$10 = {
	kind: "example",
	codes: [W_REPEATED_TEXT],
	appliesTo: [
		"chat",
		"preference",
		"prompt-completion"
	],
	check: (example, _measure, _limits, report) => {
		for (const [index, { role, content, weight }] of example.messages.entries()) {
			if (role !== "assistant" || weight === 0 || content === null) continue;
			words$1.clear();
			for (const text of typeof content === "string" ? [content] : content) words$1.add(text);
			const times = mostRepeated();
			if (times >= OFTEN && times * 5 >= SHARE * words$1.count) report(W_REPEATED_TEXT, {
				place: messageName(example, index + 1),
				times
			});
		}
	}
};
function mostRepeated() {
	if (words$1.count < 50) return 0;
	const count = hashRuns(words$1, runs);
	counters.fill(0);
	let highest = 0;
	for (let index = 0; index < count; index += 1) {
		const slot = (runs[index] ?? 0) % SLOTS;
		const times = (counters[slot] ?? 0) + 1;
		counters[slot] = times;
		if (times > highest) highest = times;
	}
	return highest < OFTEN ? 0 : countExactly(runs.subarray(0, count));
}
function countExactly(hashes) {
	const counts = new Map();
	for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
	return Math.max(...counts.values());
}
// src/core/dataset/sensitive/placeholder.ts
const SAYS_SO = /example|placeholder|your[_-]|[_-]your|yourkey|yourtoken|dummy|sample|redacted|change[_-]?me|replace|insert[_-]|fake[_-]|[_-]fake|test[_-]?(?:key|token)|not[_-]?a[_-]?real/i;
const REPEATS_OR_COUNTS = /xxxx|\.\.\.|(.)\1{5}|abcdefgh|12345678|01234567|98765432|87654321|abcd1234|deadbeef/i;
const PUBLISHED = /Eby8vdM02xNOcqFlqUwJ|^123456:ABC|^110201543:/;
const MIN_ENTROPY = 3;
function isPlaceholder(token) {
	if (SAYS_SO.test(token) || REPEATS_OR_COUNTS.test(token) || PUBLISHED.test(token)) return true;
	return !/[A-Z0-9]/.test(token) || isMonotonous(token);
}
function isMonotonous(token) {
	return entropy(token) < MIN_ENTROPY;
}
function entropy(token) {
	const counts = new Map();
	for (const character of token) counts.set(character, (counts.get(character) ?? 0) + 1);
	let bits = 0;
	for (const count of counts.values()) bits -= count / token.length * Math.log2(count / token.length);
	return bits;
}
const SAID_PASSWORDS = new Set("p pw pwd pass passwd password passphrase mypassword mypass mysecretpassword yourpassword yourpass userpassword dbpassword dbpass secret mysecret secretpassword strongpassword securepassword changeme token key apikey accesstoken yourtoken user username admin root guest test testing example sample demo foo bar baz xxx abc hunter postgres postgresql mysql mariadb mongo mongodb redis rabbitmq".split(" "));
function isPlaceholderPassword(password, user) {
	if (password.length < 4 || password === user || /^[<[{(*$#]|^%[sd(]|[}>]$/.test(password)) return true;
	const letters = password.toLowerCase().replace(/[^a-z]/g, "");
	return SAID_PASSWORDS.has(letters) || (letters === "" ? new Set(password).size <= 2 : /^(.)\1*$/.test(letters));
}
// src/core/dataset/sensitive/credential-url.ts
const CREDENTIALS = /([^\s/?#@:"'`<>]{0,128}):([^\s/?#@"'`<>]{1,256})@([A-Za-z0-9[][A-Za-z0-9.-]{0,253})/y;
const DATABASE = /(?:postgres(?:ql)?|mysql|mariadb|mongodb|redis|rediss|amqps?|mssql|sqlserver|oracle|clickhouse|cockroachdb)(?:\+[a-z0-9]{1,20})?$/i;
const DOCUMENTATION_HOST = /(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid)$/i;
function findCredentialUrl(word) {
	for (let at = word.indexOf("://"); at !== -1; at = word.indexOf("://", at + 3)) {
		CREDENTIALS.lastIndex = at + 3;
		const [, user = "", password = "", host = ""] = CREDENTIALS.exec(word) ?? [];
		if (password === "" || isPlaceholderPassword(password, user) || DOCUMENTATION_HOST.test(host)) continue;
		const scheme = word.slice(Math.max(0, at - 40), at);
		return DATABASE.test(scheme) ? "a database URL with a password" : "a URL with a password";
	}
	return null;
}
// src/core/dataset/sensitive/private-key.ts
const PEM = /-----BEGIN(?:[ +][A-Z0-9]{2,10}){0,3}[ +]PRIVATE[ +]KEY(?:[ +]BLOCK)?-----/y;
const PEM_HEADERS = /(?:\s{0,4}[A-Za-z-]{3,20}: [^\n]{1,200}\n){0,6}\s{0,8}/y;
const PUTTY_LINES = /Private-Lines: \d{1,3}\s{1,4}/y;
const KEY_LINE = /[A-Za-z0-9+/=]{40,80}/y;
function hasPrivateKey(text) {
	return hasKeyAfter(text, "-----BEGIN", [PEM, PEM_HEADERS]) || hasKeyAfter(text, "Private-Lines: ", [PUTTY_LINES]);
}
function hasKeyAfter(text, opening, steps) {
	for (let at = text.indexOf(opening); at !== -1; at = text.indexOf(opening, at + opening.length)) {
		const body = skip(text, at, steps);
		const line = body === null ? null : matchAt(KEY_LINE, text, body);
		if (line !== null && !isMonotonous(line)) return true;
	}
	return false;
}
function skip(text, from, steps) {
	let at = from;
	for (const step of steps) {
		const match = matchAt(step, text, at);
		if (match === null) return null;
		at += match.length;
	}
	return at;
}
function matchAt(pattern, text, at) {
	pattern.lastIndex = at;
	return pattern.exec(text)?.[0] ?? null;
}
// src/core/dataset/sensitive/token-checks.ts
const JWT_OF_TUTORIALS = ".eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lI";
function isNoPlaceholder(token) {
	return !isPlaceholder(token);
}
function isJsonWebToken(token) {
	if (token.includes(JWT_OF_TUTORIALS)) return false;
	const header = decodeBase64(token.slice(0, token.indexOf(".")));
	return /^\{.*"alg"\s*:\s*"[^"]+".*\}$/s.test(header) && !isPlaceholder(token.slice(token.lastIndexOf(".") + 1));
}
function isDiscordToken(token) {
	return /^\d{17,20}$/.test(decodeBase64(token.slice(0, token.indexOf(".")))) && !isPlaceholder(token);
}
function isAwsSecret(token, before) {
	return /[a-z]/.test(token) && /[A-Z]/.test(token) && /\d/.test(token) && /aws|amazon|secret.{0,3}(?:access.{0,3})?key/i.test(before) && !isPlaceholder(token);
}
function isTwilioKey(token, before) {
	return /twilio/i.test(before) && !isPlaceholder(token);
}
// src/core/dataset/sensitive/token-formats.ts
const END = "(?![A-Za-z0-9])";
const END_URL = "(?![A-Za-z0-9_-])";
const format = (kind, source, check = isNoPlaceholder) => ({
	kind,
	source,
	check
});
const TOKEN_FORMATS = [
	format("a GitHub token", `gh[pousr]_[A-Za-z0-9_]{36,251}${END}`),
	format("a GitHub token", `github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}${END}`),
	format("an Anthropic API key", `sk-ant-[a-z]{2,10}\\d{2}-[A-Za-z0-9_-]{80,120}${END_URL}`),
	format("an OpenAI or compatible API key", `sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,200}${END_URL}`),
	format("an OpenAI or compatible API key", `sk-(?:or-v1-)?[A-Za-z0-9]{32,64}${END_URL}`),
	format("an AWS access key ID", `A(?:KIA|SIA)[A-Z0-9]{16}${END}`),
	format("a Google API key", `AIza[A-Za-z0-9_-]{35}${END_URL}`),
	format("a Google OAuth client secret", `GOCSPX-[A-Za-z0-9_-]{28}${END_URL}`),
	format("a Slack token", `xox[abeoprs]-[A-Za-z0-9-]{16,250}${END}`),
	format("a Slack webhook address", `hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{40,80}${END}`),
	format("a Stripe live key", `[sr]k_live_[A-Za-z0-9]{16,200}${END}`),
	format("an npm token", `npm_[A-Za-z0-9]{36}${END}`),
	format("a PyPI token", `pypi-AgE[A-Za-z0-9_-]{50,500}${END_URL}`),
	format("a GitLab token", `glpat-[A-Za-z0-9_-]{20,300}${END_URL}`),
	format("a SendGrid API key", `SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}${END_URL}`),
	format("a Twilio API key", `SK[0-9a-fA-F]{32}${END}`, isTwilioKey),
	format("an Azure storage account key", "AccountKey=[A-Za-z0-9+/]{86}=="),
	format("a JSON web token", "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,1000}\\.eyJ[A-Za-z0-9_-]{2,4000}\\.[A-Za-z0-9_-]{16,1400}", isJsonWebToken),
	format("a Hugging Face token", `hf_[A-Za-z0-9]{34,40}${END}`),
	format("a DigitalOcean token", `do[opr]_v1_[a-f0-9]{64}${END}`),
	format("a Shopify token", `shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}${END}`),
	format("a Linear API key", `lin_api_[A-Za-z0-9]{40}${END}`),
	format("a Databricks token", `dapi[a-f0-9]{32}${END}`),
	format("a Telegram bot token", `\\d{6,12}:A[A-Za-z0-9_-]{34}${END_URL}`),
	format("a Discord bot token", `(?<![A-Za-z0-9_-])[MNO][A-Za-z0-9_-]{22,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,38}${END_URL}`, isDiscordToken),
	format("a Discord webhook address", `discord(?:app)?\\.com/api/(?:v\\d{1,2}/)?webhooks/\\d{17,20}/[A-Za-z0-9_-]{60,80}${END_URL}`),
	format("an AWS secret access key", "(?<![A-Za-z0-9/+_-])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=_-])", isAwsSecret)
];
// src/core/dataset/sensitive/find-secrets.ts
const ANY_TOKEN = new RegExp(`(?<![A-Za-z0-9])(?:${TOKEN_FORMATS.map(({ source }) => `(${source})`).join("|")})`, "g");
const HINT_REACH = 80;
function findSecrets(text) {
	return findSecretsIn(lookAtText(text));
}
function findSecretsIn({ text, clear, mayHoldToken: mayHold }) {
	const found = new Set();
	if (clear !== text) addSecrets(text, mayHoldToken(text), found, ignore);
	addSecrets(clear, mayHold, found, (word) => {
		forEachBase64Text(word, (decoded) => addSecrets(decoded, mayHoldToken(decoded), found, ignore));
	});
	return [...found];
}
function addSecrets(text, mayHold, found, lookInside) {
	if (hasPrivateKey(text)) found.add("a private key");
	if (!mayHold && !text.includes("://")) return;
	forEachLongWord(text, (word, start) => {
		const url = findCredentialUrl(word);
		if (url !== null) found.add(url);
		if (!mayHoldToken(word)) return;
		addTokens(text, word, start, found);
		lookInside(word);
	});
}
function ignore() {}
function addTokens(text, word, start, found) {
	ANY_TOKEN.lastIndex = 0;
	for (let match = ANY_TOKEN.exec(word); match !== null; match = ANY_TOKEN.exec(word)) {
		const format = TOKEN_FORMATS[match.indexOf(match[0], 1) - 1];
		const at = start + match.index;
		if (format?.check(match[0], text.slice(Math.max(0, at - HINT_REACH), at)) === true) found.add(format.kind);
	}
}
// src/core/dataset/rules/secrets.ts
const E_SECRET = defineCode({
	code: "E_SECRET",
	severity: "error",
	mayWarn: true,
	headline: "An example holds a secret",
	message: ({ kind, place }) => `${place} holds ${kind}.`,
	why: "The file is uploaded to a provider, and a model can repeat word for word what it was trained on.",
	fix: "Revoke the secret, for git keeps the old line, and write an invented value that says so in its place."
});
const rule$9 = {
	kind: "text",
	codes: [E_SECRET],
	appliesTo: TRAINABLE_FORMATS,
	check: (text, place, report) => {
		const [kind] = findSecretsIn(text);
		if (kind !== void 0) report(E_SECRET, {
			kind,
			place
		});
	}
};
// src/core/dataset/rules/separator-inside.ts
const W_SEPARATOR_INSIDE = defineCode({
	code: "W_SEPARATOR_INSIDE",
	severity: "warning",
	headline: "The separator also stands inside a prompt",
	message: () => "What all prompts end with stands earlier in this prompt as well.",
	why: "The model is to begin its answer after the separator; where it stands twice, the first one says so too early.",
	fix: "End every prompt with a text that stands nowhere else, such as \"\\n\\n###\\n\\n\"."
});
var SeparatorInside = class {
	#end = new SharedEnd();
	add({ messages }, line) {
		this.#end.add([messages.at(0)?.content ?? ""].join(), line);
	}
	conclude({ examples }, _limits, report) {
		const inside = this.#end.inside;
		if (examples > 1 && inside !== null && inside.count > 0) report(W_SEPARATOR_INSIDE, {}, inside);
	}
	state() {
		return this.#end.state();
	}
	absorb(state, linesBefore) {
		this.#end.absorb(state, linesBefore);
	}
};
const rule$8 = {
	kind: "corpus",
	codes: [W_SEPARATOR_INSIDE],
	appliesTo: ["prompt-completion"],
	begin: () => new SeparatorInside()
};
// src/core/dataset/rules/special-token.ts
const MARKER = new RegExp(`<\\|(?:(${[
	...[
		"endoftext",
		"startoftext",
		"endofprompt",
		"fim_prefix",
		"fim_middle",
		"fim_suffix"
	],
	...["im_start", "im_end"],
	...[
		"start",
		"end",
		"message",
		"channel",
		"constrain",
		"return",
		"call"
	]
].join("|")})|reserved_\\d{6})\\|>`);
const OPENING = "<|";
const W_SPECIAL_TOKEN = defineCode({
	code: "W_SPECIAL_TOKEN",
	severity: "warning",
	headline: "A text holds a special token, written out",
	message: ({ place, name }) => `${place} holds the special token ${name}, written out.`,
	why: "The provider puts such markers around messages. In a text they are counted and trained as plain characters, so the model learns to write them.",
	fix: "Remove it; mostly a template or a log left it there. Leave it where the text is about such tokens."
});
const rule$7 = {
	kind: "text",
	codes: [W_SPECIAL_TOKEN],
	appliesTo: TRAINABLE_FORMATS,
	check: ({ text }, place, report) => {
		if (!text.includes(OPENING)) return;
		const found = MARKER.exec(text);
		if (found !== null) report(W_SPECIAL_TOKEN, {
			place,
			name: found[1] ?? "reserved"
		});
	}
};
// src/core/dataset/rules/swapped-preferences.ts
const W_SWAPPED_PREFERENCE = defineCode({
	code: "W_SWAPPED_PREFERENCE",
	severity: "warning",
	headline: "Two preferences contradict each other",
	message: ({ first, oneIn }) => `The input and both outputs are those of line ${first}, and the other output is preferred${oneIn === 1 ? "" : ` (seen in a sample of 1 in ${oneIn} examples)`}.`,
	why: "What one example teaches the other takes back, and both are paid for.",
	fix: "Keep the example that is right; where people disagree, leave both out."
});
var SwappedPreferences = class {
	#pairs = new SampledTable(2);
	add(_example, line, _measure, { prompt }, conversations) {
		const [preferred = "", other = ""] = conversations.map(({ messages }) => hashOf(messages.at(-1)));
		if (preferred === other) return;
		const pair = [prompt, ...[preferred, other].sort()].join(" ");
		const row = this.#pairs.row(Number.parseInt(hash("sha256", pair).slice(0, 13), 16));
		if (row !== null) join(row, preferred < other ? [line, 0] : [0, line], 0);
	}
	conclude(_file, _limits, report) {
		const swapped = this.#pairs.rowsWith(0).filter(([, other]) => other !== 0).map(([one = 0, other = 0]) => ({
			first: Math.min(one, other),
			line: Math.max(one, other)
		})).sort((a, b) => a.line - b.line);
		const [earliest] = swapped;
		if (earliest === void 0) return;
		const facts = {
			first: earliest.first,
			oneIn: this.#pairs.oneIn
		};
		report(W_SWAPPED_PREFERENCE, facts, tallyLines(swapped.map(({ line }) => line)));
	}
	state() {
		return { pairs: this.#pairs.state() };
	}
	absorb({ pairs }, linesBefore) {
		this.#pairs.absorb(pairs, (own, other) => join(own, other, linesBefore));
	}
};
function join(own, later, by) {
	for (const [column, line] of later.entries()) if (own[column] === 0 && line !== 0) own[column] = line + by;
}
function hashOf(message) {
	const { content = null, calls = [] } = message ?? {};
	const said = [content ?? []].flat();
	return hash("sha256", JSON.stringify([said, calls.map(({ name, arguments: text }) => [name, text])]));
}
const rule$6 = {
	kind: "corpus",
	codes: [W_SWAPPED_PREFERENCE],
	appliesTo: ["preference"],
	begin: () => new SwappedPreferences()
};
// src/core/dataset/rules/system-prompts.ts
const MOST_PROMPTS = 128;
const FEWEST_EXAMPLES = 10;
const MOST = .8;
const ALIKE = .6;
const NONE = "";
const W_SYSTEM_PROMPTS = defineCode({
	code: "W_SYSTEM_PROMPTS",
	severity: "warning",
	headline: "The system prompt is not always the same",
	message: ({ same, none, almost }) => {
		return `${same} examples of the file share one system prompt; beside them stand ${[none > 0 ? `${none} without one` : "", almost > 0 ? `${almost} with almost the same one` : ""].filter((part) => part !== "").join(" and ")}.`;
	},
	why: "The model ties what it learns to the prompt it learns it under; a slip in the prompt loosens the tie.",
	fix: "Give the examples the same system prompt, and use it when the model is asked."
});
const words = new Words();
var SystemPrompts = class {
	#prompts = new FewValues(MOST_PROMPTS);
	add({ messages }, line) {
		const [first] = messages;
		const text = first?.role === "system" || first?.role === "developer" ? [first.content ?? []].flat().join("\n") : NONE;
		this.#prompts.add(text === NONE ? NONE : hash("sha256", text), line, () => noteOf(text));
	}
	conclude({ examples }, _limits, report) {
		const [main, ...others] = this.#prompts.all() ?? [];
		if (main === void 0 || main.note.letters === NONE) return;
		if (examples < FEWEST_EXAMPLES || main.lines.count < MOST * examples) return;
		const none = others.filter(({ note }) => note.letters === NONE);
		const almost = others.filter(({ note }) => isAlmost(note, main.note));
		const odd = [...none, ...almost].map(({ lines }) => lines);
		if (odd.length === 0) return;
		const count = (of) => of.reduce((sum, { lines }) => sum + lines.count, 0);
		const facts = {
			same: main.lines.count,
			none: count(none),
			almost: count(almost)
		};
		report(W_SYSTEM_PROMPTS, facts, tallyLines(odd.flatMap(({ lines }) => lines), facts.none + facts.almost));
	}
	state() {
		return this.#prompts.state();
	}
	absorb(state, linesBefore) {
		this.#prompts.absorb(state, linesBefore);
	}
};
function noteOf(text) {
	if (text === NONE) return {
		letters: NONE,
		sketch: ""
	};
	const letters = hash("sha256", text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""));
	words.clear();
	words.add(text);
	return {
		letters,
		sketch: words.count < 10 ? "" : Buffer.from(sketchWords(words).sketch).toString("hex")
	};
}
function isAlmost(note, main) {
	if (note.letters === NONE) return false;
	if (note.letters === main.letters) return true;
	return similarity(Buffer.from(note.sketch, "hex"), Buffer.from(main.sketch, "hex")) >= ALIKE;
}
const rule$5 = {
	kind: "corpus",
	codes: [W_SYSTEM_PROMPTS],
	appliesTo: [
		"chat",
		"preference",
		"reinforcement"
	],
	begin: () => new SystemPrompts()
};
// src/core/dataset/rules/too-long.ts
const E_TOO_LONG = defineCode({
	code: "E_TOO_LONG",
	severity: "error",
	mayWarn: true,
	headline: "An example is longer than the model reads",
	message: ({ tokens, limit, counted, end }) => {
		const about = counted === "exact" ? "" : "about ";
		return `The example has ${about}${tokens} tokens; the model reads ${limit}, so ${about}${tokens - limit} at the end of ${end} would be cut off.`;
	},
	why: "The provider does not refuse it but cuts off its end, and there stands the answer to be learned.",
	fix: "Shorten the example or split it in two."
});
const rule$4 = {
	kind: "example",
	codes: [E_TOO_LONG],
	appliesTo: TRAINABLE_FORMATS,
	check: ({ messages }, measure, { maxExampleTokens: limit }, report) => {
		if (measure === null || limit === null || measure.tokens <= limit) return;
		const end = messages.at(-1)?.role === "assistant" ? "the answer" : "the last message";
		report(E_TOO_LONG, {
			tokens: measure.tokens,
			limit,
			counted: measure.quality,
			end
		});
	}
};
// src/core/dataset/rules/too-many-tools.ts
const MAX_TOOLS = 128;
const E_TOO_MANY_TOOLS = defineCode({
	code: "E_TOO_MANY_TOOLS",
	severity: "error",
	headline: "An example declares too many functions",
	message: ({ tools }) => `The example declares ${tools} functions, at most ${MAX_TOOLS} are allowed.`,
	why: "The provider refuses more; and the declarations of every example are paid for as tokens.",
	fix: "Declare the functions that the example needs, and some others among which the model learns to choose."
});
const rule$3 = {
	kind: "example",
	codes: [E_TOO_MANY_TOOLS],
	appliesTo: [
		"chat",
		"preference",
		"reinforcement"
	],
	check: ({ functions }, _measure, _limits, report) => {
		const tools = functions?.length ?? 0;
		if (tools > MAX_TOOLS) report(E_TOO_MANY_TOOLS, { tools });
	}
};
// src/core/dataset/rules/tool-name.ts
const NAME = /^[A-Za-z0-9_-]{1,64}$/;
const E_TOOL_NAME = defineCode({
	code: "E_TOOL_NAME",
	severity: "error",
	headline: "A function has a name that is not allowed",
	message: (at) => "tool" in at ? `The name of declared function ${at.tool} is not 1 to 64 of the characters allowed.` : `Message ${at.message}: the name in call ${at.call} is not 1 to 64 of the characters allowed.`,
	why: "Names of functions have 1 to 64 characters of A-Z, a-z, 0-9, _ and -; the provider refuses others.",
	fix: "Rename the function, in its declaration and in every call of it."
});
const rule$2 = {
	kind: "example",
	codes: [E_TOOL_NAME],
	appliesTo: [
		"chat",
		"preference",
		"reinforcement"
	],
	check: (example, _measure, _limits, report) => {
		const tool = example.functions?.findIndex(({ name }) => !NAME.test(name)) ?? -1;
		const call = trainedCalls(example).find(({ name }) => !NAME.test(name));
		if (tool !== -1) report(E_TOOL_NAME, { tool: tool + 1 });
		else if (call !== void 0) report(E_TOOL_NAME, {
			message: call.message,
			call: call.call
		});
	}
};
// src/core/dataset/rules/tool-parameters.ts
const E_TOOL_PARAMETERS = defineCode({
	code: "E_TOOL_PARAMETERS",
	severity: "error",
	headline: "The parameters of a function are not a schema of an object",
	message: ({ tool }) => `Declared function ${tool}: \`parameters\` is not a JSON Schema of the type object.`,
	why: "The arguments of a call are always one JSON object, and `parameters` is the schema of that object.",
	fix: "Write {\"type\":\"object\",\"properties\":{…}}; leave `parameters` out when the function takes nothing."
});
const rule$1 = {
	kind: "example",
	codes: [E_TOOL_PARAMETERS],
	appliesTo: [
		"chat",
		"preference",
		"reinforcement"
	],
	check: ({ functions }, _measure, _limits, report) => {
		const tool = functions?.findIndex(({ parameters }) => parameters !== void 0 && !mayBeObject(parameters)) ?? -1;
		if (tool !== -1) report(E_TOOL_PARAMETERS, { tool: tool + 1 });
	}
};
function mayBeObject(parameters) {
	return isJsonObject(parameters) && (parameters["type"] === void 0 || parameters["type"] === "object");
}
// src/core/dataset/format-words.ts
const FORMAT_NAMES = {
	chat: "a chat dataset (`messages` with an answer)",
	preference: "a preference dataset (`input`, `preferred_output`, `non_preferred_output`)",
	"trl-preference": "a preference dataset in the format of TRL (`prompt`, `chosen`, `rejected`)",
	reinforcement: "a reinforcement dataset (conversations without an assistant answer)",
	"prompt-completion": "a prompt and completion dataset (`prompt`, `completion`)",
	alpaca: "an Alpaca dataset (`instruction`, `input`, `output`)",
	sharegpt: "a ShareGPT dataset (`conversations` with `from` and `value`)",
	pairs: "pairs of a question and an answer (such as `input`, `output`)",
	gemini: "a Gemini dataset (`contents` with `role` and `parts`)",
	anthropic: "an Anthropic dataset (`system` beside `messages`, or content blocks)",
	cohere: "a Cohere dataset (roles `User` and `Chatbot`, or `chat_history`)",
	"json-array": "one JSON document, not one example per line",
	"json-comments": "JSON with comments, which JSON does not have",
	python: "made of Python literals (such as {'role': None}), not of JSON",
	csv: "a table with comma-separated values (CSV)",
	tsv: "a table with tab-separated values (TSV)",
	html: "a page in HTML or XML, often what a failed download leaves",
	yaml: "a YAML document",
	"git-lfs-pointer": "a Git LFS pointer, not the data itself",
	empty: "empty",
	unknown: "not in a format that is known here"
};
const NEEDED = {
	chat: "a chat dataset (`messages` on each line)",
	preference: "a preference dataset (`input`, `preferred_output` and `non_preferred_output` on each line)",
	reinforcement: "a reinforcement dataset (`messages` that end with the user, and fields for the grader, on each line)",
	"prompt-completion": "a prompt and completion dataset (`prompt` and `completion` on each line)",
	any: "a dataset that can be trained, such as chat (`messages` on each line),"
};
const convertTo = (target) => `Convert it: finetune-gitops convert FILE --to ${target} -o NEW.jsonl`;
const ANYWAY = {
	html: "Download the data again, or export it as JSON Lines.",
	"git-lfs-pointer": "Fetch the data with git lfs pull; if that leaves a pointer, add the data again.",
	empty: "Add the examples, or remove the file from the manifest."
};
function adviceFor(format, expected) {
	const anyway = ANYWAY[format];
	if (anyway !== void 0) return anyway;
	switch (expected) {
		case "chat": return adviceForChat(format);
		case "any": return format === "trl-preference" ? `${convertTo("preference")} (--to chat keeps the chosen answer alone)` : adviceForChat(format);
		case "preference": return adviceForPreference(format);
		case "reinforcement": return adviceForReinforcement(format);
		case "prompt-completion": return "Write each example as {\"prompt\":\"…\",\"completion\":\"…\"}, or train a base model that takes chat.";
	}
}
function adviceForChat(format) {
	switch (format) {
		case "preference": return `Supervised training needs one answer. ${convertTo("chat")} (it keeps the preferred one)`;
		case "trl-preference": return `Supervised training needs one answer. ${convertTo("chat")} (it keeps the chosen one; --to preference keeps both)`;
		case "reinforcement": return "End each conversation with the assistant message that the model is to learn.";
		case "unknown": return "Compare it with the chat format, one line at a time.";
		default: return convertTo("chat");
	}
}
function adviceForPreference(format) {
	switch (format) {
		case "trl-preference":
		case "json-array":
		case "json-comments":
		case "python":
		case "csv":
		case "tsv":
		case "yaml": return convertTo("preference");
		case "unknown": return "Compare it with the preference format, one line at a time.";
		default: return "Preference training needs a second, worse answer to each prompt: add one, or train with the method supervised.";
	}
}
function adviceForReinforcement(format) {
	return format === "chat" ? "Move the last answer of each conversation into a field that the grader compares with, such as `reference_answer`." : "Write each prompt as `messages` that end with the user, and beside it the fields that the grader reads.";
}
// src/core/dataset/rules/wrong-format.ts
const E_FORMAT = defineCode({
	code: "E_FORMAT",
	severity: "error",
	headline: "The dataset has the wrong format",
	message: ({ format, line, expected }) => `The file is ${FORMAT_NAMES[format]}${line === null ? "" : `, as line ${line} shows`}; ${NEEDED[expected]} is needed. ${adviceFor(format, expected)}`,
	why: "The provider refuses a file whose format does not belong to the training method.",
	fix: "Write one JSON object per line in the format that the training method takes; for chat {\"messages\":[{\"role\":\"user\",\"content\":\"…\"},{\"role\":\"assistant\",\"content\":\"…\"}]}"
});
// src/core/dataset/rules.generated.ts
const RULES = [
	rule$45,
	rule$44,
	rule$43,
	rule$42,
	rule$41,
	rule$40,
	rule$39,
	rule$38,
	rule$37,
	rule$36,
	rule$35,
	rule$34,
	rule$33,
	rule$32,
	rule$31,
	rule$30,
	rule$29,
	rule$28,
	rule$27,
	rule$26,
	rule$25,
	rule$24,
	rule$23,
	rule$22,
	rule$21,
	rule$20,
	rule$19,
	rule$18,
	rule$17,
	rule$16,
	rule$15,
	rule$14,
	rule$13,
	rule$12,
	rule$11,
	rule$10,
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
		check: ({ format, formatLine, expected }, _limits, report) => {
			if (!isTrainable(format) || (expected ?? format) !== format) report(E_FORMAT, {
				format,
				line: formatLine,
				expected: expected ?? "any"
			});
		}
	}
];
export { E_PREFERENCE_SPELLING as A, keyOf as B, PROMPT_COMPLETION_CODES as C, E_PREFERENCE_KEY as D, E_PREFERENCE_INPUT as E, OLD_OUTPUT_KEYS as F, isBlank as G, CHAT_KEYS as H, PAIR_KEYS as I, withoutBom as J, isJsonObject as K, recordFormat as L, W_PREFERENCE_END as M, W_PREFERENCE_SAME as N, E_PREFERENCE_OUTPUT as O, FormatVotes as P, resembledFormat as R, readReinforcement as S, E_PREFERENCE_IMAGE as T, readChatExample as U, legacyRow as V, readChatMessage as W, CHAT_CODES as X, shownKey as Y, openingOf as Z, taskOf as _, findPersonalData as a, messageName as b, findInvisible as c, duplicates as d, leadingSpace as f, promptSeparator as g, promptPrefix as h, W_DUPLICATE as i, PREFERENCE_CODES as j, E_PREFERENCE_ROLE as k, completionEnding as l, lowerCase as m, findSecrets as n, lookAtText as o, longRows as p, readObject as q, RepeatedExamples as r, seeThrough as s, RULES as t, completionPrefix as u, shownPath as v, readPromptCompletion as w, REINFORCEMENT_CODES as x, resolve$1 as y, isLegacyRow as z };
