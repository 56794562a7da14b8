import { a as writeOnce, c as createGitHubClient, i as readAgain, n as describeGitHubFailure, o as STRANGE, r as httpStatus, s as checked, t as asRefusal } from "./github-failures.js";
// src/adapters/github-issues.ts
const PAGE$1 = 100;
const MAX_PAGES = 10;
function createGitHubIssues(issues, here, checked) {
	return {
		async ownIssues(author) {
			const own = [];
			for (let page = 1; page <= MAX_PAGES; page += 1) {
				const query = {
					...here,
					creator: author,
					state: "all",
					sort: "updated",
					per_page: PAGE$1,
					page
				};
				const found = await readAgain("issues", async () => checked((await issues.listForRepo(query)).data));
				own.push(...found.filter((one) => one.user?.login === author && one.pull_request === void 0).map(toIssue));
				if (found.length < PAGE$1) return {
					issues: own,
					isWhole: true
				};
			}
			return {
				issues: own,
				isWhole: false
			};
		},
		async createIssue(issue) {
			return writeOnce("issue", async () => toIssue(checked((await issues.create({
				...here,
				...issue
			})).data)));
		},
		async updateIssue(number, { title, body, isOpen }) {
			const edit = {
				...here,
				issue_number: number,
				title,
				body,
				state: isOpen ? "open" : "closed"
			};
			return writeOnce("issue", async () => toIssue(checked((await issues.update(edit)).data)));
		}
	};
}
function toIssue(data) {
	const { number, title, state, html_url: url } = data;
	return {
		number,
		title,
		body: data.body ?? "",
		isOpen: state === "open",
		url
	};
}
// src/adapters/github-forge.ts
const PAGE = 100;
const CREATE_COMMIT = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;
function createGitHubForge(options) {
	const { octokit, here } = createGitHubClient(options);
	const { git, issues, pulls, repos } = octokit.rest;
	return {
		...createGitHubIssues(issues, here, checked),
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
export { createGitHubForge };
