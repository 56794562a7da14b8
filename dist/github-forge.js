import { n as defaults, t as getOctokit } from "./vendor-github.js";
import { setTimeout } from "node:timers/promises";
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
	if (/not accessible by integration/i.test(message)) return `${message} Give the workflow's job "contents: write" (and "pull-requests: write" for comments).`;
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
// src/adapters/github-forge.ts
const PAGE = 100;
const CREATE_COMMIT = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;
function createGitHubForge(options) {
	const octokit = getOctokit(options.token, {
		baseUrl: options.apiUrl,
		log: silent(),
		request: { fetch: wholeFetch }
	});
	const [owner = "", repo = ""] = options.repository.split("/");
	const here = {
		owner,
		repo
	};
	const { git, issues, pulls, repos } = octokit.rest;
	return {
		async repository() {
			const data = await readAgain("repository", async () => checked((await repos.get(here)).data));
			return {
				id: String(data.id),
				defaultBranch: data.default_branch,
				isPrivate: data.private
			};
		},
		async branchHead(branch) {
			return readAgain("branch", async () => {
				try {
					return checked((await git.getRef({
						...here,
						ref: `heads/${branch}`
					})).data).object.sha;
				} catch (error) {
					if (httpStatus(error) === 404) return null;
					throw error;
				}
			});
		},
		async readFile(commit, path) {
			return readAgain("file", async () => {
				try {
					const raw = {
						...here,
						path,
						ref: commit,
						mediaType: { format: "raw" }
					};
					const data = (await repos.getContent(raw)).data;
					if (typeof data !== "string") throw new Error(STRANGE);
					return Buffer.from(data, "utf8");
				} catch (error) {
					if (httpStatus(error) === 404) return null;
					throw error;
				}
			});
		},
		async createOrphanBranch(branch, files, headline) {
			try {
				const tree = [...files].map(([path, content]) => ({
					path,
					mode: "100644",
					type: "blob",
					content: Buffer.from(content).toString("utf8")
				}));
				const { data: written } = await git.createTree({
					...here,
					tree
				});
				const { data: commit } = await git.createCommit({
					...here,
					message: headline,
					tree: written.sha,
					parents: []
				});
				await git.createRef({
					...here,
					ref: `refs/heads/${branch}`,
					sha: commit.sha
				});
				return {
					kind: "committed",
					oid: commit.sha
				};
			} catch (error) {
				return commitFailure(error);
			}
		},
		async commitFile(file) {
			try {
				const input = commitInput(options.repository, file);
				const oid = (await octokit.graphql(CREATE_COMMIT, { input }))?.createCommitOnBranch?.commit.oid;
				return oid === void 0 ? {
					kind: "unknown",
					why: "the reply names no commit"
				} : {
					kind: "committed",
					oid
				};
			} catch (error) {
				return commitFailure(error);
			}
		},
		async pullRequest(number) {
			const query = {
				...here,
				pull_number: number
			};
			const data = await readAgain("pull request", async () => checked((await pulls.get(query)).data));
			return {
				number,
				headSha: data.head.sha,
				open: data.state === "open"
			};
		},
		async viewer() {
			return (await readAgain("login", async () => checked(await octokit.graphql("{ viewer { login } }")))).viewer.login;
		},
		async comments(number) {
			const all = [];
			for (let page = 1;; page += 1) {
				const query = {
					...here,
					issue_number: number,
					per_page: PAGE,
					page
				};
				const found = await readAgain("comments", async () => checked((await issues.listComments(query)).data));
				all.push(...found.map(toComment));
				if (found.length < PAGE) return all;
			}
		},
		async createComment(number, body) {
			return writeOnce("comment", async () => toComment((await issues.createComment({
				...here,
				issue_number: number,
				body
			})).data));
		},
		async updateComment(id, body) {
			return writeOnce("comment", async () => toComment((await issues.updateComment({
				...here,
				comment_id: id,
				body
			})).data));
		},
		async reviewComments(number) {
			const all = [];
			for (let page = 1;; page += 1) {
				const query = {
					...here,
					pull_number: number,
					per_page: PAGE,
					page
				};
				const found = await readAgain("review comments", async () => checked((await pulls.listReviewComments(query)).data));
				all.push(...found.map(({ user, body }) => ({
					author: authorOf(user),
					body
				})));
				if (found.length < PAGE) return all;
			}
		},
		async createReview(number, { headSha, body, comments }) {
			const review = {
				body,
				commit_id: headSha,
				comments: comments.map((comment) => ({
					...comment,
					side: "RIGHT"
				}))
			};
			const post = {
				...here,
				pull_number: number,
				event: "COMMENT",
				...review
			};
			return writeOnce("review", async () => ({ url: (await pulls.createReview(post)).data.html_url }));
		}
	};
}
function commitInput(repository, file) {
	return {
		branch: {
			repositoryNameWithOwner: repository,
			branchName: file.branch
		},
		expectedHeadOid: file.expectedHead,
		message: {
			headline: file.headline,
			...file.body === void 0 ? {} : { body: file.body }
		},
		fileChanges: { additions: [{
			path: file.path,
			contents: Buffer.from(file.content).toString("base64")
		}] }
	};
}
function commitFailure(error) {
	return asRefusal(error) ?? {
		kind: "unknown",
		why: describeGitHubFailure(error)
	};
}
const STRANGE = "the reply is not what GitHub sends";
function checked(data) {
	if (typeof data !== "object" || data === null) throw new Error(STRANGE);
	return data;
}
function toComment(data) {
	return {
		id: data.id,
		author: authorOf(data.user),
		body: data.body ?? "",
		url: data.html_url
	};
}
function authorOf(user) {
	return user?.login ?? "";
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
export { createGitHubForge };
