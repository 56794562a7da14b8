import { t as defineCode } from "./diagnostic.js";
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
	message: ({ lines, others }) => others === 0 ? `${lines} ${lines === 1 ? "line ends" : "lines end"} with CR LF.` : `${lines} ${lines === 1 ? "line ends" : "lines end"} with CR LF, and ${others} with LF alone.`,
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
// src/core/dataset/inspection.ts
const TRAINABLE_FORMATS = [
	"chat",
	"preference",
	"reinforcement",
	"prompt-completion"
];
function isTrainable(format) {
	return TRAINABLE_FORMATS.some((trainable) => trainable === format);
}
function inspectionHasErrors(inspection) {
	return inspection.findings.some((finding) => finding.severity === "error");
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
	absorb({ count, lines }, linesBefore) {
		this.count += count;
		for (const line of lines) if (this.lines.length < 50) this.lines.push(line + linesBefore);
	}
	state() {
		return {
			count: this.count,
			lines: this.lines
		};
	}
};
function tallyLines(lines, count = lines.length) {
	return {
		count,
		lines: lines.toSorted((a, b) => a - b).slice(0, 50)
	};
}
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
	absorb(findings, linesBefore) {
		for (const { lines, count, ...words } of findings) {
			const entry = this.#byCode.get(words.code) ?? {
				words,
				lines: new LineCounter()
			};
			this.#byCode.set(words.code, entry);
			entry.lines.absorb({
				lines,
				count
			}, linesBefore);
		}
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
export { N_CRLF as C, readableSize as D, W_SURROGATE as E, E_UTF8 as S, W_JSON_NUMBER as T, E_JSON_NUMBER as _, tallyLines as a, E_NUL as b, isTrainable as c, E_CR_LINES as d, E_JSON as f, E_JSON_KEYS as g, E_JSON_KEY as h, sortFindings as i, E_BINARY as l, E_JSON_DUP as m, LineCounter as n, TRAINABLE_FORMATS as o, E_JSON_DEPTH as p, fileFinding as r, inspectionHasErrors as s, FindingLog as t, E_BOM as u, E_JSON_OBJECT as v, READER_CODES as w, E_UTF16 as x, E_LINE_SIZE as y };
