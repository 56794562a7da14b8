import { r as inspectPart } from "./inspect.js";
import { r as countingOptions, t as tokenCounters } from "./rank-files.js";
import { on } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
// src/adapters/inspect-worker.ts
const port = parentPort;
if (port === null) throw new Error("This file is started as a thread.");
const { rules, tellExamples } = workerData;
const pieces = receivePieces(on(port, "message"));
const options = await countingOptions(rules, tokenCounters);
for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) {
	const examples = [];
	const part = await inspectPart({
		...options,
		...tellExamples ? { onExample: (...example) => examples.push(example) } : {},
		isStart: piece.value.isStart,
		chunks: restOfBatch(piece.value)
	});
	port.postMessage({
		part,
		examples
	});
}
async function* receivePieces(messages) {
	for await (const message of messages) {
		const [piece] = message;
		yield piece;
	}
}
async function* restOfBatch(first) {
	yield first.bytes;
	for (let { ends } = first; !ends;) {
		const piece = await pieces.next();
		if (piece.done) throw new Error("The batch did not end.");
		yield piece.value.bytes;
		ends = piece.value.ends;
	}
}
export {};
