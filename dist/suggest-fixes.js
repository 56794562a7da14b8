import { t as hasHiddenText } from "./show-text.js";
import { n as inspectDataset } from "./inspect.js";
import { L as recordFormat, a as findPersonalData, n as findSecrets, q as readObject } from "./rules.generated.js";
import { r as forEachString } from "./join-parts.js";
import { i as CHANGES, n as splitLines, r as mendChatLine } from "./text-lines.js";
import { t as LineSplitter } from "./lines.js";
import { u as E_BOM } from "./findings.js";
import { t as code } from "./escape.js";
import { t as counted } from "./format.js";
import { createHash } from "node:crypto";
// src/core/dataset/sensitive/find-sensitive.ts
function findSensitive(text) {
	return [...findSecrets(text), ...findPersonalData(text)];
}
// src/core/dataset/fix/mend-line.ts
function mendLine(line) {
	const [read] = splitLines(line);
	if (read === void 0 || read.endsInCr) return null;
	const changes = new Set();
	if (read.hasBom) changes.add(CHANGES.bom);
	const value = readObject(read.bytes, () => void 0);
	if (value === null) return null;
	const bytes = recordFormat(value) === "chat" ? mendChatLine(read.bytes, value, (change) => changes.add(change)) : read.bytes;
	return changes.size === 0 ? null : {
		bytes,
		changes: [...changes]
	};
}
// src/core/dataset/fix/suggest-line.ts
const ANSWERED = new Set([
	"E_BOM",
	"E_MESSAGE_NAME",
	"E_WEIGHT",
	"W_ANSWER_EDGE"
]);
const MAX_SUGGESTED_BYTES = 8192;
function mendableLines(findings) {
	const byLine = new Map();
	for (const finding of mendableFindings(findings)) for (const line of finding.lines) byLine.set(line, [...byLine.get(line) ?? [], finding]);
	return byLine;
}
function mendableFindings(findings) {
	return findings.filter(({ code, severity }) => severity !== "notice" && ANSWERED.has(code));
}
async function suggestLine(path, line, findings) {
	if (line.length > MAX_SUGGESTED_BYTES) return null;
	const mended = mendLine(line);
	if (mended === null || mendLine(mended.bytes) !== null) return null;
	const text = new TextDecoder("utf-8", {
		fatal: true,
		ignoreBOM: true
	}).decode(mended.bytes);
	if (hasHiddenText(text) || holdsSensitive(text, mended.bytes)) return null;
	const [before, after] = [await findingsOf(line), await findingsOf(mended.bytes)];
	const isAnswered = ({ code }) => !has(after, code) && (has(before, code) || mended.changes.some((change) => change.code === code));
	const answered = findings.filter(isAnswered);
	if (answered.length === 0) return null;
	return {
		text,
		isError: answered.some(({ severity }) => severity === "error"),
		findings: answered.map(({ code, headline }) => ({
			code,
			headline
		})),
		did: mended.changes.map(({ did }) => did),
		digest: createHash("sha256").update(`${path}\0`).update(line).update(`\0${text}`).digest("hex").slice(0, 32)
	};
}
function has(findings, code) {
	return findings.some((finding) => finding.code === code);
}
async function findingsOf(line) {
	return (await inspectDataset({
		expected: null,
		measure: null,
		maxExampleTokens: null,
		minExamples: 1,
		chunks: once(line)
	})).findings;
}
async function* once(line) {
	yield line;
}
function holdsSensitive(text, bytes) {
	let isFound = findSensitive(text).length > 0;
	forEachString(readObject(bytes, () => void 0), (part) => {
		isFound ||= findSensitive(part).length > 0;
	});
	return isFound;
}
// src/core/report/suggestions.ts
const MARKER = /^<!-- finetune-gitops:suggestion:([0-9a-f]{32}) -->/;
function suggestionIn(body) {
	return MARKER.exec(body)?.[1] ?? null;
}
function suggestionBody({ text, findings, did, digest }) {
	const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
	const fence = "`".repeat(longest + 1);
	const what = findings.map((finding) => `**${finding.code}** ${finding.headline}.`).join(" ");
	return [
		`<!-- finetune-gitops:suggestion:${digest} -->`,
		`${what} Mended as \`finetune-gitops fix --all\` would: ${did.join("; ")}.`,
		"",
		`${fence}suggestion`,
		text,
		fence,
		""
	].join("\n");
}
function reviewBody(lines, rest) {
	const offered = `${counted(lines, "line")} can be mended by accepting ${lines === 1 ? "a suggestion" : "suggestions"}.`;
	const why = "Each changes the dataset, so the plan and its price change with it.";
	if (rest.paths.length === 0) return `${offered} ${why}\n`;
	const command = `finetune-gitops fix --write ${rest.changesExamples ? "--all " : ""}${rest.paths.map(asArgument).join(" ")}`;
	return `${offered} ${why}\n\nMore lines can be mended the same way; this mends them all: ${code(command, 300)}\n`;
}
function asArgument(path) {
	return /^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
// src/commands/suggest-fixes.ts
const MAX_SUGGESTIONS = 10;
async function suggestFixes({ git, diff, forge }, at) {
	const datasets = datasetsToMend(at.plan);
	const mendable = [];
	for (const dataset of datasets) mendable.push(...await suggestionsFor(git, dataset));
	const shown = mendable.length === 0 ? [] : await addedOnes(mendable, datasets, {
		git,
		diff
	}, at);
	if (shown.length === 0) return skipped("no line that this pull request adds can be mended by itself");
	if ((await forge.pullRequest(at.pullRequest)).headSha !== at.headSha) return skipped("a newer commit was pushed");
	const viewer = await forge.viewer();
	const ours = (await forge.reviewComments(at.pullRequest)).filter(({ author }) => author === viewer);
	const made = new Set(ours.flatMap(({ body }) => suggestionIn(body) ?? []));
	const offered = distinct(shown).filter(({ digest }) => !made.has(digest)).slice(0, Math.max(0, MAX_SUGGESTIONS - made.size));
	if (offered.length === 0) return skipped("all that may be suggested on this pull request was suggested before");
	const { url } = await forge.createReview(at.pullRequest, {
		headSha: at.headSha,
		body: reviewBody(offered.length, restOf(datasets, [...offered, ...shown.filter(({ digest }) => made.has(digest))])),
		comments: offered.map((one) => ({
			path: one.path,
			line: one.line,
			body: suggestionBody(one)
		}))
	});
	return {
		kind: "posted",
		lines: offered.length,
		url
	};
}
function skipped(why) {
	return {
		kind: "skipped",
		why
	};
}
function datasetsToMend({ changes }) {
	const byPath = new Map();
	const uses = changes.flatMap(({ desired }) => [desired?.training ?? null, desired?.validation ?? null]);
	for (const { path, oid, inspection } of uses.filter((use) => use !== null)) {
		const before = byPath.get(path)?.findings ?? [];
		const own = mendableFindings(inspection.findings).filter(({ code }) => !before.some((one) => one.code === code));
		if (own.length > 0) byPath.set(path, {
			path,
			oid,
			findings: [...before, ...own]
		});
	}
	return [...byPath.values()];
}
async function suggestionsFor(git, dataset) {
	const { path } = dataset;
	const wanted = mendableLines(dataset.findings);
	const found = [];
	const splitter = new LineSplitter();
	for await (const chunk of git.read(dataset.oid)) {
		for (const line of splitter.push(chunk)) await look(line);
		if (wanted.size === 0) return found;
	}
	for (const line of splitter.end()) await look(line);
	return found;
	async function look(line) {
		if (line.kind !== "line") return;
		const findings = wanted.get(line.number);
		if (findings === void 0) return;
		wanted.delete(line.number);
		if (line.endsInCrLf) return;
		const suggestion = await suggestLine(path, line.bytes.slice(), findings);
		if (suggestion !== null) found.push({
			...suggestion,
			path,
			line: line.number
		});
	}
}
async function addedOnes(mendable, datasets, { git, diff }, at) {
	const [base, head] = [await git.resolve(at.baseSha), await git.resolve(at.headSha)];
	if (base === null || head === null) return [];
	const found = [];
	for (const { path, oid } of datasets) {
		const own = mendable.filter((one) => one.path === path);
		if (own.length === 0 || (await git.entry(head, path))?.oid !== oid) continue;
		const added = await diff.addedLines(base, head, path);
		found.push(...own.filter(({ line }) => added?.has(line) === true));
	}
	return found;
}
function distinct(suggestions) {
	return [...new Map(suggestions.map((one) => [one.digest, one])).values()].sort((a, b) => Number(b.isError) - Number(a.isError));
}
function restOf(datasets, offered) {
	const left = datasets.flatMap(({ path, findings }) => findings.filter(({ code, count }) => count > offered.filter((one) => one.path === path && mends(one, code)).length).map(({ code }) => ({
		path,
		code
	})));
	return {
		paths: [...new Set(left.map(({ path }) => path))],
		changesExamples: left.some(({ code }) => code !== E_BOM.code)
	};
}
function mends({ findings }, code) {
	return findings.some((finding) => finding.code === code);
}
export { suggestFixes };
