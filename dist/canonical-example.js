import { H as CHAT_KEYS, K as isJsonObject, L as recordFormat } from "./rules.generated.js";
import { hash } from "node:crypto";
// src/core/dataset/canonical-example.ts
function exampleIdentity(value) {
	return identify(value).example.slice(0, 32);
}
function valueIdentity(value) {
	return identifyWhole(value).example.slice(0, 32);
}
function exampleIdentities(value) {
	const { example, prompt, answer } = identify(value);
	return {
		example: example.slice(0, 32),
		prompt: prompt?.slice(0, 32) ?? null,
		answer: answer === null ? null : hash("sha256", answer).slice(0, 32)
	};
}
function exampleKeys(value, format) {
	const { example, prompt } = identify(value, format);
	return {
		example: firstBits(example),
		prompt: prompt === null ? null : firstBits(prompt)
	};
}
const firstBits = (hex) => Number.parseInt(hex.slice(0, 13), 16);
function identify(value, format = recordFormat(value)) {
	switch (format) {
		case "preference": return identifyPreference(value);
		case "reinforcement": return identifyReinforcement(value);
		case "prompt-completion": return identifyPair(value);
		default: return identifyChat(value);
	}
}
function identifyChat(value) {
	const messages = value["messages"];
	if (!Array.isArray(messages)) return identifyWhole(value);
	const last = messages.findLastIndex((message) => isJsonObject(message) && message["role"] === "assistant");
	const prompt = hashPrompt(value, messages.slice(0, Math.max(0, last)).map(canonicalMessage));
	const answer = JSON.stringify(messages.slice(Math.max(0, last)).map(canonicalMessage));
	return {
		example: hash("sha256", `${prompt}${answer}`),
		prompt: last > 0 ? prompt : null,
		answer: last === -1 ? null : answer
	};
}
function identifyPreference(value) {
	const { input, preferred_output: preferred, non_preferred_output: other } = value;
	const outputs = [preferred, other].map(messagesOf);
	if (!isJsonObject(input) || outputs.some((messages) => messages.length === 0)) return identifyWhole(value);
	const prompt = hashPrompt(input, messagesOf(input["messages"]));
	const answer = JSON.stringify(outputs);
	return {
		example: hash("sha256", `${prompt}${answer}`),
		prompt,
		answer
	};
}
function identifyReinforcement(value) {
	const messages = messagesOf(value["messages"]);
	if (messages.length === 0) return identifyWhole(value);
	const fields = Object.entries(value).filter(([key]) => !CHAT_KEYS.has(key));
	const prompt = hashPrompt(value, messages);
	const answer = fields.length === 0 ? null : sortedJson(Object.fromEntries(fields));
	return {
		example: hash("sha256", `${prompt}${answer ?? ""}`),
		prompt,
		answer
	};
}
function identifyPair(value) {
	const { prompt, completion } = value;
	if (typeof prompt !== "string" || typeof completion !== "string") return identifyWhole(value);
	const hashed = hash("sha256", JSON.stringify([prompt]));
	const answer = JSON.stringify(completion);
	return {
		example: hash("sha256", `${hashed}${answer}`),
		prompt: prompt === "" ? null : hashed,
		answer
	};
}
function identifyWhole(value) {
	return {
		example: hash("sha256", sortedJson(value)),
		prompt: null,
		answer: null
	};
}
function messagesOf(value) {
	return Array.isArray(value) ? value.map(canonicalMessage) : [];
}
function hashPrompt(declaring, messages) {
	return hash("sha256", JSON.stringify([canonicalTools(declaring), messages]));
}
function canonicalMessage(message) {
	if (!isJsonObject(message)) return sortedJson(message);
	const { role, content, name, weight } = message;
	return [
		plain(role),
		canonicalContent(content),
		plain(name),
		canonicalCalls(message),
		weight === 0
	];
}
function canonicalContent(content) {
	if (typeof content === "string" || content === null || content === void 0) return content ?? null;
	const [part, ...more] = Array.isArray(content) ? content : [];
	if (more.length === 0 && isJsonObject(part) && part["type"] === "text" && typeof part["text"] === "string") return part["text"];
	return [sortedJson(content)];
}
function canonicalCalls({ tool_calls: calls, function_call: call }) {
	if ((calls ?? null) === null && (call ?? null) === null) return [];
	return [...Array.isArray(calls) ? calls.map((item) => isJsonObject(item) ? item["function"] : item) : [calls], call].filter((item) => (item ?? null) !== null).map(sortedJson);
}
function canonicalTools({ tools, functions, parallel_tool_calls: parallel }) {
	if ((tools ?? null) === null && (functions ?? null) === null) return null;
	const older = Array.isArray(functions) ? functions.map((item) => ({
		type: "function",
		function: item
	})) : functions;
	return [sortedJson(tools ?? older), parallel === false];
}
const plain = (value) => typeof value === "string" ? value : [sortedJson(value ?? null)];
function sortedJson(value) {
	if (Array.isArray(value)) return `[${value.map(sortedJson).join(",")}]`;
	if (!isJsonObject(value)) return JSON.stringify(value ?? null);
	return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${sortedJson(value[key])}`).join(",")}}`;
}
export { valueIdentity as i, exampleIdentity as n, exampleKeys as r, exampleIdentities as t };
