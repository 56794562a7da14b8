// src/commands/post-comment.ts
async function postComment(forge, post) {
	if ((await forge.pullRequest(post.pullRequest)).headSha !== post.headSha) return {
		kind: "skipped",
		why: "a newer commit was pushed"
	};
	const viewer = await forge.viewer();
	const ours = (await forge.comments(post.pullRequest)).find((comment) => comment.author === viewer && comment.body.startsWith(post.marker));
	if (ours === void 0) {
		if (!post.isNews) return {
			kind: "skipped",
			why: "this pull request changes no model"
		};
		return {
			kind: "created",
			url: (await forge.createComment(post.pullRequest, post.body)).url
		};
	}
	if (sameText(ours.body, post.body)) return {
		kind: "unchanged",
		url: ours.url
	};
	return {
		kind: "updated",
		url: (await forge.updateComment(ours.id, post.body)).url
	};
}
function sameText(a, b) {
	const plain = (text) => text.replaceAll("\r\n", "\n").trim();
	return plain(a) === plain(b);
}
export { postComment };
