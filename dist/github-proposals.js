import { c as createGitHubClient, i as readAgain, n as describeGitHubFailure, r as httpStatus, s as checked, t as asRefusal } from "./github-failures.js";
// src/adapters/github-proposals.ts
const UPDATE_REFS = `mutation ($input: UpdateRefsInput!) {
  updateRefs(input: $input) { clientMutationId }
}`;
const ABSENT = "0".repeat(40);
function createGitHubProposals(options) {
	const { octokit, here } = createGitHubClient(options);
	const { git, pulls, repos } = octokit.rest;
	async function swap(branch, before, after) {
		try {
			const repository = await readAgain("repository", async () => checked((await repos.get(here)).data));
			const refUpdates = [{
				name: `refs/heads/${branch}`,
				beforeOid: before,
				afterOid: after,
				force: true
			}];
			if (((await octokit.graphql(UPDATE_REFS, { input: {
				repositoryId: repository.node_id,
				refUpdates
			} }))?.updateRefs ?? null) === null) return {
				kind: "unknown",
				why: "the reply says nothing"
			};
			return {
				kind: "committed",
				oid: after
			};
		} catch (error) {
			const failure = failed(error);
			if (failure.kind !== "refused") return failure;
			return await headOf(branch) === before ? failure : { kind: "stale" };
		}
	}
	async function headOf(branch) {
		return readAgain("branch", async () => {
			try {
				return checked((await git.getRef({
					...here,
					ref: `heads/${branch}`
				})).data).object.sha;
			} catch (error) {
				if (httpStatus(error) === 404) return ABSENT;
				throw error;
			}
		});
	}
	return {
		pullRequests: {
			async from(branch, base) {
				const query = {
					...here,
					head: `${here.owner}:${branch}`,
					base,
					state: "all",
					per_page: 30
				};
				return (await readAgain("pull requests", async () => checked((await pulls.list(query)).data))).map(toPullRequest);
			},
			async open({ branch, base, title, body }) {
				try {
					checked((await pulls.create({
						...here,
						head: branch,
						base,
						title,
						body
					})).data);
					return { kind: "opened" };
				} catch (error) {
					const failure = failed(error);
					return failure.kind === "refused" ? {
						...failure,
						why: withSetting(failure.why)
					} : failure;
				}
			}
		},
		async compare(base, head) {
			const query = {
				...here,
				basehead: `${base}...${head}`
			};
			return readAgain("comparison", async () => {
				try {
					const data = checked((await repos.compareCommitsWithBasehead(query)).data);
					return {
						mergeBase: data.merge_base_commit.sha,
						commits: data.commits.map(({ sha, commit }) => ({
							oid: sha,
							message: commit.message
						})),
						files: (data.files ?? []).flatMap((file) => [file.filename, file.previous_filename ?? []].flat())
					};
				} catch (error) {
					if (httpStatus(error) === 404) return null;
					throw error;
				}
			});
		},
		async place({ branch, expectedHead, parent, path, content, headline, body }) {
			try {
				const { tree: before } = checked((await git.getCommit({
					...here,
					commit_sha: parent
				})).data);
				const file = {
					path,
					mode: "100644",
					type: "blob",
					content: Buffer.from(content).toString("utf8")
				};
				const { data: tree } = await git.createTree({
					...here,
					base_tree: before.sha,
					tree: [file]
				});
				const message = body === void 0 ? headline : `${headline}\n\n${body}`;
				const commit = {
					...here,
					message,
					tree: checked(tree).sha,
					parents: [parent]
				};
				const { sha } = checked((await git.createCommit(commit)).data);
				return await swap(branch, expectedHead ?? ABSENT, sha);
			} catch (error) {
				return failed(error);
			}
		},
		remove: (branch, expectedHead) => swap(branch, expectedHead, ABSENT)
	};
}
function failed(error) {
	const refusal = asRefusal(error);
	if (refusal !== null && refusal.kind !== "committed") return refusal;
	return {
		kind: "unknown",
		why: describeGitHubFailure(error)
	};
}
function withSetting(why) {
	if (!/not permitted to create or approve pull requests/i.test(why)) return why;
	return `${why} Allow it under Settings, Actions, General, "Allow GitHub Actions to create and approve pull requests", or give "github-token" the token of a GitHub App.`;
}
function toPullRequest(data) {
	const state = data.state === "open" ? "open" : data.merged_at === null ? "closed" : "merged";
	return {
		number: data.number,
		url: data.html_url,
		headSha: data.head.sha,
		state
	};
}
export { createGitHubProposals };
