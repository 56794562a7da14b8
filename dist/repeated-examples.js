// src/core/diagnostics/diagnostic.ts
function defineCode(code) {
	return code;
}
function diagnose(code, place, facts) {
	return {
		code: code.code,
		severity: code.severity,
		headline: code.headline,
		message: code.message(facts),
		fix: code.fix,
		place
	};
}
const RANK = {
	error: 0,
	warning: 1,
	notice: 2
};
function sortDiagnostics(diagnostics) {
	return [...diagnostics].sort((a, b) => RANK[a.severity] - RANK[b.severity] || byCodeUnits(a.place?.path ?? "", b.place?.path ?? "") || (a.place?.line ?? 0) - (b.place?.line ?? 0));
}
function byCodeUnits(a, b) {
	return a < b ? -1 : Number(a > b);
}
function hasErrors(diagnostics) {
	return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
// src/core/dataset/inspection.ts
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
// src/core/dataset/corpus/sampled-table.ts
const MOST_KEYS = 786432;
const KEY_RANGE = 2 ** 52;
const EMPTY = -1;
var SampledTable = class {
	#width;
	#mostKeys;
	#level = 0;
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
		if (key >= KEY_RANGE / this.oneIn) return null;
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
		this.#rebuild(this.#keys.length);
	}
	#rebuild(capacity) {
		const rows = {
			keys: this.#keys,
			values: this.#values
		};
		const limit = KEY_RANGE / this.oneIn;
		this.#keys = new Float64Array(capacity).fill(EMPTY);
		this.#values = new Uint32Array(capacity * this.#width);
		this.#size = 0;
		for (const [from, key] of rows.keys.entries()) {
			if (key === EMPTY || key >= limit) continue;
			const slot = this.#slotOf(key);
			this.#keys[slot] = key;
			this.#values.set(rows.values.subarray(from * this.#width, (from + 1) * this.#width), slot * this.#width);
			this.#size += 1;
		}
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
	message: ({ first, oneIn }) => `The prompt is the same as in line ${first}, and the answer is another one${sampleNote(oneIn)}.`,
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
	conclude(_file, _limits, report) {
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
		this.#concludePrompts(report);
	}
	#concludePrompts(report) {
		const answeredTwice = this.prompts.rowsWith(3);
		const [prompt] = answeredTwice;
		if (prompt === void 0 || this.prompts.count(0, 2) * 2 >= this.prompts.size) return;
		const facts = {
			first: at(prompt, 1),
			oneIn: this.prompts.oneIn
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
const rule = {
	kind: "corpus",
	codes: [W_DUPLICATE, W_CONTRADICTION],
	begin: () => new RepeatedExamples()
};
export { LineCounter as a, tallyLines as c, diagnose as d, hasErrors as f, FindingLog as i, inspectionHasErrors as l, W_DUPLICATE as n, fileFinding as o, sortDiagnostics as p, rule as r, sortFindings as s, RepeatedExamples as t, defineCode as u };
