import { n as reveal } from "./show-text.js";
// src/core/report/escape.ts
const JOINER = "⁠";
function visible(text, max = 300) {
	const characters = [...reveal(text.slice(0, 2 * max + 2))];
	return characters.length > max ? `${characters.slice(0, max - 1).join("")}…` : characters.join("");
}
function code(text, max = 80) {
	const shown = visible(text, max).replaceAll("|", "¦");
	if (shown.trim() === "") return "`(empty)`";
	const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
	if (longest === 0) return `\`${shown}\``;
	const fence = "`".repeat(longest + 1);
	return `${fence} ${shown} ${fence}`;
}
function prose(text, max = 600) {
	return visible(text, max).replace(/[\\`*_[\]<>#|~&$]/g, "\\$&").replace(/@|#|:(?=\/\/)|www(?=\.)|GH-/gi, (found) => `${found}${JOINER}`).replace(/[0-9a-f]{6}(?=[0-9a-f])/gi, (found) => `${found}${JOINER}`).replace(/^(\s*)([-+]|\d+[.)])(?=\s|$)/, `$1${JOINER}$2`);
}
function logLine(text) {
	return visible(text, 2e3).replaceAll("::", ":\\u{3a}").replaceAll("##[", "#\\u{23}[");
}
export { visible as i, logLine as n, prose as r, code as t };
