import { n as why, o as inOrder, s as ruleLine } from "./words.js";
import { a as lineList, i as diffNotes, n as doubtText, t as verdict } from "./verdict.js";
import { i as visible } from "./escape.js";
import { a as usd, n as instant, o as usdRange, r as integer, t as counted } from "./format.js";
import { n as portabilityLines } from "./portability.js";
// src/core/report/terminal.ts
function planText(plan, cost, subject, datasets = []) {
	const lines = [verdict(plan, cost, subject), ""];
	const width = Math.max(0, ...plan.changes.map((change) => visible(change.model).length));
	for (const change of plan.changes) lines.push(changeLine(change, width), ...costLines(change));
	lines.push(...datasets.flatMap(datasetLines));
	if (plan.changes.length > 0) lines.push("");
	for (const diagnostic of plan.diagnostics) lines.push(...diagnosticLines(diagnostic));
	lines.push(...rulesText(plan));
	const { budget } = plan;
	if (budget.limit !== null) lines.push(`Budget this month: ${usd(budget.committed + budget.planned)} of ${usd(budget.limit)}.`);
	lines.push(`Plan ${plan.digest.slice(0, 12)} of ${/^[0-9a-f]{40,}$/.test(plan.commit) ? `commit ${plan.commit.slice(0, 7)}` : "the work tree"}.`);
	return `${lines.join("\n")}\n`;
}
function rulesText({ rules }) {
	if (rules.length === 0) return [];
	return ["Changed rules:", ...inOrder(rules).map((note) => `  ${ruleLine(note, visible)}`)];
}
function datasetLines({ path, diff }) {
	const notes = diff.kind === "compared" ? diffNotes(diff, (host) => visible(host), lineList) : [];
	return notes.length === 0 ? [] : [`  ${visible(path)}:`, ...notes.map((note) => `    ${note}`)];
}
function changeLine(change, width) {
	const { desired } = change;
	const estimate = desired?.estimate ?? null;
	const tokens = estimate === null ? "" : `  ${integer(estimate.tokensPerEpoch)} tokens × ${estimate.epochs}`;
	const cost = change.action === "train" ? `  ${estimate === null ? "not estimated" : usdRange(estimate)}` : "";
	const reason = why(change, (text) => visible(text, 200)).replaceAll("`", "");
	return `  ${change.action.padEnd(9)} ${visible(change.model).padEnd(width)}${cost}${tokens}  (${reason})`;
}
function costLines({ action, desired }) {
	const estimate = action === "train" ? desired?.estimate ?? null : null;
	if (estimate === null) return [];
	return [...estimate.priceFrom === "workflow" ? [`price set by hand: $${estimate.usdPerMillion} per 1M tokens`] : [], ...estimate.doubts.map(doubtText)].map((line) => `      ${line}`);
}
function diagnosticLines(diagnostic) {
	const { place } = diagnostic;
	const where = (place === null ? [] : [
		place.path,
		place.line,
		place.line === void 0 ? void 0 : place.column
	]).filter((part) => part !== void 0).join(":");
	return [`${where === "" ? "" : `${visible(where)}: `}${diagnostic.severity} ${diagnostic.code}: ${visible(diagnostic.message, 1e3)}`, `    ${visible(diagnostic.fix, 1e3)}`];
}
function inspectionText(path, inspection) {
	const { examples, format, tokensPerEpoch, tokenQuality } = inspection;
	const tokens = tokensPerEpoch === null ? "tokens not counted" : `${integer(tokensPerEpoch)} tokens per epoch (${tokenQuality}${band(inspection)})`;
	const lines = [`${visible(path)}: ${format}, ${counted(examples, "example")}, ${tokens}`];
	for (const { lines: places, code, severity, message, fix, count } of inspection.findings) {
		const more = count > 1 ? ` (${count} in this file)` : "";
		const place = places[0] === void 0 ? {} : { line: places[0] };
		lines.push(...diagnosticLines({
			code,
			severity,
			headline: "",
			message: `${message}${more}`,
			fix,
			place: {
				path,
				...place
			}
		}));
	}
	lines.push(...portabilityLines(inspection.portability));
	return `${lines.join("\n")}\n`;
}
function band({ tokensPerEpoch, tokenDoubts }) {
	if (tokensPerEpoch === null || tokenDoubts.length === 0) return "";
	const below = tokenDoubts.reduce((sum, doubt) => sum + doubt.below, 0);
	const above = tokenDoubts.reduce((sum, doubt) => sum + doubt.above, 0);
	return `, ${integer(Math.max(0, tokensPerEpoch - below))} to ${integer(tokensPerEpoch + above)}`;
}
function ledgerText(ledger) {
	const runs = Object.values(ledger?.runs ?? {}).sort((a, b) => b.startedAt.localeCompare(a.startedAt));
	if (runs.length === 0) return "No training has been started from this repository.\n";
	const width = Math.max(...runs.map((run) => visible(run.model).length));
	return `${runs.map((run) => {
		const cost = run.billedNanoUsd === null ? `${usd(run.reservedNanoUsd)} reserved` : `${usd(run.billedNanoUsd)} billed`;
		const id = visible(run.modelId ?? run.jobId ?? "no job yet");
		const error = run.error === null ? "" : `  ${visible(run.error.code, 60)}`;
		return `  ${run.state.padEnd(9)} ${visible(run.model).padEnd(width)}  ${id}  ${cost}  since ${instant(run.startedAt)}${error}`;
	}).join("\n")}\n`;
}
export { rulesText as a, planText as i, inspectionText as n, ledgerText as r, diagnosticLines as t };
