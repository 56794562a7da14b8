import "./lines.js";
// src/core/dataset/shard.ts
const MOST_SHARDS = 1e3;
const LF = 10;
function cutShard(file, bytes, { index, of }) {
	const first = edge(bytes, index - 1, of);
	const last = edge(bytes, index, of);
	let start = index === 1 ? 0 : null;
	let end = null;
	async function* chunks() {
		let at = 0;
		for await (const chunk of file) {
			start ??= lineAfter(chunk, at, first);
			end ??= index === of ? null : lineAfter(chunk, at, last);
			const next = at + chunk.length;
			const inside = chunk.subarray(Math.max(0, (start ?? next) - at), Math.max(0, (end ?? next) - at));
			if (inside.length > 0) yield inside;
			at = next;
		}
		if (at !== bytes) throw new Error("The file has another size than it was said to have.");
		start ??= bytes;
		end ??= bytes;
	}
	return {
		chunks: chunks(),
		range: () => ({
			start: start ?? bytes,
			end: end ?? bytes
		})
	};
}
function edge(bytes, index, of) {
	return Math.max(64, Math.floor(bytes / of * index));
}
function lineAfter(chunk, at, from) {
	if (at + chunk.length < from) return null;
	const feed = chunk.indexOf(LF, Math.max(0, from - 1 - at));
	return feed === -1 ? null : at + feed + 1;
}
export { cutShard as n, MOST_SHARDS as t };
