import { d as E_CR_LINES, l as E_BINARY, r as fileFinding, x as E_UTF16 } from "./findings.js";
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
export { shapeFinding as i, MAX_LINE_BYTES as n, recogniseFile as r, LineSplitter as t };
