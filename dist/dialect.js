import { s as inspectionHasErrors } from "./findings.js";
// src/core/prices/dialect.ts
function dialectOf(inspection, provider, format) {
	if (provider === "openai" && inspectionHasErrors(inspection)) return "refuses";
	const name = dialectName(provider, format);
	return inspection.portability.find((each) => each.provider === name)?.verdict ?? "unknown";
}
function dialectName(provider, format) {
	if (provider === "vertex") return format === "gemini" ? "vertex-gemini" : "vertex-open";
	return provider === "azure" ? "azure-openai" : provider;
}
export { dialectOf as t };
