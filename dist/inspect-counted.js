import { i as inspectWhole } from "./inspect.js";
import { r as weakest } from "./join-parts.js";
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
// src/core/tokens/inspect-counted.ts
async function inspectCounted(job) {
	return inspectWhole({
		...job,
		...await countingOptions(job.rules)
	});
}
async function countingOptions(rules) {
	const { encoding, ...options } = rules;
	const counter = encoding === null ? null : await loadTokenCounter(encoding);
	return {
		...options,
		measure: counter === null ? null : (example) => measureExample(example, counter)
	};
}
export { inspectCounted as n, countingOptions as t };
