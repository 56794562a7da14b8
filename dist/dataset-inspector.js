import { r as inspectHere } from "./dataset-reader.js";
import { D as readableSize } from "./findings.js";
import { r as integer } from "./format.js";
import { availableParallelism } from "node:os";
// src/adapters/progress.ts
const PATIENCE_MS = 1e3;
const BETWEEN_MS = 200;
const CLEAR_LINE = "\r\x1B[2K";
function withProgress(inspect, screen, now) {
	if (screen.isTTY !== true) return inspect;
	return async (job) => {
		const begin = now();
		let shownAt = null;
		try {
			return await inspect({
				...job,
				onProgress(read) {
					job.onProgress?.(read);
					const time = now();
					if (time - begin < PATIENCE_MS || shownAt !== null && time - shownAt < BETWEEN_MS) return;
					shownAt = time;
					const rate = readableSize(Math.round(read.bytes / ((time - begin) / 1e3)));
					const done = `${readableSize(read.bytes)} of ${readableSize(job.bytes)}`;
					screen.write(`${CLEAR_LINE}${done}, ${integer(read.examples)} examples, ${rate}/s`);
				}
			});
		} finally {
			if (shownAt !== null) screen.write(CLEAR_LINE);
		}
	};
}
// src/adapters/dataset-inspector.ts
const MANY_BYTES = 10485760;
const MOST_THREADS = 4;
function createDatasetInspector(options) {
	const threads = Math.min(options.threads ?? availableParallelism(), MOST_THREADS);
	const inspect = async (job) => {
		if (threads <= 1 || job.bytes < MANY_BYTES) return inspectHere(job);
		const { inspectWithThreads } = await import("./inspect-pool.js");
		return inspectWithThreads(job, { threads });
	};
	return options.screen === void 0 ? inspect : withProgress(inspect, options.screen, () => performance.now());
}
export { createDatasetInspector as t };
