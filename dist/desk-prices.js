import { t as createDatasetInspector } from "./dataset-inspector.js";
import { i as printResult, r as printJson, t as createTerminalOutput } from "./terminal-host.js";
import { a as trainableModels } from "./catalog.js";
import { t as automaticEpochs } from "./epochs.js";
import { n as offersOf, r as sortOffers } from "./offers.js";
import { n as inspectionRules } from "./dataset-reader.js";
import { t as UserError } from "./user-error.js";
import { s as inspectionHasErrors } from "./findings.js";
import { t as dialectOf } from "./dialect.js";
import { i as visible } from "./escape.js";
import { r as integer, t as counted } from "./format.js";
import { n as estimateJson, s as tokensJson } from "./json.js";
import { a as trainingCell, i as price, n as hostingCell, t as daysCell } from "./offer-table.js";
import { t as pricedCatalogs } from "./desk-catalogs2.js";
import { n as withFiles } from "./desk-files.js";
// src/commands/compare.ts
async function compareModels(path, options) {
	const { catalogs, method, today, dialect } = options;
	const models = catalogs.flatMap((catalog) => trainableModels(catalog, method, today));
	const inspected = new Map();
	const encodings = new Map(models.map((model) => [model.encoding, model]));
	for (const [encoding, model] of encodings) {
		const inspection = await inspect(path, model, options);
		inspected.set(encoding, inspection).set(keyOf(model), inspection);
	}
	for (const model of models) {
		const known = inspected.get(model.encoding);
		if (known === void 0 || !hasImages(known) || inspected.has(keyOf(model))) continue;
		inspected.set(keyOf(model), await inspect(path, model, options));
	}
	const [inspection] = inspected.values();
	if (inspection === void 0) throw new UserError(`No base model can be trained with ${method} today.`, { fix: "Name another --method." });
	const epochs = options.epochs ?? automaticEpochs(inspection.examples);
	const look = (model) => inspected.get(keyOf(model)) ?? inspected.get(model.encoding) ?? null;
	const offers = offersOf(catalogs, {
		method,
		today,
		epochs,
		dialect,
		inspected: look
	});
	return {
		path,
		method,
		epochs,
		isAutomatic: options.epochs === null,
		inspection,
		offers: sortOffers(offers, options.sort)
	};
}
function keyOf(model) {
	return `${model.encoding} ${JSON.stringify(model.image_tokens)}`;
}
function hasImages({ tokenDoubts }) {
	return tokenDoubts.some(({ why }) => why === "image-rule" || why === "image-size");
}
const EXPECTED = {
	supervised: null,
	dpo: "preference",
	reinforcement: "reinforcement"
};
async function inspect(path, model, options) {
	const { open, output, method } = options;
	const rules = inspectionRules(model, {
		role: "validation",
		expected: EXPECTED[method]
	}, output);
	const file = await open(path);
	if (file.kind === "absent") throw new UserError(`There is no ${path}.`, { fix: "Commit it, or use --worktree." });
	if (file.kind === "refused") throw new UserError(`${path} is a ${file.what}.`, { fix: "Name a regular file." });
	const job = {
		rules: {
			...rules,
			maxExampleTokens: null
		},
		bytes: file.bytes,
		chunks: file.chunks()
	};
	return (await options.inspect(job)).inspection;
}
// src/core/report/comparison.ts
const HEADINGS = [
	"Provider",
	"Base model",
	"Training",
	"In / out per 1M",
	"Hosting",
	"Pages/$",
	"Longest",
	"Trainable",
	"File"
];
const RIGHT = new Set([
	2,
	3,
	4,
	5,
	6,
	7
]);
function comparisonText(facts, all) {
	const { path, inspection, offers, epochs, isAutomatic } = facts;
	const shown = all ? offers : offers.filter((offer) => offer.estimate !== null || offer.trainUsdPerHour !== null);
	const rows = [HEADINGS, ...shown.map(cells)];
	const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	const errors = inspection.findings.filter(({ severity }) => severity === "error").length;
	const hidden = offers.length - shown.length;
	return [
		`${visible(path)}: ${inspection.format}, ${counted(inspection.examples, "example")}, ${counted(epochs, "epoch")}${isAutomatic ? " (auto)" : ""}, ${facts.method}.`,
		...errors === 0 ? [] : [`It has ${counted(errors, "error")} by OpenAI's rules; "inspect" shows them.`],
		"",
		...rows.map((row) => row.map((cell, column) => pad(cell, widths[column] ?? 0, RIGHT.has(column))).join("  ").trimEnd()),
		"",
		...hidden === 0 ? [] : [`${counted(hidden, "more model")} without a known price; --all shows them.`],
		"A \"~\" marks tokens counted with another tokenizer. \"?\" is not known. Only OpenAI's models can be trained from here.",
		""
	].join("\n");
}
function cells(offer) {
	const isProxy = offer.estimate !== null && offer.quality === "proxy";
	return [
		offer.provider,
		offer.trains === "lora" ? `${offer.model} (LoRA)` : offer.model,
		`${isProxy ? "~" : ""}${trainingCell(offer)}`,
		`${price(offer.inputUsdPer1m)} / ${price(offer.outputUsdPer1m)}`,
		hostingCell(offer),
		offer.pagesPerDollar === null ? "?" : integer(offer.pagesPerDollar),
		offer.maxExampleTokens === null ? "?" : `${integer(offer.maxExampleTokens)}${offer.fits === false ? " (cut)" : ""}`,
		daysCell(offer),
		offer.file === "unknown" ? "?" : offer.file
	];
}
function pad(text, width, isRight) {
	return isRight ? text.padStart(width) : text.padEnd(width);
}
function comparisonJson({ path, method, epochs, isAutomatic, inspection, offers }) {
	return {
		schemaVersion: 1,
		path,
		format: inspection.format,
		examples: inspection.examples,
		tokens: tokensJson(inspection),
		method,
		epochs,
		epochsAreAutomatic: isAutomatic,
		offers: offers.map(offerJson)
	};
}
function offerJson(offer) {
	const { providerTitle: _title, estimate, ...facts } = offer;
	return {
		...facts,
		estimate: estimateJson(estimate)
	};
}
// src/desk-prices.ts
async function compare(path, flags, options) {
	const output = createTerminalOutput({
		trace: options.trace === true,
		startedAt: options.startedAt
	});
	const catalogs = await pricedCatalogs(options.priceOverrides ?? "");
	const inspect = createDatasetInspector({
		threads: options.workers ?? null,
		screen: process.stderr
	});
	const comparison = await withFiles(options.folder, flags, (open) => compareModels(path, {
		open,
		catalogs,
		method: flags.method,
		epochs: flags.epochs ?? null,
		sort: flags.sort,
		today: options.now?.slice(0, 10) ?? new Date().toISOString().slice(0, 10),
		dialect: dialectOf,
		inspect,
		output
	}));
	if (options.json === true) printJson(comparisonJson(comparison));
	else printResult(comparisonText(comparison, flags.all === true));
	return inspectionHasErrors(comparison.inspection) ? 1 : 0;
}
export { compare };
