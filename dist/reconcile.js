import { n as noteRules } from "./rule-notes.js";
import { r as hasErrors } from "./diagnostic.js";
import { t as makePlan } from "./make-plan.js";
import { r as findBaseModel } from "./catalog.js";
import { n as perToken, r as safe } from "./money.js";
import { a as markFor, n as carriesMark, o as markName } from "./ownership.js";
import { n as ceilingOf } from "./plan.js";
import { t as gather } from "./gather.js";
import { n as readLedger, t as bearLedger } from "./known.js";
import { t as apply } from "./transitions.js";
import { o as describeEvent, r as setModelId } from "./splice.js";
import { t as readReviewed } from "./reviewed-plan2.js";
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
		case "proposed": return {
			kind: "waiting",
			said: reply.said
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
function* notePublished(order) {
	const { digest, model, modelId, now: at } = order;
	return (yield* ask({
		kind: "write-ledger",
		on: "latest",
		event: {
			kind: "published",
			digest,
			at,
			model
		}
	})).kind === "written" ? {
		kind: "done",
		said: `The manifest has model_id ${modelId}; the ledger notes it.`
	} : {
		kind: "stood-down",
		said: "The ledger could not be written; the next run tries again."
	};
}
function* cancel(order) {
	const { digest, now: at, jobId } = order;
	if (order.run.unwantedSince === null) {
		if (!(yield* ask({
			kind: "tip-agrees",
			wanted: false
		}))) return {
			kind: "stood-down",
			said: "The manifest changed meanwhile; nothing is cancelled."
		};
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
	if (order.job === null) return {
		kind: "waiting",
		said: `Job ${jobId} is not listed, so that nothing shows that it is ours; it is left alone.`
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
	if (job.status === "succeeded" && job.modelId === null) return {
		kind: "waiting",
		said: `Job ${jobId} succeeded before it was asked to stop; its model has no ID yet.`
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
		case "exists": return yield* adoptExisting(order, files, {
			jobId: created.jobId,
			found: run
		});
		case "unknown": return {
			kind: "unknown",
			said: `No usable answer to the create (${created.why}). A later run adopts the job if it exists; nothing is sent again before that is clear.`
		};
	}
}
function* adoptExisting(order, files, { jobId, found }) {
	const job = yield* ask({
		kind: "get-job",
		jobId
	});
	yield* deleteFiles(files);
	if (job === null) return {
		kind: "unknown",
		said: `Job ${jobId} exists already, but could not be read. A later run adopts it.`
	};
	return yield* adopt({
		digest: order.digest,
		job,
		run: void 0,
		found,
		trainingSha256: order.spec.trainingSha256,
		baseModel: order.spec.baseModel
	});
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
		name: markName(order.mark.repository, order.digest),
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
			if (job !== null && !carriesMark(job, digest, around.mark, around.ownership ?? "filterable-label")) return null;
			return cancel({
				...ended,
				run,
				jobId: change.jobId,
				until: change.until
			});
		case "retire": return retire(ended);
		case "wait": return bookkeeping(change, run, ended);
		case "blocked": return run?.state === "created" && job !== null && isEnd(job) ? noteEnd(ended) : null;
		case "keep": return cameHome(change, run, around.now);
		case "delete": return null;
	}
}
function cameHome({ model, digest, modelId }, run, now) {
	if (digest === null || modelId === null || run?.state !== "succeeded" || run.publishedAt !== null) return null;
	return run.modelId === modelId ? notePublished({
		digest,
		model,
		modelId,
		now
	}) : null;
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
// src/commands/carry-out-plan.ts
async function carryOutPlan(plan, state, known, options, ports, by) {
	const results = [];
	for (const change of plan.changes) {
		const protocol = options.limits.frozen || options.isRehearsal === true ? null : protocolFor(change, {
			ledger: state.ledger,
			listing: known.listing,
			mark: known.mark,
			ownership: ports.provider.capabilities.ownership,
			now: options.now,
			runUrl: options.runUrl,
			commit: plan.commit,
			nonce: randomUUID(),
			pricePerToken: (baseModel) => pricePerToken(by.catalog, baseModel)
		});
		const outcome = protocol === null ? null : await by.perform(protocol, change, state, ports).catch(brokenOff);
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
async function datasetBytes(git, change, role) {
	const use = change.desired?.[role] ?? null;
	if (use === null) throw new Error(`${change.model} has no ${role} file.`);
	const chunks = [];
	for await (const chunk of git.read(use.oid)) chunks.push(chunk);
	const bytes = Buffer.concat(chunks);
	if (createHash("sha256").update(bytes).digest("hex") !== use.inspection.sha256) throw new Error(`${use.path} is not what was inspected; nothing was uploaded.`);
	return bytes;
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
	if (event.kind === "intend") return {
		...event,
		run: {
			...event.run,
			at: new Date(clock.now()).toISOString()
		}
	};
	if (event.kind === "unwanted") return {
		...event,
		at: new Date(clock.now()).toISOString()
	};
	return event;
}
async function deleteQuietly(fileId, ports) {
	try {
		await ports.provider.deleteFile(fileId);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		ports.output.warn(`The upload ${fileId} could not be deleted (${why}); it expires by itself.`);
	}
}
// src/core/plan/proposal.ts
const DEFAULT_MANIFEST = "models.yaml";
const BRANCH = "finetune-gitops/model-ids";
const TRAILER = "Finetune-GitOps-Manifest";
function proposalBranch(manifestPath) {
	if (manifestPath === DEFAULT_MANIFEST) return BRANCH;
	const readable = manifestPath.replaceAll(/[^A-Za-z0-9]+/g, "-").replaceAll(/^-|-$/g, "").slice(0, 40);
	return `${BRANCH}-${readable}-${sha256(manifestPath).slice(0, 8)}`;
}
function proposalMessage(models, manifestText) {
	const [first] = models;
	return {
		headline: models.length === 1 ? `Set model_id of ${first?.name}` : `Set model_id of ${models.length} models`,
		body: `${models.map(({ name, digest }) => `- ${name}: ${digest}`).join("\n")}\n\n${TRAILER}: ${sha256(manifestText)}`
	};
}
function isOwnWork({ messages, files, manifestPath, manifestText }) {
	const [message, ...more] = messages;
	if (message === void 0) return true;
	if (more.length > 0 || manifestText === null || files.some((path) => path !== manifestPath)) return false;
	return message.trimEnd().endsWith(`\n${TRAILER}: ${sha256(manifestText)}`);
}
function sha256(text) {
	return createHash("sha256").update(text).digest("hex");
}
// src/commands/publish-model-id.ts
const ATTEMPTS$1 = 5;
function followTip(forge, branch, planned, gatherAt) {
	let latest = planned;
	return async () => {
		const head = await forge.branchHead(branch);
		if (head === null) throw new Error(`The branch ${branch} is gone.`);
		if (head !== latest.commit) latest = await gatherAt(head);
		return latest;
	};
}
function createPublisher(forge, branch, planned, gatherAt, splice = setModelId) {
	const tip = followTip(forge, branch, planned, gatherAt);
	return {
		async tipAgrees(digest, wanted) {
			const { models } = await tip();
			if (models === null) return false;
			if (models.some((model) => model.digest === digest)) return wanted;
			return !wanted && models.every((model) => model.digest !== null);
		},
		async publish(_model, digest, modelId) {
			let why = "the branch kept moving";
			for (let attempt = 1; attempt <= ATTEMPTS$1; attempt += 1) {
				const now = await tip();
				const model = now.models?.find((candidate) => candidate.digest === digest);
				if (model === void 0) return { kind: "not-wanted" };
				const edit = splice(now.manifestText, model.name, modelId);
				if (edit.kind === "unchanged") return { kind: "already" };
				if (edit.kind === "refused") return {
					kind: "failed",
					why: describeRefusal(edit)
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
					why: withWayOut(outcome.why)
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
const PROTECTED = /protected branch|rule violations|GH006|GH013|pre-receive hook declined/i;
function withWayOut(why) {
	if (!PROTECTED.test(why)) return why;
	return `${why} Or set "commit-mode: pull-request": then the ID is proposed in a pull request. The ID is kept in the ledger; nothing is trained again.`;
}
function describeRefusal(edit) {
	const byHand = edit.lineToPaste === null ? "" : ` Paste this line into the entry by hand: ${edit.lineToPaste}`;
	return `${edit.why}.${byHand}`;
}
// src/commands/propose-model-ids.ts
const ATTEMPTS = 6;
function createProposer(forge, host, order) {
	const { base, manifestPath, wanted, tip } = order;
	const branch = proposalBranch(manifestPath);
	let proposal;
	async function propose() {
		let why = "the branches kept moving";
		for (let attempt = 1;; attempt += 1) {
			const now = await tip();
			const edits = editAll(now, wanted);
			if (edits.open.length === 0) return edits.settled;
			const answer = (reply) => new Map([...edits.settled, ...edits.open.map(({ digest }) => [digest, reply])]);
			if (attempt > ATTEMPTS) return answer({
				kind: "failed",
				why
			});
			const found = await look(now, edits.text);
			if (found.kind === "settled") return answer(found.reply);
			const outcome = found.kind === "open" ? await openPullRequest() : await place(now, edits, found.head);
			if (outcome.kind === "refused") return answer({
				kind: "failed",
				why: outcome.why
			});
			if (outcome.kind === "unknown") why = outcome.why;
		}
	}
	async function look(now, text) {
		const head = await forge.branchHead(branch);
		if (head === null) return {
			kind: "place",
			head
		};
		const comparison = await host.compare(now.commit, head);
		if (comparison === null || !await holds(comparison, head, now, text)) return await isOurs(comparison, head) ? {
			kind: "place",
			head
		} : held(branch, comparison);
		const pulls = await host.pullRequests?.from(branch, base);
		if (pulls === void 0) return proposed(`Its model_id waits on the branch ${branch}: merge it into ${base}.`);
		const open = pulls.find(({ state }) => state === "open");
		if (open !== void 0) return proposed(`Its model_id waits in pull request #${open.number}: ${open.url}`);
		const [newest] = pulls;
		if (newest?.state === "closed" && newest.headSha === head) return proposed(`Pull request #${newest.number} with its model_id was closed without a merge. Open it again, or delete the branch ${branch} for a new one.`);
		return { kind: "open" };
	}
	async function holds(comparison, head, now, text) {
		if (await textAt(head) !== withoutMark(text)) return false;
		return await textAt(comparison.mergeBase) === withoutMark(now.manifestText);
	}
	async function isOurs(comparison, head) {
		if (comparison === null) return false;
		const { commits, files } = comparison;
		return isOwnWork({
			messages: commits.map(({ message }) => message),
			files,
			manifestPath,
			manifestText: await textAt(head)
		});
	}
	async function textAt(commit) {
		const bytes = await forge.readFile(commit, manifestPath);
		return bytes === null ? null : withoutMark(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
	}
	function place(now, { open, text }, head) {
		const content = new TextEncoder().encode(text);
		const message = proposalMessage(open, withoutMark(text));
		return host.place({
			branch,
			expectedHead: head,
			parent: now.commit,
			path: manifestPath,
			content,
			...message
		});
	}
	function openPullRequest() {
		if (host.pullRequests === null) throw new Error("This server has no pull requests.");
		return host.pullRequests.open({
			branch,
			base,
			title: "Set the IDs of trained models",
			body: BODY
		});
	}
	return {
		async publish(_model, digest) {
			proposal ??= propose();
			return (await proposal).get(digest) ?? {
				kind: "failed",
				why: "it was not part of the plan"
			};
		},
		async withdraw() {
			const head = await forge.branchHead(branch);
			if (head === null) return null;
			const open = (await host.pullRequests?.from(branch, base))?.find(({ state }) => state === "open");
			if (host.pullRequests !== null && open === void 0) return null;
			const comparison = await host.compare((await tip()).commit, head);
			if (host.pullRequests === null && comparison?.commits.length === 0) return null;
			const what = open === void 0 ? `The branch ${branch}` : `Pull request #${open.number}`;
			if (!await isOurs(comparison, head)) return `${what} is not needed any more, but holds commits of others and is left alone.`;
			return (await host.remove(branch, head)).kind === "committed" ? `${what} is not needed any more and was taken back.` : null;
		}
	};
}
function proposed(said) {
	return {
		kind: "settled",
		reply: {
			kind: "proposed",
			said
		}
	};
}
function held(branch, comparison) {
	const last = comparison?.commits.at(-1)?.oid.slice(0, 7);
	return {
		kind: "settled",
		reply: {
			kind: "failed",
			why: `the branch ${branch} holds commits that this tool did not make${last === void 0 ? "" : ` (the last is ${last})`}, and they are not written over. Merge or delete the branch.`
		}
	};
}
function editAll(now, wanted) {
	let text = now.manifestText;
	const open = [];
	const settled = new Map();
	for (const { digest, modelId } of wanted) {
		if (digest === null || modelId === null) continue;
		const model = now.models?.find((candidate) => candidate.digest === digest);
		if (model === void 0) {
			settled.set(digest, { kind: "not-wanted" });
			continue;
		}
		const edit = setModelId(text, model.name, modelId);
		if (edit.kind === "unchanged") settled.set(digest, { kind: "already" });
		else if (edit.kind === "refused") settled.set(digest, {
			kind: "failed",
			why: describeRefusal(edit)
		});
		else {
			text = edit.text;
			open.push({
				name: model.name,
				digest
			});
		}
	}
	return {
		text,
		open,
		settled
	};
}
function withoutMark(text) {
	return text.replace(/^\uFEFF/, "");
}
const BODY = `Trainings have succeeded, and this writes the IDs of their models into the manifest. Nothing else changes, and merging trains nothing.

finetune-gitops keeps this branch up to date until it is merged; it never writes over commits of others.`;
// src/commands/unmarked-jobs.ts
async function withUnmarkedJobs(listing, ledger, provider) {
	const isUnmarked = provider.capabilities.ownership === "none";
	const seen = new Set(listing.jobs.map((job) => job.id));
	const jobs = [...listing.jobs];
	let why = listing.complete ? null : listing.why;
	for (const { state, jobId, imported } of Object.values(ledger.runs)) {
		if (state !== "created" || jobId === null || seen.has(jobId) || !(isUnmarked || imported === true)) continue;
		try {
			const job = await provider.job(jobId);
			if (job !== null) jobs.push(job);
		} catch (error) {
			why ??= error instanceof Error ? error.message : String(error);
		}
	}
	return why === null ? {
		complete: true,
		jobs
	} : {
		complete: false,
		jobs,
		why
	};
}
// src/commands/reconcile.ts
async function reconcile(ports, options) {
	const gatherAt = (commit) => gatherTip(ports, commit, options);
	return reconcileWith({
		gatherAt,
		perform,
		createPublisher
	}, ports, options);
}
async function reconcileWith({ gatherAt, ...parts }, ports, options) {
	const repository = await ports.forge.repository();
	const branch = repository.defaultBranch;
	const head = await ports.forge.branchHead(branch);
	if (head === null) throw new UserError(`The default branch ${branch} has no commit.`, { fix: "Push one." });
	const gathered = await gatherAt(head);
	const marked = await ports.fineTuning.listJobs(repository.id);
	const state = await observeLedger(ports, marked, options);
	const listing = await withUnmarkedJobs(marked, state.ledger, ports.fineTuning);
	if (!listing.complete) ports.output.warn(`The provider's job list is incomplete (${listing.why}); nothing is created in this run.`);
	const { reviews = null } = ports;
	const reviewed = reviews === null ? null : await readReviewed(reviews, branch, options.manifestPath);
	const mark = {
		repository: repository.id,
		lineage: state.ledger.lineage
	};
	const { ownership } = ports.fineTuning.capabilities;
	const { now, limits } = options;
	const known = {
		ledger: state.ledger,
		listing,
		mark,
		ownership,
		now,
		limits,
		reviewed
	};
	const plan = makePlan(gathered.models ?? [], gathered.models === null ? withoutRuns(known) : known, {
		commit: gathered.commit,
		manifestPath: options.manifestPath,
		manifestOid: gathered.manifestOid,
		catalog: ports.provider.catalog,
		diagnostics: gathered.diagnostics,
		rules: noteRules(gathered.rules, null)
	});
	const direct = parts.createPublisher(ports.forge, branch, gathered, gatherAt);
	const { proposals = null } = ports;
	const proposer = proposals === null ? null : createProposer(ports.forge, proposals, {
		base: branch,
		manifestPath: options.manifestPath,
		wanted: plan.changes.filter(({ action }) => action === "publish" || action === "republish"),
		tip: followTip(ports.forge, branch, gathered, gatherAt)
	});
	const performPorts = {
		provider: ports.fineTuning,
		store: ports.store,
		publisher: proposer === null ? direct : {
			...direct,
			publish: proposer.publish
		},
		output: ports.output,
		datasetBytes: (change, role) => datasetBytes(ports.git, change, role),
		interrupted: ports.interrupted,
		clock: ports.clock,
		waitingWindow: options.limits.waitingWindow
	};
	const { catalog } = ports.provider;
	const by = {
		catalog,
		perform: parts.perform
	};
	const results = await carryOutPlan(plan, state, {
		...known,
		listing
	}, options, performPorts, by);
	const { models } = gathered;
	const mayWrite = !options.limits.frozen && options.isRehearsal !== true && !ports.interrupted.aborted;
	if (proposer !== null && mayWrite && models !== null) await withdrawUnneeded(proposer, plan, ports.output);
	const after = {
		...known,
		ledger: state.ledger
	};
	return {
		plan,
		results,
		seen: models === null ? null : {
			models,
			known: after,
			settled: settled(results),
			catalog
		}
	};
}
function settled(results) {
	const isWritten = ({ change, outcome }) => outcome?.kind === "done" && (change.action === "publish" || change.action === "republish");
	return new Set(results.filter(isWritten).map(({ change }) => change.model));
}
async function withdrawUnneeded(proposer, plan, output) {
	if (plan.observed !== "current") return;
	if (plan.changes.some(({ action }) => action === "publish" || action === "republish")) return;
	try {
		const said = await proposer.withdraw();
		if (said !== null) output.info(said);
	} catch (error) {
		output.warn(`An open proposal could not be looked at: ${error instanceof Error ? error.message : String(error)}`);
	}
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
	"create-unconfirmed",
	"base-retired",
	"price-unknown",
	"budget-unset",
	"over-budget",
	"over-model-limit",
	"not-reviewed",
	"cost-rose-since-review",
	"job-missing"
]);
export { reconcile, reconcileFailed, reconcileWith };
