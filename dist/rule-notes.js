import { a as usualSeverity, i as changeOf } from "./gather.js";
// src/core/dataset/rule-notes.ts
function noteRules(now, base) {
	return [...new Set([...Object.keys(now), ...Object.keys(base ?? {})])].toSorted().flatMap((name) => {
		const usual = usualSeverity(name);
		if (usual === null) return [];
		const after = changeOf(now, name);
		const before = base === null ? void 0 : changeOf(base, name);
		const { severity, reason } = after ?? {
			severity: usual,
			reason: ""
		};
		return [{
			code: name,
			usual,
			severity,
			reason,
			change: difference(after, before, base),
			before: before?.severity ?? null
		}];
	});
}
function isChanged({ change }) {
	return change !== null && change !== "none";
}
function difference(after, before, base) {
	if (base === null) return null;
	if (after === void 0) return "removed";
	if (before === void 0) return "added";
	return after.severity === before.severity && after.reason === before.reason ? "none" : "edited";
}
export { noteRules as n, isChanged as t };
