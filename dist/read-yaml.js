import { r as showText } from "./show-text.js";
import { n as diagnose } from "./diagnostic.js";
import { t as require_dist } from "./vendor-yaml.js";
import { _ as E_MANIFEST_TOKENS, a as E_MANIFEST_DIRECTIVE, g as E_MANIFEST_TAG, h as E_MANIFEST_SYNTAX, i as E_MANIFEST_DEPTH, m as E_MANIFEST_SIZE, o as E_MANIFEST_DOCUMENTS, r as E_MANIFEST_ALIAS, s as E_MANIFEST_DUPLICATE, v as E_MANIFEST_VALUE } from "./manifest-codes.js";
// src/core/manifest/line-index.ts
function lineIndex(text) {
	const starts = [text.startsWith("﻿") ? 1 : 0];
	for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return (offset) => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = Math.ceil((low + high) / 2);
			if ((starts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return {
			line: low + 1,
			column: Math.max(1, offset - (starts[low] ?? 0) + 1)
		};
	};
}
// src/core/manifest/positions.ts
var import_dist = require_dist();
function positionKey(keyPath) {
	return JSON.stringify(keyPath);
}
function locate(positions, keyPath) {
	for (let length = keyPath.length; length > 0; length -= 1) {
		const point = positions.keys.get(positionKey(keyPath.slice(0, length)));
		if (point !== void 0) return {
			path: positions.path,
			...point
		};
	}
	const root = positions.values.get(positionKey([]));
	return root === void 0 ? { path: positions.path } : {
		path: positions.path,
		...root
	};
}
function locateValue(positions, keyPath) {
	const point = positions.values.get(positionKey(keyPath));
	return point === void 0 ? locate(positions, keyPath) : {
		path: positions.path,
		...point
	};
}
// src/core/manifest/plain-tree.ts
function isPlainMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function keyText(key) {
	if (!(0, import_dist.isScalar)(key)) return null;
	return typeof key.value === "string" ? key.value : key.source ?? "";
}
function plainTree(root, path, pointAt) {
	const keys = new Map();
	const values = new Map();
	const diagnostics = [];
	const pointOf = (node) => pointAt(node?.range?.[0] ?? 0);
	function plain(node, keyPath) {
		if ((0, import_dist.isMap)(node)) return plainMap(node, keyPath);
		if ((0, import_dist.isSeq)(node)) return node.items.map((item, index) => plain(item, [...keyPath, String(index)]));
		return (0, import_dist.isScalar)(node) ? node.value : null;
	}
	function plainMap(map, keyPath) {
		const result = Object.create(null);
		for (const { key, value } of map.items) {
			const place = {
				path,
				...pointOf(key)
			};
			const name = keyText(key);
			if (name === null) {
				const got = (0, import_dist.isSeq)(key) ? "a list" : "a mapping";
				diagnostics.push(diagnose(E_MANIFEST_VALUE, place, {
					what: "A key",
					expected: "text",
					got
				}));
				continue;
			}
			if (name === "<<") {
				diagnostics.push(diagnose(E_MANIFEST_ALIAS, place, { what: "a merge key (<<)" }));
				continue;
			}
			const here = [...keyPath, name];
			const first = keys.get(positionKey(here));
			if (first !== void 0) {
				diagnostics.push(diagnose(E_MANIFEST_DUPLICATE, place, {
					key: showText(name),
					first: first.line
				}));
				continue;
			}
			keys.set(positionKey(here), pointOf(key));
			if (hasSource(value)) values.set(positionKey(here), pointOf(value));
			result[name] = plain(value, here);
		}
		return result;
	}
	if (root !== null) values.set(positionKey([]), pointOf(root));
	return {
		value: plain(root, []),
		positions: {
			path,
			keys,
			values
		},
		diagnostics
	};
}
function hasSource(node) {
	const range = node?.range;
	return range !== void 0 && range !== null && range[1] > range[0];
}
// src/core/manifest/prescan.ts
const MAX_BYTES = 262144;
const MAX_TOKENS = 2e4;
function prescan(text) {
	const bytes = text.length > 262144 ? text.length : new TextEncoder().encode(text).length;
	if (bytes > 262144) return {
		kind: "refused",
		refusal: {
			kind: "size",
			bytes
		},
		offset: 0
	};
	const tokens = [];
	const parser = new import_dist.Parser();
	const forbidden = featureGuard();
	let count = 0;
	for (const lexeme of new import_dist.Lexer().lex(text)) {
		const offset = parser.offset;
		count += weight(lexeme);
		const kind = count > 2e4 ? "tokens" : forbidden(lexeme);
		if (kind !== null) return {
			kind: "refused",
			refusal: { kind },
			offset
		};
		for (const token of parser.next(lexeme)) tokens.push(token);
		if (depth(parser.stack) > 32) return {
			kind: "refused",
			refusal: { kind: "depth" },
			offset
		};
	}
	for (const token of parser.end()) tokens.push(token);
	return {
		kind: "tokens",
		tokens
	};
}
function weight(lexeme) {
	if (lexeme === import_dist.CST.DOCUMENT || lexeme === import_dist.CST.SCALAR || lexeme === import_dist.CST.FLOW_END) return 0;
	return lexeme.startsWith("\"") ? lexeme.split("\\").length : 1;
}
function depth(stack) {
	return stack.length <= 32 ? 0 : stack.filter(import_dist.CST.isCollection).length;
}
function featureGuard() {
	let previous = "";
	let documents = 0;
	return (lexeme) => {
		const before = previous;
		previous = lexeme;
		if (before === import_dist.CST.SCALAR) {
			previous = "";
			return null;
		}
		if (lexeme === import_dist.CST.DOCUMENT) documents += 1;
		const type = import_dist.CST.tokenType(lexeme);
		switch (type) {
			case "anchor":
			case "alias":
			case "tag": return type;
			case "directive-line": return /^%YAML[ \t]+1\.2$/.test(lexeme) ? null : "directive";
			case "doc-start": return before === import_dist.CST.DOCUMENT ? null : "documents";
			default: return documents > 1 ? "documents" : null;
		}
	};
}
// src/core/manifest/syntax-words.ts
const WORDS = {
	ALIAS_PROPS: "aliases are not supported",
	BAD_ALIAS: "aliases are not supported",
	BAD_COLLECTION_TYPE: "tags are not supported",
	BAD_DIRECTIVE: "a directive (%) is malformed",
	BAD_DQ_ESCAPE: "a backslash in a double-quoted text is not followed by a known escape",
	BAD_INDENT: "the indentation does not fit the lines around it, or a bracket is not closed",
	BAD_PROP_ORDER: "anchors and tags are not supported",
	BAD_SCALAR_START: "a value starts with a character that must be quoted",
	BLOCK_AS_IMPLICIT_KEY: "a value on this line looks like another key; quote it or put it on its own line",
	BLOCK_IN_FLOW: "an indented block cannot stand inside { } or [ ]",
	DUPLICATE_KEY: "a key appears twice",
	IMPOSSIBLE: "a comment or line break stands where none can be",
	KEY_OVER_1024_CHARS: "a key is longer than 1024 characters",
	MISSING_CHAR: "a colon, comma, space, closing bracket or closing quote is missing",
	MULTILINE_IMPLICIT_KEY: "a key spans more than one line; is a colon missing?",
	MULTIPLE_ANCHORS: "anchors are not supported",
	MULTIPLE_DOCS: "a manifest is one document",
	MULTIPLE_TAGS: "tags are not supported",
	NON_STRING_KEY: "a key must be text",
	RESOURCE_EXHAUSTION: "the nesting is too deep",
	TAB_AS_INDENT: "tabs cannot indent; use spaces",
	TAG_RESOLVE_FAILED: "tags are not supported",
	UNEXPECTED_TOKEN: "something stands here that does not belong"
};
function syntaxWords(code) {
	return WORDS[code];
}
// src/core/manifest/read-yaml.ts
function readYaml(text, path, pointAt) {
	const scan = prescan(text);
	if (scan.kind === "refused") return {
		kind: "unreadable",
		diagnostic: explainRefusal(scan.refusal, {
			path,
			...pointAt(scan.offset)
		})
	};
	const [document] = [...new import_dist.Composer({
		version: "1.2",
		merge: false,
		uniqueKeys: false,
		keepSourceTokens: true
	}).compose(scan.tokens, true, text.length)];
	const [first] = (document?.errors ?? []).toSorted((a, b) => a.pos[0] - b.pos[0]);
	if (first !== void 0) {
		const place = {
			path,
			...pointAt(first.pos[0])
		};
		return {
			kind: "unreadable",
			diagnostic: diagnose(E_MANIFEST_SYNTAX, place, { problem: syntaxWords(first.code) })
		};
	}
	return {
		kind: "read",
		root: document?.contents ?? null
	};
}
function explainRefusal(refusal, place) {
	switch (refusal.kind) {
		case "size": return diagnose(E_MANIFEST_SIZE, place, {
			kib: Math.ceil(refusal.bytes / 1024),
			limit: MAX_BYTES / 1024
		});
		case "tokens": return diagnose(E_MANIFEST_TOKENS, place, { limit: MAX_TOKENS });
		case "depth": return diagnose(E_MANIFEST_DEPTH, place, { limit: 32 });
		case "anchor": return diagnose(E_MANIFEST_ALIAS, place, { what: "an anchor (&)" });
		case "alias": return diagnose(E_MANIFEST_ALIAS, place, { what: "an alias (*)" });
		case "tag": return diagnose(E_MANIFEST_TAG, place, {});
		case "documents": return diagnose(E_MANIFEST_DOCUMENTS, place, {});
		case "directive": return diagnose(E_MANIFEST_DIRECTIVE, place, {});
	}
}
export { locate as a, plainTree as i, isPlainMap as n, locateValue as o, keyText as r, lineIndex as s, readYaml as t };
