import { a as writeOnce, c as createGitHubClient, i as readAgain, s as checked } from "./github-failures.js";
// src/adapters/github-reviews.ts
const MOST_PULL_REQUESTS = 50;
const ACTIONS_APP = "github-actions";
const MERGED = `query ($owner: String!, $repo: String!, $base: String!, $name: String!) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    pullRequests(baseRefName: $base, states: [MERGED], first: ${MOST_PULL_REQUESTS}, orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes { commits(last: 1) { nodes { commit {
        checkSuites(first: 20, filterBy: { checkName: $name }) { nodes {
          app { slug }
          checkRuns(last: 1, filterBy: { checkName: $name, checkType: LATEST }) { nodes { text } }
        } }
      } } } }
    }
  }
}`;
function createGitHubReviews(options) {
	const { octokit, here } = createGitHubClient(options);
	return {
		async record(headSha, { name, title, summary, text }) {
			const run = {
				...here,
				name,
				head_sha: headSha,
				conclusion: "neutral",
				output: {
					title,
					summary,
					text
				}
			};
			await writeOnce("plan", async () => checked((await octokit.rest.checks.create(run)).data));
		},
		async merged(base, name) {
			const reply = await readAgain("plans of merged pull requests", async () => checked(await octokit.graphql(MERGED, {
				...here,
				base,
				name
			})));
			const ours = new Set([ACTIONS_APP, reply.viewer.login.replace(/\[bot\]$/, "")]);
			return nodes(reply.repository?.pullRequests).flatMap(({ commits }) => nodes(commits)).flatMap(({ commit }) => nodes(commit.checkSuites)).filter(({ app }) => app !== null && ours.has(app.slug)).flatMap(({ checkRuns }) => nodes(checkRuns).map(({ text }) => text ?? ""));
		}
	};
}
function nodes(connection) {
	return (connection?.nodes ?? []).filter((node) => node !== null);
}
export { createGitHubReviews };
