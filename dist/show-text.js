// src/core/diagnostics/show-text.ts
const LONGEST = 40;
const HIDDEN = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;
const EVERY_HIDDEN = new RegExp(HIDDEN, "gu");
function hasHiddenText(text) {
	return HIDDEN.test(text);
}
function showText(text) {
	const characters = [...text.slice(0, 82)];
	return reveal((characters.length > LONGEST ? [...characters.slice(0, 39), "…"] : characters).join(""));
}
function reveal(text) {
	return text.replace(EVERY_HIDDEN, (hidden) => `\\u{${(hidden.codePointAt(0) ?? 0).toString(16)}}`);
}
export { reveal as n, showText as r, hasHiddenText as t };
