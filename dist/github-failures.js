import { n as defaults, t as getOctokit } from "./vendor-github.js";
import { setTimeout } from "node:timers/promises";
// src/adapters/whole-fetch.ts
const DEADLINE = 6e4;
async function wholeFetch(input, init) {
	const response = await (defaults.request?.fetch ?? fetch)(input, {
		...init,
		signal: AbortSignal.timeout(DEADLINE)
	});
	const { status, statusText, headers } = response;
	return new Response(await wholeBody(response), {
		status,
		statusText,
		headers
	});
}
async function wholeBody(response) {
	if (response.body === null) return null;
	try {
		const body = await response.arrayBuffer();
		return body.byteLength === 0 ? null : body;
	} catch (cause) {
		throw new Error("the reply was cut off", { cause });
	}
}
// src/adapters/github-client.ts
function createGitHubClient({ token, repository, apiUrl }) {
	const octokit = getOctokit(token, {
		baseUrl: apiUrl,
		log: silent(),
		request: { fetch: wholeFetch }
	});
	const [owner = "", repo = ""] = repository.split("/");
	return {
		octokit,
		here: {
			owner,
			repo
		}
	};
}
const STRANGE = "the reply is not what GitHub sends";
function checked(data) {
	if (typeof data !== "object" || data === null) throw new Error(STRANGE);
	return data;
}
function silent() {
	const ignore = () => void 0;
	return {
		debug: ignore,
		info: ignore,
		warn: ignore,
		error: ignore
	};
}
// src/adapters/github-failures.ts
function httpStatus(error) {
	if (typeof error !== "object" || error === null || !("status" in error)) return void 0;
	if (!("response" in error) || error.response === void 0) return void 0;
	return typeof error.status === "number" ? error.status : void 0;
}
function graphqlFailures(error) {
	if (typeof error !== "object" || error === null || !("errors" in error) || !Array.isArray(error.errors)) return [];
	return error.errors.map((item) => ({
		type: typeof item.type === "string" ? item.type : "",
		message: typeof item.message === "string" ? item.message.slice(0, 300) : ""
	}));
}
const OPEN = new Set([
	"",
	"INTERNAL",
	"SERVICE_UNAVAILABLE",
	"TIMEOUT"
]);
function asRefusal(error) {
	const graphql = graphqlFailures(error);
	if (graphql.some((failure) => failure.type === "STALE_DATA")) return { kind: "stale" };
	const refused = graphql.find((failure) => !OPEN.has(failure.type));
	if (refused !== void 0) return {
		kind: "refused",
		why: explain(refused.message)
	};
	if (graphql.length > 0) return null;
	const status = httpStatus(error);
	const message = error instanceof Error ? error.message.slice(0, 300) : "";
	if (status === 422 && /already exists|fast forward/i.test(message)) return { kind: "stale" };
	if (status !== void 0 && status >= 400 && status < 500 && ![
		408,
		409,
		429
	].includes(status)) return {
		kind: "refused",
		why: explain(message)
	};
	return null;
}
function explain(message) {
	if (/rule violations|protected branch/i.test(message)) return `${message} The branch is protected against this token: allow the app behind it to bypass the rule.`;
	if (/not accessible by integration/i.test(message)) return `${message} Give the workflow's job "contents: write" (and "pull-requests: write" for comments, "issues: write" for notices).`;
	return message;
}
function describeGitHubFailure(error) {
	const status = httpStatus(error);
	const message = error instanceof Error ? explain(error.message.slice(0, 300)) : "an unknown failure";
	return status === void 0 ? message : `HTTP ${status}: ${message}`;
}
const ATTEMPTS = 4;
async function readAgain(what, read) {
	for (let attempt = 1;; attempt += 1) try {
		return await read();
	} catch (error) {
		if (attempt === ATTEMPTS || !mayPass(error)) throw new Error(`GitHub: the ${what} could not be read: ${describeGitHubFailure(error)}`, { cause: error });
		await setTimeout(waitFor(error, attempt));
	}
}
async function writeOnce(what, write) {
	try {
		return await write();
	} catch (error) {
		throw new Error(`GitHub: the ${what} could not be written: ${describeGitHubFailure(error)}`, { cause: error });
	}
}
function mayPass(error) {
	const status = httpStatus(error);
	return status === void 0 || status === 429 || status >= 500 || status === 403 && retryAfter(error) !== null;
}
function waitFor(error, attempt) {
	const asked = retryAfter(error);
	return asked === null ? 250 * 2 ** attempt * Math.random() : Math.min(asked, 60) * 1e3;
}
function retryAfter(error) {
	const headers = error.response?.headers;
	const seconds = Number(headers?.["retry-after"]);
	return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}
export { writeOnce as a, createGitHubClient as c, readAgain as i, describeGitHubFailure as n, STRANGE as o, httpStatus as r, checked as s, asRefusal as t };
