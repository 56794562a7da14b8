import "./schema.js";
// src/core/ledger/transitions.ts
function newLedger(lineage, bornAt, quarantinedUntil) {
	return {
		schema: 1,
		lineage,
		serial: 0,
		bornAt,
		quarantinedUntil,
		runs: {}
	};
}
function apply(ledger, event) {
	const runs = { ...ledger.runs };
	const next = change(runs[event.digest], event);
	if (next === null) delete runs[event.digest];
	else runs[event.digest] = next;
	return {
		...ledger,
		serial: ledger.serial + 1,
		runs
	};
}
function change(run, event) {
	switch (event.kind) {
		case "intend": return {
			...start(event.run),
			state: "intended"
		};
		case "withdraw": return run?.state === "intended" && run.intent?.nonce === event.nonce ? null : run ?? null;
		case "refused": return {
			...known(run, event),
			state: "refused",
			intent: null,
			endedAt: event.at,
			reservedNanoUsd: 0,
			error: {
				code: event.code.slice(0, 100),
				message: event.message.slice(0, 1e3)
			}
		};
		case "job":
			if (run?.jobId === event.job.id && run.state !== "intended") return run;
			return {
				...run ?? (event.found === null ? known(run, event) : start(event.found)),
				state: "created",
				intent: null,
				jobId: event.job.id,
				trainingFile: event.job.trainingFile
			};
		case "imported": return imported(run, event);
		case "ended": return {
			...known(run, event),
			...ending(event)
		};
		case "unwanted": return {
			...known(run, event),
			unwantedSince: event.at
		};
		case "wanted-again": return {
			...known(run, event),
			unwantedSince: null
		};
		case "published": return {
			...known(run, event),
			publishedAt: event.at,
			retiredAt: null,
			model: event.model
		};
		case "retired": return {
			...known(run, event),
			retiredAt: event.at
		};
	}
}
function imported(run, event) {
	if (run !== void 0) throw new Error(`The ledger has a run ${event.digest.slice(0, 12)} already.`);
	const begun = {
		...start(event.run),
		jobId: event.job.id,
		imported: true
	};
	if (event.job.status !== "succeeded") return begun;
	const ended = ending({
		...event,
		kind: "ended",
		at: event.endedAt,
		billedNanoUsd: null
	});
	return {
		...begun,
		...ended,
		publishedAt: event.at
	};
}
function ending(event) {
	const { job } = event;
	const state = job.status === "succeeded" || job.status === "failed" || job.status === "cancelled" ? job.status : null;
	if (state === null) throw new Error(`A job in state "${job.status}" has not ended.`);
	return {
		state,
		endedAt: event.at,
		modelId: job.modelId,
		trainedTokens: job.trainedTokens,
		billedNanoUsd: event.billedNanoUsd,
		error: job.error === null ? null : {
			code: job.error.code.slice(0, 100),
			message: job.error.message.slice(0, 1e3)
		}
	};
}
function start(run) {
	return {
		model: run.model,
		baseModel: run.baseModel,
		state: "created",
		commit: run.commit,
		runUrl: run.runUrl,
		startedAt: run.at,
		endedAt: null,
		trainingFile: run.trainingFile,
		validationFile: run.validationFile,
		intent: run.nonce === null ? null : {
			nonce: run.nonce,
			at: run.at,
			runUrl: run.runUrl
		},
		jobId: null,
		modelId: null,
		reservedNanoUsd: run.reservedNanoUsd,
		estimatedTokens: run.estimatedTokens,
		tokenQuality: run.tokenQuality,
		trainedTokens: null,
		billedNanoUsd: null,
		error: null,
		unwantedSince: null,
		publishedAt: null,
		retiredAt: null
	};
}
function known(run, event) {
	if (run === void 0) throw new Error(`The ledger has no run ${event.digest.slice(0, 12)} to mark as ${event.kind}.`);
	return run;
}
export { newLedger as n, apply as t };
