import { o as fileFinding, u as defineCode } from "./repeated-examples.js";
import { hash } from "node:crypto";
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
	message: ({ column }) => column === 1 ? "The line starts with a byte order mark (bytes EF BB BF)." : `A byte order mark (bytes EF BB BF) stands at byte ${column} of the line.`,
	why: "Strict JSON readers refuse a byte order mark, at the start of a file and where two files were joined.",
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
	message: ({ column, limit }) => `The line is nested deeper than ${limit} levels, from byte ${column} on.`,
	why: "Real examples need few levels; deep nesting makes readers slow or makes them crash.",
	fix: "Flatten the example, for example by storing a nested structure as text."
});
const E_JSON_KEY = defineCode({
	code: "E_JSON_KEY",
	severity: "error",
	headline: "A JSON key is forbidden",
	message: ({ column }) => `An object in the line has a key named "__proto__", "constructor" or "prototype", or one that ends with a backslash, at byte ${column}.`,
	why: "Such names change how programs read or copy the object; no training format uses them.",
	fix: "Rename or remove the key."
});
const E_JSON_DUP = defineCode({
	code: "E_JSON_DUP",
	severity: "error",
	headline: "A JSON key appears twice",
	message: ({ column, key }) => `${key === null ? "A key" : `The key "${key}"`} appears twice in one object, the second time at byte ${column}.`,
	why: "Programs differ in which of the two values they keep, so what was reviewed may not be what is trained.",
	fix: "Keep one of the two."
});
const E_JSON_KEYS = defineCode({
	code: "E_JSON_KEYS",
	severity: "error",
	headline: "A JSON object has too many keys",
	message: ({ column, limit }) => `The line has an object with more than ${limit} keys; the first too many is at byte ${column}.`,
	why: "Real examples need few keys; objects with very many are a table that lost its shape, or an attack on readers.",
	fix: "Use an array, or store the object as text."
});
const E_JSON_NUMBER = defineCode({
	code: "E_JSON_NUMBER",
	severity: "error",
	headline: "A number is too large",
	message: ({ column }) => `The number at byte ${column} of the line is too large to be represented.`,
	why: "Programs read such a number as infinity, which JSON cannot write, or refuse the line.",
	fix: "Write the number as text, or use a smaller one."
});
const W_JSON_NUMBER = defineCode({
	code: "W_JSON_NUMBER",
	severity: "warning",
	headline: "A number loses digits",
	message: ({ column }) => `The number at byte ${column} of the line is not kept as it is written by most programs.`,
	why: "Integers are exact up to 9007199254740991; larger ones are rounded, and tiny fractions become 0.",
	fix: "Write an ID or another long number as text, in quotes."
});
const W_SURROGATE = defineCode({
	code: "W_SURROGATE",
	severity: "warning",
	headline: "Half of a character is written",
	message: ({ column }) => `The escape at byte ${column} of the line is half of a surrogate pair; it becomes U+FFFD.`,
	why: "The model is trained on a replacement character where a letter or an emoji was meant; some readers refuse it.",
	fix: "Write the whole character; texts are often cut in the middle of an emoji."
});
const E_UTF16 = defineCode({
	code: "E_UTF16",
	severity: "error",
	headline: "The file is UTF-16 or UTF-32, not UTF-8",
	message: ({ encoding, mark }) => `The file is ${encoding}, ${mark} a byte order mark.`,
	why: "Providers read training files as UTF-8; in another encoding not one line can be read.",
	fix: "Save the file as UTF-8. Windows PowerShell writes UTF-16 with \">\"; use Out-File -Encoding utf8 or PowerShell 7."
});
const E_BINARY = defineCode({
	code: "E_BINARY",
	severity: "error",
	headline: "The file is not text",
	message: ({ is }) => `The file is ${is}.`,
	why: "A training file is text, one JSON object per line; providers neither unpack nor convert files.",
	fix: "Commit the data itself: unpack the file, or export it as JSON Lines."
});
const E_CR_LINES = defineCode({
	code: "E_CR_LINES",
	severity: "error",
	headline: "Lines end with CR alone",
	message: ({ objects }) => `The first line holds ${objects} JSON objects with a CR (byte 0D) alone between them.`,
	why: "JSON Lines end with LF; readers take the whole file for one line and refuse it.",
	fix: "Save the file with LF line ends, for example: tr '\\r' '\\n' < old.jsonl > new.jsonl."
});
const N_CRLF = defineCode({
	code: "N_CRLF",
	severity: "notice",
	headline: "Lines end with CR LF",
	message: ({ lines }) => `${lines} ${lines === 1 ? "line ends" : "lines end"} with CR LF.`,
	why: "It trains the same. But an editor or git may turn the line ends into LF one day; that changes the hash of the file, and a changed file means a new training.",
	fix: "Save the file with LF line ends, and put \"*.jsonl text eol=lf\" into .gitattributes."
});
const READER_CODES = [
	E_LINE_SIZE,
	E_UTF8,
	E_BOM,
	E_NUL,
	E_JSON,
	E_JSON_OBJECT,
	E_JSON_DEPTH,
	E_JSON_KEY,
	E_JSON_DUP,
	E_JSON_KEYS,
	E_JSON_NUMBER,
	W_JSON_NUMBER,
	W_SURROGATE,
	E_UTF16,
	E_BINARY,
	E_CR_LINES,
	N_CRLF
];
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
			const key = keyOf(bytes.subarray(at, end));
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
function keyOf(quoted) {
	const text = decoder.decode(quoted);
	return text.includes("\\") ? String(JSON.parse(text)) : text.slice(1, -1);
}
// src/core/dataset/json-scan.ts
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT$1 = 123;
const CLOSE_OBJECT$1 = 125;
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
		if (mayClose && inside !== void 0 && byte === (inside === ARRAY ? CLOSE_ARRAY : CLOSE_OBJECT$1)) {
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
		} else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT$1) {
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
	return ESCAPED_BACKSLASH.every((byte, index) => byte === lowerCase(bytes[start + index] ?? 0));
}
function lowerCase(byte) {
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
// src/core/dataset/canonical-example.ts
function exampleIdentity(value) {
	return identify(value).example.slice(0, 32);
}
function exampleIdentities(value) {
	const { example, prompt, answer } = identify(value);
	return {
		example: example.slice(0, 32),
		prompt: prompt?.slice(0, 32) ?? null,
		answer: answer === null ? null : hash("sha256", answer).slice(0, 32)
	};
}
function exampleKeys(value) {
	const { example, prompt } = identify(value);
	return {
		example: firstBits(example),
		prompt: prompt === null ? null : firstBits(prompt)
	};
}
const firstBits = (hex) => Number.parseInt(hex.slice(0, 13), 16);
function identify(value) {
	const messages = value["messages"];
	if (!Array.isArray(messages)) return {
		example: hash("sha256", sortedJson(value)),
		prompt: null,
		answer: null
	};
	const last = messages.findLastIndex((message) => isJsonObject(message) && message["role"] === "assistant");
	const beforeAnswer = messages.slice(0, Math.max(0, last)).map(canonicalMessage);
	const prompt = hash("sha256", JSON.stringify([canonicalTools(value), beforeAnswer]));
	const answer = JSON.stringify(messages.slice(Math.max(0, last)).map(canonicalMessage));
	return {
		example: hash("sha256", `${prompt}${answer}`),
		prompt: last > 0 ? prompt : null,
		answer: last === -1 ? null : answer
	};
}
function canonicalMessage(message) {
	if (!isJsonObject(message)) return sortedJson(message);
	const { role, content, name, weight } = message;
	return [
		plain(role),
		canonicalContent(content),
		plain(name),
		canonicalCalls(message),
		weight === 0
	];
}
function canonicalContent(content) {
	if (typeof content === "string" || content === null || content === void 0) return content ?? null;
	const [part, ...more] = Array.isArray(content) ? content : [];
	if (more.length === 0 && isJsonObject(part) && part["type"] === "text" && typeof part["text"] === "string") return part["text"];
	return [sortedJson(content)];
}
function canonicalCalls({ tool_calls: calls, function_call: call }) {
	if ((calls ?? null) === null && (call ?? null) === null) return [];
	return [...Array.isArray(calls) ? calls.map((item) => isJsonObject(item) ? item["function"] : item) : [calls], call].filter((item) => (item ?? null) !== null).map(sortedJson);
}
function canonicalTools({ tools, functions, parallel_tool_calls: parallel }) {
	if ((tools ?? null) === null && (functions ?? null) === null) return null;
	const older = Array.isArray(functions) ? functions.map((item) => ({
		type: "function",
		function: item
	})) : functions;
	return [sortedJson(tools ?? older), parallel === false];
}
const plain = (value) => typeof value === "string" ? value : [sortedJson(value ?? null)];
function sortedJson(value) {
	if (Array.isArray(value)) return `[${value.map(sortedJson).join(",")}]`;
	if (!isJsonObject(value)) return JSON.stringify(value ?? null);
	return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${sortedJson(value[key])}`).join(",")}}`;
}
// src/core/dataset/file-shape.ts
const SIGNATURES = [
	["", "compressed with gzip"],
	["(µ/ý", "compressed with Zstandard"],
	["ý7zXZ\0", "compressed with xz"],
	["BZh", "compressed with bzip2"],
	["7z¼¯'", "a 7z archive"],
	["PK", "an empty ZIP archive"],
	["PAR1", "a Parquet file"],
	["ARROW1", "an Arrow file"],
	["Obj", "an Avro file"],
	["SQLite format 3\0", "an SQLite database"],
	["%PDF-", "a PDF document"],
	["ÐÏà¡±á", "an old Office document (such as xls)"]
];
const ZIP_NAME = 30;
function recogniseFile(head) {
	const start = String.fromCharCode(...head.subarray(0, 64));
	return wideText(start) ?? binary(start);
}
function wideText(start) {
	const marks = [
		[/^\xff\xfe\0\0/, "UTF-32 LE"],
		[/^\0\0\xfe\xff/, "UTF-32 BE"],
		[/^\xff\xfe/, "UTF-16 LE"],
		[/^\xfe\xff/, "UTF-16 BE"]
	];
	const zeros = [
		[/^[ -~]\0\0\0[ -~]\0\0\0/, "UTF-32 LE"],
		[/^\0\0\0[ -~]\0\0\0[ -~]/, "UTF-32 BE"],
		[/^[ -~]\0[ -~]\0/, "UTF-16 LE"],
		[/^\0[ -~]\0[ -~]/, "UTF-16 BE"]
	];
	const marked = marks.find(([pattern]) => pattern.test(start));
	if (marked !== void 0) return {
		kind: "wide-text",
		encoding: marked[1],
		mark: "with"
	};
	const unmarked = zeros.find(([pattern]) => pattern.test(start));
	return unmarked === void 0 ? null : {
		kind: "wide-text",
		encoding: unmarked[1],
		mark: "without"
	};
}
function binary(start) {
	if (start.startsWith("PK")) return {
		kind: "binary",
		is: /^(\[Content_Types\]|_rels\/|docProps\/|xl\/|word\/|ppt\/)/.test(start.slice(ZIP_NAME)) ? "an Office document (such as xlsx)" : "a ZIP archive"
	};
	const is = SIGNATURES.find(([signature]) => start.startsWith(signature))?.[1];
	return is === void 0 ? null : {
		kind: "binary",
		is
	};
}
function shapeFinding(shape) {
	switch (shape.kind) {
		case "wide-text": return fileFinding(E_UTF16, {
			encoding: shape.encoding,
			mark: shape.mark
		});
		case "binary": return fileFinding(E_BINARY, { is: shape.is });
		case "cr-lines": return fileFinding(E_CR_LINES, { objects: shape.objects });
	}
}
// src/core/dataset/cr-lines.ts
const CR$1 = 13;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
var CrLineEnds = class {
	count = 0;
	#seen = "nothing";
	add(bytes) {
		const first = bytes[0];
		const last = bytes.at(-1);
		if (first === void 0 || last === void 0) return;
		if (this.#seen === "close-cr" && first === OPEN_OBJECT) this.count += 1;
		if (this.#seen === "close" && first === CR$1 && bytes[1] === OPEN_OBJECT) this.count += 1;
		for (let at = bytes.indexOf(CR$1, 1); at !== -1; at = bytes.indexOf(CR$1, at + 1)) if (bytes[at - 1] === CLOSE_OBJECT && bytes[at + 1] === OPEN_OBJECT) this.count += 1;
		const beforeLast = bytes.length > 1 ? bytes.at(-2) === CLOSE_OBJECT : this.#seen === "close";
		if (last === CLOSE_OBJECT) this.#seen = "close";
		else this.#seen = last === CR$1 && beforeLast ? "close-cr" : "nothing";
	}
};
// src/core/dataset/lines.ts
const MAX_LINE_BYTES = 1048576;
const LF = 10;
const CR = 13;
const NOTHING = new Uint8Array(0);
var LineSplitter = class {
	#state = "opening";
	#opening = NOTHING;
	#crLineEnds = new CrLineEnds();
	#isStart;
	#number = 0;
	#size = 0;
	#kept = new Uint8Array(4096);
	constructor({ isStart } = { isStart: true }) {
		this.#isStart = isStart;
		if (!isStart) this.#state = "lines";
	}
	*push(chunk) {
		if (this.#state !== "opening") {
			yield* this.#cut(chunk);
			return;
		}
		this.#opening = joined(this.#opening, chunk);
		if (this.#opening.length >= 64) yield* this.#open();
	}
	*end() {
		if (this.#state === "opening") yield* this.#open();
		if (this.#state === "lines" && this.#size > 0) yield this.#finish(NOTHING, false);
	}
	*#open() {
		const opening = this.#opening;
		this.#opening = NOTHING;
		const shape = recogniseFile(opening);
		this.#state = shape === null ? "lines" : "no-lines";
		if (shape === null) yield* this.#cut(opening);
		else yield {
			kind: "no-lines",
			shape
		};
	}
	*#cut(chunk) {
		let start = 0;
		for (let end = chunk.indexOf(LF); end !== -1 && this.#state === "lines"; end = chunk.indexOf(LF, start)) {
			const rest = chunk.subarray(start, end);
			start = end + 1;
			yield this.#finish(rest, true);
		}
		if (this.#state === "lines") this.#keep(chunk.subarray(start));
	}
	#finish(rest, hasLf) {
		const crossed = this.#size > 0;
		if (crossed) this.#keep(rest);
		else if (this.#isInFirstLine()) this.#crLineEnds.add(rest);
		const size = crossed ? this.#size : rest.length;
		const bytes = crossed ? this.#kept : rest;
		this.#size = 0;
		if (this.#number === 0 && this.#crLineEnds.count > 0) {
			this.#state = "no-lines";
			return {
				kind: "no-lines",
				shape: {
					kind: "cr-lines",
					objects: this.#crLineEnds.count + 1
				}
			};
		}
		this.#number += 1;
		const number = this.#number;
		if (size > 1048576) return {
			kind: "too-long",
			number,
			size,
			head: bytes.subarray(0, 64)
		};
		const endsInCr = size > 0 && bytes[size - 1] === CR;
		return {
			kind: "line",
			number,
			bytes: bytes.subarray(0, endsInCr ? size - 1 : size),
			endsInCrLf: endsInCr && hasLf
		};
	}
	#isInFirstLine() {
		return this.#isStart && this.#number === 0;
	}
	#keep(part) {
		if (this.#isInFirstLine()) this.#crLineEnds.add(part);
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
function joined(head, chunk) {
	if (chunk.length >= 64 && head.length === 0) return chunk;
	const both = new Uint8Array(head.length + chunk.length);
	both.set(head);
	both.set(chunk, head.length);
	return both;
}
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
// src/core/dataset/sensitive/see-through.ts
const HIDDEN = /\p{Default_Ignorable_Code_Point}+/gu;
const SOFT_HYPHEN = "­";
const BEYOND_LATIN_1 = /[\u0100-\uffff]/;
const ESCAPE = /\\{1,8}(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([nrt"'/]))/gi;
const PERCENT = /%([2-7][0-9a-f]|0[9ad])/gi;
function seeThrough(text) {
	const unescaped = text.includes("\\") ? text.replace(ESCAPE, resolve) : text;
	const decoded = unescaped.includes("%") ? unescaped.replace(PERCENT, (_, hex) => fromHex(hex)) : unescaped;
	return BEYOND_LATIN_1.test(decoded) || decoded.includes(SOFT_HYPHEN) ? decoded.replace(HIDDEN, "") : decoded;
}
function resolve(_escape, unit, byte, short) {
	const hex = unit ?? byte;
	if (hex !== void 0) return fromHex(hex);
	return short === "\"" || short === "'" || short === "/" ? short : "\n";
}
function fromHex(hex) {
	return String.fromCharCode(Number.parseInt(hex, 16));
}
export { N_CRLF as _, recogniseFile as a, exampleIdentity as c, isJsonObject as d, readObject as f, E_LINE_SIZE as g, E_BOM as h, MAX_LINE_BYTES as i, exampleKeys as l, scanJson as m, findInvisible as n, shapeFinding as o, withoutBom as p, LineSplitter as r, exampleIdentities as s, seeThrough as t, isBlank as u, READER_CODES as v, readableSize as y };
