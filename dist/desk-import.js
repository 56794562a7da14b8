import { t as createBranchLedgerStore } from "./branch-ledger-store2.js";
import { t as createDatasetInspector } from "./dataset-inspector.js";
import { o as repositoryPath, r as withLfs, s as createGitObjects, t as openLfsStore } from "./lfs-store.js";
import { n as systemClock, t as clockAt } from "./system-clock.js";
import { i as printResult, r as printJson, t as createTerminalOutput } from "./terminal-host.js";
import { n as replaceUserFile, r as writeUserFile } from "./user-files.js";
import { t as createWorktreeObjects } from "./worktree-objects.js";
import { t as createDatasetReader } from "./dataset-reader.js";
import { t as require_dist } from "./vendor-yaml.js";
import { o as MODEL_NAME } from "./suggest.js";
import { r as isOurs, t as MARK } from "./ownership.js";
import { i as visible } from "./escape.js";
import "./json.js";
import { r as hasErrors } from "./diagnostic.js";
import { t as apply } from "./transitions.js";
import { a as indentOf, i as endOfLine, n as sameValue, o as describeEvent, t as readPlain } from "./splice.js";
import { n as isPlainMap, r as keyText } from "./read-yaml.js";
import { t as makePlan } from "./make-plan.js";
import { t as DEFAULT_WAITING_WINDOW } from "./plan.js";
import { n as specDigest, t as gather } from "./gather.js";
import { t as diagnosticLines } from "./terminal.js";
import { t as UserError } from "./user-error.js";
import { n as readLedger, t as bearLedger } from "./known.js";
import { t as branchHost } from "./desk-branches.js";
import { t as rootOf } from "./desk-files.js";
import { a as readExistingJob, c as describeFailure, i as UnexpectedReply, l as refusal, n as createSdk, o as readItemId, r as JobId, s as readPage, t as createOpenAiProvider } from "./client.js";
import { t as openAi } from "./description.js";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
// src/core/plan/existing-job.ts
var import_dist = require_dist();
function deriveEntry(existing, files) {
	const { job, method, seed, suffix, nEpochs } = existing;
	const state = checkState(job);
	if (state !== null) return state;
	if (method !== "supervised" && method !== "dpo") return refused("It was trained by a method that a manifest cannot describe in full.", "Only supervised and dpo trainings can be imported.");
	if (typeof nEpochs !== "number") return refused("The provider does not say how many epochs it has.", "Try again once the job is running.");
	if (seed === null) return refused("The provider does not say its seed.", "A job without one cannot be imported.");
	if (existing.validationFile === null !== (files.validation === null)) return existing.validationFile === null ? refused("It was trained without a validation file.", "Leave --validation-file out.") : refused("It was trained with a validation file.", "Name that dataset with --validation-file.");
	const [batchSize, learningRate, beta] = [
		existing.batchSize,
		existing.learningRateMultiplier,
		method === "dpo" ? existing.beta : null
	].map((setting) => typeof setting === "number" ? setting : null);
	const entry = {
		provider: "openai",
		base_model: job.baseModel,
		method,
		training_file: files.training,
		...files.validation === null ? {} : { validation_file: files.validation },
		hyperparameters: {
			n_epochs: nEpochs,
			...batchSize == null ? {} : { batch_size: batchSize },
			...learningRate == null ? {} : { learning_rate_multiplier: learningRate },
			...beta == null ? {} : { beta }
		},
		...suffix === "" ? {} : { suffix },
		seed,
		...job.modelId === null ? {} : { model_id: job.modelId }
	};
	return {
		kind: "derived",
		entry,
		spec: (sha256) => ({
			provider: entry.provider,
			baseModel: job.baseModel,
			method,
			nEpochs,
			batchSize: batchSize ?? null,
			learningRateMultiplier: learningRate ?? null,
			...method === "dpo" ? { beta: beta ?? null } : {},
			seed,
			suffix,
			trainingSha256: sha256.training,
			validationSha256: sha256.validation,
			generation: 1
		})
	};
}
function checkState(job) {
	switch (job.status) {
		case "validating_files":
		case "queued":
		case "running": return null;
		case "succeeded": return job.modelId === null ? refused("It succeeded, but names no usable model.", "Try again later, or import another job.") : null;
		case "failed":
		case "cancelled": return refused(`It ended as ${job.status}, so that it has no model.`, "Import a job that succeeded.");
		case "unrecognised": return refused("It has a status that this version does not know.", "Try again once it has succeeded.");
	}
}
function ownJob(job, mark) {
	if (!isOurs(job, mark) || job.metadata[MARK.digest] === void 0) return null;
	return refused("It carries the mark of this repository, which finds and adopts such jobs by itself.", "Write the entry that it was trained from; the plan then says \"adopt\" or \"republish\".");
}
function refused(why, fix) {
	return {
		kind: "refused",
		why,
		fix
	};
}
// src/commands/generate.ts
const PLACEHOLDER = "FILL-IN";
function generateModels(newestFirst, options) {
	const seen = new Set();
	const names = new Set();
	const models = [];
	const leftOut = [];
	for (const existing of newestFirst) {
		const { job, suffix } = existing;
		const kin = JSON.stringify([job.baseModel, suffix]);
		if (job.status !== "succeeded" || !options.all && seen.has(kin)) continue;
		seen.add(kin);
		const validation = existing.validationFile === null ? null : PLACEHOLDER;
		const derived = deriveEntry(existing, {
			training: PLACEHOLDER,
			validation
		});
		if (derived.kind === "refused") leftOut.push({
			jobId: job.id,
			why: derived.why
		});
		else models.push({
			name: freeName(existing, names),
			existing,
			entry: derived.entry
		});
	}
	return {
		models,
		leftOut
	};
}
function generatedText({ models, leftOut }) {
	return `${[...[
		"# The fine-tuned models of this account, as a manifest. It is not valid yet, and must not be made so by hand: no job",
		"# says which dataset of a repository it was trained on, and an entry that was not imported is a new training.",
		"# The command above each entry takes its model over without training. It needs the dataset of the job.",
		...leftOut.map(({ jobId, why }) => `# Left out: job ${jobId}. ${why}`),
		"version: 1",
		"",
		models.length === 0 ? "models: {}" : "models:"
	], ...models.flatMap(modelLines)].join("\n")}\n`;
}
function modelLines({ name, existing, entry }) {
	const { job, validationFile } = existing;
	const held = validationFile === null ? "" : " --validation-file PATH";
	const ended = existing.endedAt === null ? "" : `, ended ${new Date(existing.endedAt * 1e3).toISOString()}`;
	const { model_id, ...rest } = entry;
	const lines = new import_dist.Document({ [name]: rest }, { version: "1.2" }).toString({
		lineWidth: 0,
		indent: 2
	}).trimEnd().split("\n");
	return [
		`  # ${visible(model_id ?? "", 300)}: job ${job.id}${ended}`,
		`  # finetune-gitops import ${job.id} --model ${name} --training-file PATH${held}`,
		...lines.map((line) => `  ${line}${fileNote(line, existing)}`)
	];
}
function fileNote(line, { job, validationFile }) {
	if (line.endsWith(`training_file: ${PLACEHOLDER}`)) return ` # the dataset with the bytes of ${job.trainingFile}`;
	return line.endsWith(`validation_file: ${PLACEHOLDER}`) ? ` # the dataset with the bytes of ${validationFile}` : "";
}
function generatedJson(generated) {
	return {
		schemaVersion: 1,
		manifest: generatedText(generated),
		models: generated.models.map(({ name, existing: { job, validationFile } }) => ({
			model: name,
			jobId: job.id,
			modelId: job.modelId,
			baseModel: job.baseModel,
			trainingFileId: job.trainingFile,
			validationFileId: validationFile
		})),
		leftOut: generated.leftOut
	};
}
function freeName({ job, suffix }, taken) {
	const slug = job.baseModel.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^[^a-z]+|-+$/g, "").slice(0, 40);
	const wanted = MODEL_NAME.test(suffix) ? suffix : slug || "model";
	let name = wanted;
	for (let n = 2; taken.has(name); n += 1) name = `${wanted}-${n}`;
	taken.add(name);
	return name;
}
// src/core/manifest/add-entry.ts
function addEntry(text, name, entry) {
	const written = withoutEmpty(entry);
	const refused = (why) => ({
		kind: "refused",
		why,
		lines: entryLines(name, written, "  ")
	});
	if (!MODEL_NAME.test(name)) return refused("the name is not one of 1 to 48 of a-z, 0-9 and \"-\", beginning with a letter");
	const before = readPlain(text);
	const models = before === null ? null : modelsOf(before.root);
	if (before === null || models === null || !isPlainMap(before.value)) return refused("the manifest has errors");
	if (models.items.some((pair) => keyText(pair.key) === name)) return refused("the manifest has a model of this name");
	const newline = text.includes("\r\n") ? "\r\n" : "\n";
	const place = placeFor(text, models);
	if ("why" in place) return refused(place.why);
	const lines = entryLines(name, written, place.indent);
	const insert = `${place.isAtLineStart ? "" : "\n"}${lines}`.replaceAll("\n", newline);
	const edited = text.slice(0, place.from) + insert + text.slice(place.to);
	const after = readPlain(edited);
	if (after === null || !sameValue(after.value, withEntry(before.value, name, written))) return refused("the edit would change more than this entry");
	return {
		kind: "added",
		text: edited,
		lines
	};
}
function placeFor(text, models) {
	const [start = 0, end = 0] = models.range ?? [];
	const last = models.items.at(-1);
	if (last === void 0) {
		const from = start - (/[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0);
		const to = endOfLine(text, end);
		if (!/^[ \t]*\r?$/.test(text.slice(end, to))) return { why: "something stands behind the empty `models`" };
		return {
			from,
			to: Math.min(text.length, to + 1),
			indent: "  ",
			isAtLineStart: false
		};
	}
	if (models.flow) return { why: "`models` is written in braces" };
	const indent = indentOf(text, last);
	if (indent === null || indent === "") return { why: "`models` has an unusual layout" };
	const at = lastLineEnd(text, end, indent);
	return {
		from: at,
		to: at,
		indent,
		isAtLineStart: text[at - 1] === "\n"
	};
}
function lastLineEnd(text, end, indent) {
	let at = end;
	while (at > 0) {
		const lineStart = text.lastIndexOf("\n", at - 2) + 1;
		const line = text.slice(lineStart, at);
		if (line.trim() !== "" && line.startsWith(indent)) break;
		at = lineStart;
	}
	return at;
}
function entryLines(name, entry, indent) {
	return new import_dist.Document({ [name]: entry }, { version: "1.2" }).toString({
		lineWidth: 0,
		indent: 2
	}).replace(/^(?=.)/gm, indent);
}
function withoutEmpty(entry) {
	const said = ([key, value]) => value !== void 0 && value !== null && !(key === "hyperparameters" && Object.keys(entry[key]).length === 0);
	return Object.fromEntries(Object.entries(entry).filter(said));
}
function modelsOf(root) {
	if (!(0, import_dist.isMap)(root)) return null;
	const models = root.items.find((pair) => keyText(pair.key) === "models")?.value;
	return (0, import_dist.isMap)(models) ? models : null;
}
function withEntry(root, name, entry) {
	const models = isPlainMap(root["models"]) ? root["models"] : {};
	return {
		...root,
		models: {
			...models,
			[name]: entry
		}
	};
}
// src/commands/edited-manifest.ts
async function readManifest(git, path) {
	const entry = await git.entry("work-tree", path);
	if (entry === null) return null;
	if (entry.kind !== "file" || entry.bytes > MAX_MANIFEST_BYTES) throw new UserError(`${path} is not a regular file of at most 1 MiB.`, { fix: "Mend it first." });
	const chunks = [];
	for await (const chunk of git.read(entry.oid)) chunks.push(chunk);
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(Buffer.concat(chunks));
	} catch (cause) {
		throw new UserError("The manifest is not valid UTF-8.", {
			fix: "Save it as UTF-8.",
			cause
		});
	}
}
const MAX_MANIFEST_BYTES = 1048576;
const EDITED = "edited manifest";
function withManifest(git, manifestPath, text) {
	const bytes = new TextEncoder().encode(text);
	return {
		...git,
		entry: async (commit, path) => path === manifestPath ? {
			oid: EDITED,
			kind: "file",
			bytes: bytes.length
		} : git.entry(commit, path),
		read: (oid) => oid === EDITED ? once(bytes) : git.read(oid)
	};
}
async function* once(bytes) {
	yield bytes;
}
// src/commands/import-checks.ts
async function findJob(archive, id) {
	if (!id.startsWith("ft:")) {
		const existing = await archive.job(id);
		if (existing !== null) return existing;
		throw new UserError("The provider has no such job.", { fix: "Check the id, and that the key is of its project." });
	}
	const existing = (await archive.jobs()).find(({ job }) => job.modelId === id);
	if (existing !== void 0) return existing;
	throw new UserError("No job of this account made that model.", { fix: "Check the id, and that the key is of its project. A checkpoint has no job of its own: name the final model." });
}
function refuseKnown(jobId, ledger) {
	const [, run] = Object.entries(ledger.runs).find(([, { jobId: other }]) => other === jobId) ?? [];
	if (run !== void 0) throw new UserError(`Job ${jobId} is in the ledger already, as that of ${run.model}.`, { fix: "There is nothing to import." });
}
async function checkFiles(fineTuning, trustFile, { job, validationFile }, { training, validation }) {
	let isChecked = true;
	for (const [fileId, use] of [[job.trainingFile, training], [validationFile, validation]]) {
		if (fileId === null || use === null) continue;
		const sha256 = await fineTuning.fileSha256(fileId);
		if (sha256 !== null && sha256 !== use.inspection.sha256) throw new UserError(`${use.path} is not what job ${job.id} was trained on: the provider's ${fileId} has other bytes.`, { fix: "Name the dataset with exactly these bytes, perhaps from an earlier commit." });
		if (sha256 === null && !trustFile) throw new UserError(`The provider no longer has ${fileId}, so nothing shows that job ${job.id} was trained on ${use.path}.`, { fix: "Where you know that it was, say so with --trust-file." });
		if (sha256 === null) isChecked = false;
	}
	return isChecked;
}
// src/commands/import-model.ts
async function prepareImport(ports, order) {
	const existing = await findJob(ports.archive, order.id);
	const { job } = existing;
	const state = await ledgerState(ports, order.now);
	const { id: repository } = await ports.host.repository();
	const mark = {
		repository,
		lineage: state.ledger.lineage
	};
	const own = ownJob(job, mark);
	if (own !== null) throw stop(job.id, own);
	refuseKnown(job.id, state.ledger);
	const derived = deriveEntry(existing, {
		training: order.trainingFile,
		validation: order.validationFile
	});
	if (derived.kind === "refused") throw stop(job.id, derived);
	const manifestBefore = await readManifest(ports.git, order.manifestPath);
	const added = addEntry(manifestBefore ?? "version: 1\n\nmodels: {}\n", order.model, derived.entry);
	if (added.kind === "refused") throw new UserError(`The entry cannot be added to ${order.manifestPath}: ${added.why}.`, { fix: "Mend that, or choose another name with --model." });
	const at = {
		commit: "work-tree",
		manifestPath: order.manifestPath,
		today: order.now.slice(0, 10)
	};
	const gatherPorts = ports.gatherFrom(withManifest(ports.git, order.manifestPath, added.text));
	const gathered = await gather(gatherPorts, at);
	const desired = gathered.models?.find((model) => model.name === order.model);
	const problems = [...gathered.diagnostics, ...desired?.diagnostics ?? []];
	if (desired?.training == null || desired.digest === null || hasErrors(problems)) throw new UserError(`The entry for job ${job.id} would not be valid: ${problems.flatMap(diagnosticLines).join(" ")}`.trim(), { fix: "What a manifest cannot say, it cannot take over: mend that, or leave the model out of it." });
	const isFileChecked = await checkFiles(ports.fineTuning, order.trustFile, existing, desired);
	const expected = derived.spec({
		training: desired.training.inspection.sha256,
		validation: desired.validation?.inspection.sha256 ?? null
	});
	if (specDigest(expected) !== desired.digest) throw new UserError(`The plan would read the entry for job ${job.id} as another training.`, { fix: "Nothing was written. Please report this." });
	const event = {
		kind: "imported",
		digest: desired.digest,
		at: order.now,
		endedAt: instantOf(existing.endedAt) ?? order.now,
		run: {
			model: order.model,
			baseModel: job.baseModel,
			at: instantOf(job.createdAt) ?? order.now,
			trainingFile: job.trainingFile,
			validationFile: existing.validationFile,
			nonce: null,
			runUrl: null,
			commit: null,
			reservedNanoUsd: 0,
			estimatedTokens: null,
			tokenQuality: null
		},
		job
	};
	if (state.ledger.runs[desired.digest] !== void 0) throw new UserError("This repository has a training of exactly this data and these settings already.", { fix: "Write its entry without model_id; the plan says what becomes of it." });
	const { changes } = makePlan(gathered.models ?? [], {
		ledger: apply(state.ledger, event),
		listing: null,
		mark,
		now: order.now,
		limits: NO_MONEY
	}, {
		...at,
		manifestOid: "",
		catalog: gatherPorts.provider.catalog,
		diagnostics: []
	});
	const change = changes.find(({ model }) => model === order.model);
	if (!(job.status === "succeeded" ? change?.action === "keep" : change?.action === "wait")) throw new UserError(`With this entry the plan would say "${change?.action ?? "nothing"}" (${change?.reason ?? "no change"}).`, { fix: "Nothing was written. Another entry may ask for the same training; keep one of them." });
	const { lines, text: manifestAfter } = added;
	return {
		existing,
		digest: desired.digest,
		lines,
		manifestBefore,
		manifestAfter,
		isFileChecked,
		event,
		state
	};
}
async function recordImport(store, { event, state }) {
	const next = apply(state.ledger, event);
	const written = await store.write(next, state.position, describeEvent(event, next));
	if (written.kind === "written") return;
	const why = written.kind === "conflict" ? "somebody wrote it meanwhile" : written.why;
	throw new UserError(`The ledger could not be written: ${why}.`, { fix: "Nothing was changed. Run the import again." });
}
const NO_MONEY = {
	budget: null,
	budgetRequired: true,
	createsPerRun: 0,
	waitingWindow: DEFAULT_WAITING_WINDOW,
	frozen: true
};
async function ledgerState(ports, now) {
	const found = await readLedger(ports.store);
	if (found !== null) return found;
	const { id } = await ports.host.repository();
	const listing = await ports.fineTuning.listJobs(id);
	if (!listing.complete) throw new UserError(`The provider's job list is incomplete (${listing.why}).`, { fix: "Try again later." });
	return {
		ledger: bearLedger(listing, {
			lineage: randomUUID(),
			now,
			waitingWindow: DEFAULT_WAITING_WINDOW
		}),
		position: { head: null },
		isAsRead: true
	};
}
function instantOf(seconds) {
	return seconds === null ? null : new Date(seconds * 1e3).toISOString();
}
function stop(jobId, { why, fix }) {
	return new UserError(`Job ${jobId} cannot be imported. ${why}`, { fix });
}
function importText({ existing, lines, isFileChecked }, { manifestPath, isWritten }) {
	const { job } = existing;
	const what = job.modelId === null ? `job ${job.id} (${job.statusText})` : `${job.modelId}, of job ${job.id}`;
	const checked = isFileChecked ? "The provider has the same bytes as the datasets here." : "NOT CHECKED: the provider no longer has every dataset. That these are what was trained on rests on your word.";
	const done = isWritten ? `Wrote the ledger and ${manifestPath}. Commit it and merge it: the plan for it says "${job.modelId === null ? "wait" : "keep"}".` : `Nothing was written. Run again with --yes to write these lines to ${manifestPath}, and the ledger.`;
	return `${visible(what, 400)}\n${checked} Nothing is trained by this.\n\n${lines}\n${done}\n`;
}
function importJson({ existing, ...found }, { manifestPath, isWritten }) {
	const { job } = existing;
	return {
		schemaVersion: 1,
		model: found.event.run.model,
		jobId: job.id,
		modelId: job.modelId,
		specDigest: found.digest,
		filesChecked: found.isFileChecked,
		manifestPath,
		entry: found.lines,
		written: isWritten
	};
}
// src/providers/openai/archive.ts
const PAGE = 100;
const MAX_PAGES = 200;
const RETRIES = 3;
function createOpenAiArchive(options) {
	const client = createSdk(options);
	async function page(after) {
		const query = {
			limit: PAGE,
			...after === void 0 ? {} : { after }
		};
		try {
			return readPage(await client.get("/fine_tuning/jobs", {
				query,
				maxRetries: RETRIES
			}));
		} catch (error) {
			throw new Error(`The jobs could not be listed: ${describeFailure(error)}`, { cause: error });
		}
	}
	return {
		async job(id) {
			try {
				return readExistingJob(await client.fineTuning.jobs.retrieve(JobId.parse(id), { maxRetries: RETRIES }));
			} catch (error) {
				if (refusal(error)?.status === 404) return null;
				throw new Error(`The job could not be read: ${describeFailure(error)}`, { cause: error });
			}
		},
		async jobs() {
			const found = new Map();
			let after;
			for (let pages = 0; pages < MAX_PAGES; pages += 1) {
				const { items, hasMore } = await page(after);
				for (const item of items) {
					const existing = readIfJob(item);
					if (existing !== null) found.set(existing.job.id, existing);
				}
				const last = readItemId(items.at(-1));
				if (!hasMore) return [...found.values()].sort((a, b) => b.job.createdAt - a.job.createdAt);
				if (last === null || last === after) throw new Error("The jobs could not be listed: the list says there is more, but gives nothing.");
				after = last;
			}
			throw new Error(`The jobs could not be listed: the list has more than ${MAX_PAGES} pages.`);
		}
	};
}
function readIfJob(item) {
	try {
		return readExistingJob(item);
	} catch (error) {
		if (error instanceof UnexpectedReply) return null;
		throw error;
	}
}
// src/desk-import.ts
function createImportDesk(options) {
	const output = createTerminalOutput({
		trace: options.trace === true,
		startedAt: options.startedAt
	});
	const asJson = options.json === true;
	function openAiAt(baseUrl) {
		if (options.openAiApiKey === null) throw new UserError("OPENAI_API_KEY is not set.", { fix: "Set it to the key of the project that has the model." });
		return {
			apiKey: options.openAiApiKey,
			baseUrl,
			project: null
		};
	}
	return {
		async importModel(id, flags) {
			const access = openAiAt(flags.baseUrl);
			const root = rootOf(options.folder);
			const manifestPath = options.manifest ?? "models.yaml";
			const inspect = createDatasetInspector({
				threads: options.workers ?? null,
				screen: process.stderr
			});
			const objects = createGitObjects({
				folder: root,
				remote: { name: flags.remote }
			});
			const git = withLfs(createWorktreeObjects(root), openLfsStore(root));
			const clock = options.now === void 0 ? systemClock : clockAt(options.now);
			try {
				const host = await branchHost(flags, {
					folder: root,
					objects,
					githubToken: options.githubToken
				});
				const store = createBranchLedgerStore(host);
				const prepared = await prepareImport({
					git,
					gatherFrom: (edited) => ({
						git: edited,
						datasets: createDatasetReader(edited, output, inspect),
						provider: openAi
					}),
					host,
					store,
					archive: createOpenAiArchive(access),
					fineTuning: createOpenAiProvider(access)
				}, {
					id,
					model: flags.model,
					trainingFile: repositoryPath(root, flags.trainingFile),
					validationFile: flags.validationFile === void 0 ? null : repositoryPath(root, flags.validationFile),
					trustFile: flags.trustFile === true,
					manifestPath,
					now: new Date(clock.now()).toISOString()
				});
				const isWritten = flags.yes === true;
				if (isWritten) {
					await recordImport(store, prepared);
					await writeManifest(join(root, manifestPath), prepared);
				}
				if (asJson) printJson(importJson(prepared, {
					manifestPath,
					isWritten
				}));
				else printResult(importText(prepared, {
					manifestPath,
					isWritten
				}));
				return 0;
			} finally {
				await objects.close();
			}
		},
		async generate(flags) {
			const generated = generateModels(await createOpenAiArchive(openAiAt(flags.baseUrl)).jobs(), { all: flags.all === true });
			if (asJson) printJson(generatedJson(generated));
			else printResult(generatedText(generated));
			return 0;
		}
	};
}
async function writeManifest(path, { manifestBefore, manifestAfter, lines }) {
	const bytes = new TextEncoder().encode(manifestAfter);
	const why = manifestBefore === null ? await writeUserFile(path, bytes, false) : await replaceUserFile(path, bytes, new TextEncoder().encode(manifestBefore));
	if (why === null) return;
	throw new UserError(`The ledger has the model, but the manifest ${why}.`, { fix: `Paste these lines below "models:":\n${lines}` });
}
export { createImportDesk };
