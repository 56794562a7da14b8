import { t as code } from "./escape.js";
import { a as usd, o as usdRange, r as integer, t as counted } from "./format.js";
import { i as isStoppedByMoney } from "./words.js";
// src/core/report/dataset-diff.ts
const MAX_SECTIONS = 20;
const MAX_LINKS = 10;
const MAX_TEXT = 200;
function datasetSections(changes, files, { hasSamples }) {
	const shown = changes.slice(0, MAX_SECTIONS).map((change) => section(change, files, hasSamples));
	const more = changes.length - shown.length;
	return [...shown, more > 0 ? `… and ${counted(more, "more changed dataset")}.\n` : ""].join("");
}
function section(change, files, hasSamples) {
	const { diff, role, model, path } = change;
	const notes = diff.kind === "compared" ? diffNotes(diff, code, (lines) => links(lines, path, files)) : [];
	return [
		`<details><summary>What changed in the ${role} data: ${headline(change)}</summary>`,
		"",
		`Model ${code(model)}, file ${code(path)}: ${sizes(change)}.`,
		"",
		...notes.map((note) => `- ${note}`),
		...diff.kind === "compared" && hasSamples ? samples(diff.samples, path, files) : [],
		"",
		"</details>",
		""
	].join("\n");
}
function headline({ diff }) {
	if (diff.kind === "not-compared") return "not compared";
	const { added, removed, edited } = diff;
	return added + removed + edited === 0 ? "no example" : `${integer(added)} added, ${integer(removed)} removed, ${integer(edited)} edited`;
}
function sizes({ diff, tokens, costNanoUsd }) {
	const parts = [`${integer(diff.before)} → ${counted(diff.after, "example")}`];
	if (tokens !== null && tokens !== 0) parts.push(`${sign(tokens)}${counted(Math.abs(tokens), "token")} per epoch`);
	if (costNanoUsd !== null && costNanoUsd !== 0) parts.push(`${sign(costNanoUsd)}${usd(Math.abs(costNanoUsd))} per training`);
	if (diff.kind === "not-compared") parts.push(diff.why === "no-lines" ? "one of the versions is not JSON Lines" : "too many to compare one by one");
	return parts.join(", ");
}
const sign = (value) => value < 0 ? "−" : "+";
function diffNotes(diff, show, place) {
	const { news, addedLines, editedLines } = diff;
	return [
		news.invisible > 0 && `Invisible characters in ${counted(news.invisible, "added or edited example")}.`,
		...fresh(news.systemPrompts, "system prompt"),
		...fresh(news.hosts, "host", hostList(news, show)),
		...fresh(news.tools, "tool"),
		news.roles.length > 0 && `New ${news.roles.length === 1 ? "role" : "roles"}: ${news.roles.join(", ")}.`,
		addedLines.length > 0 && `Added: ${place(addedLines)}${rest(diff.added, addedLines)}.`,
		editedLines.length > 0 && `Edited: ${place(editedLines)}${rest(diff.edited, editedLines)}.`,
		diff.repetitions !== 0 && repetitions(diff.repetitions),
		diff.isReordered && "The examples that stayed stand in another order.",
		diff.unreadable.after > 0 && `Not compared: ${counted(diff.unreadable.after, "line")} that cannot be read.`
	].filter((note) => note !== false);
}
function fresh(count, noun, list = "") {
	if (count === null) return [`Too many different ${noun}s to say which are new.`];
	return count === 0 ? [] : [`${counted(count, `new ${noun}`)}${list}.`];
}
function hostList({ hosts, hostNames }, show) {
	if (hostNames.length === 0) return "";
	const more = (hosts ?? 0) > hostNames.length ? " and more" : "";
	return `: ${hostNames.map((name) => show(name)).join(", ")}${more}`;
}
function rest(count, lines) {
	const hidden = count - Math.min(lines.length, MAX_LINKS);
	return hidden > 0 ? ` and ${integer(hidden)} more` : "";
}
function repetitions(change) {
	return `${counted(Math.abs(change), "repetition")} of examples ${change > 0 ? "more" : "fewer"} than before.`;
}
function lineList(lines, show = String) {
	return `${lines.length === 1 ? "line" : "lines"} ${lines.slice(0, MAX_LINKS).map(show).join(", ")}`;
}
function links(lines, path, files) {
	return lineList(lines, (line) => link(line, path, files));
}
function link(line, path, { repositoryUrl, headSha }) {
	if (!/^[A-Za-z0-9._/-]+$/.test(path)) return String(line);
	return `[${line}](${repositoryUrl}/blob/${headSha}/${path}?plain=1#L${line})`;
}
function samples(drawn, path, files) {
	if (drawn.length === 0) return [];
	return [
		"",
		"Some of the added and edited examples:",
		"",
		"| Line | Messages |",
		"|--:|:--|",
		...drawn.map(({ line, messages, moreMessages }) => {
			const texts = messages.map(({ role, text }) => `${code(role, 20)} ${code(text, MAX_TEXT)}`);
			if (moreMessages > 0) texts.push(`… and ${counted(moreMessages, "more message")}`);
			return `| ${link(line, path, files)} | ${texts.join("<br>")} |`;
		})
	];
}
// src/core/report/doubt-words.ts
const DOUBT_WORDS = {
	"message-form": "names, calls, answers of tools and content in parts follow a rule that no bill confirms",
	tools: "tools are counted as the text that fits one published bill",
	"image-rule": "images are counted by the rule for requests",
	"image-size": "the size of images is not known",
	"rule-unconfirmed": "no published bill confirms how this format is counted",
	"no-rule": "there is no known rule for how this format is counted",
	"other-tokenizer": "tokens are counted with another model's tokenizer",
	"chat-template": "the tokens around each message are not known",
	"validation-unclear": "validation may be billed",
	"minimum-unclear": "a minimum charge may apply"
};
function doubtText({ why, below, above }) {
	return `${DOUBT_WORDS[why]} (−${usd(below)}, +${usd(above)})`;
}
// src/core/report/verdict.ts
function verdict(plan, cost, subject = "Merging") {
	const errors = count(plan.diagnostics, "error");
	if (errors > 0) return `${subject === "Merging" ? "Not ready to merge" : "Stopped"}: ${counted(errors, "error")}.`;
	const trainings = tally(plan, "train");
	const parts = [];
	if (trainings > 0) {
		const price = cost.unknown === trainings ? "at a cost that is not known" : `for ${usdRange(cost)}`;
		parts.push(`trains ${counted(trainings, "model")} ${price}`);
	}
	for (const [action, verb] of [
		["republish", "reuses"],
		["adopt", "takes over a job for"],
		["publish", "publishes"],
		["cancel", "cancels the job of"],
		["retire", "retires"]
	]) {
		const number = tally(plan, action);
		if (number > 0) parts.push(`${verb} ${counted(number, "model")}`);
	}
	const heldBack = plan.changes.filter(isStoppedByMoney).length;
	if (heldBack > 0) parts.push(`holds back ${counted(heldBack, "model")} over a cost limit`);
	const blocked = tally(plan, "blocked") - heldBack;
	if (blocked > 0) parts.push(`leaves ${counted(blocked, "model")} blocked`);
	const waiting = tally(plan, "wait");
	if (waiting > 0) parts.push(`waits for ${counted(waiting, "model")}`);
	if (parts.length === 0) return `${subject} changes no model and costs nothing.`;
	return `${subject} ${joined(parts)}.${trainings === 0 ? " No training is started." : ""}`;
}
function tally(plan, action) {
	return plan.changes.filter((change) => change.action === action).length;
}
function count(diagnostics, severity) {
	return diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
}
function joined(parts) {
	if (parts.length < 2) return parts.join("");
	return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}
export { lineList as a, diffNotes as i, doubtText as n, datasetSections as r, verdict as t };
