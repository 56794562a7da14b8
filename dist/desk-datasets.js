import { r as inspectHere } from "./dataset-reader.js";
import { i as printResult, r as printJson, t as createTerminalOutput } from "./terminal-host.js";
import { n as replaceUserFile, r as writeUserFile, t as readUserFile } from "./user-files.js";
import { r as recogniseFile } from "./lines.js";
import { B as keyOf, F as OLD_OUTPUT_KEYS, G as isBlank, I as PAIR_KEYS, K as isJsonObject, L as recordFormat, V as legacyRow, Z as openingOf, _ as taskOf, d as duplicates, f as leadingSpace, g as promptSeparator, h as promptPrefix, l as completionEnding, m as lowerCase, p as longRows, q as readObject, u as completionPrefix, z as isLegacyRow } from "./rules.generated.js";
import { t as require_dist } from "./vendor-yaml.js";
import { i as visible } from "./escape.js";
import { r as integer, t as counted } from "./format.js";
import "./json.js";
import { t as DATASET_CODES } from "./codes.js";
import { D as manifest_codes_exports } from "./manifest-codes.js";
import { v as plan_codes_exports } from "./plan-codes.js";
import { r as showText } from "./show-text.js";
import { t as nearest } from "./suggest.js";
import { t as UserError } from "./user-error.js";
import { i as valueIdentity, n as exampleIdentity } from "./canonical-example.js";
import { a as ChangeLog, i as CHANGES, n as splitLines, r as mendChatLine, t as joinLines } from "./text-lines.js";
import { t as inspectFiles } from "./inspect2.js";
import { t as MAX_DATASET_BYTES } from "./inspect.js";
import { t as openAi } from "./description.js";
// src/core/dataset/convert/draft.ts
var CannotConvert = class extends Error {};
var Drops = class {
	#counts = new Map();
	add(field) {
		this.#counts.set(field, (this.#counts.get(field) ?? 0) + 1);
	}
	addOthers(object, taken, where = "") {
		for (const [key, value] of Object.entries(object)) if (!taken.includes(key) && value !== null && value !== "") this.add(`${where}${key}`);
	}
	all() {
		return [...this.#counts].map(([field, count]) => ({
			field,
			count
		}));
	}
};
const ROLES = {
	human: "user",
	prompter: "user",
	gpt: "assistant",
	chatgpt: "assistant",
	model: "assistant",
	bot: "assistant",
	chatbot: "assistant",
	ai: "assistant"
};
const KNOWN_ROLES = new Set([
	"system",
	"developer",
	"user",
	"assistant",
	"tool",
	"function"
]);
function chatRole(name) {
	if (typeof name !== "string") throw new CannotConvert("A message has no role.");
	const lower = name.toLowerCase();
	const role = Object.hasOwn(ROLES, lower) ? ROLES[lower] ?? lower : lower;
	if (!KNOWN_ROLES.has(role)) throw new CannotConvert("A message is from someone whom chat does not know.");
	return role;
}
function textOf(object, key) {
	const value = object[key];
	if (value === void 0 || value === null) return "";
	if (typeof value === "string") return value;
	if (typeof value === "number" || typeof value === "boolean") return String(value);
	throw new CannotConvert(`The field "${key}" is not a text.`);
}
function objectsOf(value, what) {
	if (!Array.isArray(value) || !value.every(isJsonObject)) throw new CannotConvert(`${what} is not a list of objects.`);
	return value;
}
function embeddedJson(text, what) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new CannotConvert(`${what} is not JSON.`, { cause: error });
	}
}
function systemMessage(text) {
	return text === "" ? [] : [{
		role: "system",
		content: text
	}];
}
function turns(question, answer) {
	return [...question === "" ? [] : [{
		role: "user",
		content: question
	}], {
		role: "assistant",
		content: answer
	}];
}
// src/core/dataset/convert/tool-declarations.ts
function toolsOf(value) {
	const given = typeof value === "string" && value.trim() !== "" ? embeddedJson(value, "The field \"tools\"") : value;
	if (given === void 0 || given === null || given === "") return {};
	const tools = objectsOf(given, "The field \"tools\"").map(tool);
	return tools.length === 0 ? {} : { tools };
}
function tool(declared) {
	if (declared["type"] === "function" && isJsonObject(declared["function"])) return declared;
	if (typeof declared["name"] !== "string") throw new CannotConvert("A tool has no name.");
	const { input_schema: schema, ...rest } = declared;
	const others = Object.fromEntries(Object.entries(rest).filter(([key]) => key !== "type" && key !== "cache_control"));
	return {
		type: "function",
		function: schema === void 0 ? others : {
			...others,
			parameters: schema
		}
	};
}
function callOf(id, name, args) {
	if (typeof name !== "string") throw new CannotConvert("A function call has no name.");
	return {
		id,
		type: "function",
		function: {
			name,
			arguments: typeof args === "string" ? args : JSON.stringify(args ?? {})
		}
	};
}
function lowerCaseTypes(schema) {
	if (Array.isArray(schema)) return schema.map(lowerCaseTypes);
	if (!isJsonObject(schema)) return schema;
	return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, key === "type" && typeof value === "string" ? value.toLowerCase() : lowerCaseTypes(value)]));
}
// src/core/dataset/convert/from-anthropic.ts
function fromAnthropic(record, drops) {
	drops.addOthers(record, [
		"system",
		"messages",
		"tools"
	]);
	const system = record["system"];
	const messages = objectsOf(record["messages"], "The field \"messages\"").flatMap((message) => {
		drops.addOthers(message, ["role", "content"], "messages[].");
		return chatMessages(message, drops);
	});
	if (messages.length === 0) throw new CannotConvert("The conversation is empty.");
	return {
		messages: [...systemMessage(blockText(system)), ...messages],
		...toolsOf(record["tools"])
	};
}
function chatMessages(message, drops) {
	const role = chatRole(message["role"]);
	const content = message["content"];
	if (typeof content === "string") return [{
		role,
		content
	}];
	const blocks = objectsOf(content, "The content of a message");
	const results = blocks.filter((block) => block["type"] === "tool_result").map((block) => toolResult(block, drops));
	const calls = blocks.filter((block) => block["type"] === "tool_use").map((block) => callOf(String(block["id"]), block["name"], block["input"]));
	const parts = blocks.flatMap((block) => contentPart(block, drops));
	if (parts.length === 0 && calls.length === 0) return results;
	const [only] = parts;
	const text = parts.length === 1 && only?.["type"] === "text" ? only["text"] : parts;
	return [...results, {
		role,
		...parts.length === 0 ? {} : { content: text },
		...calls.length === 0 ? {} : { tool_calls: calls }
	}];
}
function toolResult(block, drops) {
	if (block["is_error"] === true) drops.add("messages[].content[].is_error");
	return {
		role: "tool",
		tool_call_id: String(block["tool_use_id"]),
		content: blockText(block["content"])
	};
}
function contentPart(block, drops) {
	if (isJsonObject(block["cache_control"])) drops.add("messages[].content[].cache_control");
	switch (block["type"]) {
		case "tool_use":
		case "tool_result": return [];
		case "text": return [{
			type: "text",
			text: block["text"]
		}];
		case "image": return [{
			type: "image_url",
			image_url: { url: imageUrl(block["source"]) }
		}];
		case "thinking":
		case "redacted_thinking":
			drops.add("messages[].content[].thinking");
			return [];
		default: throw new CannotConvert("A content block is of a type that chat does not have.");
	}
}
function imageUrl(source) {
	if (isJsonObject(source) && typeof source["url"] === "string") return source["url"];
	if (isJsonObject(source) && typeof source["media_type"] === "string" && typeof source["data"] === "string") return `data:${source["media_type"]};base64,${source["data"]}`;
	throw new CannotConvert("An image is neither in the row nor an address.");
}
function blockText(value) {
	if ((value ?? null) === null) return "";
	if (typeof value === "string") return value;
	const texts = objectsOf(value, "A text").map((block) => block["text"]);
	if (!texts.every((text) => typeof text === "string")) throw new CannotConvert("A system prompt or a result is not a text.");
	return texts.join("\n");
}
// src/core/dataset/convert/open-calls.ts
const RESULT_ROLES = new Set([
	"tool",
	"observation",
	"function_response",
	"ipython"
]);
function resultsFor(calls, results) {
	const [only] = results;
	if (results.length !== 1 || only === void 0 || calls < 2) return results;
	const list = only.trimStart().startsWith("[") ? embeddedJson(only, "The result of several calls") : null;
	if (!Array.isArray(list) || list.length !== calls) throw new CannotConvert("Several calls have one result, which is not a list of as many.");
	return list.map((result) => typeof result === "string" ? result : JSON.stringify(result));
}
function namedCalls(messages, drops) {
	const taken = new Set(messages.flatMap((message) => callsIn(message)).map((call) => call["id"]));
	let last = 0;
	const nextId = () => {
		do
			last += 1;
		while (taken.has(`call_${last}`));
		return `call_${last}`;
	};
	const named = [];
	let open = [];
	for (let at = 0; at < messages.length; at += 1) {
		const message = messages[at] ?? {};
		if (!isNameless(message)) {
			const { calls, rest } = takeCalls(message, nextId, drops);
			named.push(rest);
			if (rest["role"] !== "tool") open = calls.map((call) => call["id"]);
			else open = open.filter((id) => id !== rest["tool_call_id"]);
			continue;
		}
		const run = messages.slice(at).findIndex((other) => !isNameless(other));
		const group = messages.slice(at, run === -1 ? messages.length : at + run);
		at += group.length - 1;
		const texts = resultsFor(open.length, group.map(textOfResult));
		if (texts.length > open.length) throw new CannotConvert("A result answers no function call.");
		for (const [index, content] of texts.entries()) named.push({
			...group[index] ?? group[0],
			role: "tool",
			tool_call_id: open[index],
			content
		});
		open = open.slice(texts.length);
	}
	return named;
}
function isNameless(message) {
	return RESULT_ROLES.has(message["role"]) && typeof message["tool_call_id"] !== "string";
}
function textOfResult({ content }) {
	if (typeof content === "string") return content;
	const texts = (Array.isArray(content) ? content : []).map((part) => isJsonObject(part) && part["type"] === "text" ? part["value"] ?? part["text"] : null);
	if (texts.length === 0 || !texts.every((text) => typeof text === "string")) throw new CannotConvert("The result of a call is not a text.");
	return texts.join("");
}
function callsIn({ tool_calls: calls }) {
	return Array.isArray(calls) ? calls.filter(isJsonObject) : [];
}
function takeCalls(message, nextId, drops) {
	const { content, tool_calls: given, ...others } = message;
	const parts = Array.isArray(content) ? content : [];
	const isOf = (type) => (part) => isJsonObject(part) && part["type"] === type && "value" in part;
	const kept = parts.filter((part) => !isOf("tool_call")(part) && !isOf("reasoning")(part));
	for (const _ of parts.filter(isOf("reasoning"))) drops.add("messages[].content[] of the type reasoning");
	const called = parts.filter(isOf("tool_call")).map((part) => {
		const text = isJsonObject(part) ? part["value"] : null;
		const call = typeof text === "string" ? embeddedJson(text, "A function call") : text;
		if (!isJsonObject(call)) throw new CannotConvert("A function call is not an object.");
		return callOf(nextId(), call["name"], call["arguments"] ?? call["parameters"]);
	});
	const calls = [...callsIn(message).map((call) => completeCall(call, nextId)), ...called];
	if (calls.length === 0 && parts.length === kept.length) return {
		calls,
		rest: message
	};
	if (calls.length === 0 && kept.length === 0) throw new CannotConvert("A message holds reasoning and nothing else.");
	const said = !Array.isArray(content) ? { ...content === void 0 ? {} : { content } } : kept.length > 0 ? { content: kept } : {};
	return {
		calls,
		rest: {
			...others,
			...said,
			...calls.length === 0 ? {} : { tool_calls: calls }
		}
	};
}
function completeCall(call, nextId) {
	const declared = call["function"];
	const { id, type, ...others } = call;
	const args = isJsonObject(declared) ? declared["arguments"] : void 0;
	if (typeof id === "string" && type !== void 0 && typeof args === "string" || !isJsonObject(declared)) return call;
	const written = isJsonObject(args) ? JSON.stringify(args) : args;
	return {
		id: id ?? nextId(),
		type: type ?? "function",
		...others,
		function: {
			...declared,
			...written === void 0 ? {} : { arguments: written }
		}
	};
}
// src/core/dataset/convert/from-chat.ts
const MESSAGE_KEYS = "role content name weight tool_calls tool_call_id function_call refusal audio annotations".split(" ");
const TOP_KEYS = [
	"messages",
	"tools",
	"parallel_tool_calls",
	"functions"
];
function fromChat(record, drops) {
	drops.addOthers(record, TOP_KEYS);
	const { parallel_tool_calls: parallel, functions } = record;
	return {
		messages: messagesOf(record["messages"], drops),
		...toolsOf(record["tools"]),
		...(parallel ?? null) === null ? {} : { parallel_tool_calls: parallel },
		...(functions ?? null) === null ? {} : { functions }
	};
}
function messagesOf(value, drops) {
	const messages = objectsOf(value, "The field \"messages\"");
	if (messages.length === 0) throw new CannotConvert("The conversation is empty.");
	return namedCalls(messages, drops).map((message) => chatMessage(message, drops));
}
function chatMessage(message, drops) {
	const role = chatRole(message["role"]);
	const kept = Object.entries(message).filter(([key, value]) => MESSAGE_KEYS.includes(key) && (value !== null || key === "content"));
	const weight = weightOf(message, role);
	drops.addOthers(message, [...MESSAGE_KEYS, ...weight === null ? [] : ["loss_weight"]], "messages[].");
	const content = message["content"];
	return {
		...Object.fromEntries(kept),
		role,
		...content === void 0 ? {} : { content: contentOf$1(content) },
		...weight === null || role !== "assistant" || weight === 1 ? {} : { weight }
	};
}
function weightOf(message, role) {
	const weight = message["loss_weight"];
	if (weight === 0) return 0;
	return weight === 1 && role === "assistant" ? 1 : null;
}
function contentOf$1(content) {
	if (!Array.isArray(content)) return content;
	const parts = content.map((part) => {
		if (!isJsonObject(part) || !Object.hasOwn(part, "value")) return part;
		if (part["type"] !== "text") throw new CannotConvert("A content part is neither text nor known to chat.");
		return {
			type: "text",
			text: part["value"]
		};
	});
	const [only] = parts;
	return parts.length === 1 && isJsonObject(only) && only["type"] === "text" ? only["text"] : parts;
}
// src/core/dataset/convert/from-cohere.ts
function fromCohere(record, drops) {
	if (!Array.isArray(record["chat_history"])) return fromChat(record, drops);
	drops.addOthers(record, [
		"chat_history",
		"message",
		"preamble",
		"response"
	]);
	const history = objectsOf(record["chat_history"], "The field \"chat_history\"").map((turn) => {
		drops.addOthers(turn, ["role", "message"], "chat_history[].");
		return {
			role: chatRole(turn["role"]),
			content: textOf(turn, "message")
		};
	});
	const [message, response] = [textOf(record, "message"), textOf(record, "response")];
	return { messages: [
		...systemMessage(textOf(record, "preamble")),
		...history,
		...message === "" ? [] : [{
			role: "user",
			content: message
		}],
		...response === "" ? [] : [{
			role: "assistant",
			content: response
		}]
	] };
}
// src/core/dataset/convert/from-gemini.ts
function fromGemini(record, drops) {
	const instruction = record["systemInstruction"] ?? record["system_instruction"];
	drops.addOthers(record, [
		"contents",
		"systemInstruction",
		"system_instruction",
		"tools"
	]);
	const open = [];
	let calls = 0;
	const newId = () => {
		calls += 1;
		open.push(`call_${calls}`);
		return `call_${calls}`;
	};
	const messages = objectsOf(record["contents"], "The field \"contents\"").flatMap((content) => {
		drops.addOthers(content, ["role", "parts"], "contents[].");
		return contentMessages(content, newId, () => open.shift());
	});
	return {
		messages: [...systemMessage(instructionText(instruction)), ...messages],
		...toolsOf(declarations(record))
	};
}
function contentMessages(content, newId, answered) {
	const parts = objectsOf(content["parts"], "The field \"parts\"");
	const results = parts.flatMap((part) => {
		const response = part["functionResponse"] ?? part["function_response"];
		if (!isJsonObject(response)) return [];
		const id = answered();
		if (id === void 0) throw new CannotConvert("A function response answers no function call.");
		return [{
			role: "tool",
			tool_call_id: id,
			content: JSON.stringify(response["response"] ?? {})
		}];
	});
	const calls = parts.flatMap((part) => {
		const call = part["functionCall"] ?? part["function_call"];
		return isJsonObject(call) ? [callOf(newId(), call["name"], call["args"])] : [];
	});
	const said = parts.filter((part) => ![
		"Response",
		"_response",
		"Call",
		"_call"
	].some((end) => Object.hasOwn(part, `function${end}`)));
	if (said.length === 0 && calls.length === 0) return results;
	const text = said.length === 0 ? {} : { content: contentOf(said) };
	const role = content["role"] === void 0 ? "user" : chatRole(content["role"]);
	return [...results, {
		role,
		...text,
		...calls.length === 0 ? {} : { tool_calls: calls }
	}];
}
function contentOf(parts) {
	const texts = parts.flatMap((part) => typeof part["text"] === "string" ? [part["text"]] : []);
	if (texts.length === parts.length) return texts.join("");
	return parts.map((part) => {
		if (typeof part["text"] === "string") return {
			type: "text",
			text: part["text"]
		};
		const data = part["inlineData"] ?? part["inline_data"];
		const type = isJsonObject(data) ? data["mimeType"] ?? data["mime_type"] : null;
		if (!isJsonObject(data) || typeof type !== "string" || !type.startsWith("image/")) throw new CannotConvert("A part is neither text, an image in the row, nor a function call.");
		return {
			type: "image_url",
			image_url: { url: `data:${type};base64,${String(data["data"])}` }
		};
	});
}
function instructionText(instruction) {
	if (typeof instruction === "string") return instruction;
	if (!isJsonObject(instruction)) return "";
	const text = contentOf(objectsOf(instruction["parts"], "The system instruction"));
	if (typeof text !== "string") throw new CannotConvert("The system instruction is not a text.");
	return text;
}
function declarations(record) {
	const tools = record["tools"];
	if ((tools ?? null) === null) return void 0;
	return objectsOf(tools, "The field \"tools\"").flatMap((tool) => objectsOf(tool["functionDeclarations"] ?? tool["function_declarations"], "A tool").map((declared) => Object.hasOwn(declared, "parameters") ? {
		...declared,
		parameters: lowerCaseTypes(declared["parameters"])
	} : declared));
}
// src/core/dataset/convert/from-pairs.ts
function fromPromptCompletion(record, drops) {
	drops.addOthers(record, [
		"prompt",
		"completion",
		"system",
		"tools"
	]);
	const { prompt, completion } = record;
	const system = systemMessage(textOf(record, "system"));
	const tools = toolsOf(record["tools"]);
	if (Array.isArray(prompt) && Array.isArray(completion)) return {
		messages: [...system, ...messagesOf([...prompt, ...completion], drops)],
		...tools
	};
	return {
		messages: [...system, ...turns(textOf(record, "prompt"), textOf(record, "completion"))],
		...tools
	};
}
function fromAlpaca(record, drops) {
	drops.addOthers(record, [
		"instruction",
		"input",
		"output",
		"system",
		"history"
	]);
	const history = record["history"] ?? [];
	if (!Array.isArray(history)) throw new CannotConvert("The field \"history\" is not a list.");
	return { messages: [
		...systemMessage(textOf(record, "system")),
		...history.flatMap(pastTurns),
		...turns(instructionOf(record), textOf(record, "output"))
	] };
}
function instructionOf(record) {
	return [textOf(record, "instruction"), textOf(record, "input")].filter((part) => part !== "").join("\n\n");
}
function pastTurns(turn) {
	const [question, answer] = Array.isArray(turn) ? turn : [];
	if (typeof question !== "string" || typeof answer !== "string") throw new CannotConvert("The field \"history\" does not hold pairs of texts.");
	return turns(question, answer);
}
function fromPair(record, drops) {
	const keys = PAIR_KEYS.find((pair) => pair.every((key) => Object.hasOwn(record, key)));
	if (keys === void 0) throw new CannotConvert("The record has no question and answer.");
	drops.addOthers(record, [...keys, "system"]);
	const [question, answer] = keys;
	return { messages: [...systemMessage(textOf(record, "system")), ...turns(textOf(record, question), textOf(record, answer))] };
}
// src/core/dataset/convert/from-sharegpt.ts
const CALLS = new Set(["function_call", "tool_call"]);
const RESULTS = new Set([
	"observation",
	"tool",
	"function_response",
	"ipython"
]);
function fromShareGpt(record, drops) {
	drops.addOthers(record, [
		"conversations",
		"system",
		"tools"
	]);
	const conversation = new Conversation();
	for (const turn of objectsOf(record["conversations"], "The field \"conversations\"")) conversation.add(turn, drops);
	conversation.end();
	if (conversation.messages.length === 0) throw new CannotConvert("The conversation is empty.");
	return {
		messages: [...systemMessage(textOf(record, "system")), ...conversation.messages],
		...toolsOf(record["tools"])
	};
}
var Conversation = class {
	messages = [];
	#calls = 0;
	#open = [];
	#results = [];
	add(turn, drops) {
		const from = turn["from"] ?? turn["role"];
		const value = textOf(turn, Object.hasOwn(turn, "value") ? "value" : "content");
		drops.addOthers(turn, [
			"from",
			"role",
			"value",
			"content",
			"weight"
		], "conversations[].");
		if (typeof from === "string" && RESULTS.has(from)) {
			this.#results.push(value);
			return;
		}
		this.end();
		if (typeof from === "string" && CALLS.has(from)) this.#call(value);
		else this.#say(chatRole(from), value, turn["weight"], drops);
	}
	#say(role, content, weight, drops) {
		if (role !== "system" && role !== "user" && role !== "assistant") throw new CannotConvert("A turn is from someone whom chat does not know.");
		const kept = role === "assistant" && (weight === 0 || weight === 1);
		if (!kept && (weight ?? null) !== null) drops.add("conversations[].weight");
		this.messages.push({
			role,
			content,
			...kept ? { weight } : {}
		});
	}
	#call(value) {
		const given = embeddedJson(value, "A function call");
		const calls = (Array.isArray(given) ? given : [given]).map((call) => {
			if (!isJsonObject(call)) throw new CannotConvert("A function call is not an object.");
			this.#calls += 1;
			const id = `call_${this.#calls}`;
			this.#open.push(id);
			return callOf(id, call["name"], call["arguments"] ?? call["parameters"]);
		});
		const last = this.messages.at(-1);
		if (last?.["role"] !== "assistant") {
			this.messages.push({
				role: "assistant",
				tool_calls: calls
			});
			return;
		}
		const earlier = Array.isArray(last["tool_calls"]) ? last["tool_calls"] : [];
		this.messages[this.messages.length - 1] = {
			...last,
			tool_calls: [...earlier, ...calls]
		};
	}
	end() {
		for (const content of resultsFor(this.#open.length, this.#results)) {
			const id = this.#open.shift();
			if (id === void 0) throw new CannotConvert("An observation answers no function call.");
			this.messages.push({
				role: "tool",
				tool_call_id: id,
				content
			});
		}
		this.#results = [];
	}
};
// src/core/dataset/convert/from-preference.ts
function fromPreference(record, drops) {
	const [oldPreferred, oldOther] = OLD_OUTPUT_KEYS;
	drops.addOthers(record, [
		"input",
		"preferred_output",
		"non_preferred_output",
		oldPreferred,
		oldOther
	]);
	const input = record["input"];
	if (!isJsonObject(input)) throw new CannotConvert("The field \"input\" is not an object.");
	return {
		input: fromChat(input, drops),
		preferred: messagesOf(record["preferred_output"] ?? record[oldPreferred], drops),
		other: messagesOf(record["non_preferred_output"] ?? record[oldOther], drops)
	};
}
const TRL_KEYS = "prompt question instruction input system tools conversations chosen rejected".split(" ");
function fromTrl(record, drops) {
	drops.addOthers(record, TRL_KEYS);
	const system = systemMessage(textOf(record, "system"));
	const prompt = promptOf(record, drops);
	const chosen = answerOf$1(record["chosen"], drops);
	const rejected = answerOf$1(record["rejected"], drops);
	const shared = sharedLength(prompt, chosen, rejected);
	const messages = [...system, ...prompt.length === 0 ? chosen.slice(0, shared) : prompt];
	if (messages.length === 0) throw new CannotConvert("The record has no prompt.");
	const [preferred, other] = [chosen.slice(shared), rejected.slice(shared)];
	for (const answer of [preferred, other]) if (answer.length !== 1 || answer[0]?.["role"] !== "assistant") throw new CannotConvert("Chosen or rejected is not one answer of the assistant.");
	return {
		input: {
			messages,
			...toolsOf(record["tools"])
		},
		preferred,
		other
	};
}
function promptOf(record, drops) {
	const prompt = record["prompt"];
	if (isJsonObject(prompt) && typeof prompt["user"] === "string") {
		drops.addOthers(prompt, ["system", "user"], "prompt.");
		return [...systemMessage(textOf(prompt, "system")), {
			role: "user",
			content: prompt["user"]
		}];
	}
	if (isJsonObject(prompt)) return fromChat(prompt, drops).messages;
	if (Array.isArray(prompt)) return messagesOf(prompt, drops);
	if (record["conversations"] !== void 0) return fromShareGpt({ conversations: record["conversations"] }, drops).messages;
	const text = textOf(record, "prompt") || textOf(record, "question") || instructionOf(record);
	return text === "" ? [] : [{
		role: "user",
		content: text
	}];
}
function answerOf$1(value, drops) {
	if (typeof value === "string") return [{
		role: "assistant",
		content: value
	}];
	if (isJsonObject(value) && Object.hasOwn(value, "from")) return fromShareGpt({ conversations: [value] }, drops).messages;
	return messagesOf(isJsonObject(value) ? [value] : value, drops);
}
function sharedLength(prompt, chosen, rejected) {
	const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
	if (prompt.length > 0) return [chosen, rejected].every((answer) => prompt.every((message, index) => same(message, answer[index]))) ? prompt.length : 0;
	const differs = chosen.findIndex((message, index) => !same(message, rejected[index]));
	return differs === -1 ? Math.max(0, chosen.length - 1) : differs;
}
// src/core/dataset/convert/convert-record.ts
function convertRecord(record, from, to, drops) {
	if (to === "chat") return draftOf(record, from, drops);
	const preference = from === "trl-preference" ? fromTrl : from === "preference" ? fromPreference : null;
	if (preference === null) throw new CannotConvert("A preference dataset needs a second, worse answer.");
	const { input, preferred, other } = preference(record, drops);
	return {
		input,
		preferred_output: preferred,
		non_preferred_output: other
	};
}
function draftOf(record, from, drops) {
	switch (from) {
		case "chat": return fromChat(record, drops);
		case "prompt-completion": return fromPromptCompletion(record, drops);
		case "alpaca": return fromAlpaca(record, drops);
		case "pairs": return fromPair(record, drops);
		case "sharegpt": return fromShareGpt(record, drops);
		case "gemini": return fromGemini(record, drops);
		case "anthropic": return fromAnthropic(record, drops);
		case "cohere": return fromCohere(record, drops);
		case "preference": {
			drops.add("non_preferred_output");
			const { input, preferred } = fromPreference(record, drops);
			return {
				...input,
				messages: [...input.messages, ...preferred]
			};
		}
		case "trl-preference": {
			drops.add("rejected");
			const { input, preferred } = fromTrl(record, drops);
			return {
				...input,
				messages: [...input.messages, ...preferred]
			};
		}
		case "reinforcement": throw new CannotConvert("The conversation has no answer to learn.");
		case "unknown": throw new CannotConvert("The format of the record is not known.");
	}
}
// src/core/dataset/convert/source-text.ts
var SourceFault = class extends Error {
	line;
	constructor(message, options) {
		super(message, options);
		this.line = options.line ?? null;
	}
};
function sourceText(bytes) {
	const shape = recogniseFile(bytes);
	if (shape?.kind === "binary") throw new SourceFault(`The file is ${shape.is}.`, {});
	if (shape?.kind === "wide-text") return wideText(bytes, shape.encoding);
	return decode("utf-8", bytes);
}
function wideText(bytes, encoding) {
	if (encoding === "UTF-16 LE") return decode("utf-16le", bytes);
	if (encoding === "UTF-16 BE") return decode("utf-16be", bytes);
	throw new SourceFault(`The file is ${encoding}; save it as UTF-8 first.`, {});
}
function decode(encoding, bytes) {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes).replaceAll("﻿{", "{");
	} catch (error) {
		throw new SourceFault(`The file is not valid ${encoding.toUpperCase()}.`, { cause: error });
	}
}
// src/core/dataset/convert/table-reader.ts
function* readTable(text, tabs) {
	const headerEnd = text.indexOf("\n");
	const header = headerEnd === -1 ? text : text.slice(0, headerEnd);
	const delimiter = tabs ? "	" : !header.includes(",") && header.includes(";") ? ";" : ",";
	let names = null;
	for (const { line, cells } of rows(text, delimiter)) {
		if (cells.length === 1 && cells[0] === "") continue;
		if (names === null) {
			names = cells.map((cell) => cell.trim().toLowerCase());
			if (new Set(names).size < names.length) throw new SourceFault("Two columns have the same name.", { line });
		} else {
			if (cells.length !== names.length) throw new SourceFault(`The row has ${cells.length} cells where the header has ${names.length}.`, { line });
			yield {
				line,
				value: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""]))
			};
		}
	}
}
function* rows(text, delimiter) {
	let at = 0;
	let line = 1;
	while (at < text.length) {
		const cells = [];
		const first = line;
		for (;;) {
			const cell = text[at] === "\"" ? quotedCell(text, at, line) : plainCell(text, at, delimiter);
			cells.push(cell.value);
			line += cell.value.split("\n").length - 1;
			at = cell.end;
			if (text[at] !== delimiter) break;
			at += 1;
		}
		if (text.startsWith("\r\n", at)) at += 1;
		if (at < text.length && text[at] !== "\n") throw new SourceFault("Text follows a cell in quotes.", { line });
		at += 1;
		line += 1;
		yield {
			line: first,
			cells
		};
	}
}
function plainCell(text, start, delimiter) {
	let end = start;
	while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && !text.startsWith("\r\n", end)) end += 1;
	return {
		value: text.slice(start, end),
		end
	};
}
function quotedCell(text, start, line) {
	let end = text.indexOf("\"", start + 1);
	while (end !== -1 && text[end + 1] === "\"") end = text.indexOf("\"", end + 2);
	if (end === -1) throw new SourceFault("A cell in quotes is not closed.", { line });
	return {
		value: text.slice(start + 1, end).replaceAll("\"\"", "\""),
		end: end + 1
	};
}
// src/core/dataset/convert/quoted-text.ts
const SIMPLE = {
	n: "\n",
	r: "\r",
	t: "	",
	b: "\b",
	f: "\f",
	v: "\v",
	a: "\x07",
	"0": "\0",
	"\"": "\"",
	"'": "'",
	"\\": "\\",
	"/": "/"
};
const HEX_DIGITS$1 = {
	x: 2,
	u: 4,
	U: 8
};
function readQuoted(text, start) {
	const quote = text[start] ?? "";
	let value = "";
	let from = start + 1;
	for (let at = from; at < text.length; at += 1) {
		const sign = text[at];
		if (sign === quote) return {
			value: value + text.slice(from, at),
			end: at + 1
		};
		if (sign === "\n") return null;
		if (sign !== "\\") continue;
		const escaped = readEscape(text, at + 1);
		if (escaped === null) return null;
		value += text.slice(from, at) + escaped.value;
		from = escaped.end;
		at = escaped.end - 1;
	}
	return null;
}
function readEscape(text, at) {
	const kind = text[at] ?? "";
	const digits = HEX_DIGITS$1[kind];
	if (digits === void 0) {
		const value = /^0[0-7]/.test(text.slice(at, at + 2)) ? void 0 : SIMPLE[kind];
		return value === void 0 ? null : {
			value,
			end: at + 1
		};
	}
	const hex = text.slice(at + 1, at + 1 + digits);
	if (hex.length !== digits || !/^[0-9a-f]+$/i.test(hex)) return null;
	const point = Number.parseInt(hex, 16);
	return point > 1114111 ? null : {
		value: String.fromCodePoint(point),
		end: at + 1 + digits
	};
}
// src/core/dataset/convert/value-reader.ts
const WORDS = new Map([
	["true", true],
	["True", true],
	["false", false],
	["False", false],
	["null", null],
	["None", null]
]);
const FORBIDDEN_KEYS$1 = new Set([
	"__proto__",
	"constructor",
	"prototype"
]);
const SPACE_OR_COMMENT = /[\s\ufeff]+|\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\//y;
const WORD = /[A-Za-z]+/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
var ValueReader = class {
	#text;
	#at = 0;
	#line = 1;
	#nextLf;
	inexactNumbers = 0;
	constructor(text) {
		this.#text = text;
		this.#nextLf = text.indexOf("\n");
	}
	*records() {
		let inArray = false;
		for (;;) {
			this.#skip();
			const sign = this.#text[this.#at];
			if (sign === void 0 && inArray) throw this.#fault("The array is not closed");
			if (sign === void 0) return;
			if (sign === "," || sign === "[" && !inArray || sign === "]" && inArray) {
				if (sign !== ",") inArray = sign === "[";
				this.#at += 1;
				continue;
			}
			yield {
				line: this.#lineNumber(),
				value: this.#value(1)
			};
		}
	}
	#value(depth) {
		if (depth > 64) throw this.#fault(`Values are nested deeper than 64 levels`);
		const sign = this.#text[this.#at];
		if (sign === "{") return this.#object(depth);
		if (sign === "[") return this.#list(depth);
		if (sign === "\"" || sign === "'") return this.#quoted();
		return this.#wordOrNumber();
	}
	#object(depth) {
		const object = {};
		this.#at += 1;
		for (let sign = this.#next(); sign !== "}"; sign = this.#next()) {
			if (sign !== "\"" && sign !== "'") throw this.#fault("A key in quotes is missing");
			const key = this.#quoted();
			if (FORBIDDEN_KEYS$1.has(key)) throw this.#fault("A key is named \"__proto__\", \"constructor\" or \"prototype\"");
			if (Object.hasOwn(object, key)) throw this.#fault("A key appears twice in one object");
			if (this.#next() !== ":") throw this.#fault("A colon is missing after a key");
			this.#at += 1;
			this.#skip();
			object[key] = this.#value(depth + 1);
			this.#comma("}");
		}
		this.#at += 1;
		return object;
	}
	#list(depth) {
		const list = [];
		this.#at += 1;
		while (this.#next() !== "]") {
			list.push(this.#value(depth + 1));
			this.#comma("]");
		}
		this.#at += 1;
		return list;
	}
	#comma(close) {
		const sign = this.#next();
		if (sign === ",") this.#at += 1;
		else if (sign !== close) throw this.#fault(`A comma or "${close}" is missing`);
	}
	#quoted() {
		const quoted = readQuoted(this.#text, this.#at);
		if (quoted === null) throw this.#fault("A text in quotes has a bad escape, or is not closed on its line");
		this.#at = quoted.end;
		return quoted.value;
	}
	#wordOrNumber() {
		const word = this.#match(WORD);
		if (word !== "" && WORDS.has(word)) return WORDS.get(word);
		const number = word === "" ? this.#match(NUMBER) : "";
		if (number === "") throw this.#fault("This is neither JSON nor a Python literal");
		const value = Number(number);
		if (!Number.isFinite(value)) throw this.#fault("A number is too large");
		if (Number.isInteger(value) && !Number.isSafeInteger(value)) this.inexactNumbers += 1;
		return value;
	}
	#match(pattern) {
		pattern.lastIndex = this.#at;
		const found = pattern.exec(this.#text)?.[0] ?? "";
		this.#at += found.length;
		return found;
	}
	#skip() {
		const sign = this.#text.charCodeAt(this.#at);
		if (sign > 47 && sign < 128) return;
		while (this.#match(SPACE_OR_COMMENT) !== "");
	}
	#next() {
		this.#skip();
		return this.#text[this.#at];
	}
	#lineNumber() {
		while (this.#nextLf !== -1 && this.#nextLf < this.#at) {
			this.#line += 1;
			this.#nextLf = this.#text.indexOf("\n", this.#nextLf + 1);
		}
		return this.#line;
	}
	#fault(what) {
		return new SourceFault(`${what}.`, { line: this.#lineNumber() });
	}
};
// src/core/dataset/convert/yaml-reader.ts
var import_dist = require_dist();
const MAX_YAML_BYTES = 1048576;
const FORBIDDEN_KEYS = new Set([
	"__proto__",
	"constructor",
	"prototype"
]);
const REFUSED = {
	anchor: "An anchor",
	alias: "An alias",
	tag: "A tag",
	"directive-line": "A directive"
};
function* readYaml(text) {
	if (text.length > MAX_YAML_BYTES) throw new SourceFault(`The YAML file is larger than ${MAX_YAML_BYTES / 1024 ** 2} MiB; split it.`, {});
	const lines = new import_dist.LineCounter();
	const reader = new NodeReader(lines);
	const composer = new import_dist.Composer({
		version: "1.2",
		merge: false,
		uniqueKeys: false,
		keepSourceTokens: true
	});
	for (const document of composer.compose(tokensOf(text, lines), false, text.length)) {
		const [error] = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
		if (error !== void 0) throw reader.fault("This is not valid YAML", error.pos[0]);
		const root = document.contents;
		if (root === null || (0, import_dist.isScalar)(root) && root.value === null) continue;
		for (const node of (0, import_dist.isSeq)(root) ? root.items : [root]) yield reader.record(node);
	}
}
function* tokensOf(text, lines) {
	const parser = new import_dist.Parser(lines.addNewLine);
	lines.addNewLine(0);
	let before = "";
	for (const lexeme of new import_dist.Lexer().lex(text)) {
		const type = before === import_dist.CST.SCALAR ? null : import_dist.CST.tokenType(lexeme);
		before = lexeme;
		const what = type === null ? void 0 : Object.entries(REFUSED).find(([name]) => name === type)?.[1];
		const isVersion = type === "directive-line" && /^%YAML[ \t]+1\.2$/.test(lexeme);
		if (what !== void 0 && !isVersion) throw new SourceFault(`${what} stands here; write out what it stands for.`, lineAt(lines, parser.offset));
		yield* parser.next(lexeme);
		if (parser.stack.length > 64 && parser.stack.filter(import_dist.CST.isCollection).length > 64) throw new SourceFault(`Values are nested deeper than 64 levels.`, lineAt(lines, parser.offset));
	}
	yield* parser.end();
}
function lineAt(lines, offset) {
	return { line: Math.max(1, lines.linePos(offset).line) };
}
var NodeReader = class {
	#lines;
	constructor(lines) {
		this.#lines = lines;
	}
	record(node) {
		return {
			...lineAt(this.#lines, startOf(node)),
			value: this.#value(node)
		};
	}
	fault(what, offset) {
		return new SourceFault(`${what}.`, lineAt(this.#lines, offset));
	}
	#value(node) {
		if ((0, import_dist.isSeq)(node)) return node.items.map((item) => this.#value(item));
		if ((0, import_dist.isScalar)(node)) return asWritten(node);
		if (!(0, import_dist.isMap)(node)) return null;
		const object = {};
		for (const { key, value } of node.items) {
			if (!(0, import_dist.isScalar)(key)) throw this.fault("A key is not a text", startOf(key ?? node));
			const name = key.source ?? String(key.value);
			if (FORBIDDEN_KEYS.has(name)) throw this.fault("A key is named \"__proto__\", \"constructor\" or \"prototype\"", startOf(key));
			if (Object.hasOwn(object, name)) throw this.fault("A key appears twice in one object", startOf(key));
			object[name] = this.#value(value);
		}
		return object;
	}
};
function asWritten({ value, source }) {
	if (typeof value !== "number" && typeof value !== "boolean") return value;
	return source === void 0 || source === String(value) ? value : source;
}
function startOf(node) {
	return (0, import_dist.isScalar)(node) || (0, import_dist.isMap)(node) || (0, import_dist.isSeq)(node) ? node.range?.[0] ?? 0 : 0;
}
// src/core/dataset/convert/convert.ts
const MOST_PROBLEMS = 20;
function convertDataset(bytes, from, to) {
	try {
		const text = sourceText(bytes);
		const read = () => recordsOf(text, from);
		const format = from === null || from === "csv" || from === "tsv" || from === "yaml" ? commonFormat(read().records) : from;
		return convertRecords(read(), format, to);
	} catch (error) {
		if (!(error instanceof SourceFault)) throw error;
		return {
			kind: "refused",
			problems: [{
				line: error.line,
				what: error.message
			}],
			count: 1
		};
	}
}
function recordsOf(text, from) {
	const opening = openingOf(new TextEncoder().encode(firstFilledLine(text)).subarray(0, 64));
	if (from === "csv" || from === "tsv" || opening === "csv" || opening === "tsv") return {
		records: readTable(text, from === "tsv" || from !== "csv" && opening === "tsv"),
		inexactNumbers: () => 0
	};
	if (opening === "lfs") throw new SourceFault("The file is a Git LFS pointer, not the data itself.", { line: 1 });
	if (opening === "html") throw new SourceFault("The file is a page in HTML or XML.", { line: 1 });
	if (from === "yaml" || opening === "yaml") return {
		records: readYaml(text),
		inexactNumbers: () => 0
	};
	const reader = new ValueReader(text);
	return {
		records: reader.records(),
		inexactNumbers: () => reader.inexactNumbers
	};
}
function firstFilledLine(text) {
	const start = Math.max(0, text.search(/\S/));
	const [line = ""] = text.slice(start, start + 64).split("\n", 1);
	return line;
}
function commonFormat(records) {
	const votes = new Map();
	for (const { value } of records) {
		if (!isJsonObject(value)) continue;
		const format = recordFormat(value);
		votes.set(format, (votes.get(format) ?? 0) + 1);
	}
	const [best] = [...votes].toSorted(([, a], [, b]) => b - a);
	if (best === void 0) throw new SourceFault("The file holds no records.", {});
	return best[0];
}
function convertRecords({ records, inexactNumbers }, from, to) {
	const drops = new Drops();
	const rows = [];
	const problems = [];
	let count = 0;
	for (const { line, value } of records) try {
		if (!isJsonObject(value)) throw new CannotConvert("The record is not an object.");
		rows.push(JSON.stringify(convertRecord(value, from, to, drops)));
	} catch (error) {
		if (!(error instanceof CannotConvert)) throw error;
		count += 1;
		if (problems.length < MOST_PROBLEMS) problems.push({
			line,
			what: error.message
		});
	}
	if (count > 0) return {
		kind: "refused",
		problems,
		count
	};
	const long = inexactNumbers();
	const digits = long === 0 ? [] : [{
		field: "digits of long numbers",
		count: long
	}];
	return {
		kind: "converted",
		from,
		rows,
		dropped: [...drops.all(), ...digits]
	};
}
// src/commands/convert.ts
function convertFile(path, bytes, { from, to }) {
	const conversion = convertDataset(bytes, from, to);
	const json = {
		schemaVersion: 1,
		path,
		to
	};
	if (conversion.kind === "refused") {
		const { problems, count } = conversion;
		return {
			content: null,
			text: refusalText(path, conversion),
			json: {
				...json,
				from,
				rows: null,
				dropped: [],
				problems,
				count
			}
		};
	}
	const { rows, dropped } = conversion;
	return {
		content: rows.map((row) => `${row}\n`).join(""),
		text: [`${visible(path)}: ${counted(rows.length, "row")} from ${conversion.from} to ${to}${dropped.length === 0 ? ", nothing lost." : "; left out:"}`, ...dropped.map(({ field, count }) => `  ${visible(field, 80)}: ${counted(count, "time")}`)],
		json: {
			...json,
			from: conversion.from,
			rows: rows.length,
			dropped,
			problems: [],
			count: 0
		}
	};
}
function refusalText(path, { problems, count }) {
	const more = count > problems.length ? [`  and ${integer(count - problems.length)} more`] : [];
	return [
		`${visible(path)}: cannot be converted; nothing was written.`,
		...problems.map((problem) => `  ${placeOf(path, problem)}: ${visible(problem.what)}`),
		...more
	];
}
function placeOf(path, { line }) {
	return line === null ? visible(path) : `${visible(path)}:${line}`;
}
// src/commands/code-examples.ts
const USER = "{\"role\":\"user\",\"content\":\"Ping?\"}";
const ASSISTANT = "{\"role\":\"assistant\",\"content\":\"Pong.\"}";
const GOOD = `{"messages":[${USER},${ASSISTANT}]}`;
const withAssistant = (message) => `{"messages":[${USER},${message}]}`;
const preference = (preferred, other) => `{"input":{"messages":[${USER}]},"preferred_output":[${preferred}],"non_preferred_output":[${other}]}`;
const WORSE = "{\"role\":\"assistant\",\"content\":\"What?\"}";
const GOOD_PREFERENCE = preference(ASSISTANT, WORSE);
const GOOD_PAIR = "{\"prompt\":\"Ping? ->\",\"completion\":\" Pong. END\"}";
const CODE_EXAMPLES = {
	E_FORMAT: {
		bad: "{\"instruction\":\"Ping?\",\"output\":\"Pong.\"}",
		good: GOOD
	},
	E_JSON: {
		bad: `{'messages': [${USER}, ${ASSISTANT}]}`,
		good: GOOD
	},
	E_JSON_OBJECT: {
		bad: `[${USER},${ASSISTANT}]`,
		good: GOOD
	},
	E_JSON_DUP: {
		bad: withAssistant("{\"role\":\"assistant\",\"content\":\"Pong.\",\"content\":\"Ping!\"}"),
		good: GOOD
	},
	E_MESSAGES: {
		bad: "{\"messages\":[]}",
		good: GOOD
	},
	E_MESSAGE: {
		bad: "{\"messages\":[\"Ping?\",\"Pong.\"]}",
		good: GOOD
	},
	E_ROLE: {
		bad: withAssistant("{\"role\":\"bot\",\"content\":\"Pong.\"}"),
		good: GOOD
	},
	E_CONTENT: {
		bad: withAssistant("{\"role\":\"assistant\",\"content\":42}"),
		good: withAssistant("{\"role\":\"assistant\",\"content\":\"42\"}")
	},
	E_EXTRA_KEY: {
		bad: `{"id":7,"messages":[${USER},${ASSISTANT}]}`,
		good: GOOD
	},
	E_MESSAGE_KEY: {
		bad: withAssistant("{\"role\":\"assistant\",\"content\":\"Pong.\",\"score\":1}"),
		good: GOOD
	},
	E_WEIGHT: {
		bad: withAssistant("{\"role\":\"assistant\",\"content\":\"Pong.\",\"weight\":0.5}"),
		good: withAssistant("{\"role\":\"assistant\",\"content\":\"Pong.\",\"weight\":1}")
	},
	E_NO_ASSISTANT: {
		bad: `{"messages":[${USER}]}`,
		good: GOOD
	},
	E_NO_TRAINED_MESSAGE: {
		bad: withAssistant("{\"role\":\"assistant\",\"content\":\"Pong.\",\"weight\":0}"),
		good: GOOD
	},
	W_EMPTY_ANSWER: {
		bad: withAssistant("{\"role\":\"assistant\",\"content\":\"\"}"),
		good: GOOD
	},
	W_ANSWER_EDGE: {
		bad: withAssistant("{\"role\":\"assistant\",\"content\":\" Pong.\\n\"}"),
		good: GOOD
	},
	W_LAST_MESSAGE: {
		bad: `{"messages":[${USER},${ASSISTANT},${USER}]}`,
		good: GOOD
	},
	W_DEVELOPER_ROLE: {
		bad: `{"messages":[{"role":"developer","content":"Be brief."},${USER},${ASSISTANT}]}`,
		good: `{"messages":[{"role":"system","content":"Be brief."},${USER},${ASSISTANT}]}`
	},
	E_PREFERENCE_INPUT: {
		bad: GOOD_PREFERENCE.replace("\"input\"", "\"prompt\""),
		good: GOOD_PREFERENCE
	},
	E_PREFERENCE_OUTPUT: {
		bad: preference("", WORSE),
		good: GOOD_PREFERENCE
	},
	E_PREFERENCE_ROLE: {
		bad: preference(USER, WORSE),
		good: GOOD_PREFERENCE
	},
	E_PREFERENCE_SPELLING: {
		bad: GOOD_PREFERENCE.replaceAll("_output", "_completion"),
		good: GOOD_PREFERENCE
	},
	E_PREFERENCE_KEY: {
		bad: GOOD_PREFERENCE.replace("{", "{\"id\":7,"),
		good: GOOD_PREFERENCE
	},
	E_PREFERENCE_IMAGE: {
		bad: GOOD_PREFERENCE.replace("\"Ping?\"", "[{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://example.com/ping.png\"}}]"),
		good: GOOD_PREFERENCE
	},
	W_PREFERENCE_END: {
		bad: GOOD_PREFERENCE.replace(USER, `${USER},${ASSISTANT}`),
		good: GOOD_PREFERENCE
	},
	W_PREFERENCE_SAME: {
		bad: preference(ASSISTANT, ASSISTANT),
		good: GOOD_PREFERENCE
	},
	E_RFT_LAST_MESSAGE: {
		bad: `{"messages":[${USER},{"role":"system","content":"Be brief."}],"reference_answer":"Pong."}`,
		good: `{"messages":[{"role":"system","content":"Be brief."},${USER}],"reference_answer":"Pong."}`
	},
	E_PAIR_FIELD: {
		bad: "{\"prompt\":\"Ping? ->\",\"completion\":42}",
		good: GOOD_PAIR
	},
	E_PAIR_EMPTY: {
		bad: "{\"prompt\":\"Ping? ->\",\"completion\":\"\"}",
		good: GOOD_PAIR
	},
	E_PAIR_CASE: {
		bad: GOOD_PAIR.replace("prompt", "Prompt"),
		good: GOOD_PAIR
	},
	E_PAIR_KEY: {
		bad: GOOD_PAIR.replace("{", "{\"id\":7,"),
		good: GOOD_PAIR
	},
	W_COMPLETION_SPACE: {
		bad: GOOD_PAIR.replace("\" Pong", "\"Pong"),
		good: GOOD_PAIR
	}
};
// src/commands/explain.ts
const CODES = new Map([
	...DATASET_CODES,
	...Object.values(manifest_codes_exports),
	...Object.values(plan_codes_exports)
].map((code) => [code.code, code]));
const CONSEQUENCE = {
	error: "Error: the check of the pull request fails until it is mended.",
	warning: "Warning: it stops nothing, but deserves a look before the merge.",
	notice: "Notice: it only informs."
};
function findCode(typed) {
	const name = typed.trim().toUpperCase().replaceAll("-", "_");
	const code = CODES.get(name) ?? CODES.get(`E_${name}`) ?? CODES.get(`W_${name}`) ?? CODES.get(`N_${name}`);
	if (code !== void 0) return code;
	const meant = nearest(name, [...CODES.keys()]);
	throw new UserError(`There is no code "${showText(typed)}".`, { fix: meant === null ? "All codes are listed in docs/diagnostics/README.md." : `Did you mean ${meant}?` });
}
function explainText(code) {
	const example = CODE_EXAMPLES[code.code];
	return [
		`${code.code}: ${code.headline}`,
		CONSEQUENCE[code.severity],
		"",
		...fixedMessage(code) === null ? [] : [`What:  ${fixedMessage(code)}`],
		`Why:   ${code.why}`,
		`Fix:   ${code.fix}`,
		...example === void 0 ? [] : [
			"",
			`Bad:   ${example.bad}`,
			`Good:  ${example.good}`
		],
		""
	].join("\n");
}
function explainJson(code) {
	return {
		schemaVersion: 1,
		code: code.code,
		severity: code.severity,
		headline: code.headline,
		message: fixedMessage(code),
		why: code.why,
		fix: code.fix,
		example: CODE_EXAMPLES[code.code] ?? null
	};
}
function fixedMessage(code) {
	return code.message.length === 0 ? code.message() : null;
}
// src/core/dataset/fix/legacy/prepare-lines.ts
const MOST_ROUNDS = 20;
const FEW = 100;
const LOWER_KEY = {
	fix: "key-case",
	code: null,
	did: "keys written in lower case"
};
const EXTRA_KEYS = {
	fix: "extra-key",
	code: null,
	did: "keys other than prompt and completion removed"
};
const EMPTY = {
	fix: "empty-completion",
	code: null,
	did: "row without a completion removed"
};
function prepareLines(lines, read, log) {
	const values = new Map(lines.map((line, index) => [line.number, read[index] ?? {}]));
	const original = [...values].map(([line, value]) => legacyRow(value, line));
	const stop = whyNot(filledRows(original));
	if (stop !== null) return {
		lines: [...lines],
		notes: [stop]
	};
	reportKeys(values, log);
	const rows = untilSettled(original, log);
	const byLine = new Map(rows.map((row) => [row.line, row]));
	return {
		lines: lines.flatMap((line) => {
			const row = byLine.get(line.number);
			return row === void 0 ? [] : [{
				...line,
				bytes: written(row, line, values.get(line.number) ?? {})
			}];
		}),
		notes: rows.length < FEW ? ["A few hundred examples are recommended."] : []
	};
}
function reportKeys(values, log) {
	for (const [line, value] of values) {
		const names = ["prompt", "completion"].map((name) => keyOf(value, name));
		if (names.some((name) => name !== null && name !== name.toLowerCase())) log.add(LOWER_KEY, line);
		if (Object.keys(value).some((key) => !names.includes(key))) log.add(EXTRA_KEYS, line);
	}
}
function untilSettled(rows, log) {
	for (let round = 0; round < MOST_ROUNDS; round += 1) {
		const prepared = prepareOnce(rows, log);
		if (prepared === rows || whyNot(prepared) !== null) return prepared;
		rows = prepared;
	}
	throw new Error("The rows of prompt and completion do not settle.");
}
function prepareOnce(rows, log) {
	const filled = filledRows(rows);
	for (const { line, completion } of rows) if (completion === "") log.add(EMPTY, line);
	if (filled.length === 0) return filled.length === rows.length ? rows : filled;
	const found = [
		duplicates(filled),
		longRows(filled),
		lowerCase(filled, "prompt"),
		lowerCase(filled, "completion"),
		promptSeparator(filled),
		promptPrefix(filled),
		completionPrefix(filled),
		completionEnding(filled),
		leadingSpace(filled)
	].filter((remedy) => remedy !== null);
	let prepared = filled;
	for (const { kind, apply } of found) {
		const after = apply(prepared);
		const unchanged = new Set(after);
		for (const row of prepared) if (!unchanged.has(row)) log.add(kind, row.line);
		prepared = after;
	}
	return found.length === 0 && filled.length === rows.length ? rows : prepared;
}
function written(row, line, value) {
	if (value["prompt"] === row.prompt && value["completion"] === row.completion && Object.keys(value).length === 2) return line.bytes;
	return new TextEncoder().encode(JSON.stringify({
		prompt: row.prompt,
		completion: row.completion
	}));
}
function filledRows(rows) {
	return rows.filter(({ completion }) => completion !== "");
}
function whyNot(rows) {
	const isSame = (texts) => new Set(texts).size === 1;
	const task = taskOf(rows);
	if (task !== "open-ended" && isSame(rows.map(({ prompt }) => prompt))) return "All prompts are identical; leave them empty for open-ended generation, or make them differ.";
	if (task === "conditional" && isSame(rows.map(({ completion }) => completion))) return "All completions are identical; a model would only repeat it.";
	return null;
}
// src/core/dataset/fix/fix.ts
function fixDataset(bytes, { all }) {
	const shape = recogniseFile(bytes);
	if (shape !== null) return {
		kind: "refused",
		is: shape.kind === "binary" ? shape.is : "not UTF-8"
	};
	const document = documentKind(bytes);
	if (document !== null) return {
		kind: "refused",
		is: document
	};
	const log = new ChangeLog();
	let lines = mendLineEnds(bytes, log);
	const notes = [];
	if (all && isLegacy(lines)) {
		const read = lines.map((line) => readLine(line.bytes));
		const prepared = prepareLines(lines, read, log);
		lines = prepared.lines;
		notes.push(...prepared.notes);
	} else if (all) lines = mendChat(lines, log);
	return {
		kind: "fixed",
		bytes: joinLines(lines),
		changes: log.changes(),
		notes
	};
}
function documentKind(bytes) {
	const first = splitLines(bytes).find((line) => !isBlank(line.bytes));
	const opening = first === void 0 ? "other" : openingOf(first.bytes.subarray(0, 64));
	switch (opening) {
		case "csv":
		case "tsv": return "a table";
		case "html":
		case "yaml": return `a document in ${opening === "html" ? "HTML or XML" : "YAML"}`;
		case "lfs": return "a Git LFS pointer";
		default: return null;
	}
}
function mendLineEnds(bytes, log) {
	const lines = [];
	for (const line of splitLines(bytes)) {
		if (line.hasBom) log.add(CHANGES.bom, line.number);
		if (isBlank(line.bytes)) {
			log.add(CHANGES.blank, line.number);
			continue;
		}
		if (line.endsInCr) log.add(CHANGES.crLf, line.number);
		if (!line.hasLf) log.add(CHANGES.finalNewline, line.number);
		lines.push(line);
	}
	return lines;
}
function readLine(bytes) {
	return bytes.length > 1048576 ? null : readObject(bytes, () => void 0);
}
function isLegacy(lines) {
	return lines.length > 0 && lines.every(({ bytes }) => isLegacyRow(readLine(bytes) ?? {}));
}
function mendChat(lines, log) {
	const seen = new Set();
	return lines.flatMap((line) => {
		const value = readLine(line.bytes);
		if (value === null || recordFormat(value) !== "chat") return [line];
		const bytes = mendChatLine(line.bytes, value, (change) => log.add(change, line.number));
		const identity = wholeIdentity(bytes === line.bytes ? value : readLine(bytes) ?? value);
		if (seen.has(identity)) {
			log.add(CHANGES.duplicate, line.number);
			return [];
		}
		seen.add(identity);
		return [{
			...line,
			bytes
		}];
	});
}
function wholeIdentity(value) {
	const { messages: _messages, tools: _tools, functions: _functions, ...others } = value;
	return exampleIdentity(value) + valueIdentity(others);
}
// src/commands/fix.ts
function fixFile(path, bytes, options) {
	const fixed = fixDataset(bytes, options);
	if (fixed.kind === "refused") throw new UserError(`${path} is ${fixed.is}, not JSON Lines.`, { fix: "Convert it first, if it can be: finetune-gitops convert FILE --to chat." });
	return {
		path,
		bytes: fixed.bytes,
		changes: fixed.changes,
		notes: fixed.notes
	};
}
function fixText({ path, changes, notes }, mode) {
	const shown = visible(path);
	return [
		changes.length === 0 ? `${shown}: nothing to fix.` : `${shown}: ${mode === "write" ? "fixed." : "would be fixed by --write."}`,
		...changes.map(({ fix, code, did, lines, count }) => `  ${shown}:${lines[0] ?? 1}: ${code ?? fix}: ${visible(did)} (${counted(count, "line")})`),
		...notes.map((note) => `  note: ${visible(note)}`)
	];
}
function fixJson({ path, changes, notes }, written) {
	return {
		path,
		written,
		changes: changes.map(({ fix, code, count, lines }) => ({
			fix,
			code,
			line: lines[0] ?? null,
			count,
			lines
		})),
		notes
	};
}
// src/core/dataset/split/label.ts
const LONGEST_LABEL = 40;
function labelOf(value) {
	const answer = answerOf(value);
	if (typeof answer !== "string") return null;
	const label = answer.trim();
	return label.length > 0 && label.length <= LONGEST_LABEL ? label : null;
}
function answerOf(value) {
	const { messages } = value;
	if (!Array.isArray(messages)) return value["completion"] ?? value["output"] ?? value["answer"];
	const last = messages.findLast((message) => isJsonObject(message) && message["role"] === "assistant");
	return isJsonObject(last) ? last["content"] : null;
}
// src/core/dataset/split/split.ts
const HEX_DIGITS = 13;
const EXAMPLES_A_LABEL = 3;
function splitDataset(bytes, share, { stratify }) {
	const examples = [];
	for (const { bytes: line, number } of splitLines(bytes)) {
		if (isBlank(line)) continue;
		const value = readObject(line, () => void 0);
		if (value === null) return {
			kind: "refused",
			line: number
		};
		const identity = exampleIdentity(value);
		examples.push({
			bytes: line,
			identity,
			label: labelOf(value),
			validation: position(identity) < share
		});
	}
	const groups = labelGroups(examples);
	if (groups !== null && stratify) for (const group of groups.values()) lendOne(group);
	return {
		kind: "split",
		train: { lines: examples.filter(({ validation }) => !validation).map((example) => example.bytes) },
		validation: { lines: examples.filter(({ validation }) => validation).map((example) => example.bytes) },
		labels: groups === null ? null : [...groups].map(([label, group]) => labelCount(label, group))
	};
}
function position(identity) {
	return Number.parseInt(identity.slice(0, HEX_DIGITS), 16) / 16 ** HEX_DIGITS;
}
function labelGroups(examples) {
	const groups = new Map();
	for (const example of examples) {
		if (example.label === null) return null;
		const group = groups.get(example.label);
		if (group === void 0) groups.set(example.label, [example]);
		else group.push(example);
		if (groups.size > 64) return null;
	}
	return groups.size > 1 && examples.length >= EXAMPLES_A_LABEL * groups.size ? groups : null;
}
function lendOne(group) {
	const validating = group.filter(({ validation }) => validation).length;
	if (validating > 0 && validating < group.length) return;
	const byHash = group.toSorted((a, b) => position(a.identity) - position(b.identity));
	const lent = validating === 0 ? byHash[0] : byHash.at(-1);
	const same = group.filter(({ identity }) => identity === lent?.identity);
	if (same.length < group.length) for (const example of same) example.validation = validating === 0;
}
function labelCount(label, group) {
	const validation = group.filter((example) => example.validation).length;
	return {
		label,
		train: group.length - validation,
		validation
	};
}
// src/commands/split.ts
function splitFile(path, bytes, options) {
	const split = splitDataset(bytes, options.share, options);
	if (split.kind === "refused") throw new UserError(`${path}:${split.line}: the line is not a JSON object.`, { fix: "Inspect the file and mend it first; nothing was written." });
	const { train, validation, labels } = split;
	return {
		train: joinLines(train.lines.map((line) => ({ bytes: line }))),
		validation: joinLines(validation.lines.map((line) => ({ bytes: line }))),
		examples: {
			train: train.lines.length,
			validation: validation.lines.length
		},
		labels
	};
}
function splitText(path, { examples, labels }, sides) {
	const side = (name) => {
		const tokens = sides?.[name].tokensPerEpoch ?? null;
		return `  ${name.padEnd(10)} ${counted(examples[name], "example")}${tokens === null ? "" : `, ${integer(tokens)} tokens`}`;
	};
	const alone = labels?.filter(({ train, validation }) => train === 0 || validation === 0) ?? [];
	return [
		`${visible(path)}: ${counted(examples.train + examples.validation, "example")}, split by content.`,
		side("train"),
		side("validation"),
		...labels === null ? [] : [`  ${counted(labels.length, "label")}:`],
		...(labels ?? []).map(({ label, train, validation }) => `    ${visible(label, 40)}: ${integer(train)} + ${integer(validation)}`),
		...alone.length === 0 ? [] : [`  note: ${counted(alone.length, "label")} on one side only.`]
	];
}
function splitJson(path, { examples, labels }, sides) {
	const side = (name) => ({
		examples: examples[name],
		tokensPerEpoch: sides?.[name].tokensPerEpoch ?? null,
		sha256: sides?.[name].sha256 ?? null
	});
	return {
		schemaVersion: 1,
		path,
		train: side("train"),
		validation: side("validation"),
		labels: labels?.map(({ train, validation }) => ({
			train,
			validation
		})) ?? null
	};
}
// src/desk-datasets.ts
function createDatasetDesk(options) {
	const output = createTerminalOutput({
		trace: options.trace === true,
		startedAt: options.startedAt
	});
	const asJson = options.json === true;
	function say(lines) {
		for (const line of lines) output.info(line);
	}
	return {
		async convert(path, flags) {
			const { content, text, json } = convertFile(path, await read(path), {
				from: flags.from ?? null,
				to: flags.to
			});
			if (content !== null && flags.output !== void 0) await writeNew(flags.output, new TextEncoder().encode(content), flags.force === true);
			if (asJson) printJson(json);
			else if (content !== null && flags.output === void 0 && content !== "") printResult(content);
			if (!asJson) say(text);
			return content === null ? 1 : 0;
		},
		async fix(paths, flags) {
			const mode = flags.write === true ? "write" : "check";
			const files = [];
			for (const path of paths) {
				const bytes = await read(path);
				files.push({
					before: bytes,
					...fixFile(path, bytes, { all: flags.all === true })
				});
			}
			if (mode === "write") {
				for (const { path, before, bytes, changes } of files) if (changes.length > 0) refuse(path, await replaceUserFile(path, bytes, before));
			}
			if (asJson) printJson({
				schemaVersion: 1,
				files: files.map((file) => fixJson(file, mode === "write" && file.changes.length > 0))
			});
			else printResult(files.flatMap((file) => fixText(file, mode)).join("\n"));
			return mode === "check" && files.some(({ changes }) => changes.length > 0) ? 1 : 0;
		},
		async split(path, flags) {
			const { outTrain, outValidation } = flags;
			if (outTrain === void 0 !== (outValidation === void 0) || outTrain !== void 0 && outTrain === outValidation) throw new UserError("A split has two files.", { fix: "Give --out-train and --out-validation different names." });
			const split = splitFile(path, await read(path), {
				share: flags.validation,
				stratify: flags.stratify
			});
			const sides = flags.baseModel === void 0 ? null : await inspectSides(split, flags.baseModel);
			if (outTrain !== void 0 && outValidation !== void 0) {
				await writeNew(outTrain, split.train, flags.force === true);
				await writeNew(outValidation, split.validation, flags.force === true);
			}
			if (asJson) printJson(splitJson(path, split, sides));
			else printResult(splitText(path, split, sides).join("\n"));
			return 0;
		},
		explain(typed) {
			const code = findCode(typed);
			if (asJson) printJson(explainJson(code));
			else printResult(explainText(code));
			return 0;
		}
	};
	async function inspectSides(split, baseModel) {
		const [train, validation] = await inspectFiles(["train", "validation"], {
			open: async (side) => {
				const bytes = side === "train" ? split.train : split.validation;
				return {
					kind: "file",
					bytes: bytes.length,
					chunks: () => once(bytes)
				};
			},
			catalog: openAi.catalog,
			baseModel,
			role: "training",
			output,
			inspect: inspectHere
		});
		return train === void 0 || validation === void 0 ? null : {
			train: train.inspection,
			validation: validation.inspection
		};
	}
}
async function* once(bytes) {
	yield bytes;
}
async function read(path) {
	const file = await readUserFile(path, MAX_DATASET_BYTES);
	if (file.kind === "read") return file.bytes;
	throw new UserError(`The file ${path} ${file.why}.`, { fix: "Name a regular file of at most 200 MiB." });
}
async function writeNew(path, bytes, force) {
	refuse(path, await writeUserFile(path, bytes, force));
}
function refuse(path, why) {
	if (why !== null) throw new UserError(`The file ${path} ${why}.`, { fix: "It was left as it is." });
}
export { createDatasetDesk };
