import { n as readRecords, r as recordOf } from "./reviewed.js";
// src/commands/reviewed-plan.ts
function nameOf(manifestPath) {
	return `finetune-gitops: ${manifestPath}`;
}
async function recordPlan(records, { plan, manifestPath, headSha }) {
	await records.record(headSha, {
		name: nameOf(manifestPath),
		title: "Plan",
		summary: "What a merge of this commit may train, and for how much. The comment on the pull request explains it.",
		text: recordOf(plan)
	});
}
async function readReviewed(records, branch, manifestPath) {
	return readRecords(await records.merged(branch, nameOf(manifestPath)));
}
export { recordPlan as n, readReviewed as t };
