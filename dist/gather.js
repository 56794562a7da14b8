import { C as E_RULE_FIXED, D as manifest_codes_exports, E as N_RESPONSE_FORMAT, S as E_RESPONSE_FORMAT, T as E_SUFFIX, b as E_MODELS, c as E_MANIFEST_EMPTY, d as E_MANIFEST_MORE, f as E_MANIFEST_PATH, l as E_MANIFEST_KEY, n as E_HYPERPARAMETER, p as E_MANIFEST_SAME_FILE, t as E_EPOCHS, u as E_MANIFEST_MISSING, v as E_MANIFEST_VALUE, w as E_RULE_UNKNOWN, x as E_NAME, y as E_MANIFEST_VERSION } from "./manifest-codes.js";
import { n as diagnose, r as hasErrors } from "./diagnostic.js";
import { a as locate, i as plainTree, n as isPlainMap, o as locateValue, s as lineIndex, t as readYaml } from "./read-yaml.js";
import { K as isJsonObject, P as FormatVotes, i as W_DUPLICATE, r as RepeatedExamples, v as shownPath, y as resolve } from "./rules.generated.js";
import { a as tallyLines, c as isTrainable, i as sortFindings, r as fileFinding, s as inspectionHasErrors, w as READER_CODES } from "./findings.js";
import { a as E_BASE_UNTRAINABLE, g as W_OVERLAP$1, i as E_BASE_UNKNOWN, l as E_LFS_DAMAGED, n as E_BASE_METHOD, o as E_DATASET_KIND, r as E_BASE_RETIRED, s as E_DATASET_MISSING, t as E_BASE_ALIAS, u as E_LFS_MISSING, v as plan_codes_exports } from "./plan-codes.js";
import { r as showText } from "./show-text.js";
import { a as METHOD_OF, c as ModelEntry, i as JsonSchemaFormat, l as RuleChange, n as suggestKey, o as MODEL_NAME, r as Hyperparameters, s as Manifest, t as nearest } from "./suggest.js";
import { t as DATASET_CODES } from "./codes.js";
import { i as trainableList, r as findBaseModel, t as canBeTrained } from "./catalog.js";
import { t as automaticEpochs } from "./epochs.js";
import { n as canonicalJson } from "./decide.js";
import { n as estimateCost, t as tokensFor } from "./model-tokens.js";
import { t as UserError } from "./user-error.js";
import { createHash } from "node:crypto";
// src/core/dataset/rule-changes.ts
const { W_OVERLAP, ...otherPlanCodes } = plan_codes_exports;
const CHANGEABLE = byName([...DATASET_CODES, W_OVERLAP]);
const OTHERS = byName([...Object.values(manifest_codes_exports), ...Object.values(otherPlanCodes)]);
const UNREADABLE = new Set(["E_FORMAT", ...READER_CODES.map(({ code }) => code)]);
function changeableCodes() {
	return [...CHANGEABLE.values()].filter((code) => code.severity !== "error" || code.mayWarn === true).map(({ code }) => code).toSorted();
}
function checkRuleChanges(changes, positions) {
	return Object.entries(changes).flatMap(([name, { severity }]) => {
		const code = CHANGEABLE.get(name);
		if (code === void 0 && !OTHERS.has(name)) {
			const meant = nearest(name, changeableCodes());
			const hint = meant === null ? "docs/diagnostics lists all codes." : `did you mean "${meant}"?`;
			return [diagnose(E_RULE_UNKNOWN, locate(positions, ["rules", name]), {
				code: showText(name),
				hint
			})];
		}
		const why = code === void 0 ? "it is not about a dataset" : whyNot(code, severity);
		if (why === null) return [];
		const place = locateValue(positions, [
			"rules",
			name,
			"severity"
		]);
		return [diagnose(E_RULE_FIXED, place, {
			code: name,
			severity,
			why
		})];
	});
}
function whyNot({ code, severity: usual, mayWarn }, severity) {
	if (usual !== "error" || severity === "error") return null;
	if (mayWarn === true) return severity === "warning" ? null : "it may become a warning, which stays in sight, but nothing less";
	if (UNREADABLE.has(code)) return "the file cannot be read otherwise";
	return "the provider would refuse such a file, or it is a limit against large bills";
}
function withRules(findings, changes) {
	if (Object.keys(changes).length === 0) return findings;
	return sortFindings(findings.flatMap((finding) => {
		const severity = changeOf(changes, finding.code)?.severity ?? finding.severity;
		return severity === "off" ? [] : [{
			...finding,
			severity
		}];
	}));
}
function usualSeverity(code) {
	return CHANGEABLE.get(code)?.severity ?? null;
}
function changeOf(changes, code) {
	return Object.hasOwn(changes, code) ? changes[code] : void 0;
}
function byName(codes) {
	return new Map(codes.map((code) => [code.code, code]));
}
// src/core/plan/base-model.ts
function unknownBase(name, place, { catalog, method, today }) {
	const trainable = trainableList(catalog, method, today);
	const dated = Object.entries(catalog.aliases ?? {}).find(([alias]) => alias === name)?.[1];
	if (dated !== void 0) {
		const model = findBaseModel(catalog, dated);
		const ended = model === void 0 || canBeTrained(model, today) ? "" : model.training_ends ?? "";
		return diagnose(E_BASE_ALIAS, place, {
			name,
			dated,
			ended,
			trainable
		});
	}
	if (Object.keys(catalog.untrainable ?? {}).includes(name)) return diagnose(E_BASE_UNTRAINABLE, place, {
		baseModel: name,
		trainable
	});
	return diagnose(E_BASE_UNKNOWN, place, {
		baseModel: showText(name),
		known: trainable
	});
}
function retired(base, place, { catalog, method, today }) {
	return diagnose(E_BASE_RETIRED, place, {
		baseModel: base.id,
		ended: base.training_ends ?? "a day that is not known",
		served: served(base, today),
		replacement: base.replacement ?? "no model",
		trainable: trainableList(catalog, method, today)
	});
}
function served({ serving_ends: ends }, today) {
	if (ends === null) return "";
	return today < ends ? `; models trained on it answer until ${ends}` : `; models trained on it stopped answering on ${ends}`;
}
// src/core/dataset/json-schema/review-schema.ts
const UNREAD = [
	"contains",
	"dependencies",
	"dependentRequired",
	"dependentSchemas",
	"else",
	"format",
	"if",
	"maxProperties",
	"minProperties",
	"multipleOf",
	"not",
	"pattern",
	"patternProperties",
	"prefixItems",
	"propertyNames",
	"then",
	"unevaluatedItems",
	"unevaluatedProperties",
	"uniqueItems"
];
const TYPES = new Set([
	"string",
	"number",
	"integer",
	"boolean",
	"object",
	"array",
	"null"
]);
const isList = (value) => Array.isArray(value) && value.length > 0;
const isNumber = (value) => typeof value === "number";
const isSchema = (value) => isJsonObject(value) || typeof value === "boolean";
const VALUES = {
	type: (value) => Array.isArray(value) ? isList(value) && value.every((one) => TYPES.has(one)) : TYPES.has(value),
	properties: isJsonObject,
	required: (value) => Array.isArray(value) && value.every((key) => typeof key === "string"),
	items: (value) => isSchema(value) || Array.isArray(value),
	additionalProperties: isSchema,
	enum: isList,
	anyOf: isList,
	oneOf: isList,
	allOf: isList,
	$ref: (value, root) => isSchema(resolve(value, root)),
	$defs: isJsonObject,
	definitions: isJsonObject,
	minimum: isNumber,
	maximum: isNumber,
	exclusiveMinimum: isNumber,
	exclusiveMaximum: isNumber,
	minLength: isNumber,
	maxLength: isNumber,
	minItems: isNumber,
	maxItems: isNumber
};
function reviewSchema(root) {
	const unread = new Set();
	function review(schema, path) {
		if (typeof schema === "boolean") return null;
		if (!isJsonObject(schema)) return {
			keyword: path.at(-1) ?? "schema",
			path: path.slice(0, -1)
		};
		for (const keyword of UNREAD) if (schema[keyword] !== void 0) unread.add(keyword);
		if (Array.isArray(schema["items"])) unread.add("items");
		for (const [keyword, isMeant] of Object.entries(VALUES)) if (schema[keyword] !== void 0 && !isMeant(schema[keyword], root)) return {
			keyword,
			path
		};
		for (const [step, part] of partsOf(schema)) {
			const fault = review(part, [...path, ...step]);
			if (fault !== null) return fault;
		}
		return null;
	}
	return {
		fault: review(root, []),
		unread: [...unread].toSorted()
	};
}
function partsOf(schema) {
	const named = [
		"properties",
		"$defs",
		"definitions"
	].flatMap((keyword) => Object.entries(schema[keyword] ?? {}).map(([name, part]) => [[keyword, name], part]));
	const listed = [
		"anyOf",
		"oneOf",
		"allOf"
	].flatMap((keyword) => Object.entries(schema[keyword] ?? {}).map(([index, part]) => [[keyword, index], part]));
	const single = ["items", "additionalProperties"].filter((keyword) => schema[keyword] !== void 0 && !Array.isArray(schema[keyword])).map((keyword) => [[keyword], schema[keyword]]);
	return [
		...named,
		...listed,
		...single
	];
}
// src/core/dataset/answer-schema.ts
function answerSchemaOf(format) {
	if (format === void 0) return void 0;
	return format.type === "json_object" ? { kind: "object" } : {
		kind: "schema",
		schema: format.json_schema.schema
	};
}
function checkAnswerSchemas(models, positions) {
	return Object.entries(models).flatMap(([name, { response_format: format }]) => {
		if (format?.type !== "json_schema") return [];
		const { fault, unread } = reviewSchema(format.json_schema.schema);
		const keyPath = [
			"models",
			name,
			"response_format",
			"json_schema",
			"schema"
		];
		if (fault !== null) {
			const place = locate(positions, [
				...keyPath,
				...fault.path,
				fault.keyword
			]);
			return [diagnose(E_RESPONSE_FORMAT, place, {
				keyword: fault.keyword,
				at: shownPath(fault.path) || "The top"
			})];
		}
		const keywords = unread.join(", ");
		return unread.length === 0 ? [] : [diagnose(N_RESPONSE_FORMAT, locate(positions, keyPath), { keywords })];
	});
}
// src/core/manifest/explain-issue.ts
function explainIssue(issue, root, positions) {
	const keyPath = issue.path.map(String);
	if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(keyPath, key, positions));
	if (issue.code === "invalid_key" || issue.code === "custom" && keyPath.length === 1) return [];
	const key = keyPath.at(-1) ?? "";
	const value = valueAt(root, keyPath);
	if (value === void 0) {
		const parent = describePath(keyPath.slice(0, -1));
		return [diagnose(E_MANIFEST_MISSING, locate(positions, keyPath), {
			key,
			parent
		})];
	}
	const place = locateValue(positions, keyPath);
	const wantsText = issue.code === "invalid_type" && issue.expected === "string";
	const got = describeValue(value) + (wantsText && isUnquoted(value) ? " without quotes" : "");
	if (key === "n_epochs") return [diagnose(E_EPOCHS, place, {
		got,
		limit: 50
	})];
	if (key === "suffix") return [diagnose(E_SUFFIX, place, { got })];
	if ((key === "training_file" || key === "validation_file") && typeof value === "string") return [diagnose(E_MANIFEST_PATH, place, {
		key,
		path: showText(value),
		problem: issue.message
	})];
	const expected = issue.code === "invalid_type" && (issue.expected === "object" || issue.expected === "record") ? "a mapping" : issue.message;
	return [diagnose(E_MANIFEST_VALUE, place, {
		what: describePath(keyPath),
		expected,
		got
	})];
}
function unknownKey(keyPath, key, positions) {
	const hint = suggestKey(key, keysAt(keyPath));
	return diagnose(E_MANIFEST_KEY, locate(positions, [...keyPath, key]), {
		key: showText(key),
		hint
	});
}
function keysAt(keyPath) {
	if (keyPath[0] === "rules") return Object.keys(RuleChange.shape);
	const last = keyPath.at(-1);
	if (keyPath.length > 2 && last === "response_format") return ["type", "json_schema"];
	if (keyPath.length > 2 && last === "json_schema") return Object.keys(JsonSchemaFormat.shape);
	return Object.keys([
		Manifest,
		null,
		ModelEntry,
		Hyperparameters
	][keyPath.length]?.shape ?? {});
}
function valueAt(root, keyPath) {
	return keyPath.reduce((value, key) => isPlainMap(value) ? value[key] : void 0, root);
}
function describePath(keyPath) {
	if (keyPath.length === 0) return "the manifest";
	const kind = keyPath[0] === "rules" ? "rule" : "model";
	return keyPath.length === 2 ? `${kind} "${showText(keyPath[1] ?? "")}"` : keyPath.at(-1) ?? "";
}
function isUnquoted(value) {
	return typeof value === "number" || typeof value === "boolean";
}
function describeValue(value) {
	if (value === null) return "empty";
	if (typeof value === "string") return `"${showText(value)}"`;
	if (Array.isArray(value)) return "a list";
	return isPlainMap(value) ? "a mapping" : String(value);
}
// src/core/manifest/check.ts
function checkManifest(value, positions) {
	const fatal = checkHead(value, positions);
	if (fatal !== null) return {
		manifest: null,
		diagnostics: [fatal]
	};
	const parsed = Manifest.safeParse(value);
	const issues = parsed.error?.issues ?? [];
	const diagnostics = [
		...checkModels(value, positions),
		...checkRuleNames(value, positions),
		...issues.flatMap((issue) => explainIssue(issue, value, positions))
	];
	return {
		manifest: diagnostics.length === 0 && parsed.success ? parsed.data : null,
		diagnostics
	};
}
function checkHead(value, positions) {
	const top = locateValue(positions, []);
	if (value === null) return diagnose(E_MANIFEST_EMPTY, {
		...top,
		line: 1,
		column: 1
	}, { what: "The file is empty" });
	if (!isPlainMap(value)) return diagnose(E_MANIFEST_VALUE, top, {
		what: "The manifest",
		expected: "a mapping",
		got: Array.isArray(value) ? "a list" : "a single value"
	});
	const version = value["version"];
	if (version !== 1) {
		const facts = {
			problem: describeVersion(version),
			supported: 1
		};
		return diagnose(E_MANIFEST_VERSION, locateValue(positions, ["version"]), facts);
	}
	const models = value["models"];
	if (models === void 0) return diagnose(E_MANIFEST_EMPTY, top, { what: "\"models\" is missing" });
	if (models === null) return diagnose(E_MANIFEST_EMPTY, locate(positions, ["models"]), { what: "\"models\" has no value" });
	return null;
}
function describeVersion(version) {
	if (version === void 0) return "\"version\" is missing";
	if (typeof version !== "number") return "\"version\" is not a number";
	return version > 1 ? `Version ${version} is newer than this tool` : `There is no version ${version}`;
}
function checkModels(root, positions) {
	const models = isPlainMap(root) ? root["models"] : null;
	if (!isPlainMap(models)) return [];
	const names = Object.keys(models);
	const place = locate(positions, ["models"]);
	const facts = {
		count: names.length,
		limit: 200
	};
	return [...names.length > 200 ? [diagnose(E_MODELS, place, facts)] : [], ...names.flatMap((name) => [
		...checkName(name, positions),
		...checkFiles(name, models[name], positions),
		...checkHyperparameters(name, models[name], positions)
	])];
}
function checkName(name, positions) {
	if (MODEL_NAME.test(name)) return [];
	return [diagnose(E_NAME, locate(positions, ["models", name]), { name: showText(name) })];
}
function checkRuleNames(root, positions) {
	const rules = isPlainMap(root) ? root["rules"] : null;
	if (!isPlainMap(rules) || !Object.hasOwn(rules, "__proto__")) return [];
	return [diagnose(E_RULE_UNKNOWN, locate(positions, ["rules", "__proto__"]), {
		code: "__proto__",
		hint: "codes have capital letters."
	})];
}
function checkFiles(name, entry, positions) {
	const files = isPlainMap(entry) ? entry : {};
	return typeof files["training_file"] === "string" && files["training_file"] === files["validation_file"] ? [diagnose(E_MANIFEST_SAME_FILE, locateValue(positions, [
		"models",
		name,
		"validation_file"
	]), {})] : [];
}
function checkHyperparameters(name, entry, positions) {
	if (!isPlainMap(entry)) return [];
	const { method: own = "supervised", hyperparameters: settings } = entry;
	return Object.entries(METHOD_OF).flatMap(([key, method]) => {
		if (!isPlainMap(settings) || settings[key] === void 0 || own === method) return [];
		const place = locate(positions, [
			"models",
			name,
			"hyperparameters",
			key
		]);
		const asked = typeof own === "string" ? showText(own) : "another";
		return [diagnose(E_HYPERPARAMETER, place, {
			key,
			method,
			asked
		})];
	});
}
function parseManifest(text, path) {
	const pointAt = lineIndex(text);
	const yaml = readYaml(text, path, pointAt);
	if (yaml.kind === "unreadable") return {
		manifest: null,
		diagnostics: [yaml.diagnostic],
		positions: {
			path,
			keys: new Map(),
			values: new Map()
		}
	};
	const { value, positions, diagnostics } = plainTree(yaml.root, path, pointAt);
	const checked = checkManifest(value, positions);
	const all = [...diagnostics, ...checked.diagnostics];
	return {
		manifest: all.length === 0 ? checked.manifest : null,
		diagnostics: firstOf(all),
		positions
	};
}
function firstOf(diagnostics) {
	const sorted = onePerPlace(diagnostics).toSorted((a, b) => lineOf(a) - lineOf(b) || columnOf(a) - columnOf(b));
	const shown = sorted.slice(0, 50);
	const last = shown.at(-1);
	if (last === void 0 || sorted.length === shown.length) return shown;
	return [...shown, diagnose(E_MANIFEST_MORE, last.place, { more: sorted.length - shown.length })];
}
function onePerPlace(diagnostics) {
	return [...new Map(diagnostics.map((found) => [`${lineOf(found)}:${columnOf(found)} ${found.message}`, found])).values()];
}
function lineOf(diagnostic) {
	return diagnostic.place?.line ?? 0;
}
function columnOf(diagnostic) {
	return diagnostic.place?.column ?? 0;
}
// src/core/dataset/overlap.ts
function findOverlap(training, validation) {
	const [trained, tested] = [keysOf(training), keysOf(validation)];
	if (trained === null || tested === null) return [];
	const whole = rowsInBoth(tested.examples, trained.examples);
	const prompts = trained.prompts.count(0, 2) * 2 < trained.prompts.size ? rowsInBoth(tested.prompts, trained.prompts) : [];
	const examples = sumOf(whole);
	const promptsOnly = Math.max(0, sumOf(prompts) - examples);
	if (examples + promptsOnly === 0) return [];
	const lines = [...new Set([...whole, ...prompts].map((row) => row[FIRST_LINE] ?? 0))];
	const facts = {
		examples,
		promptsOnly,
		oneIn: Math.max(trained.examples.oneIn, tested.examples.oneIn)
	};
	return [fileFinding(W_OVERLAP$1, facts, tallyLines(lines, examples + promptsOnly))];
}
const COUNT = 0;
const FIRST_LINE = 1;
function keysOf({ votes, formats, expected }) {
	const all = new FormatVotes();
	all.absorb(votes, 0);
	const format = expected ?? all.format(expected);
	const look = isTrainable(format) ? formats.looks[format] : void 0;
	if (look === void 0) return null;
	const keys = new RepeatedExamples();
	keys.absorb(look.corpus[W_DUPLICATE.code], 0);
	return keys;
}
function rowsInBoth(tested, trained) {
	tested.sampleLike(trained);
	return tested.rowsIn(trained);
}
function sumOf(rows) {
	return rows.reduce((sum, row) => sum + (row[COUNT] ?? 0), 0);
}
// src/core/plan/expected-format.ts
function expectedFormat(method, base) {
	switch (method) {
		case "supervised": return base?.format === "prompt-completion" ? "prompt-completion" : "chat";
		case "dpo": return "preference";
		case "reinforcement": return "reinforcement";
	}
}
function resolveSpec(entry, training, validation) {
	const { n_epochs = "auto", batch_size = "auto", learning_rate_multiplier = "auto", beta = "auto" } = entry.hyperparameters;
	return {
		provider: entry.provider,
		baseModel: entry.base_model,
		method: entry.method,
		nEpochs: n_epochs === "auto" ? automaticEpochs(training.examples) : n_epochs,
		batchSize: batch_size === "auto" ? null : batch_size,
		learningRateMultiplier: learning_rate_multiplier === "auto" ? null : learning_rate_multiplier,
		...entry.method === "dpo" ? { beta: beta === "auto" ? null : beta } : {},
		seed: entry.seed ?? 42,
		suffix: entry.suffix ?? "",
		trainingSha256: training.sha256,
		validationSha256: validation?.sha256 ?? null,
		generation: entry.generation ?? 1
	};
}
const DIGEST_VERSION = 1;
function specDigest(spec) {
	return createHash("sha256").update(canonicalJson({
		digestVersion: DIGEST_VERSION,
		...spec
	})).digest("hex");
}
// src/commands/desired.ts
async function describeModel(name, entry, around) {
	const base = findBaseModel(around.catalog, entry.base_model);
	const basePlace = around.locate("base_model");
	const diagnostics = checkBase(entry, base, basePlace, around);
	const answerSchema = answerSchemaOf(entry.response_format);
	const task = {
		base,
		expected: expectedFormat(entry.method, base),
		answerSchema
	};
	const training = await readDataset(entry.training_file, {
		...task,
		role: "training"
	}, around, diagnostics);
	const validation = entry.validation_file === void 0 ? null : await readDataset(entry.validation_file, {
		...task,
		role: "validation"
	}, around, diagnostics);
	if (training !== null && validation !== null) {
		const overlap = findOverlap(await training.part(), await validation.part());
		diagnostics.push(...asDiagnostics(validation.path, withRules(overlap, around.rules)));
	}
	const isUsable = (use) => use !== null && !inspectionHasErrors(use.inspection);
	const used = {
		training: withoutPart(training),
		validation: withoutPart(validation)
	};
	const known = {
		name,
		entry,
		base: base ?? null,
		basePlace,
		...used,
		diagnostics
	};
	const isReady = isUsable(training) && (entry.validation_file === void 0 || isUsable(validation));
	if (base === void 0 || hasErrors(diagnostics) || !isReady) return {
		...known,
		spec: null,
		digest: null,
		estimate: null
	};
	const spec = resolveSpec(entry, training.inspection, validation?.inspection ?? null);
	const estimate = estimateCost(base, tokensFor(base, training.inspection), spec.nEpochs, {
		method: entry.method,
		billing: around.catalog.billing,
		validation: validation === null ? null : tokensFor(base, validation.inspection)
	});
	return {
		...known,
		spec,
		digest: specDigest(spec),
		estimate
	};
}
function checkBase(entry, base, place, around) {
	const asked = {
		catalog: around.catalog,
		method: entry.method,
		today: around.today
	};
	if (base === void 0) return [unknownBase(entry.base_model, place, asked)];
	if (base.methods.includes(entry.method)) return [];
	if (!canBeTrained(base, around.today)) return [retired(base, place, asked)];
	const known = base.methods.map((method) => `"${method}"`).join(" and ") || "none";
	const trainable = trainableList(around.catalog, entry.method, around.today);
	return [diagnose(E_BASE_METHOD, place, {
		baseModel: base.id,
		method: entry.method,
		known,
		trainable
	})];
}
async function readDataset(path, task, around, diagnostics) {
	const found = await around.read(path, task);
	switch (found.kind) {
		case "absent":
			diagnostics.push(diagnose(E_DATASET_MISSING, around.locate(`${task.role}_file`), { path }));
			return null;
		case "not-a-file":
			diagnostics.push(diagnose(E_DATASET_KIND, around.locate(`${task.role}_file`), {
				path,
				kind: found.what
			}));
			return null;
		case "lfs-fault": {
			const code = found.problem === "missing" ? E_LFS_MISSING : E_LFS_DAMAGED;
			diagnostics.push(diagnose(code, around.locate(`${task.role}_file`), { path }));
			return null;
		}
		case "read": {
			const inspection = {
				...found.inspection,
				findings: withRules(found.inspection.findings, around.rules)
			};
			diagnostics.push(...asDiagnostics(path, inspection.findings));
			return {
				path,
				oid: found.oid,
				inspection,
				part: found.part
			};
		}
	}
}
function withoutPart(dataset) {
	return dataset === null ? null : {
		path: dataset.path,
		oid: dataset.oid,
		inspection: dataset.inspection
	};
}
function asDiagnostics(path, findings) {
	return findings.map((finding) => {
		const [line] = finding.lines;
		const more = finding.count > 1 ? ` (${finding.count} in this file)` : "";
		return {
			code: finding.code,
			severity: finding.severity,
			headline: finding.headline,
			message: `${finding.message}${more}`,
			fix: finding.fix,
			place: line === void 0 ? { path } : {
				path,
				line
			}
		};
	});
}
// src/commands/gather.ts
async function gather(ports, at) {
	const { commit, manifestPath, today } = at;
	const entry = await ports.git.entry(commit, manifestPath);
	if (entry === null) throw new UserError(`There is no ${manifestPath} in commit ${commit.slice(0, 7)}.`, { fix: "Add one, or name its path with the \"manifest\" input or --manifest." });
	if (entry.kind !== "file") throw new UserError(`${manifestPath} is a ${entry.kind}, not a regular file.`, { fix: "Commit it as a regular file." });
	const manifestText = await readText(ports.git, entry.oid);
	const { manifest, positions, ...parsed } = parseManifest(manifestText, manifestPath);
	const rules = manifest?.rules ?? {};
	const diagnostics = [
		...parsed.diagnostics,
		...checkRuleChanges(rules, positions),
		...checkAnswerSchemas(manifest?.models ?? {}, positions)
	];
	const known = {
		commit,
		manifestPath,
		manifestOid: entry.oid,
		manifestText,
		diagnostics
	};
	if (manifest === null || hasErrors(diagnostics)) return {
		...known,
		rules: {},
		models: null
	};
	const models = [];
	for (const [name, modelEntry] of Object.entries(manifest.models)) {
		const place = (key) => locateValue(positions, [
			"models",
			name,
			key
		]);
		const read = ports.datasets.read;
		models.push(await describeModel(name, modelEntry, {
			catalog: ports.provider.catalog,
			today,
			rules,
			locate: place,
			read: (path, task) => read(commit, path, task)
		}));
	}
	return {
		...known,
		rules,
		models
	};
}
const MAX_MANIFEST_BYTES = 1048576;
async function readText(git, oid) {
	const chunks = [];
	let size = 0;
	for await (const chunk of git.read(oid)) {
		size += chunk.byteLength;
		if (size > MAX_MANIFEST_BYTES) throw new UserError("The manifest is larger than 1 MiB.", { fix: "The limit is 256 KiB: split it." });
		chunks.push(chunk);
	}
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(Buffer.concat(chunks));
	} catch (cause) {
		throw new UserError("The manifest is not valid UTF-8.", {
			fix: "Save it as UTF-8.",
			cause
		});
	}
}
export { usualSeverity as a, changeOf as i, specDigest as n, retired as r, gather as t };
