import { i as noteRules, n as makePlan, t as gather } from "./gather.js";
import { r as hasErrors } from "./diagnostic.js";
import { r as findBaseModel } from "./catalog.js";
import { n as perToken, r as safe } from "./money.js";
import { o as ceilingOf } from "./schema.js";
import { r as markFor } from "./ownership.js";
import { n as readLedger, r as apply, t as bearLedger } from "./known.js";
import { t as require_dist } from "./vendor-yaml.js";
import { i as plainTree, n as isPlainMap, r as keyText, s as lineIndex, t as readYaml } from "./read-yaml.js";
import { t as UserError } from "./user-error.js";
import { createHash, randomUUID } from "node:crypto";
// src/core/reconcile/effects.ts
function* ask(effect) {
	return yield effect;
}
// src/core/reconcile/follow.ts
function* adopt(order) {
	const { job, run, baseModel } = order;
	if (baseModel !== null && job.baseModel !== baseModel) return notOurs(job, "other-base");
	if (!(run?.trainingFile === job.trainingFile)) {
		const verdict = order.trainingSha256 === null ? "gone" : yield* ask({
			kind: "verify-file",
			fileId: job.trainingFile,
			sha256: order.trainingSha256
		});
		if (verdict !== "same") return notOurs(job, verdict);
	}
	return (yield* ask({
		kind: "write-ledger",
		on: "latest",
		event: {
			kind: "job",
			digest: order.digest,
			job,
			found: order.found
		}
	})).kind === "written" ? {
		kind: "done",
		said: `Adopted job ${job.id}; nothing was created.`,
		jobId: job.id
	} : {
		kind: "failed",
		said: `Job ${job.id} was found, but the ledger could not be written.`,
		jobId: job.id
	};
}
const NOT_OURS = {
	different: "it was trained on other data than this repository has",
	gone: "its training file is gone, so its data cannot be checked",
	"other-base": "it trains another base model than the manifest asks for"
};
function notOurs(job, verdict) {
	return {
		kind: "failed",
		jobId: job.id,
		said: `Job ${job.id} carries this repository's mark, but ${NOT_OURS[verdict]}. It is left alone, and nothing is created.`
	};
}
function* recordEnd(ended) {
	if (ended.job === null || ended.run?.state !== "created") return true;
	const { digest, job, now: at } = ended;
	return (yield* ask({
		kind: "write-ledger",
		on: "latest",
		event: {
			kind: "ended",
			digest,
			at,
			job,
			billedNanoUsd: ended.bill(job)
		}
	})).kind === "written";
}
function* publish(order) {
	const { digest, model, modelId, now: at } = order;
	if (!(yield* recordEnd(order))) return {
		kind: "failed",
		said: "The ledger could not be written."
	};
	const reply = yield* ask({
		kind: "commit-model-id",
		model,
		modelId
	});
	switch (reply.kind) {
		case "committed":
		case "already":
			yield* ask({
				kind: "write-ledger",
				on: "latest",
				event: {
					kind: "published",
					digest,
					at,
					model
				}
			});
			return {
				kind: "done",
				said: `Wrote model_id ${modelId} to the manifest.`
			};
		case "not-wanted": return {
			kind: "stood-down",
			said: "The manifest changed meanwhile; the model is kept in the ledger."
		};
		case "failed": return {
			kind: "failed",
			said: `The model is ready, but its ID could not be committed: ${reply.why}`
		};
	}
}
function* cancel(order) {
	const { digest, now: at, jobId } = order;
	if (order.run.unwantedSince === null) {
		yield* ask({
			kind: "write-ledger",
			on: "latest",
			event: {
				kind: "unwanted",
				digest,
				at
			}
		});
		return {
			kind: "waiting",
			said: `Job ${jobId} is no longer wanted; it is cancelled after ${order.until} if that stays so.`
		};
	}
	if (at < order.until) return {
		kind: "waiting",
		said: `Job ${jobId} is cancelled after ${order.until}.`
	};
	if (!(yield* ask({
		kind: "tip-agrees",
		wanted: false
	}))) return {
		kind: "stood-down",
		said: "The manifest changed meanwhile; nothing was cancelled."
	};
	yield* ask({
		kind: "cancel-job",
		jobId
	});
	const job = yield* ask({
		kind: "get-job",
		jobId
	});
	if (job === null) return {
		kind: "failed",
		said: `Job ${jobId} could not be read after the cancel.`,
		jobId
	};
	if (job.status !== "cancelled" && job.status !== "succeeded" && job.status !== "failed") return {
		kind: "waiting",
		said: `Job ${jobId} was asked to stop and is ${job.statusText}.`
	};
	yield* recordEnd({
		...order,
		job
	});
	return {
		kind: "done",
		said: `Job ${jobId} is ${job.statusText}.`
	};
}
function* retire(order) {
	const { digest, now: at } = order;
	yield* recordEnd(order);
	return (yield* ask({
		kind: "write-ledger",
		on: "latest",
		event: {
			kind: "retired",
			digest,
			at
		}
	})).kind === "written" ? {
		kind: "done",
		said: "No longer tracked. The model stays with the provider."
	} : {
		kind: "failed",
		said: "The ledger could not be written."
	};
}
// src/core/reconcile/train.ts
function* train(order) {
	const files = yield* uploadFiles(order.spec);
	if (files.kind !== "uploaded") return notUploaded(files);
	const run = newRun(order, files);
	const intent = yield* ask({
		kind: "write-ledger",
		on: "as-read",
		event: {
			kind: "intend",
			digest: order.digest,
			run
		}
	});
	if (intent.kind !== "written") {
		yield* deleteFiles(files);
		return intent.kind === "conflict" ? {
			kind: "stood-down",
			said: "Another run wrote the ledger first; it goes on, or the next run does."
		} : {
			kind: "failed",
			said: `The ledger could not be written, so nothing was created: ${intent.why}`
		};
	}
	if (!(yield* ask({
		kind: "tip-agrees",
		wanted: true
	}))) {
		yield* withdraw(order);
		yield* deleteFiles(files);
		return {
			kind: "stood-down",
			said: "The manifest changed meanwhile, or looking took too long; nothing was created."
		};
	}
	const created = yield* ask({
		kind: "create-job",
		request: request(order, files)
	});
	switch (created.kind) {
		case "created": {
			const recorded = yield* ask({
				kind: "write-ledger",
				on: "latest",
				event: {
					kind: "job",
					digest: order.digest,
					job: created.job,
					found: run
				}
			});
			const jobId = created.job.id;
			if (recorded.kind === "written") return {
				kind: "done",
				said: `Created job ${jobId}.`,
				jobId
			};
			return {
				kind: "failed",
				jobId,
				said: `Job ${jobId} was created, but the ledger could not be written. The next run adopts the job; nothing is paid twice.`
			};
		}
		case "refused":
			if (created.forGood) yield* recordRefusal(order, created);
			else yield* withdraw(order);
			yield* deleteFiles(files);
			return {
				kind: "refused",
				said: "The provider refused the job.",
				code: created.code,
				message: created.message
			};
		case "unknown": return {
			kind: "unknown",
			said: `No usable answer to the create (${created.why}). A later run adopts the job if it exists; nothing is sent again before that is clear.`
		};
	}
}
function* uploadFiles(spec) {
	const training = yield* ask({
		kind: "upload",
		role: "training"
	});
	if (training.kind !== "uploaded") return training;
	if (spec.validationSha256 === null) return {
		kind: "uploaded",
		training: training.fileId,
		validation: null
	};
	const validation = yield* ask({
		kind: "upload",
		role: "validation"
	});
	if (validation.kind === "uploaded") return {
		kind: "uploaded",
		training: training.fileId,
		validation: validation.fileId
	};
	yield* ask({
		kind: "delete-file",
		fileId: training.fileId
	});
	return validation;
}
function* deleteFiles(files) {
	yield* ask({
		kind: "delete-file",
		fileId: files.training
	});
	if (files.validation !== null) yield* ask({
		kind: "delete-file",
		fileId: files.validation
	});
}
function* withdraw(order) {
	yield* ask({
		kind: "write-ledger",
		on: "latest",
		event: {
			kind: "withdraw",
			digest: order.digest,
			nonce: order.nonce
		}
	});
}
function* recordRefusal(order, refusal) {
	const { code, message } = refusal;
	yield* ask({
		kind: "write-ledger",
		on: "latest",
		event: {
			kind: "refused",
			digest: order.digest,
			at: order.now,
			code,
			message
		}
	});
}
function notUploaded(outcome) {
	return outcome.kind === "refused" ? {
		kind: "refused",
		said: "The provider refused the dataset.",
		code: outcome.code,
		message: outcome.message
	} : {
		kind: "failed",
		said: `The dataset could not be uploaded (${outcome.why}). Nothing was created.`
	};
}
function newRun(order, files) {
	return {
		model: order.model,
		baseModel: order.spec.baseModel,
		at: order.now,
		trainingFile: files.training,
		validationFile: files.validation,
		nonce: order.nonce,
		runUrl: order.runUrl,
		commit: order.commit,
		reservedNanoUsd: order.reservedNanoUsd,
		estimatedTokens: order.estimatedTokens,
		tokenQuality: order.tokenQuality
	};
}
function request(order, files) {
	const { spec } = order;
	return {
		baseModel: spec.baseModel,
		trainingFile: files.training,
		validationFile: files.validation,
		method: order.method,
		nEpochs: spec.nEpochs,
		batchSize: spec.batchSize,
		learningRateMultiplier: spec.learningRateMultiplier,
		beta: spec.beta ?? null,
		suffix: spec.suffix,
		seed: spec.seed,
		metadata: markFor(order.mark, order)
	};
}
// src/core/reconcile/protocol-for.ts
function protocolFor(change, around) {
	const { digest } = change;
	if (digest === null) return null;
	const run = around.ledger.runs[digest];
	const job = around.listing.jobs.find((listed) => listed.id === change.jobId) ?? null;
	const ended = {
		digest,
		run,
		job,
		now: around.now,
		bill: (ended) => bill(ended, around)
	};
	switch (change.action) {
		case "train": {
			const { desired } = change;
			const spec = desired?.spec ?? null;
			const ceiling = desired === null ? null : ceilingOf(desired);
			if (spec === null || ceiling === null || spec.method === "reinforcement") return null;
			return train({
				model: change.model,
				digest,
				spec,
				method: spec.method,
				mark: around.mark,
				nonce: around.nonce,
				now: around.now,
				runUrl: around.runUrl,
				commit: around.commit,
				reservedNanoUsd: ceiling,
				estimatedTokens: estimatedTokens(desired?.estimate ?? null),
				tokenQuality: desired?.estimate?.quality ?? null
			});
		}
		case "adopt":
			if (job === null) return null;
			return adopt({
				digest,
				job,
				run,
				found: foundRun(change, job, around),
				trainingSha256: change.desired?.training?.inspection.sha256 ?? null,
				baseModel: change.desired?.spec?.baseModel ?? null
			});
		case "publish":
		case "republish": return change.modelId === null ? null : publish({
			...ended,
			model: change.model,
			modelId: change.modelId
		});
		case "cancel":
			if (run === void 0 || change.jobId === null || change.until === null) return null;
			return cancel({
				...ended,
				run,
				jobId: change.jobId,
				until: change.until
			});
		case "retire": return retire(ended);
		case "wait": return bookkeeping(change, run, ended);
		case "blocked": return run?.state === "created" && job !== null && isEnd(job) ? noteEnd(ended) : null;
		case "keep":
		case "delete": return null;
	}
}
function bookkeeping(change, run, ended) {
	if (run === void 0) return null;
	if (change.desired !== null && run.unwantedSince !== null) return wantedAgain(ended.digest);
	const isOver = change.until !== null && change.until <= ended.now;
	if (change.desired === null && run.state === "intended" && run.intent !== null && isOver) return giveUp(ended.digest, run.intent.nonce);
	return null;
}
function* wantedAgain(digest) {
	yield* ask({
		kind: "write-ledger",
		on: "latest",
		event: {
			kind: "wanted-again",
			digest
		}
	});
	return {
		kind: "waiting",
		said: "Wanted again; its job goes on."
	};
}
function* giveUp(digest, nonce) {
	yield* ask({
		kind: "write-ledger",
		on: "latest",
		event: {
			kind: "withdraw",
			digest,
			nonce
		}
	});
	return {
		kind: "done",
		said: "An unanswered create left no job; its record is closed."
	};
}
function* noteEnd(ended) {
	yield* recordEnd(ended);
	return {
		kind: "failed",
		said: `Job ${ended.job?.id} ended as ${ended.job?.statusText}.`
	};
}
function foundRun(change, job, around) {
	const { desired } = change;
	return {
		model: change.model,
		baseModel: job.baseModel,
		at: new Date(job.createdAt * 1e3).toISOString(),
		trainingFile: job.trainingFile,
		validationFile: null,
		nonce: null,
		runUrl: around.runUrl,
		commit: around.commit,
		reservedNanoUsd: desired === null ? 0 : ceilingOf(desired) ?? 0,
		estimatedTokens: estimatedTokens(desired?.estimate ?? null),
		tokenQuality: desired?.estimate?.quality ?? null
	};
}
function estimatedTokens(estimate) {
	return estimate === null ? null : estimate.tokensPerEpoch * estimate.epochs;
}
function bill(job, around) {
	if (job.trainedTokens === null) return job.status === "failed" ? 0 : null;
	const price = around.pricePerToken(job.baseModel);
	return price === null ? null : safe(job.trainedTokens * price);
}
function isEnd(job) {
	return job.status === "succeeded" || job.status === "failed" || job.status === "cancelled";
}
// src/commands/ledger-headlines.ts
function describeEvent(event, after) {
	const model = after.runs[event.digest]?.model ?? event.digest.slice(0, 12);
	switch (event.kind) {
		case "intend": return `${model}: about to create a job`;
		case "withdraw": return `${model}: nothing was created`;
		case "refused": return `${model}: the provider refused the job`;
		case "job": return `${model}: job ${event.job.id}`;
		case "ended": return `${model}: job ${event.job.id} ${event.job.status}`;
		case "unwanted": return `${model}: its job is no longer wanted`;
		case "wanted-again": return `${model}: its job is wanted again`;
		case "published": return `${model}: published`;
		case "retired": return `${model}: retired`;
	}
}
// src/commands/perform.ts
const MUTATING = new Set([
	"upload",
	"write-ledger",
	"create-job",
	"delete-file",
	"commit-model-id",
	"cancel-job"
]);
const WRITE_ATTEMPTS = 5;
async function perform(protocol, change, state, ports) {
	let step = protocol.next();
	while (!step.done) {
		const effect = step.value;
		if (ports.interrupted.aborted && MUTATING.has(effect.kind)) return {
			kind: "stood-down",
			said: "Interrupted before the next step; the next run goes on from here."
		};
		ports.output.trace(`${change.model}: ${effect.kind}`);
		step = protocol.next(await carryOut(effect, change, state, ports));
	}
	return step.value;
}
async function carryOut(effect, change, state, ports) {
	switch (effect.kind) {
		case "upload": {
			const bytes = await ports.datasetBytes(change, effect.role);
			return ports.provider.upload(fileName(change, effect.role), bytes);
		}
		case "write-ledger": return writeLedger(effect.event, effect.on, state, ports);
		case "tip-agrees": return await ports.publisher.tipAgrees(change.digest ?? "", effect.wanted) && !(effect.wanted && isTooLate(change, state, ports));
		case "create-job": return ports.provider.createJob(effect.request);
		case "delete-file": return deleteQuietly(effect.fileId, ports);
		case "verify-file": {
			const sha256 = await ports.provider.fileSha256(effect.fileId);
			return sha256 === null ? "gone" : sha256 === effect.sha256 ? "same" : "different";
		}
		case "commit-model-id": return ports.publisher.publish(effect.model, change.digest ?? "", effect.modelId);
		case "cancel-job": return ports.provider.cancelJob(effect.jobId);
		case "get-job": return ports.provider.job(effect.jobId);
	}
}
function isTooLate(change, state, ports) {
	const intent = state.ledger.runs[change.digest ?? ""]?.intent ?? null;
	return intent !== null && ports.clock.now() - Date.parse(intent.at) > ports.waitingWindow / 3;
}
function fileName(change, role) {
	const sha256 = change.desired?.[role]?.inspection.sha256 ?? "";
	return `${change.model}-${role}-${sha256.slice(0, 16)}.jsonl`;
}
async function writeLedger(event, on, state, ports) {
	if (on === "as-read" && !state.isAsRead) return { kind: "conflict" };
	for (let attempt = 1;; attempt += 1) {
		const next = apply(state.ledger, dated(event, ports.clock));
		const written = await ports.store.write(next, state.position, describeEvent(event, next));
		if (written.kind === "written") {
			state.ledger = next;
			state.position = written.position;
			return { kind: "written" };
		}
		if (on === "as-read" || attempt === WRITE_ATTEMPTS) return written;
		const now = await ports.store.read();
		if (now.kind !== "found") return {
			kind: "failed",
			why: now.kind === "absent" ? "the ledger is gone" : now.why
		};
		Object.assign(state, {
			ledger: now.ledger,
			position: now.position,
			isAsRead: false
		});
	}
}
function dated(event, clock) {
	if (event.kind !== "intend") return event;
	return {
		...event,
		run: {
			...event.run,
			at: new Date(clock.now()).toISOString()
		}
	};
}
async function deleteQuietly(fileId, ports) {
	try {
		await ports.provider.deleteFile(fileId);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		ports.output.warn(`The upload ${fileId} could not be deleted (${why}); it expires by itself.`);
	}
}
// src/core/manifest/pair-place.ts
var import_dist = require_dist();
function startOf(pair) {
	return (0, import_dist.isScalar)(pair?.key) ? pair.key.range?.[0] ?? null : null;
}
function endOfPair(pair) {
	if (pair === void 0) return null;
	const { key, value, srcToken } = pair;
	if (value === null || (0, import_dist.isScalar)(value) && value.range?.[0] === value.range?.[1]) {
		const colon = srcToken?.sep?.find((token) => token.type === "map-value-ind");
		return colon === void 0 ? (0, import_dist.isScalar)(key) ? key.range?.[1] ?? null : null : colon.offset + 1;
	}
	if ((0, import_dist.isScalar)(value)) return isBlockScalar(value) ? null : value.range?.[1] ?? null;
	if ((0, import_dist.isMap)(value)) return value.flow ? value.range?.[1] ?? null : endOfPair(value.items.at(-1));
	return (0, import_dist.isSeq)(value) && value.flow ? value.range?.[1] ?? null : null;
}
function indentOf(text, pair) {
	const start = startOf(pair);
	if (start === null) return null;
	const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
	return /^ *$/.test(before) ? before : null;
}
function endOfLine(text, at) {
	const newline = text.indexOf("\n", at);
	return newline === -1 ? text.length : newline;
}
function isBlockScalar(node) {
	return node?.srcToken?.type === "block-scalar";
}
function afterComments(text, lineEnd, indent) {
	let end = lineEnd;
	while (end < text.length) {
		const next = endOfLine(text, end + 1);
		const line = text.slice(end + 1, next);
		if (!line.startsWith(indent) || !/^ *#/.test(line)) break;
		end = next;
	}
	return text[end - 1] === "\r" ? end - 1 : end;
}
// src/core/manifest/entry-edit.ts
const MULTILINE = { why: "model_id spans more than one line" };
function planEdit(text, entry, modelId) {
	const index = entry.items.findIndex((pair) => keyText(pair.key) === "model_id");
	const pair = entry.items[index];
	if (modelId === null) {
		if (pair === void 0) return { why: "there is no model_id to remove" };
		return entry.flow ? removeFromFlow(text, entry, index) : removeLine(text, pair);
	}
	if (pair !== void 0) return replaceValue(text, pair, modelId, entry.flow === true);
	return entry.flow ? insertIntoFlow(entry, modelId) : insertLine(text, entry, modelId);
}
function replaceValue(text, { key, value, srcToken }, modelId, inFlow) {
	if (value !== null && !(0, import_dist.isScalar)(value)) return { why: "model_id holds a list or a mapping" };
	const [from, to] = value?.range ?? [0, 0];
	if (from === to) {
		const colon = srcToken?.sep?.find((token) => token.type === "map-value-ind");
		if (colon === void 0) return { why: "model_id has no colon" };
		const at = colon.offset + 1;
		return {
			from: at,
			to: at,
			insert: ` ${scalar(modelId, quoteOf(key), inFlow)}`
		};
	}
	if (isBlockScalar(value) || text.slice(from, to).includes("\n")) return MULTILINE;
	return {
		from,
		to,
		insert: scalar(modelId, quoteOf(value), inFlow)
	};
}
function removeLine(text, pair) {
	const from = startOf(pair);
	const to = endOfPair(pair);
	if (from === null || to === null || text.slice(from, to).includes("\n")) return MULTILINE;
	const lineStart = text.lastIndexOf("\n", from - 1) + 1;
	if (!/^ *$/.test(text.slice(lineStart, from))) return { why: "model_id shares its line with something else" };
	const lineEnd = endOfLine(text, to);
	const rest = text.slice(to, lineEnd);
	if (/^[ \t]+#/.test(rest)) return {
		from,
		to: to + rest.indexOf("#"),
		insert: ""
	};
	if (lineEnd < text.length) return {
		from: lineStart,
		to: lineEnd + 1,
		insert: ""
	};
	return {
		from: Math.max(0, lineStart - (text[lineStart - 2] === "\r" ? 2 : 1)),
		to: lineEnd,
		insert: ""
	};
}
function removeFromFlow(text, { items }, index) {
	const pair = items[index];
	const before = items[index - 1];
	const after = items[index + 1];
	const from = before === void 0 ? startOf(pair) : endOfPair(before);
	const to = before === void 0 && after !== void 0 ? startOf(after) : endOfPair(pair);
	if (from === null || to === null || text.slice(from, to).includes("\n")) return MULTILINE;
	return {
		from,
		to,
		insert: ""
	};
}
function insertIntoFlow(entry, modelId) {
	const last = entry.items.at(-1);
	const at = last === void 0 ? (entry.range?.[0] ?? 0) + 1 : endOfPair(last);
	if (at === null) return { why: "the entry has an unusual layout" };
	const quote = quoteOf(last?.key);
	return {
		from: at,
		to: at,
		insert: `${last ? ", " : ""}${quote}model_id${quote}: ${scalar(modelId, quote, true)}`
	};
}
function insertLine(text, entry, modelId) {
	const first = entry.items.at(0);
	const last = entry.items.at(-1);
	const indent = indentOf(text, last) ?? indentOf(text, first);
	if (indent === null) return { why: "the entry has an unusual layout" };
	const quote = quoteOf(last?.key);
	const line = `${indent}${quote}model_id${quote}: ${scalar(modelId, quote, false)}`;
	const end = last === void 0 ? null : endOfPair(last);
	const afterLast = end === null ? null : afterComments(text, endOfLine(text, end), indent);
	if (afterLast !== null) return {
		from: afterLast,
		to: afterLast,
		insert: newlineNear(text, afterLast) + line
	};
	const start = startOf(first);
	if (start === null || indentOf(text, first) === null) return { why: "the entry has an unusual layout" };
	const lineStart = start - indent.length;
	return {
		from: lineStart,
		to: lineStart,
		insert: line + newlineNear(text, lineStart)
	};
}
function newlineNear(text, at) {
	const next = text.indexOf("\n", at);
	return text[(next === -1 ? text.lastIndexOf("\n") : next) - 1] === "\r" ? "\r\n" : "\n";
}
function quoteOf(node) {
	if (!(0, import_dist.isScalar)(node) || !import_dist.CST.isScalar(node.srcToken)) return "";
	if (node.srcToken.type === "double-quoted-scalar") return "\"";
	return node.srcToken.type === "single-quoted-scalar" ? "'" : "";
}
function scalar(modelId, neighbour, inFlow) {
	const quote = neighbour || (inFlow || modelId.endsWith(":") ? "\"" : "");
	return `${quote}${modelId}${quote}`;
}
// src/core/manifest/splice.ts
const MODEL_ID = /^ft:[A-Za-z0-9._:-]{1,256}$/;
function setModelId(text, modelName, modelId) {
	if (modelId !== null && !MODEL_ID.test(modelId)) return {
		kind: "refused",
		why: "the model ID does not have the form \"ft:...\"",
		lineToPaste: null
	};
	const lineToPaste = modelId === null ? null : `model_id: ${modelId.endsWith(":") ? `"${modelId}"` : modelId}`;
	const refused = (why) => ({
		kind: "refused",
		why,
		lineToPaste
	});
	const before = read(text);
	if (before === null) return refused("the manifest has errors");
	const entry = entryOf(before.root, modelName);
	const values = valuesOf(before.value, modelName);
	if (entry === null || values === null) return refused("the manifest has no such model");
	if ((values["model_id"] ?? null) === modelId) return { kind: "unchanged" };
	const edit = planEdit(text, entry, modelId);
	if ("why" in edit) return refused(edit.why);
	const edited = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
	const after = read(edited);
	if (after === null || !sameValue(after.value, withModelId(before.value, modelName, modelId))) return refused("the edit would change more than model_id");
	return {
		kind: "edited",
		text: edited
	};
}
function read(text) {
	const pointAt = lineIndex(text);
	const yaml = readYaml(text, "", pointAt);
	if (yaml.kind === "unreadable") return null;
	const { value, diagnostics } = plainTree(yaml.root, "", pointAt);
	return diagnostics.length === 0 ? {
		root: yaml.root,
		value
	} : null;
}
function entryOf(root, modelName) {
	const entry = child(child(root, "models"), modelName);
	return (0, import_dist.isMap)(entry) ? entry : null;
}
function child(node, key) {
	return (0, import_dist.isMap)(node) ? node.items.find((pair) => keyText(pair.key) === key)?.value : null;
}
function valuesOf(root, modelName) {
	const models = isPlainMap(root) ? root["models"] : null;
	const entry = isPlainMap(models) ? models[modelName] : null;
	return isPlainMap(entry) ? entry : null;
}
function withModelId(root, modelName, modelId) {
	if (!isPlainMap(root) || !isPlainMap(root["models"])) return root;
	const { model_id: _, ...others } = valuesOf(root, modelName) ?? {};
	const entry = modelId === null ? others : {
		...others,
		model_id: modelId
	};
	return {
		...root,
		models: {
			...root["models"],
			[modelName]: entry
		}
	};
}
function sameValue(a, b) {
	if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
	if (!isPlainMap(a) || !isPlainMap(b)) return Object.is(a, b);
	const keys = Object.keys(a);
	return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]));
}
// src/commands/publish-model-id.ts
const ATTEMPTS = 5;
function createPublisher(forge, branch, planned, gatherAt) {
	let latest = planned;
	async function tip() {
		const head = await forge.branchHead(branch);
		if (head === null) throw new Error(`The branch ${branch} is gone.`);
		if (head !== latest.commit) latest = await gatherAt(head);
		return latest;
	}
	return {
		async tipAgrees(digest, wanted) {
			const { models } = await tip();
			if (models === null) return false;
			if (models.some((model) => model.digest === digest)) return wanted;
			return !wanted && models.every((model) => model.digest !== null);
		},
		async publish(_model, digest, modelId) {
			let why = "the branch kept moving";
			for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
				const now = await tip();
				const model = now.models?.find((candidate) => candidate.digest === digest);
				if (model === void 0) return { kind: "not-wanted" };
				const edit = setModelId(now.manifestText, model.name, modelId);
				if (edit.kind === "unchanged") return { kind: "already" };
				if (edit.kind === "refused") return {
					kind: "failed",
					why: refusal(edit)
				};
				const outcome = await forge.commitFile({
					branch,
					expectedHead: now.commit,
					path: now.manifestPath,
					content: new TextEncoder().encode(edit.text),
					headline: `Set model_id of ${model.name}`,
					body: `Finetune-GitOps-Digest: ${digest}`
				});
				if (outcome.kind === "committed") return {
					kind: "committed",
					oid: outcome.oid
				};
				if (outcome.kind === "refused") return {
					kind: "failed",
					why: outcome.why
				};
				if (outcome.kind === "unknown") why = outcome.why;
			}
			return {
				kind: "failed",
				why
			};
		}
	};
}
function refusal(edit) {
	const byHand = edit.lineToPaste === null ? "" : ` Paste this line into the entry by hand: ${edit.lineToPaste}`;
	return `${edit.why}.${byHand}`;
}
// src/commands/reconcile.ts
async function reconcile(ports, options) {
	const repository = await ports.forge.repository();
	const branch = repository.defaultBranch;
	const head = await ports.forge.branchHead(branch);
	if (head === null) throw new UserError(`The default branch ${branch} has no commit.`, { fix: "Push one." });
	const gathered = await gatherTip(ports, head, options);
	const gatherAt = (commit) => gatherTip(ports, commit, options);
	const listing = await ports.fineTuning.listJobs(repository.id);
	if (!listing.complete) ports.output.warn(`The provider's job list is incomplete (${listing.why}); nothing is created in this run.`);
	const state = await observeLedger(ports, listing, options);
	const mark = {
		repository: repository.id,
		lineage: state.ledger.lineage
	};
	const known = {
		ledger: state.ledger,
		listing,
		mark,
		now: options.now,
		limits: options.limits
	};
	const plan = makePlan(gathered.models ?? [], gathered.models === null ? withoutRuns(known) : known, {
		commit: gathered.commit,
		manifestPath: options.manifestPath,
		manifestOid: gathered.manifestOid,
		catalog: ports.provider.catalog,
		diagnostics: gathered.diagnostics,
		rules: noteRules(gathered.rules, null)
	});
	const performPorts = {
		provider: ports.fineTuning,
		store: ports.store,
		publisher: createPublisher(ports.forge, branch, gathered, gatherAt),
		output: ports.output,
		datasetBytes: (change, role) => datasetBytes(ports, change, role),
		interrupted: ports.interrupted,
		clock: ports.clock,
		waitingWindow: options.limits.waitingWindow
	};
	return {
		plan,
		results: await carryOutPlan(plan, state, {
			...known,
			listing
		}, options, performPorts, ports.provider.catalog)
	};
}
async function gatherTip(ports, head, options) {
	const commit = await ports.git.resolve(head);
	if (commit === null) throw new UserError(`Commit ${head.slice(0, 7)} could not be fetched.`, { fix: "Check out the repository before this step." });
	return gather(ports, {
		commit,
		manifestPath: options.manifestPath,
		today: options.now.slice(0, 10)
	});
}
function withoutRuns(known) {
	return {
		...known,
		ledger: {
			...known.ledger,
			runs: {}
		}
	};
}
async function observeLedger(ports, listing, options) {
	const found = await readLedger(ports.store);
	if (found !== null) return found;
	const { waitingWindow } = options.limits;
	const ledger = bearLedger(listing, {
		lineage: randomUUID(),
		now: options.now,
		waitingWindow
	});
	const state = {
		ledger,
		position: { head: null },
		isAsRead: true
	};
	if (ledger.quarantinedUntil === null || options.isRehearsal === true) return state;
	const written = await ports.store.write(ledger, state.position, "Begin a new ledger");
	if (written.kind !== "written") throw new UserError("The ledger could not be written.", { fix: "The next run tries again." });
	return {
		...state,
		position: written.position
	};
}
async function carryOutPlan(plan, state, known, options, ports, catalog) {
	const results = [];
	for (const change of plan.changes) {
		const protocol = options.limits.frozen || options.isRehearsal === true ? null : protocolFor(change, {
			ledger: state.ledger,
			listing: known.listing,
			mark: known.mark,
			now: options.now,
			runUrl: options.runUrl,
			commit: plan.commit,
			nonce: randomUUID(),
			pricePerToken: (baseModel) => pricePerToken(catalog, baseModel)
		});
		const outcome = protocol === null ? null : await perform(protocol, change, state, ports).catch(brokenOff);
		if (outcome !== null) tell(ports.output, change, outcome);
		results.push({
			change,
			outcome
		});
	}
	return results;
}
function brokenOff(error) {
	return {
		kind: "failed",
		said: `${error instanceof Error ? error.message : String(error)} The next run goes on from here.`
	};
}
function tell(output, change, outcome) {
	const provider = outcome.kind === "refused" ? ` (${outcome.code}: ${outcome.message})` : "";
	const line = `${change.model}: ${outcome.said}${provider}`;
	if (outcome.kind === "done" || outcome.kind === "waiting") output.info(line);
	else output.warn(line);
}
function pricePerToken(catalog, baseModel) {
	const price = findBaseModel(catalog, baseModel)?.train_usd_per_1m_tokens ?? null;
	return price === null ? null : perToken(price);
}
async function datasetBytes(ports, change, role) {
	const use = change.desired?.[role] ?? null;
	if (use === null) throw new Error(`${change.model} has no ${role} file.`);
	const chunks = [];
	for await (const chunk of ports.git.read(use.oid)) chunks.push(chunk);
	const bytes = Buffer.concat(chunks);
	if (createHash("sha256").update(bytes).digest("hex") !== use.inspection.sha256) throw new Error(`${use.path} is not what was inspected; nothing was uploaded.`);
	return bytes;
}
function reconcileFailed(reconciled) {
	const { plan, results } = reconciled;
	if (hasErrors(plan.diagnostics)) return true;
	return results.some(({ change, outcome }) => {
		if (outcome?.kind === "failed" || outcome?.kind === "refused") return true;
		return change.action === "blocked" && NEEDS_A_PERSON.has(change.reason);
	});
}
const NEEDS_A_PERSON = new Set([
	"problems",
	"base-retired",
	"price-unknown",
	"budget-unset",
	"over-budget",
	"over-model-limit",
	"job-missing"
]);
export { reconcile, reconcileFailed };
