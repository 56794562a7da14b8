import { r as counted, s as usdRange } from "./words.js";
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
	const blocked = tally(plan, "blocked");
	if (blocked > 0) parts.push(`leaves ${counted(blocked, "model")} blocked`);
	const waiting = tally(plan, "wait");
	if (waiting > 0) parts.push(`waits for ${counted(waiting, "model")}`);
	return parts.length === 0 ? `${subject} changes no model and costs nothing.` : `${subject} ${joined(parts)}.`;
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
export { verdict as t };
