import { t as createDatasetInspector } from "./dataset-inspector.js";
import { r as withLfs, t as openLfsStore } from "./lfs-store.js";
import { n as systemClock, t as clockAt } from "./system-clock.js";
import { t as createTerminalOutput } from "./terminal-host.js";
import { t as createDatasetReader } from "./dataset-reader.js";
import { t as gather } from "./gather.js";
import { t as observeNotices } from "./observe-notices.js";
import { t as UserError } from "./user-error.js";
import { n as newLedger } from "./transitions.js";
import { t as DEFAULT_WAITING_WINDOW } from "./plan.js";
import { t as rootOf } from "./desk-files.js";
import { t as openAi } from "./description.js";
// src/desk-notices.ts
const NO_LINEAGE = "00000000-0000-0000-0000-000000000000";
async function noticesAtDesk({ host, objects }, ledger, options, baseUrl) {
	const now = new Date((options.now === void 0 ? systemClock : clockAt(options.now)).now()).toISOString();
	const { id, defaultBranch } = await host.repository();
	const models = await modelsAt(await host.branchHead(defaultBranch), objects, options, now.slice(0, 10));
	if (typeof models === "string") return {
		kind: "none",
		why: models
	};
	const { provider, listing, unasked } = await ask(id, options, baseUrl);
	const known = {
		ledger: ledger ?? newLedger(NO_LINEAGE, now, null),
		listing,
		mark: {
			repository: id,
			lineage: ledger?.lineage ?? NO_LINEAGE
		},
		now,
		limits: {
			budget: null,
			budgetRequired: false,
			createsPerRun: 3,
			waitingWindow: DEFAULT_WAITING_WINDOW,
			frozen: false
		}
	};
	return {
		kind: "seen",
		...await observeNotices({
			models,
			known,
			settled: new Set(),
			catalog: openAi.catalog
		}, provider),
		unasked
	};
}
async function modelsAt(head, objects, options, today) {
	const commit = head === null ? null : await objects.resolve(head);
	if (commit === null) return "the default branch is not here";
	const output = createTerminalOutput({
		trace: options.trace === true,
		startedAt: options.startedAt
	});
	const inspect = createDatasetInspector({
		threads: options.workers ?? null,
		screen: process.stderr
	});
	const git = withLfs(objects, openLfsStore(rootOf(options.folder)));
	const datasets = createDatasetReader(git, output, inspect);
	const manifestPath = options.manifest ?? "models.yaml";
	try {
		const { models } = await gather({
			git,
			datasets,
			provider: openAi
		}, {
			commit,
			manifestPath,
			today
		});
		return models ?? "the manifest has errors";
	} catch (error) {
		if (error instanceof UserError) return error.message;
		throw error;
	}
}
async function ask(repository, { openAiApiKey }, baseUrl) {
	const none = (unasked) => ({
		provider: null,
		listing: null,
		unasked
	});
	if (openAiApiKey === null) return none("without a key the provider was not asked");
	const { createOpenAiProvider } = await import("./client2.js");
	const provider = createOpenAiProvider({
		apiKey: openAiApiKey,
		baseUrl,
		project: null
	});
	try {
		const listing = await provider.listJobs(repository);
		return listing.complete ? {
			provider,
			listing,
			unasked: null
		} : none(`the provider's jobs: ${listing.why}`);
	} catch (error) {
		return none(error instanceof Error ? error.message : String(error));
	}
}
export { noticesAtDesk };
