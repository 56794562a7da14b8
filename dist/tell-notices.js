import { i as noticeText, r as noticeSection } from "./notices.js";
import { n as fingerprintOf, t as observeNotices } from "./observe-notices.js";
import { r as prose, t as code } from "./escape.js";
// src/core/report/notice-issue.ts
const MARK = /^<!-- finetune-gitops:notices:(\S*?):([a-z0-9-]*) ([0-9a-f]{32}|none) ([a-z,-]*) -->/;
function noticeMarkIn(body, manifestPath) {
	const [, path, model = "", fingerprint = "", kinds = ""] = MARK.exec(body) ?? [];
	if (path !== encoded(manifestPath)) return null;
	return {
		model: model === "" ? null : model,
		fingerprint,
		kinds: kinds.split(",").filter((kind) => kind !== "")
	};
}
function issueTitle(model) {
	return model === null ? "finetune-gitops: jobs that nothing asks for" : `finetune-gitops: ${model} needs attention`;
}
function issueBody(model, notices, facts) {
	const kinds = notices.map(({ kind }) => kind).join(",");
	const fingerprint = notices.length === 0 ? "none" : facts.fingerprint;
	const mark = `<!-- finetune-gitops:notices:${encoded(facts.manifestPath)}:${model ?? ""} ${fingerprint} ${kinds} -->`;
	const subject = model === null ? "this repository" : code(model);
	return [
		mark,
		...notices.length === 0 ? [`Nothing is left to say about ${subject}.`] : notices.map((notice) => item(notice)),
		"",
		`<sub>Of ${code(facts.manifestPath)}. This issue is kept up to date, and closes by itself when nothing is left. Close it to hear no more until something changes.</sub>`,
		""
	].join("\n");
}
function newsComment(notices) {
	return `New:\n\n${notices.map((notice) => item(notice)).join("\n")}\n`;
}
function encoded(path) {
	return encodeURIComponent(path).replaceAll("-", "%2D");
}
function item(notice, text = noticeText(notice, code)) {
	return `- **${text.severity}** ${prose(text.title)}. ${text.body}`;
}
// src/commands/post-notices.ts
async function postNotices(forge, { notices, isComplete }, manifestPath) {
	const { issues, isWhole } = await forge.ownIssues(await forge.viewer());
	const ours = issues.flatMap((issue) => {
		const mark = noticeMarkIn(issue.body, manifestPath);
		return mark === null ? [] : [{
			issue,
			mark
		}];
	}).sort((a, b) => a.issue.number - b.issue.number);
	const done = {
		opened: 0,
		updated: 0,
		closed: 0
	};
	const subjects = new Set([...notices.map(({ model }) => model), ...ours.map(({ mark }) => mark.model)]);
	for (const model of subjects) {
		const about = notices.filter((notice) => notice.model === model);
		const known = ours.find(({ mark }) => mark.model === model);
		const step = known === void 0 ? isWhole ? "opened" : null : stepFor(known, about, isComplete);
		if (step === null) continue;
		await take(step, known ?? null, {
			model,
			about,
			manifestPath
		}, forge);
		done[step] += 1;
	}
	return done;
}
function stepFor({ issue, mark }, about, isComplete) {
	if (about.length === 0) return isComplete && (issue.isOpen || mark.fingerprint !== "none") ? "closed" : null;
	const kinds = new Set(about.map(({ kind }) => kind));
	if (!isComplete && mark.kinds.some((kind) => !kinds.has(kind))) return null;
	return mark.fingerprint === fingerprintOf(about) ? null : "updated";
}
async function take(step, known, { model, about, manifestPath }, forge) {
	const title = issueTitle(model);
	const body = issueBody(model, about, {
		manifestPath,
		fingerprint: fingerprintOf(about)
	});
	if (known === null) {
		await forge.createIssue({
			title,
			body
		});
		return;
	}
	await forge.updateIssue(known.issue.number, {
		title,
		body,
		isOpen: step !== "closed"
	});
	const news = about.filter(({ kind }) => !known.mark.kinds.includes(kind));
	if (news.length > 0) await forge.createComment(known.issue.number, newsComment(news));
}
function postedText({ opened, updated, closed }) {
	const parts = Object.entries({
		opened,
		updated,
		closed
	}).filter(([, count]) => count > 0);
	return parts.length === 0 ? null : `Issues with notices: ${parts.map(([what, count]) => `${count} ${what}`).join(", ")}.`;
}
// src/commands/tell-notices.ts
async function tellNotices({ forge, fineTuning, output }, seen, manifestPath) {
	let notices = [];
	try {
		const found = await observeNotices(seen, fineTuning);
		notices = found.notices;
		const said = postedText(await postNotices(forge, found, manifestPath));
		if (said !== null) output.info(said);
		return noticeSection(notices, said ?? "");
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		const what = notices.length === 0 ? "Notices could not be looked for" : "There are notices, but no issue says so";
		output.info(`${what}: ${why} "notices: none" turns them off.`);
		return noticeSection(notices, "No issue could be written; the log has the reason. It takes the permission \"issues: write\".");
	}
}
export { tellNotices };
