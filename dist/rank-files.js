import { K as isJsonObject } from "./rules.generated.js";
import { a as mergeDoubts, n as doubt, o as weakest } from "./measure.js";
import { i as inspectWhole } from "./inspect.js";
import { readFile } from "node:fs/promises";
// src/core/tokens/image-tokens.ts
const GPT_4O_IMAGES = {
	rule: "tiles",
	base: 85,
	tile: 170
};
const TYPICAL = {
	width: 1024,
	height: 1024
};
const SMALLEST = {
	width: 1,
	height: 1
};
const LARGEST = {
	width: 2048,
	height: 768
};
const LOW_DETAIL = {
	width: 512,
	height: 512
};
function imageTokens(image, rule) {
	const size = sizeOf(image);
	if (image.detail === "low") return low(size, rule);
	const high = (of) => tokensAt(of, rule);
	const least = image.detail === "high" ? (of) => high(of) : (of) => Math.min(high(of), low(of, rule).tokens);
	if (size === null) {
		const tokens = high(TYPICAL);
		return {
			tokens,
			doubts: [{
				why: "image-size",
				below: tokens - least(SMALLEST),
				above: high(LARGEST) - tokens
			}]
		};
	}
	const tokens = high(size);
	const chosen = tokens - least(size);
	const margin = doubt("image-rule", tokens);
	return {
		tokens,
		doubts: [{
			...margin,
			below: Math.max(margin.below, chosen)
		}]
	};
}
function low(size, rule) {
	const tokens = rule.rule === "tiles" ? rule.base : tokensAt(within(size ?? LOW_DETAIL, LOW_DETAIL), rule);
	return {
		tokens,
		doubts: [doubt("image-rule", tokens)]
	};
}
function tokensAt(size, rule) {
	switch (rule.rule) {
		case "tiles": return rule.base + rule.tile * tiles(size);
		case "patches": return Math.ceil(patches(size) * rule.factor);
	}
}
function tiles(size) {
	const fitted = within(size, {
		width: 2048,
		height: 2048
	});
	return squares(scaled(fitted, Math.min(1, 768 / Math.min(fitted.width, fitted.height))), 512);
}
const MOST_PATCHES = 1536;
function patches(size) {
	return Math.min(MOST_PATCHES, squares(size, 32));
}
function squares({ width, height }, side) {
	return Math.ceil(width / side) * Math.ceil(height / side);
}
function within(size, box) {
	return scaled(size, Math.min(1, box.width / size.width, box.height / size.height));
}
function scaled({ width, height }, factor) {
	return {
		width: Math.max(1, Math.round(width * factor)),
		height: Math.max(1, Math.round(height * factor))
	};
}
function sizeOf({ width = null, height = null }) {
	return width === null || height === null || width < 1 || height < 1 ? null : {
		width,
		height
	};
}
// src/core/tokens/tool-namespace.ts
const MAX_DEPTH = 16;
const DESCRIBED_DEPTH = 2;
function toolNamespace(functions) {
	return [
		"namespace functions {",
		"",
		...functions.flatMap((declaration) => [...typeLines(declaration), ""]),
		"} // namespace functions"
	].join("\n");
}
function typeLines({ name, description, parameters }) {
	const comment = description === void 0 || description === "" ? [] : [`// ${description}`];
	const properties = propertyLines(parameters, 0);
	return properties.length === 0 ? [...comment, `type ${name} = () => any;`] : [
		...comment,
		`type ${name} = (_: {`,
		...properties,
		"}) => any;"
	];
}
function propertyLines(schema, depth) {
	if (!isJsonObject(schema) || !isJsonObject(schema["properties"]) || depth > MAX_DEPTH) return [];
	const required = schema["required"];
	const indent = " ".repeat(2 * depth);
	return Object.entries(schema["properties"]).flatMap(([name, property]) => {
		const mark = Array.isArray(required) && required.includes(name) ? "" : "?";
		const description = isJsonObject(property) && depth < DESCRIBED_DEPTH ? property["description"] : void 0;
		return [...typeof description === "string" && description !== "" ? [`${indent}// ${description}`] : [], `${indent}${name}${mark}: ${typeOf(property, depth)},`];
	});
}
function typeOf(schema, depth) {
	if (!isJsonObject(schema) || depth > MAX_DEPTH) return "any";
	const choices = schema["enum"];
	if (Array.isArray(choices) && choices.length > 0) return choices.map((choice) => JSON.stringify(choice)).join(" | ");
	const anyOf = schema["anyOf"];
	if (Array.isArray(anyOf) && anyOf.length > 0) return anyOf.map((choice) => typeOf(choice, depth + 1)).join(" | ");
	const type = schema["type"];
	if (Array.isArray(type)) return type.map((one) => namedType(one, schema, depth)).join(" | ");
	return namedType(type, schema, depth);
}
function namedType(type, schema, depth) {
	switch (type) {
		case "string":
		case "number":
		case "boolean":
		case "null": return type;
		case "integer": return "number";
		case "array": return isJsonObject(schema["items"]) ? `${typeOf(schema["items"], depth + 1)}[]` : "any[]";
		case "object": return objectType(schema, depth);
		default: return "any";
	}
}
function objectType(schema, depth) {
	const properties = propertyLines(schema, depth + 1);
	return properties.length === 0 ? "object" : [
		"{",
		...properties,
		`${" ".repeat(2 * depth)}}`
	].join("\n");
}
// src/core/tokens/billed-tokens.ts
const PER_EXAMPLE = 1;
const PER_EXAMPLE_WITH_TOOLS = -1;
const PER_MESSAGE = 3;
const PER_NAME = 1;
function measureChatExample(example, counter, images = null) {
	const parts = [measureTools(example, counter), ...example.messages.map((one) => measureMessage(one, counter, images))];
	const tokens = parts.reduce((sum, part) => sum + part.tokens, 0);
	const doubts = parts.flatMap((part) => part.doubts);
	return doubts.length === 0 ? {
		tokens,
		quality: "exact"
	} : {
		tokens,
		quality: "estimated",
		doubts: mergeDoubts(doubts)
	};
}
function measureMessage(message, counter, images) {
	const texts = textsOf(message.content);
	const tokens = PER_MESSAGE + counter.count(message.role) + total(texts, (text) => counter.count(text)) + (message.name === void 0 ? 0 : PER_NAME + counter.count(message.name)) + total(message.calls, (call) => counter.count(call.name) + counter.count(call.arguments));
	const pictures = measureImages(message, images);
	const form = isPlainText(message) ? [] : [doubt("message-form", tokens)];
	return {
		tokens: tokens + pictures.tokens,
		doubts: [...form, ...pictures.doubts]
	};
}
function isPlainText(message) {
	return typeof message.content === "string" && message.name === void 0 && message.calls.length === 0 && message.otherParts === 0 && message.role !== "tool" && message.role !== "function";
}
const NO_IMAGES = {
	tokens: 0,
	doubts: []
};
function measureImages({ images = [], otherParts }, rule) {
	if (otherParts === 0) return NO_IMAGES;
	const unread = Array.from({ length: Math.max(0, otherParts - images.length) }, () => ({ detail: null }));
	const counts = [...images, ...unread].map((image) => imageTokens(image, rule ?? GPT_4O_IMAGES));
	return {
		tokens: total(counts, (count) => count.tokens),
		doubts: counts.flatMap((count) => count.doubts)
	};
}
function measureTools({ tools, functions }, counter) {
	if (tools === void 0 || tools === null || functions?.length === 0) return {
		tokens: PER_EXAMPLE,
		doubts: []
	};
	const text = functions !== void 0 && functions !== null ? toolNamespace(functions) : JSON.stringify(tools);
	const tokens = counter.count(text);
	return {
		tokens: tokens + PER_EXAMPLE_WITH_TOOLS,
		doubts: [doubt("tools", tokens)]
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
function measureExample({ format, conversations }, counter, images = null) {
	const [conversation, ...others] = conversations;
	switch (format) {
		case "chat": return measureChatExample(conversation, counter, images);
		case "preference": {
			const otherOutputs = others.flatMap(({ messages }) => messages.slice(-1));
			const messages = [...conversation.messages, ...otherOutputs];
			return estimated(measureChatExample({
				...conversation,
				messages
			}, counter, images));
		}
		case "reinforcement": return estimated(measureChatExample(conversation, counter, images));
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
// src/core/tokens/inspect-counted.ts
async function inspectCounted(job, counters) {
	return inspectWhole({
		...job,
		...await countingOptions(job.rules, counters)
	});
}
async function countingOptions(rules, counters) {
	const { encoding, images, ...options } = rules;
	const counter = encoding === null ? null : await counters.load(encoding);
	return {
		...options,
		measure: counter === null ? null : (example) => measureExample(example, counter, images)
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
const BYTE_CLASSES = Uint16Array.from({ length: 256 }, (_, byte) => {
	if (byte === 255) return 0;
	return byte < 128 ? CLASSES[byte] : 256;
});
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
		if (this.#size === this.#heap.length) this.#grow();
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
	#grow() {
		const heap = new Float64Array(this.#heap.length + Math.ceil(this.#heap.length / 4) + 1);
		heap.set(this.#heap);
		this.#heap = heap;
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
// src/core/tokens/slices.ts
const UNKNOWN = 2147483647;
const FIRST_BITS = Int32Array.of(0, 255, 65535, 16777215, -1, -1, -1, -1, -1);
const SECOND_BITS = Int32Array.of(0, 0, 0, 0, 0, 255, 65535, 16777215, -1);
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
// src/core/tokens/slots.ts
const FULL = .75;
var Slots = class {
	words;
	wrap;
	#width;
	#room;
	#reach = 0;
	constructor(tokens, width) {
		const count = 2 ** Math.ceil(Math.log2(1.5 * tokens + 1));
		this.words = new Int32Array(count * width);
		this.wrap = count * width - 1;
		this.#width = width;
		this.#room = Math.floor(count * FULL);
	}
	get reach() {
		return this.#reach;
	}
	take(hash) {
		let slot = Math.imul(hash, this.#width) & this.wrap;
		let steps = 1;
		for (; this.words[slot] !== 0; steps++) slot = slot + this.#width & this.wrap;
		this.#reach = Math.max(this.#reach, steps);
		this.#room--;
		return slot;
	}
	takeWithinReach(hash) {
		if (this.#room <= 0) return -1;
		let slot = Math.imul(hash, this.#width) & this.wrap;
		for (let steps = this.#reach; steps > 0; steps--) {
			if (this.words[slot] === 0) {
				this.#room--;
				return slot;
			}
			slot = slot + this.#width & this.wrap;
		}
		return -1;
	}
};
// src/core/tokens/long-table.ts
const WIDTH$3 = 4;
var LongTable = class {
	#keys;
	#slots;
	constructor(keys, tokens) {
		this.#keys = keys;
		this.#slots = new Slots(tokens, WIDTH$3);
	}
	find(view, start, length) {
		const { words, wrap, reach } = this.#slots;
		const hash = hashOfSlice(view, start, length);
		let slot = Math.imul(hash, WIDTH$3) & wrap;
		for (let steps = reach; steps > 0; steps--) {
			const found = words[slot];
			if (words[slot + 1] === hash && found === length) {
				if (sameSlice(view, start, this.#keys, words[slot + 2], length)) return words[slot + 3];
			}
			if (found === 0) return UNKNOWN;
			slot = slot + WIDTH$3 & wrap;
		}
		return UNKNOWN;
	}
	add(start, length, value) {
		const hash = hashOfSlice(this.#keys, start, length);
		this.#fill(this.#slots.take(hash), hash, start, length, value);
	}
	addIfRoom(start, length, value) {
		const hash = hashOfSlice(this.#keys, start, length);
		const slot = this.#slots.takeWithinReach(hash);
		if (slot >= 0) this.#fill(slot, hash, start, length, value);
		return slot >= 0;
	}
	#fill(slot, hash, start, length, value) {
		const { words } = this.#slots;
		words[slot] = length;
		words[slot + 1] = hash;
		words[slot + 2] = start;
		words[slot + 3] = value;
	}
};
// src/core/tokens/medium-table.ts
const WIDTH$2 = 8;
var MediumTable = class {
	#slots;
	#words;
	#wrap;
	constructor(tokens) {
		this.#slots = new Slots(tokens, WIDTH$2);
		this.#words = this.#slots.words;
		this.#wrap = this.#slots.wrap;
	}
	find(view, start, length) {
		const words = this.#words;
		const last = start + length - 8;
		const first = view.getInt32(start, true);
		const second = view.getInt32(start + 4, true);
		const third = view.getInt32(last, true);
		const fourth = view.getInt32(last + 4, true);
		let slot = Math.imul(hashOfWords(hashOfWords(first, second, length), third, fourth), WIDTH$2) & this.#wrap;
		for (let steps = this.#slots.reach; steps > 0; steps--) {
			const found = words[slot];
			if (words[slot + 1] === first && words[slot + 2] === second && found === length) {
				if (words[slot + 3] === third && words[slot + 4] === fourth) return words[slot + 5];
			}
			if (found === 0) return UNKNOWN;
			slot = slot + WIDTH$2 & this.#wrap;
		}
		return UNKNOWN;
	}
	add(view, start, length, value) {
		this.#fill(this.#slots.take(hashOfMedium(view, start, length)), view, start, length, value);
	}
	addIfRoom(view, start, length, value) {
		const slot = this.#slots.takeWithinReach(hashOfMedium(view, start, length));
		if (slot >= 0) this.#fill(slot, view, start, length, value);
	}
	#fill(slot, view, start, length, value) {
		const last = start + length - 8;
		this.#words[slot] = length;
		this.#words[slot + 1] = view.getInt32(start, true);
		this.#words[slot + 2] = view.getInt32(start + 4, true);
		this.#words[slot + 3] = view.getInt32(last, true);
		this.#words[slot + 4] = view.getInt32(last + 4, true);
		this.#words[slot + 5] = value;
	}
};
function hashOfMedium(view, start, length) {
	const last = start + length - 8;
	return hashOfWords(hashOfWords(view.getInt32(start, true), view.getInt32(start + 4, true), length), view.getInt32(last, true), view.getInt32(last + 4, true));
}
// src/core/tokens/ranks.ts
const COUNT_BYTES = 4;
function readRankFile(file) {
	const count = new DataView(file.buffer, file.byteOffset, file.length).getUint32(0, true);
	const bytes = file.subarray(COUNT_BYTES + count);
	const starts = new Int32Array(count + 1);
	let used = 0;
	for (let rank = 0; rank < count; rank++) {
		used += file[COUNT_BYTES + rank];
		starts[rank + 1] = used;
	}
	if (used !== bytes.length) throw new Error(`A rank file announces ${used} bytes of tokens and has ${bytes.length}.`);
	return {
		bytes,
		starts
	};
}
// src/core/tokens/short-table.ts
const WIDTH$1 = 4;
var ShortTable = class {
	#slots;
	#words;
	#wrap;
	constructor(tokens) {
		this.#slots = new Slots(tokens, WIDTH$1);
		this.#words = this.#slots.words;
		this.#wrap = this.#slots.wrap;
	}
	find(view, start, length) {
		const words = this.#words;
		const first = firstWord(view, start, length);
		const second = secondWord(view, start, length);
		let slot = Math.imul(hashOfWords(first, second, length), WIDTH$1) & this.#wrap;
		for (let steps = this.#slots.reach; steps > 0; steps--) {
			const found = words[slot];
			if (words[slot + 1] === first && words[slot + 2] === second && found === length) return words[slot + 3];
			if (found === 0) return UNKNOWN;
			slot = slot + WIDTH$1 & this.#wrap;
		}
		return UNKNOWN;
	}
	add(view, start, length, value) {
		const first = firstWord(view, start, length);
		const second = secondWord(view, start, length);
		const slot = this.#slots.take(hashOfWords(first, second, length));
		this.#fill(slot, first, second, length, value);
	}
	addIfRoom(view, start, length, value) {
		const first = firstWord(view, start, length);
		const second = secondWord(view, start, length);
		const slot = this.#slots.takeWithinReach(hashOfWords(first, second, length));
		if (slot >= 0) this.#fill(slot, first, second, length, value);
	}
	#fill(slot, first, second, length, value) {
		this.#words[slot] = length;
		this.#words[slot + 1] = first;
		this.#words[slot + 2] = second;
		this.#words[slot + 3] = value;
	}
};
// src/core/tokens/vocabulary.ts
const NO_RANK = UNKNOWN;
const LONGEST_REMEMBERED = 256;
const REMEMBERED_BYTES = 2e6;
var Vocabulary = class {
	short;
	#medium;
	#long;
	#keys;
	#bytes = new Int32Array(256);
	#bytePairs = new Int32Array(65536).fill(NO_RANK);
	#longest = LONGEST_REMEMBERED;
	#used;
	constructor(rankFile) {
		const ranks = readRankFile(rankFile);
		this.#used = ranks.bytes.length;
		this.#keys = new Uint8Array(this.#used + REMEMBERED_BYTES + 8);
		this.#keys.set(ranks.bytes);
		const view = new DataView(this.#keys.buffer);
		this.short = new ShortTable(tokensOfLength(ranks, 1, 8));
		this.#medium = new MediumTable(tokensOfLength(ranks, 9, 16));
		this.#long = new LongTable(view, tokensOfLength(ranks, 17, Number.POSITIVE_INFINITY));
		this.#addTokens(ranks, view);
	}
	find(view, start, length) {
		if (length <= 8) return this.short.find(view, start, length);
		if (length <= 16) return this.#medium.find(view, start, length);
		return length > this.#longest ? UNKNOWN : this.#long.find(view, start, length);
	}
	rankOf(view, start, length) {
		if (length === 2) return this.rankOfBytePair(view, start);
		const value = this.find(view, start, length);
		return value < 0 ? NO_RANK : value;
	}
	rankOfByte(view, start) {
		return this.#bytes[view.getUint8(start)];
	}
	rankOfBytePair(view, start) {
		return this.#bytePairs[view.getUint16(start)];
	}
	remember(view, start, length, count) {
		if (length <= 8) this.short.addIfRoom(view, start, length, -count);
		else if (length <= 16) this.#medium.addIfRoom(view, start, length, -count);
		else if (length <= LONGEST_REMEMBERED) this.#rememberLong(view, start, length, count);
	}
	#rememberLong(view, start, length, count) {
		if (this.#used + length + 8 > this.#keys.length) return;
		this.#keys.set(new Uint8Array(view.buffer, view.byteOffset + start, length), this.#used);
		if (this.#long.addIfRoom(this.#used, length, -count)) this.#used += length;
	}
	#addTokens({ starts }, view) {
		for (let rank = 0; rank < starts.length - 1; rank++) {
			const start = starts[rank];
			const length = starts[rank + 1] - start;
			if (length === 0) continue;
			if (length <= 8) this.short.add(view, start, length, rank);
			else if (length <= 16) this.#medium.add(view, start, length, rank);
			else this.#long.add(start, length, rank);
			if (length === 1) this.#bytes[view.getUint8(start)] = rank;
			if (length === 2) this.#bytePairs[view.getUint16(start)] = rank;
			this.#longest = Math.max(this.#longest, length);
		}
	}
};
function tokensOfLength({ starts }, from, to) {
	let tokens = 0;
	for (let rank = 0; rank < starts.length - 1; rank++) {
		const length = starts[rank + 1] - starts[rank];
		if (length >= from && length <= to) tokens++;
	}
	return tokens;
}
// src/core/tokens/merge-long.ts
var LongMerge = class {
	#vocabulary;
	#pairs;
	#queue;
	#next;
	#previous;
	#tokens;
	#ranks;
	constructor(vocabulary, pairs, capacity) {
		this.#vocabulary = vocabulary;
		this.#pairs = pairs;
		this.#queue = new RankQueue(capacity);
		this.#next = new Int32Array(capacity);
		this.#previous = new Int32Array(capacity);
		this.#tokens = new Int32Array(capacity);
		this.#ranks = new Int32Array(capacity);
	}
	count(view, start, length) {
		this.#begin(view, start, length);
		let parts = length;
		while (this.#queue.pop()) {
			const part = this.#queue.position;
			if (this.#ranks[part] !== this.#queue.rank) continue;
			this.#joinWithNext(part, length);
			parts--;
			this.#rate(part, view, start, length);
			if (part > 0) this.#rate(this.#previous[part], view, start, length);
		}
		return parts;
	}
	#begin(view, start, length) {
		for (let part = 0; part < length; part++) {
			this.#next[part] = part + 1;
			this.#previous[part] = part - 1;
			this.#tokens[part] = this.#vocabulary.rankOfByte(view, start + part);
			this.#rank(part, part + 1 < length ? this.#vocabulary.rankOfBytePair(view, start + part) : NO_RANK);
		}
	}
	#rate(part, view, start, length) {
		const next = this.#next[part];
		if (next === length) return;
		const size = this.#next[next] - part;
		const left = this.#tokens[part];
		const right = this.#tokens[next];
		this.#rank(part, this.#pairs.rankOf(left, right, view, start + part, size));
	}
	#rank(part, rank) {
		this.#ranks[part] = rank;
		if (rank !== NO_RANK) this.#queue.push(rank, part);
	}
	#joinWithNext(part, length) {
		const joined = this.#next[part];
		const next = this.#next[joined];
		this.#next[part] = next;
		if (next < length) this.#previous[next] = part;
		this.#tokens[part] = this.#ranks[part];
		this.#ranks[part] = NO_RANK;
		this.#ranks[joined] = NO_RANK;
	}
};
// src/core/tokens/pair-ranks.ts
const SLOTS = 2 ** 16;
const WIDTH = 4;
const NO_TOKEN = -1;
var PairRanks = class {
	#vocabulary;
	#notes = new Int32Array(SLOTS * WIDTH).fill(NO_TOKEN);
	constructor(vocabulary) {
		this.#vocabulary = vocabulary;
	}
	rankOf(left, right, view, start, length) {
		const notes = this.#notes;
		const slot = (Math.imul(Math.imul(left, 2654435761) ^ right, 2246822507) >>> 16) * WIDTH;
		if (notes[slot] === left && notes[slot + 1] === right) return notes[slot + 2];
		const rank = this.#vocabulary.rankOf(view, start, length);
		notes[slot] = left;
		notes[slot + 1] = right;
		notes[slot + 2] = rank;
		return rank;
	}
};
// src/core/tokens/merge.ts
const LONGEST_SCAN = 48;
const LONGEST_KEPT = 4096;
var Merge = class {
	#vocabulary;
	#pairs;
	#long;
	#starts = new Int32Array(49);
	#tokens = new Int32Array(49);
	#ranks = new Int32Array(49);
	constructor(vocabulary) {
		this.#vocabulary = vocabulary;
		this.#pairs = new PairRanks(vocabulary);
		this.#long = new LongMerge(vocabulary, this.#pairs, LONGEST_KEPT);
	}
	count(view, start, length) {
		if (length <= LONGEST_SCAN) return this.#scan(view, start, length);
		return (length <= LONGEST_KEPT ? this.#long : new LongMerge(this.#vocabulary, this.#pairs, length)).count(view, start, length);
	}
	#scan(view, start, length) {
		const ranks = this.#ranks;
		const starts = this.#starts;
		const tokens = this.#tokens;
		for (let part = 0; part < length; part++) {
			starts[part] = start + part;
			tokens[part] = this.#vocabulary.rankOfByte(view, start + part);
			ranks[part] = this.#vocabulary.rankOfBytePair(view, start + part);
		}
		starts[length] = start + length;
		ranks[length - 1] = NO_RANK;
		let parts = length;
		for (;;) {
			const lowest = indexOfLowest(ranks, parts);
			if (ranks[lowest] === NO_RANK) return parts;
			tokens[lowest] = ranks[lowest];
			parts--;
			for (let part = lowest + 1; part < parts; part++) {
				starts[part] = starts[part + 1];
				tokens[part] = tokens[part + 1];
				ranks[part] = ranks[part + 1];
			}
			starts[parts] = start + length;
			this.#rate(view, lowest, parts);
			if (lowest > 0) this.#rate(view, lowest - 1, parts);
		}
	}
	#rate(view, part, parts) {
		if (part + 1 === parts) {
			this.#ranks[part] = NO_RANK;
			return;
		}
		const start = this.#starts[part];
		const length = this.#starts[part + 2] - start;
		const tokens = this.#tokens;
		this.#ranks[part] = this.#pairs.rankOf(tokens[part], tokens[part + 1], view, start, length);
	}
};
function indexOfLowest(ranks, parts) {
	let lowest = 0;
	let rank = ranks[0];
	for (let part = 1; part < parts; part++) {
		const other = ranks[part];
		if (other < rank) {
			rank = other;
			lowest = part;
		}
	}
	return lowest;
}
// src/core/tokens/split-parts.ts
const APOSTROPHE$2 = 39;
const BLANK$2 = 32;
const D = 100;
const E = 101;
const L = 108;
const M = 109;
const R = 114;
const S = 115;
const T = 116;
const V = 118;
function contractionEnd(bytes, start) {
	if (bytes[start] !== APOSTROPHE$2) return start;
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
	const symbols = bytes[start] === BLANK$2 ? start + 1 : start;
	const end = runEnd(bytes, symbols, 136);
	return end === symbols ? start : end;
}
function wideSpaceSize(bytes, at) {
	return classAt(bytes, at) === 32 ? next(bytes, at) - at : 0;
}
function whiteSpaceEnd(bytes, start) {
	let end = start;
	let last = start;
	let afterLineBreak = start;
	for (;;) {
		const found = BYTE_CLASSES[bytes[end]];
		const size = found === 256 ? wideSpaceSize(bytes, end) : (found & 96) === 0 ? 0 : 1;
		if (size === 0) {
			if (afterLineBreak > start) return afterLineBreak;
			return found === 0 || last === start ? end : last;
		}
		last = end;
		end += size;
		if (found === 64) afterLineBreak = end;
	}
}
// src/core/tokens/split-cl100k.ts
const APOSTROPHE$1 = 39;
function pieceEndCl100k(bytes, start) {
	if (bytes[start] === APOSTROPHE$1) {
		const contraction = contractionEnd(bytes, start);
		if (contraction > start) return contraction;
	}
	const first = BYTE_CLASSES[bytes[start]];
	let end = (first & 160) === 0 ? start : start + 1;
	let found = BYTE_CLASSES[bytes[end]];
	if ((found & 7) !== 0) {
		while ((found & 7) !== 0) found = BYTE_CLASSES[bytes[++end]];
		return found === 256 ? wideEnd$1(bytes, start) : end;
	}
	if (found === 256) return wideEnd$1(bytes, start);
	return first === 16 ? numberEnd(bytes, start) : symbolsOrSpaceEnd$1(bytes, start);
}
function wideEnd$1(bytes, start) {
	const first = classAt(bytes, start);
	if ((first & 7) !== 0) return runEnd(bytes, start, 7);
	if (first === 16) return numberEnd(bytes, start);
	if (first === 64) return whiteSpaceEnd(bytes, start);
	const afterPrefix = next(bytes, start);
	const word = runEnd(bytes, afterPrefix, 7);
	return word > afterPrefix ? word : symbolsOrSpaceEnd$1(bytes, start);
}
function symbolsOrSpaceEnd$1(bytes, start) {
	const symbols = symbolsEnd(bytes, start);
	return symbols > start ? runEnd(bytes, symbols, 64) : whiteSpaceEnd(bytes, start);
}
// src/core/tokens/split-gpt2.ts
const BLANK$1 = 32;
const CAPITALS_END = 96;
function pieceEndGpt2(bytes, start) {
	const contraction = contractionEnd(bytes, start);
	if (contraction > start && isLowerCase(bytes, start + 1, contraction)) return contraction;
	const afterBlank = bytes[start] === BLANK$1 ? start + 1 : start;
	const set = runOf(classAt(bytes, afterBlank));
	return set === 0 ? anySpaceEnd(bytes, start) : runEnd(bytes, afterBlank, set);
}
function runOf(found) {
	if ((found & 7) !== 0) return 7;
	if (found === 16) return 16;
	return (found & 136) === 0 ? 0 : 136;
}
function anySpaceEnd(bytes, start) {
	let end = start;
	let last = start;
	for (;;) {
		const found = classAt(bytes, end);
		if ((found & 96) === 0) return found === 0 || last === start ? end : last;
		last = end;
		end = next(bytes, end);
	}
}
function isLowerCase(bytes, start, end) {
	for (let at = start; at < end; at++) {
		const byte = bytes[at];
		if (byte <= CAPITALS_END || byte >= 128) return false;
	}
	return true;
}
// src/core/tokens/split-o200k.ts
const HEAD = 13;
const TAIL = 14;
const APOSTROPHE = 39;
const BLANK = 32;
const SLASH = 47;
function pieceEndO200k(bytes, start) {
	const first = BYTE_CLASSES[bytes[start]];
	let end = start + 1;
	let found = first;
	if (first === 32 || first === 128) {
		found = BYTE_CLASSES[bytes[end]];
		if ((found & 7) !== 0) end++;
	}
	if ((found & 7) !== 0) {
		while (found === 1) found = BYTE_CLASSES[bytes[end++]];
		while (found === 2) found = BYTE_CLASSES[bytes[end++]];
		if (found === 256) return wideEnd(bytes, start);
		return bytes[end - 1] === APOSTROPHE ? contractionEnd(bytes, end - 1) : end - 1;
	}
	if (first === 256 || found === 256) return wideEnd(bytes, start);
	if (first === 16) return numberEnd(bytes, start);
	if (first === 128 || found === 128 && bytes[start] === BLANK) {
		while (found === 128) found = BYTE_CLASSES[bytes[++end]];
		return found === 256 ? wideEnd(bytes, start) : breaksAndSlashesEnd(bytes, end);
	}
	return whiteSpaceEnd(bytes, start);
}
function wideEnd(bytes, start) {
	const first = classAt(bytes, start);
	if ((first & 7) !== 0) return contractionEnd(bytes, wordEnd(bytes, start));
	if (first === 16) return numberEnd(bytes, start);
	if (first === 64) return whiteSpaceEnd(bytes, start);
	const word = prefixedWordEnd(bytes, next(bytes, start), first);
	return word > start ? contractionEnd(bytes, word) : symbolsOrSpaceEnd(bytes, start);
}
function symbolsOrSpaceEnd(bytes, start) {
	const symbols = symbolsEnd(bytes, start);
	return symbols > start ? breaksAndSlashesEnd(bytes, symbols) : whiteSpaceEnd(bytes, start);
}
function breaksAndSlashesEnd(bytes, start) {
	let end = start;
	while (BYTE_CLASSES[bytes[end]] === 64 || bytes[end] === SLASH) end++;
	return end;
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
// src/core/tokens/splitter.ts
function pieceEndOf(encoding) {
	switch (encoding) {
		case "cl100k_base": return pieceEndCl100k;
		case "o200k_base":
		case "o200k_harmony": return pieceEndO200k;
		case "p50k_base":
		case "r50k_base": return pieceEndGpt2;
	}
}
// src/core/tokens/counter.ts
function createTokenCounter(encoding, rankFile) {
	return new ByteCounter(encoding, rankFile);
}
var ByteCounter = class {
	encoding;
	#pieceEnd;
	#vocabulary;
	#merge;
	#encoder = new TextEncoder();
	#bytes = new Uint8Array(0);
	#view = new DataView(this.#bytes.buffer);
	constructor(encoding, rankFile) {
		this.encoding = encoding;
		this.#pieceEnd = pieceEndOf(encoding);
		this.#vocabulary = new Vocabulary(rankFile);
		this.#merge = new Merge(this.#vocabulary);
	}
	count(text) {
		const total = this.#encode(text);
		const bytes = this.#bytes;
		const view = this.#view;
		const pieceEnd = this.#pieceEnd;
		const vocabulary = this.#vocabulary;
		const short = vocabulary.short;
		let tokens = 0;
		for (let start = 0; start < total;) {
			const end = pieceEnd(bytes, start);
			const length = end - start;
			const found = length <= 8 ? short.find(view, start, length) : vocabulary.find(view, start, length);
			if (found === 2147483647) tokens += this.#mergePiece(start, length);
			else tokens += found < 0 ? -found : 1;
			start = end;
		}
		return tokens;
	}
	#mergePiece(start, length) {
		const count = this.#merge.count(this.#view, start, length);
		this.#vocabulary.remember(this.#view, start, length, count);
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
// src/core/tokens/token-counter.ts
const ENCODINGS = [
	"cl100k_base",
	"o200k_base",
	"o200k_harmony",
	"p50k_base",
	"r50k_base"
];
function isEncodingName(name) {
	return ENCODINGS.includes(name);
}
function rankFileOfEncoding(encoding) {
	return encoding === "o200k_harmony" ? "o200k_base" : encoding;
}
// src/core/tokens/token-counters.ts
function createTokenCounters(readRanks) {
	const loaded = new Map();
	return { load(encoding) {
		const counter = loaded.get(encoding) ?? load(encoding);
		loaded.set(encoding, counter);
		return counter;
	} };
	async function load(encoding) {
		return createTokenCounter(encoding, await readRanks(rankFileOfEncoding(encoding)));
	}
}
// src/adapters/rank-files.ts
const tokenCounters = createTokenCounters(readRanks);
function readRanks(name) {
	return readFile(new URL(`./ranks/${name}.bin`, import.meta.url));
}
export { inspectCounted as i, isEncodingName as n, countingOptions as r, tokenCounters as t };
