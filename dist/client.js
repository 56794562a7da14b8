import { n as toFile, t as OpenAI } from "./vendor-openai.js";
import { a as boolean, c as literal, d as object, f as record, g as unknown, h as union, i as array, m as string, s as int, t as date, u as number } from "./vendor-zod.js";
import { t as MARK } from "./ownership.js";
import { t as checkBaseUrl } from "./base-url.js";
import { createHash } from "node:crypto";
// src/providers/openai/failures.ts
const DEFINITE_429 = new Set([
	"daily_rate_limit_exceeded",
	"insufficient_quota",
	"project_spend_limit_exceeded",
	"organization_spend_limit_exceeded"
]);
function refusal(error) {
	if (!(error instanceof OpenAI.APIError) || typeof error.status !== "number") return null;
	const { status } = error;
	const code = error.code ?? `http_${status}`;
	if (status < 400 || status >= 500 || status === 408 || status === 409) return null;
	if (status === 429 && !DEFINITE_429.has(code)) return null;
	return {
		status,
		code,
		message: bodyMessage(error)
	};
}
function createFailure(error) {
	const refused = refusal(error);
	if (refused === null) return {
		kind: "unknown",
		why: describeFailure(error)
	};
	const isScope = refused.status === 403 && refused.code !== "training_not_available";
	const mayChange = [401, 429].includes(refused.status) || isScope || /not ready|no such file/i.test(refused.message);
	return {
		kind: "refused",
		code: refused.code,
		message: refused.message,
		forGood: !mayChange
	};
}
function describeFailure(error) {
	if (error instanceof OpenAI.APIConnectionTimeoutError) return "no answer in time";
	if (error instanceof OpenAI.APIConnectionError) return "the connection failed";
	if (error instanceof OpenAI.APIError) return `HTTP ${error.status ?? "?"} ${error.code ?? ""} ${bodyMessage(error)}`.trim();
	return error instanceof Error ? error.message.slice(0, 300) : "an unknown failure";
}
function bodyMessage(error) {
	const body = error.error;
	return (typeof body === "object" && body !== null && "message" in body && typeof body.message === "string" ? body.message : "").slice(0, 300);
}
// src/providers/openai/replies.ts
const JobId = string().regex(/^ftjob-[A-Za-z0-9_-]{1,64}$/);
const FileId = string().regex(/^file-[A-Za-z0-9_-]{1,64}$/);
const ModelId = string().regex(/^ft:[A-Za-z0-9._:-]{1,256}$/);
const KNOWN_STATUS = new Set([
	"validating_files",
	"queued",
	"running",
	"succeeded",
	"failed",
	"cancelled"
]);
const MAX_SECONDS = 253402300799;
const Job = object({
	id: JobId,
	created_at: int().nonnegative().max(MAX_SECONDS),
	model: string().max(256),
	training_file: FileId,
	status: string().max(40),
	fine_tuned_model: string().max(400).nullish(),
	trained_tokens: int().nonnegative().max(1e10).nullish(),
	metadata: record(string(), string()).nullish(),
	error: object({
		code: string().nullish(),
		message: string().nullish()
	}).nullish()
});
var UnexpectedReply = class extends Error {
	name = "UnexpectedReply";
};
function readJob(reply) {
	const parsed = Job.safeParse(reply);
	if (!parsed.success) throw new UnexpectedReply("the reply is not a fine-tuning job", { cause: parsed.error });
	const job = parsed.data;
	return {
		id: job.id,
		status: KNOWN_STATUS.has(job.status) ? job.status : "unrecognised",
		statusText: job.status,
		createdAt: job.created_at,
		baseModel: job.model,
		trainingFile: job.training_file,
		metadata: job.metadata ?? {},
		modelId: readModelId(job),
		trainedTokens: job.trained_tokens ?? null,
		error: job.error?.code ? {
			code: job.error.code,
			message: job.error.message ?? ""
		} : null
	};
}
function readModelId(job) {
	const id = ModelId.safeParse(job.fine_tuned_model);
	if (job.status !== "succeeded" || !id.success) return null;
	return job.model.startsWith("ft:") || id.data.startsWith(`ft:${job.model}:`) ? id.data : null;
}
const Setting = union([literal("auto"), number()]).nullish().catch(null);
const Settings = object({
	n_epochs: Setting,
	batch_size: Setting,
	learning_rate_multiplier: Setting,
	beta: Setting
}).partial();
const MethodSettings = object({ hyperparameters: Settings.nullish() }).nullish();
const Described = object({
	validation_file: FileId.nullish(),
	seed: int().nonnegative().nullish(),
	finished_at: int().nonnegative().max(MAX_SECONDS).nullish(),
	user_provided_suffix: string().max(64).nullish(),
	hyperparameters: Settings.nullish(),
	method: object({
		type: string().max(40),
		supervised: MethodSettings,
		dpo: MethodSettings,
		reinforcement: MethodSettings
	}).nullish()
});
function readExistingJob(reply) {
	const job = readJob(reply);
	const parsed = Described.safeParse(reply);
	if (!parsed.success) throw new UnexpectedReply("the reply is not a fine-tuning job", { cause: parsed.error });
	const { method, seed, validation_file, finished_at, user_provided_suffix, hyperparameters } = parsed.data;
	const settings = (method?.type === "dpo" ? method.dpo?.hyperparameters : method?.supervised?.hyperparameters) ?? hyperparameters ?? {};
	return {
		job,
		method: method?.type ?? "supervised",
		validationFile: validation_file ?? null,
		suffix: user_provided_suffix ?? suffixOf(job),
		seed: seed ?? null,
		nEpochs: settings.n_epochs ?? null,
		batchSize: settings.batch_size ?? null,
		learningRateMultiplier: settings.learning_rate_multiplier ?? null,
		beta: settings.beta ?? null,
		endedAt: finished_at ?? null
	};
}
function suffixOf({ modelId, baseModel }) {
	const [, suffix = ""] = modelId?.slice(`ft:${baseModel}:`.length).split(":") ?? [];
	return suffix;
}
const Page = object({
	data: array(unknown()),
	has_more: boolean()
});
function readPage(reply) {
	const parsed = Page.safeParse(reply);
	if (!parsed.success) throw new UnexpectedReply("the reply is not a list", { cause: parsed.error });
	return {
		items: parsed.data.data,
		hasMore: parsed.data.has_more
	};
}
function readItemId(item) {
	const parsed = object({ id: string().regex(/^[A-Za-z0-9_-]{1,80}$/) }).safeParse(item);
	return parsed.success ? parsed.data.id : null;
}
function readFileId(reply) {
	const parsed = object({ id: FileId }).safeParse(reply);
	if (!parsed.success) throw new UnexpectedReply("the reply is not a file", { cause: parsed.error });
	return parsed.data.id;
}
// src/providers/openai/guarded-fetch.ts
const MAX_REPLY_BYTES = 10485760;
const MAX_FILE_BYTES = 536870912;
function guardedFetch(origin, key) {
	return async (input, init) => {
		const url = new URL(input instanceof Request ? input.url : input);
		if (url.origin !== origin) throw new Error("a request to another host was stopped");
		const response = await fetch(input, {
			...init,
			redirect: "error"
		});
		const isFile = response.ok && url.pathname.endsWith("/content");
		const body = await readAll(response, isFile ? MAX_FILE_BYTES : MAX_REPLY_BYTES);
		const { status, statusText, headers } = response;
		return new Response(isFile || body === null ? body : withoutKey(body, key), {
			status,
			statusText,
			headers
		});
	};
}
function withoutKey(body, key) {
	const text = Buffer.from(body.buffer);
	return key !== "" && text.includes(key) ? text.toString("utf8").replaceAll(key, "***") : body;
}
async function readAll(response, limit) {
	if (response.body === null || response.status === 204) return null;
	const chunks = [];
	let size = 0;
	for await (const chunk of response.body) {
		size += chunk.byteLength;
		if (size > limit) throw new Error(`the reply is larger than ${limit / 1024 / 1024} MiB`);
		chunks.push(chunk);
	}
	const whole = new Uint8Array(size);
	let offset = 0;
	for (const chunk of chunks) {
		whole.set(chunk, offset);
		offset += chunk.byteLength;
	}
	return whole;
}
// src/providers/openai/sdk.ts
function createSdk(options) {
	const url = checkBaseUrl(options.baseUrl);
	return new OpenAI({
		apiKey: options.apiKey,
		adminAPIKey: null,
		baseURL: url.href.replace(/\/$/, ""),
		organization: null,
		project: options.project,
		webhookSecret: null,
		maxRetries: 0,
		timeout: 6e4,
		logLevel: "off",
		fetch: guardedFetch(url.origin, options.apiKey),
		fetchOptions: { redirect: "error" }
	});
}
// src/providers/openai/models.ts
const AnyModelId = string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,259}$/);
const Model = object({
	id: string(),
	shutdown_date: date().nullish()
});
async function modelStates(client, ids) {
	const states = new Map();
	for (const id of ids) states.set(id, await modelState(client, id));
	return states;
}
async function modelState(client, id) {
	if (!AnyModelId.safeParse(id).success) return {
		kind: "unknown",
		why: "the ID is not one of a model"
	};
	try {
		const reply = await client.models.retrieve(id, { maxRetries: 2 });
		const parsed = Model.safeParse(reply);
		if (!parsed.success || parsed.data.id !== id) return {
			kind: "unknown",
			why: "the reply is not this model"
		};
		return {
			kind: "there",
			shutdown: parsed.data.shutdown_date ?? null
		};
	} catch (error) {
		const refused = refusal(error);
		if (refused?.status === 404 && refused.code === "model_not_found") return { kind: "gone" };
		return {
			kind: "unknown",
			why: describeFailure(error)
		};
	}
}
// src/providers/openai/client.ts
const PAGE = 100;
const MAX_PAGES = 200;
const FILE_LIFETIME_SECONDS = 2592e3;
const RETRIES = {
	reads: 3,
	uploads: 2
};
function createOpenAiProvider(options) {
	const client = createSdk(options);
	const reads = { maxRetries: RETRIES.reads };
	const jobs = client.fineTuning.jobs;
	return {
		name: "openai",
		capabilities: {
			ownership: "filterable-label",
			idempotentCreate: false
		},
		listJobs: (repository) => listJobs(client, repository),
		async job(id) {
			try {
				return readJob(await jobs.retrieve(JobId.parse(id), reads));
			} catch (error) {
				if (refusal(error)?.status === 404) return null;
				throw failed("The job could not be read", error);
			}
		},
		async upload(fileName, bytes) {
			const file = await toFile(bytes, fileName, { type: "application/jsonl" });
			const expires = {
				anchor: "created_at",
				seconds: FILE_LIFETIME_SECONDS
			};
			try {
				return {
					kind: "uploaded",
					fileId: readFileId(await client.files.create({
						file,
						purpose: "fine-tune",
						expires_after: expires
					}, {
						maxRetries: RETRIES.uploads,
						timeout: 9e5
					}))
				};
			} catch (error) {
				const refused = refusal(error);
				return refused === null ? {
					kind: "unknown",
					why: describeFailure(error)
				} : {
					kind: "refused",
					...refused
				};
			}
		},
		async deleteFile(id) {
			await client.files.delete(FileId.parse(id), { maxRetries: RETRIES.uploads });
		},
		async fileSha256(id) {
			try {
				const content = await client.files.content(FileId.parse(id), reads);
				return createHash("sha256").update(Buffer.from(await content.arrayBuffer())).digest("hex");
			} catch (error) {
				if (refusal(error)?.status === 404) return null;
				throw failed("The training file could not be read", error);
			}
		},
		models: (ids) => modelStates(client, ids),
		async createJob(request) {
			try {
				return {
					kind: "created",
					job: readJob(await jobs.create(createBody(request), { maxRetries: 0 }))
				};
			} catch (error) {
				return createFailure(error);
			}
		},
		async cancelJob(id) {
			try {
				return readJob(await jobs.cancel(JobId.parse(id), { maxRetries: 0 }));
			} catch (error) {
				if (refusal(error)?.status === 400) return null;
				throw failed("The job could not be cancelled", error);
			}
		}
	};
}
async function listJobs(client, repository) {
	const found = new Map();
	const incomplete = (why) => ({
		complete: false,
		jobs: [...found.values()],
		why
	});
	let after;
	for (let pages = 0; pages < MAX_PAGES; pages += 1) {
		let page;
		let last;
		try {
			const query = {
				limit: PAGE,
				metadata: { [MARK.repository]: repository },
				...after === void 0 ? {} : { after }
			};
			page = readPage(await client.get("/fine_tuning/jobs", {
				query,
				maxRetries: RETRIES.reads
			}));
			for (const item of page.items) {
				last = readJob(item);
				if (last.metadata[MARK.repository] === repository) found.set(last.id, last);
			}
		} catch (error) {
			if (refusal(error) !== null) throw failed("The jobs could not be listed", error);
			return incomplete(describeFailure(error));
		}
		if (!page.hasMore) return {
			complete: true,
			jobs: [...found.values()]
		};
		if (last === void 0 || last.id === after) return incomplete("the list says there is more, but gives nothing");
		after = last.id;
	}
	return incomplete(`the list has more than ${MAX_PAGES} pages`);
}
function createBody(request) {
	return {
		model: request.baseModel,
		training_file: request.trainingFile,
		...request.validationFile === null ? {} : { validation_file: request.validationFile },
		...request.suffix === "" ? {} : { suffix: request.suffix },
		seed: request.seed,
		metadata: { ...request.metadata },
		method: methodOf(request)
	};
}
function methodOf(request) {
	const hyperparameters = {
		n_epochs: request.nEpochs,
		batch_size: request.batchSize ?? "auto",
		learning_rate_multiplier: request.learningRateMultiplier ?? "auto"
	};
	switch (request.method) {
		case "supervised": return {
			type: "supervised",
			supervised: { hyperparameters }
		};
		case "dpo": return {
			type: "dpo",
			dpo: { hyperparameters: {
				...hyperparameters,
				beta: request.beta ?? "auto"
			} }
		};
	}
}
function failed(what, cause) {
	return new Error(`${what}: ${describeFailure(cause)}`, { cause });
}
export { readExistingJob as a, describeFailure as c, UnexpectedReply as i, refusal as l, createSdk as n, readItemId as o, JobId as r, readPage as s, createOpenAiProvider as t };
