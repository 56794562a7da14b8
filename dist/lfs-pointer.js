// src/core/dataset/lfs-pointer.ts
const POINTER_LIMIT = 1024;
const POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\noid sha256:([0-9a-f]{64})\nsize (0|[1-9]\d{0,14})\n$/;
function parseLfsPointer(file) {
	if (file.length >= 1024) return null;
	const [, oid, size] = POINTER.exec(String.fromCharCode(...file)) ?? [];
	return oid === void 0 ? null : {
		oid,
		size: Number(size)
	};
}
var LfsFault = class extends Error {
	name = "LfsFault";
	problem;
	constructor(problem, oid) {
		const what = problem === "missing" ? "is not on this machine" : "is not what its pointer says";
		super(`The object ${oid.slice(0, 12)} of Git LFS ${what}.`);
		this.problem = problem;
	}
};
export { POINTER_LIMIT as n, parseLfsPointer as r, LfsFault as t };
