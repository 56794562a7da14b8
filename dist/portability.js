import { i as visible, r as prose, t as code } from "./escape.js";
import { r as integer } from "./format.js";
// src/core/report/portability.ts
const FEW_REASONS = 2;
const FEW_LINES = 3;
const MAX_LINES = 50;
const MAX_ROWS = 10;
function portabilityLines(portability) {
	if (portability.length === 0) return [];
	return ["  Portable to:", ...[
		"takes",
		"unknown",
		"refuses"
	].flatMap((verdict) => [...grouped(portability.filter((each) => each.verdict === verdict))].map(([why, titles]) => `    ${verdict.padEnd(8)} ${titles.join(", ")}${why === "" ? "" : `: ${why}`}`))];
}
function grouped(portability) {
	const groups = new Map();
	for (const each of portability) {
		const why = visible(shortly(each), 1e3);
		groups.set(why, [...groups.get(why) ?? [], visible(each.title)]);
	}
	return groups;
}
function shortly({ verdict, reasons }) {
	const decisive = reasons.filter((reason) => reason.verdict === (verdict === "takes" ? "ignores" : verdict));
	const shown = decisive.slice(0, FEW_REASONS).map((reason) => withLines(reason, FEW_LINES));
	const more = decisive.length > FEW_REASONS ? `; and ${decisive.length - FEW_REASONS} more` : "";
	return `${verdict === "takes" && shown.length > 0 ? "ignores " : ""}${shown.join("; ")}${more}`;
}
function withLines({ what, count, lines }, most) {
	if (lines.length === 0) return what;
	const shown = lines.slice(0, most);
	const rest = count - shown.length;
	return `${what}, ${count === 1 ? "line" : "lines"} ${shown.join(", ")}${rest > 0 ? ` and ${integer(rest)} more` : ""}`;
}
function portableToText(path, { title, verdict, reasons }) {
	const sentence = {
		takes: `${title} takes this file as it is.`,
		unknown: `It is not documented whether ${title} takes this file as it is.`,
		refuses: `${title} refuses this file as it is.`
	}[verdict];
	const lines = reasons.map((reason) => `    ${reason.verdict}: ${withLines(reason, MAX_LINES)}`);
	return [`${visible(path)}: ${visible(sentence)}`, ...lines.map((line) => visible(line, 1e3))].join("\n");
}
function portabilityJson({ provider, title, verdict, method, reasons }) {
	return {
		provider,
		title,
		verdict,
		method,
		reasons
	};
}
function portabilitySection(plan, datasets) {
	const rows = datasets.flatMap(({ model, role, path }) => {
		const desired = plan.changes.find((change) => change.model === model)?.desired;
		const others = (desired?.[role]?.inspection.portability ?? []).filter(({ provider }) => provider !== desired?.entry.provider);
		return others.length === 0 ? [] : [`- ${code(path)} (${role} data of ${code(model)}) ${elsewhere(others)}`];
	});
	if (rows.length === 0) return "";
	const more = rows.length > MAX_ROWS ? [`- … and ${integer(rows.length - MAX_ROWS)} more`] : [];
	return [
		"<details><summary>Portable to</summary>",
		"",
		...[...rows.slice(0, MAX_ROWS), ...more],
		"",
		"</details>",
		""
	].join("\n");
}
function elsewhere(others) {
	const titles = (verdict) => others.filter((each) => each.verdict === verdict).map(({ title }) => prose(title)).join(", ");
	const refusals = [...grouped(others.filter(({ verdict }) => verdict === "refuses"))];
	const [takers, unknown] = [titles("takes"), titles("unknown")];
	return `${[
		takers === "" ? "would be taken by no other known provider" : `would also be taken by ${takers}`,
		...refusals.map(([why, who]) => `not by ${prose(who.join(", "))} (${prose(why)})`),
		unknown !== "" && `not known for ${unknown}`
	].filter((part) => part !== false).join("; ")}.`;
}
export { portableToText as i, portabilityLines as n, portabilitySection as r, portabilityJson as t };
