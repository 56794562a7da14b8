import { i as plainTree, n as isPlainMap, r as keyText, s as lineIndex, t as readYaml } from "./read-yaml.js";
import { t as require_dist } from "./vendor-yaml.js";
// src/commands/ledger-headlines.ts
function describeEvent(event, after) {
	const model = after.runs[event.digest]?.model ?? event.digest.slice(0, 12);
	switch (event.kind) {
		case "intend": return `${model}: about to create a job`;
		case "withdraw": return `${model}: nothing was created`;
		case "refused": return `${model}: the provider refused the job`;
		case "job": return `${model}: job ${event.job.id}`;
		case "ended": return `${model}: job ${event.job.id} ${event.job.status}`;
		case "imported": return `${model}: imported job ${event.job.id}`;
		case "unwanted": return `${model}: its job is no longer wanted`;
		case "wanted-again": return `${model}: its job is wanted again`;
		case "published": return `${model}: published`;
		case "retired": return `${model}: retired`;
	}
}
// src/core/manifest/pair-place.ts
var import_dist = require_dist();
function startOf(pair) {
	return (0, import_dist.isScalar)(pair?.key) ? pair.key.range?.[0] ?? null : null;
}
function endOfPair(pair) {
	if (pair === void 0) return null;
	const { key, value, srcToken } = pair;
	if (value === null || (0, import_dist.isScalar)(value) && value.range?.[0] === value.range?.[1]) {
		const colon = srcToken?.sep?.find((token) => token.type === "map-value-ind");
		return colon === void 0 ? (0, import_dist.isScalar)(key) ? key.range?.[1] ?? null : null : colon.offset + 1;
	}
	if ((0, import_dist.isScalar)(value)) return isBlockScalar(value) ? null : value.range?.[1] ?? null;
	if ((0, import_dist.isMap)(value)) return value.flow ? value.range?.[1] ?? null : endOfPair(value.items.at(-1));
	return (0, import_dist.isSeq)(value) && value.flow ? value.range?.[1] ?? null : null;
}
function indentOf(text, pair) {
	const start = startOf(pair);
	if (start === null) return null;
	const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
	return /^ *$/.test(before) ? before : null;
}
function endOfLine(text, at) {
	const newline = text.indexOf("\n", at);
	return newline === -1 ? text.length : newline;
}
function isBlockScalar(node) {
	return node?.srcToken?.type === "block-scalar";
}
function afterComments(text, lineEnd, indent) {
	let end = lineEnd;
	while (end < text.length) {
		const next = endOfLine(text, end + 1);
		const line = text.slice(end + 1, next);
		if (!line.startsWith(indent) || !/^ *#/.test(line)) break;
		end = next;
	}
	return text[end - 1] === "\r" ? end - 1 : end;
}
// src/core/manifest/entry-edit.ts
const MULTILINE = { why: "model_id spans more than one line" };
function planEdit(text, entry, modelId) {
	const index = entry.items.findIndex((pair) => keyText(pair.key) === "model_id");
	const pair = entry.items[index];
	if (modelId === null) {
		if (pair === void 0) return { why: "there is no model_id to remove" };
		return entry.flow ? removeFromFlow(text, entry, index) : removeLine(text, pair);
	}
	if (pair !== void 0) return replaceValue(text, pair, modelId, entry.flow === true);
	return entry.flow ? insertIntoFlow(entry, modelId) : insertLine(text, entry, modelId);
}
function replaceValue(text, { key, value, srcToken }, modelId, inFlow) {
	if (value !== null && !(0, import_dist.isScalar)(value)) return { why: "model_id holds a list or a mapping" };
	const [from, to] = value?.range ?? [0, 0];
	if (from === to) {
		const colon = srcToken?.sep?.find((token) => token.type === "map-value-ind");
		if (colon === void 0) return { why: "model_id has no colon" };
		const at = colon.offset + 1;
		return {
			from: at,
			to: at,
			insert: ` ${scalar(modelId, quoteOf(key), inFlow)}`
		};
	}
	if (isBlockScalar(value) || text.slice(from, to).includes("\n")) return MULTILINE;
	return {
		from,
		to,
		insert: scalar(modelId, quoteOf(value), inFlow)
	};
}
function removeLine(text, pair) {
	const from = startOf(pair);
	const to = endOfPair(pair);
	if (from === null || to === null || text.slice(from, to).includes("\n")) return MULTILINE;
	const lineStart = text.lastIndexOf("\n", from - 1) + 1;
	if (!/^ *$/.test(text.slice(lineStart, from))) return { why: "model_id shares its line with something else" };
	const lineEnd = endOfLine(text, to);
	const rest = text.slice(to, lineEnd);
	if (/^[ \t]+#/.test(rest)) return {
		from,
		to: to + rest.indexOf("#"),
		insert: ""
	};
	if (lineEnd < text.length) return {
		from: lineStart,
		to: lineEnd + 1,
		insert: ""
	};
	return {
		from: Math.max(0, lineStart - (text[lineStart - 2] === "\r" ? 2 : 1)),
		to: lineEnd,
		insert: ""
	};
}
function removeFromFlow(text, { items }, index) {
	const pair = items[index];
	const before = items[index - 1];
	const after = items[index + 1];
	const from = before === void 0 ? startOf(pair) : endOfPair(before);
	const to = before === void 0 && after !== void 0 ? startOf(after) : endOfPair(pair);
	if (from === null || to === null || text.slice(from, to).includes("\n")) return MULTILINE;
	return {
		from,
		to,
		insert: ""
	};
}
function insertIntoFlow(entry, modelId) {
	const last = entry.items.at(-1);
	const at = last === void 0 ? (entry.range?.[0] ?? 0) + 1 : endOfPair(last);
	if (at === null) return { why: "the entry has an unusual layout" };
	const quote = quoteOf(last?.key);
	return {
		from: at,
		to: at,
		insert: `${last ? ", " : ""}${quote}model_id${quote}: ${scalar(modelId, quote, true)}`
	};
}
function insertLine(text, entry, modelId) {
	const first = entry.items.at(0);
	const last = entry.items.at(-1);
	const indent = indentOf(text, last) ?? indentOf(text, first);
	if (indent === null) return { why: "the entry has an unusual layout" };
	const quote = quoteOf(last?.key);
	const line = `${indent}${quote}model_id${quote}: ${scalar(modelId, quote, false)}`;
	const end = last === void 0 ? null : endOfPair(last);
	const afterLast = end === null ? null : afterComments(text, endOfLine(text, end), indent);
	if (afterLast !== null) return {
		from: afterLast,
		to: afterLast,
		insert: newlineNear(text, afterLast) + line
	};
	const start = startOf(first);
	if (start === null || indentOf(text, first) === null) return { why: "the entry has an unusual layout" };
	const lineStart = start - indent.length;
	return {
		from: lineStart,
		to: lineStart,
		insert: line + newlineNear(text, lineStart)
	};
}
function newlineNear(text, at) {
	const next = text.indexOf("\n", at);
	return text[(next === -1 ? text.lastIndexOf("\n") : next) - 1] === "\r" ? "\r\n" : "\n";
}
function quoteOf(node) {
	if (!(0, import_dist.isScalar)(node) || !import_dist.CST.isScalar(node.srcToken)) return "";
	if (node.srcToken.type === "double-quoted-scalar") return "\"";
	return node.srcToken.type === "single-quoted-scalar" ? "'" : "";
}
function scalar(modelId, neighbour, inFlow) {
	const quote = neighbour || (inFlow || modelId.endsWith(":") ? "\"" : "");
	return `${quote}${modelId}${quote}`;
}
// src/core/manifest/splice.ts
const MODEL_ID = /^ft:[A-Za-z0-9._:-]{1,256}$/;
function setModelId(text, modelName, modelId) {
	if (modelId !== null && !MODEL_ID.test(modelId)) return {
		kind: "refused",
		why: "the model ID does not have the form \"ft:...\"",
		lineToPaste: null
	};
	const lineToPaste = modelId === null ? null : `model_id: ${modelId.endsWith(":") ? `"${modelId}"` : modelId}`;
	const refused = (why) => ({
		kind: "refused",
		why,
		lineToPaste
	});
	const before = readPlain(text);
	if (before === null) return refused("the manifest has errors");
	const entry = entryOf(before.root, modelName);
	const values = valuesOf(before.value, modelName);
	if (entry === null || values === null) return refused("the manifest has no such model");
	if ((values["model_id"] ?? null) === modelId) return { kind: "unchanged" };
	const edit = planEdit(text, entry, modelId);
	if ("why" in edit) return refused(edit.why);
	const edited = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
	const after = readPlain(edited);
	if (after === null || !sameValue(after.value, withModelId(before.value, modelName, modelId))) return refused("the edit would change more than model_id");
	return {
		kind: "edited",
		text: edited
	};
}
function readPlain(text) {
	const pointAt = lineIndex(text);
	const yaml = readYaml(text, "", pointAt);
	if (yaml.kind === "unreadable") return null;
	const { value, diagnostics } = plainTree(yaml.root, "", pointAt);
	return diagnostics.length === 0 ? {
		root: yaml.root,
		value
	} : null;
}
function entryOf(root, modelName) {
	const entry = child(child(root, "models"), modelName);
	return (0, import_dist.isMap)(entry) ? entry : null;
}
function child(node, key) {
	return (0, import_dist.isMap)(node) ? node.items.find((pair) => keyText(pair.key) === key)?.value : null;
}
function valuesOf(root, modelName) {
	const models = isPlainMap(root) ? root["models"] : null;
	const entry = isPlainMap(models) ? models[modelName] : null;
	return isPlainMap(entry) ? entry : null;
}
function withModelId(root, modelName, modelId) {
	if (!isPlainMap(root) || !isPlainMap(root["models"])) return root;
	const { model_id: _, ...others } = valuesOf(root, modelName) ?? {};
	const entry = modelId === null ? others : {
		...others,
		model_id: modelId
	};
	return {
		...root,
		models: {
			...root["models"],
			[modelName]: entry
		}
	};
}
function sameValue(a, b) {
	if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
	if (!isPlainMap(a) || !isPlainMap(b)) return Object.is(a, b);
	const keys = Object.keys(a);
	return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]));
}
export { indentOf as a, endOfLine as i, sameValue as n, describeEvent as o, setModelId as r, readPlain as t };
