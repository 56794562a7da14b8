// src/core/diagnostics/diagnostic.ts
function defineCode(code) {
	return code;
}
function diagnose(code, place, facts) {
	return {
		code: code.code,
		severity: code.severity,
		headline: code.headline,
		message: code.message(facts),
		fix: code.fix,
		place
	};
}
const RANK = {
	error: 0,
	warning: 1,
	notice: 2
};
function sortDiagnostics(diagnostics) {
	return [...diagnostics].sort((a, b) => RANK[a.severity] - RANK[b.severity] || byCodeUnits(a.place?.path ?? "", b.place?.path ?? "") || (a.place?.line ?? 0) - (b.place?.line ?? 0));
}
function byCodeUnits(a, b) {
	return a < b ? -1 : Number(a > b);
}
function hasErrors(diagnostics) {
	return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
export { sortDiagnostics as i, diagnose as n, hasErrors as r, defineCode as t };
