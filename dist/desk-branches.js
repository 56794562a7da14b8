import { t as UserError } from "./user-error.js";
// src/desk-branches.ts
async function branchHost(flags, clone) {
	const host = await gitHubBranches(flags, clone.githubToken);
	if (host !== null) return host;
	const { createGitBranches } = await import("./git-branches2.js");
	return createGitBranches({
		folder: clone.folder,
		remote: { name: flags.remote },
		objects: clone.objects
	});
}
async function gitHubBranches(flags, token) {
	if (flags.repository === void 0) return null;
	if (token === null) throw new UserError("GITHUB_TOKEN is not set.", { fix: "Set it to a token that can read the repository." });
	const { createGitHubForge } = await import("./github-forge.js");
	return createGitHubForge({
		token,
		repository: flags.repository,
		apiUrl: flags.apiUrl
	});
}
async function proposalHost(flags, clone) {
	if (flags.commitMode !== "pull-request") return null;
	if (flags.repository !== void 0 && clone.githubToken !== null) {
		const { createGitHubProposals } = await import("./github-proposals.js");
		return createGitHubProposals({
			token: clone.githubToken,
			repository: flags.repository,
			apiUrl: flags.apiUrl
		});
	}
	const { createGitProposals } = await import("./git-proposals.js");
	return createGitProposals({
		folder: clone.folder,
		remote: { name: flags.remote }
	});
}
export { gitHubBranches as n, proposalHost as r, branchHost as t };
