import { n as LineInspector } from "./join-parts.js";
import { t as LineSplitter } from "./lines.js";
import { createHash } from "node:crypto";
// src/core/dataset/inspect.ts
const MAX_DATASET_BYTES = 209715200;
async function inspectDataset(options) {
	const { inspection } = await inspectWhole(options);
	return inspection;
}
async function inspectWhole(options) {
	const hash = createHash("sha256");
	const inspector = await read(options, { isStart: options.isStart ?? true }, (chunk) => hash.update(chunk));
	return {
		inspection: inspector.conclude(hash.digest("hex")),
		part: () => inspector.part()
	};
}
async function inspectPart(options) {
	return (await read(options, options, () => void 0)).part();
}
async function read(options, where, onChunk) {
	const splitter = new LineSplitter(where);
	const inspector = new LineInspector({
		expected: options.expected,
		measure: options.measure,
		onExample: options.onExample ?? (() => void 0),
		limits: {
			maxExampleTokens: options.maxExampleTokens,
			maxBytes: options.maxBytes ?? 209715200,
			minExamples: options.minExamples ?? 10,
			...options.answerSchema === void 0 ? {} : { answerSchema: options.answerSchema }
		}
	});
	for await (const chunk of options.chunks) {
		onChunk(chunk);
		inspector.addBytes(chunk.length);
		for (const line of splitter.push(chunk)) inspector.add(line);
		options.onProgress?.(inspector.read);
	}
	for (const line of splitter.end()) inspector.add(line);
	return inspector;
}
export { inspectWhole as i, inspectDataset as n, inspectPart as r, MAX_DATASET_BYTES as t };
