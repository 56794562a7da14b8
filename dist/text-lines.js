import { n as LineCounter } from "./findings.js";
import { H as CHAT_KEYS, J as withoutBom, K as isJsonObject } from "./rules.generated.js";
// src/core/dataset/fix/changes.ts
const CHANGES = {
	bom: {
		fix: "byte-order-mark",
		code: "E_BOM",
		did: "byte order mark removed"
	},
	crLf: {
		fix: "line-end",
		code: "N_CRLF",
		did: "CR LF became LF"
	},
	finalNewline: {
		fix: "final-newline",
		code: null,
		did: "line end added at the end of the file"
	},
	blank: {
		fix: "blank-line",
		code: "W_BLANK_LINE",
		did: "blank line removed"
	},
	nullWeight: {
		fix: "null-weight",
		code: "E_WEIGHT",
		did: "\"weight\": null removed"
	},
	nullField: {
		fix: "null-field",
		code: null,
		did: "fields removed that are null in API exports"
	},
	edge: {
		fix: "answer-edge",
		code: "W_ANSWER_EDGE",
		did: "white space around an answer trimmed"
	},
	duplicate: {
		fix: "duplicate",
		code: "W_DUPLICATE",
		did: "repetition of an earlier example removed"
	}
};
var ChangeLog = class {
	#byFix = new Map();
	add(kind, line) {
		const entry = this.#byFix.get(kind.fix) ?? {
			kind,
			lines: new LineCounter()
		};
		this.#byFix.set(kind.fix, entry);
		entry.lines.add(line);
	}
	changes() {
		return [...this.#byFix.values()].map(({ kind, lines: { count, lines } }) => ({
			...kind,
			count,
			lines
		}));
	}
};
// src/core/dataset/fix/json-spans.ts
const SPACE = /\s*/y;
const STRING = /"(?:[^"\\]|\\[\s\S])*"/y;
const SCALAR = /[-+.\w]+/y;
function jsonSpans(text) {
	return spanAt(text, skip(text, 0));
}
function spanAt(text, start) {
	if (text[start] === "{") return objectAt(text, start);
	if (text[start] === "[") return listAt(text, start);
	return {
		start,
		end: endOf(text[start] === "\"" ? STRING : SCALAR, text, start),
		members: [],
		items: []
	};
}
function objectAt(text, start) {
	const members = [];
	let at = skip(text, start + 1);
	while (text[at] !== "}") {
		const keyEnd = endOf(STRING, text, at);
		const value = spanAt(text, skip(text, skip(text, keyEnd) + 1));
		members.push({
			key: String(JSON.parse(text.slice(at, keyEnd))),
			start: at,
			value
		});
		at = skip(text, value.end);
		if (text[at] === ",") at = skip(text, at + 1);
	}
	return {
		start,
		end: at + 1,
		members,
		items: []
	};
}
function listAt(text, start) {
	const items = [];
	let at = skip(text, start + 1);
	while (text[at] !== "]") {
		const item = spanAt(text, at);
		items.push(item);
		at = skip(text, item.end);
		if (text[at] === ",") at = skip(text, at + 1);
	}
	return {
		start,
		end: at + 1,
		members: [],
		items
	};
}
const skip = (text, at) => endOf(SPACE, text, at);
function endOf(pattern, text, at) {
	pattern.lastIndex = at;
	if (!pattern.test(text)) throw new Error("The text is not JSON.");
	return pattern.lastIndex;
}
// src/core/dataset/fix/mend-chat-line.ts
const NULLABLE = new Set("name refusal audio annotations tool_calls function_call tool_call_id weight".split(" "));
function mendChatLine(bytes, value, report) {
	if (!needsMending(value)) return bytes;
	const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
	const root = jsonSpans(text);
	const splices = [...withoutNulls(root, text, (key) => CHAT_KEYS.has(key) && key !== "messages", report), ...(memberOf(root, "messages")?.value.items ?? []).flatMap((message) => [...withoutNulls(message, text, (key) => NULLABLE.has(key), report), ...trimmed(message, text, report)])];
	return new TextEncoder().encode(apply(text, splices));
}
function needsMending(value) {
	const { messages } = value;
	if (!Array.isArray(messages)) return false;
	const hasNull = (object) => Object.values(object).includes(null);
	return hasNull(value) || messages.some((message) => isJsonObject(message) && (hasNull(message) || hasEdge(message)));
}
function hasEdge({ role, content }) {
	return role === "assistant" && typeof content === "string" && isUntrimmed(content);
}
function isUntrimmed(text) {
	return text.trim() !== "" && text.trim() !== text;
}
function withoutNulls(object, text, isMeant, report) {
	const isNull = ({ key, value }) => isMeant(key) && text.slice(value.start, value.end) === "null";
	const kept = object.members.filter((member) => !isNull(member));
	return object.members.flatMap((member, index) => {
		if (!isNull(member)) return [];
		report(member.key === "weight" ? CHANGES.nullWeight : CHANGES.nullField);
		const next = object.members[index + 1];
		const staysAfter = kept.some(({ start }) => start > member.start);
		if (next !== void 0 && staysAfter) return [{
			start: member.start,
			end: next.start,
			text: ""
		}];
		const lastKept = kept.at(-1);
		if (!(object.members[index - 1] === lastKept)) return [];
		const end = object.members.at(-1)?.value.end ?? member.value.end;
		return [{
			start: lastKept?.value.end ?? member.start,
			end,
			text: ""
		}];
	});
}
function trimmed(message, text, report) {
	const role = memberOf(message, "role")?.value;
	const content = memberOf(message, "content")?.value;
	if (role === void 0 || content === void 0 || text[content.start] !== "\"") return [];
	if (JSON.parse(text.slice(role.start, role.end)) !== "assistant") return [];
	const literal = text.slice(content.start + 1, content.end - 1);
	if (!isUntrimmed(String(JSON.parse(`"${literal}"`)))) return [];
	report(CHANGES.edge);
	const units = literal.match(/\\u[0-9a-f]{4}|\\.|[^\\]+?/gis) ?? [];
	const isSpace = (unit) => String(JSON.parse(`"${unit}"`)).trim() === "";
	const first = units.findIndex((unit) => !isSpace(unit));
	const last = units.findLastIndex((unit) => !isSpace(unit));
	return [{
		start: content.start + 1,
		end: content.end - 1,
		text: units.slice(first, last + 1).join("")
	}];
}
function memberOf(object, key) {
	return object.members.find((member) => member.key === key);
}
function apply(text, splices) {
	let result = "";
	let at = 0;
	for (const splice of splices.toSorted((a, b) => a.start - b.start)) {
		result += text.slice(at, splice.start) + splice.text;
		at = splice.end;
	}
	return result + text.slice(at);
}
// src/core/dataset/fix/text-lines.ts
const LF = 10;
const CR = 13;
function* splitLines(bytes) {
	let number = 0;
	for (let start = 0; start < bytes.length;) {
		const lf = bytes.indexOf(LF, start);
		const end = lf === -1 ? bytes.length : lf;
		number += 1;
		yield textLine(bytes.subarray(start, end), number, lf !== -1);
		start = end + 1;
	}
}
function textLine(line, number, hasLf) {
	let text = withoutBom(line);
	while (text.length > withoutBom(text).length) text = withoutBom(text);
	let end = text.length;
	while (end > 0 && text[end - 1] === CR) end -= 1;
	const endsInCr = end < text.length;
	return {
		number,
		bytes: text.subarray(0, end),
		hasBom: text.length < line.length,
		endsInCr,
		hasLf
	};
}
function joinLines(lines) {
	const joined = new Uint8Array(lines.reduce((sum, { bytes }) => sum + bytes.length + 1, 0));
	let at = 0;
	for (const { bytes } of lines) {
		joined.set(bytes, at);
		at += bytes.length + 1;
		joined[at - 1] = LF;
	}
	return joined;
}
export { ChangeLog as a, CHANGES as i, splitLines as n, mendChatLine as r, joinLines as t };
