import { t as joinParts } from "./join-parts.js";
import "./lines.js";
import { Worker } from "node:worker_threads";
import { createHash } from "node:crypto";
// src/adapters/inspect-batches.ts
const PIECE_BYTES = 2097152;
const LF = 10;
async function* cutBatches(chunks, { pieceBytes = PIECE_BYTES, isStart: atStart = true } = {}) {
	let piece = new Uint8Array(pieceBytes);
	let used = 0;
	let isStart = atStart;
	for await (const chunk of chunks) for (let at = 0; at < chunk.length;) {
		const taken = chunk.subarray(at, at + pieceBytes - used);
		piece.set(taken, used);
		used += taken.length;
		at += taken.length;
		if (used < pieceBytes) continue;
		const lineEnd = piece.lastIndexOf(LF) + 1;
		const ends = lineEnd >= (isStart ? 64 : 1);
		const full = piece.subarray(0, ends ? lineEnd : used);
		piece = new Uint8Array(pieceBytes);
		used -= full.length;
		if (used > 0) piece.set(new Uint8Array(full.buffer, full.length));
		yield {
			bytes: full,
			isStart,
			ends
		};
		isStart = false;
	}
	yield {
		bytes: piece.subarray(0, used),
		isStart,
		ends: true
	};
}
// src/adapters/inspect-thread.ts
const ENTRY = new URL(`./inspect-worker.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`, import.meta.url);
const LIMITS = { maxYoungGenerationSizeMb: 4 };
function startThread(task, entry = ENTRY) {
	const worker = new Worker(entry, {
		workerData: task,
		env: {},
		argv: [],
		execArgv: [],
		resourceLimits: LIMITS
	});
	const waiting = [];
	let failure = null;
	function fail(why) {
		failure ??= why;
		for (const { fail: reject } of waiting.splice(0)) reject(failure);
	}
	worker.on("message", (batch) => waiting.shift()?.done(batch));
	worker.on("error", (cause) => fail(new Error(`A worker thread failed: ${cause.message}`, { cause })));
	worker.on("messageerror", (cause) => fail(new Error("The answer of a worker thread could not be read.", { cause })));
	worker.on("exit", (code) => fail(new Error(`A worker thread ended with code ${code} before it was done. With --workers 1 there is none.`)));
	return {
		get unanswered() {
			return waiting.length;
		},
		send: (piece) => worker.postMessage(piece, [piece.bytes.buffer]),
		answer: () => new Promise((done, reject) => {
			if (failure === null) waiting.push({
				done,
				fail: reject
			});
			else reject(failure);
		}),
		end: async () => {
			await worker.terminate();
		}
	};
}
// src/adapters/inspect-pool.ts
const BATCHES_A_THREAD = 2;
async function inspectWithThreads({ chunks, rules, isStart = true, onExample, onProgress }, { threads, entry, pieceBytes = PIECE_BYTES }) {
	const task = {
		rules,
		tellExamples: onExample !== void 0
	};
	const pool = Array.from({ length: threads }, () => startThread(task, entry));
	const hash = createHash("sha256");
	const joined = joinParts();
	const answers = [];
	let linesBefore = 0;
	async function joinNext() {
		const batch = await answers.shift();
		if (batch === void 0) return;
		joined.absorb(batch.part);
		for (const [line, measure] of batch.examples) onExample?.(line + linesBefore, measure);
		linesBefore += batch.part.lines;
		onProgress?.(joined.read);
	}
	try {
		let thread = null;
		for await (const piece of cutBatches(hashed(chunks, hash), {
			pieceBytes,
			isStart
		})) {
			if (thread === null) {
				if (answers.length === threads * BATCHES_A_THREAD) await joinNext();
				thread = leastBusy(pool);
				answers.push(noted(thread.answer()));
			}
			thread.send(piece);
			if (piece.ends) thread = null;
		}
		while (answers.length > 0) await joinNext();
		return joined.conclude(hash.digest("hex"));
	} finally {
		await Promise.all(pool.map((thread) => thread.end()));
	}
}
async function* hashed(chunks, hash) {
	for await (const chunk of chunks) {
		hash.update(chunk);
		yield chunk;
	}
}
function leastBusy(pool) {
	return pool.reduce((best, thread) => thread.unanswered < best.unanswered ? thread : best);
}
function noted(answer) {
	answer.catch(() => void 0);
	return answer;
}
export { inspectWithThreads };
