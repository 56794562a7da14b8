import { t as createDatasetInspector } from "./dataset-inspector.js";
import { t as interruption } from "./environment.js";
import { r as withLfs, s as createGitObjects, t as openLfsStore } from "./lfs-store.js";
import { n as placeInRepository, t as keepInspections } from "./kept-inspections.js";
import { n as systemClock, t as clockAt } from "./system-clock.js";
import { i as printResult, r as printJson, t as createTerminalOutput } from "./terminal-host.js";
import { t as createWorktreeObjects } from "./worktree-objects.js";
import { t as createDatasetReader } from "./dataset-reader.js";
import { r as portableTo, t as inspectFiles } from "./inspect2.js";
import { t as UserError } from "./user-error.js";
import { s as inspectionHasErrors } from "./findings.js";
import { r as hasErrors } from "./diagnostic.js";
import { i as plannedCost, r as hasChanges, t as DEFAULT_WAITING_WINDOW } from "./plan.js";
import { t as fromUsd } from "./money.js";
import { a as planJson, o as ruleJson, r as inspectionJson, t as diagnosticJson } from "./json.js";
import { i as portableToText } from "./portability.js";
import { a as rulesText, i as planText, n as inspectionText, t as diagnosticLines } from "./terminal.js";
import { n as gitHubBranches, r as proposalHost, t as branchHost } from "./desk-branches.js";
import { n as withFiles, t as rootOf } from "./desk-files.js";
import { n as isLoopback } from "./base-url.js";
import { t as openAi } from "./description.js";
import { isAbsolute } from "node:path";
// src/desk.ts
function createDesk(options) {
	const output = createTerminalOutput({
		trace: options.trace === true,
		startedAt: options.startedAt
	});
	const clock = options.now === void 0 ? systemClock : clockAt(options.now);
	const now = new Date(clock.now()).toISOString();
	const inspect = createDatasetInspector({
		threads: options.workers ?? null,
		screen: process.stderr
	});
	const inspectOrRecall = options.cache === false ? inspect : keepInspections(inspect, () => placeInRepository(options.folder), output);
	const manifestPath = options.manifest ?? "models.yaml";
	const asJson = options.json === true;
	const root = () => rootOf(options.folder);
	async function isRehearsal(flags) {
		if (!isLoopbackUrl(flags.baseUrl ?? "")) return false;
		if (flags.repository !== void 0) return isLoopbackUrl(flags.apiUrl);
		const { remoteAddress } = await import("./git-branches2.js");
		const address = await remoteAddress(root(), flags.remote);
		return isAbsolute(address) || /^file:/i.test(address) || isLoopbackUrl(address);
	}
	async function provider() {
		if (options.priceOverrides === void 0) return openAi;
		const { pricedCatalogs } = await import("./desk-catalogs.js");
		const [catalog = openAi.catalog] = await pricedCatalogs(options.priceOverrides);
		return {
			...openAi,
			catalog
		};
	}
	async function previewHere(flags) {
		const [{ preview }, { createGitLedgerReader }, { createBranchLedgerStore }] = await Promise.all([
			import("./preview.js"),
			import("./git-ledger-reader.js"),
			import("./branch-ledger-store.js")
		]);
		const inWorkTree = flags.worktree === true;
		const root = rootOf(options.folder);
		const committed = createGitObjects({
			folder: root,
			remote: null
		});
		const git = withLfs(inWorkTree ? createWorktreeObjects(root) : committed, openLfsStore(root));
		try {
			const commit = await git.resolve(flags.commit ?? "HEAD");
			if (commit === null) throw new UserError(`There is no commit ${flags.commit ?? "HEAD"}.`, { fix: "Commit first." });
			const host = await gitHubBranches(flags, options.githubToken);
			const store = host === null ? createGitLedgerReader(committed) : createBranchLedgerStore(host);
			return await preview({
				git,
				datasets: createDatasetReader(git, output, inspectOrRecall),
				provider: await provider(),
				store
			}, {
				commit,
				baseCommit: await resolveBase(flags, committed),
				manifestPath,
				now,
				limits: limits(flags, false)
			});
		} finally {
			await committed.close();
		}
	}
	return {
		async inspect(files, flags) {
			const { baseModel = null, role } = flags;
			const inspected = await withFiles(options.folder, flags, (open) => inspectFiles(files, {
				open,
				catalog: openAi.catalog,
				baseModel,
				role,
				output,
				inspect: inspectOrRecall
			}));
			if (asJson) printJson({
				schemaVersion: 1,
				role,
				files: inspected.map(({ path, inspection }) => inspectionJson(path, inspection))
			});
			else printResult(inspected.map(({ path, inspection }) => inspectionText(path, inspection)).join("\n"));
			const asked = flags.portableTo === void 0 ? [] : portableTo(inspected, flags.portableTo);
			if (!asJson) for (const { path, portability } of asked) printResult(portableToText(path, portability));
			return asked.some(({ portability }) => portability.verdict === "refuses") || inspected.some(({ inspection }) => inspectionHasErrors(inspection)) ? 1 : 0;
		},
		async validate(flags) {
			const { plan } = await previewHere(flags);
			if (asJson) {
				const [diagnostics, rules] = [plan.diagnostics.map(diagnosticJson), plan.rules.map(ruleJson)];
				printJson({
					schemaVersion: 1,
					diagnostics,
					rules
				});
			} else {
				const found = plan.diagnostics.flatMap(diagnosticLines);
				const lines = found.length === 0 ? ["Everything is in order."] : found;
				printResult([...lines, ...rulesText(plan)].join("\n"));
			}
			return hasErrors(plan.diagnostics) ? 1 : 0;
		},
		async plan(flags) {
			const { plan, datasets } = await previewHere(flags);
			if (asJson) printJson(planJson(plan, datasets));
			else printResult(planText(plan, plannedCost(plan.changes), "Merging", datasets));
			if (hasErrors(plan.diagnostics)) return 1;
			return flags.detailedExitcode === true && hasChanges(plan) ? 2 : 0;
		},
		async apply(flags) {
			if (options.openAiApiKey === null) throw new UserError("OPENAI_API_KEY is not set.", { fix: "Set it to the key of the project that trains." });
			if (options.now !== void 0 && !await isRehearsal(flags)) throw new UserError("\"--now\" works with apply only against emulators on this machine.", { fix: "Leave it out." });
			const { reconcile, reconcileFailed } = await import("./reconcile.js");
			const { createBranchLedgerStore } = await import("./branch-ledger-store.js");
			const { createOpenAiProvider } = await import("./client2.js");
			const git = withLfs(createGitObjects({
				folder: root(),
				remote: { name: flags.remote }
			}), openLfsStore(root()));
			try {
				const host = await branchHost(flags, {
					folder: root(),
					objects: git,
					githubToken: options.githubToken
				});
				const reconciled = await reconcile({
					git,
					datasets: createDatasetReader(git, output, inspect),
					provider: await provider(),
					forge: host,
					proposals: await proposalHost(flags, {
						folder: root(),
						githubToken: options.githubToken
					}),
					store: createBranchLedgerStore(host),
					fineTuning: createOpenAiProvider({
						apiKey: options.openAiApiKey,
						baseUrl: flags.baseUrl ?? "",
						project: null
					}),
					output,
					interrupted: interruption(),
					clock
				}, {
					manifestPath,
					now,
					limits: limits(flags, true),
					runUrl: null,
					isRehearsal: flags.yes !== true
				});
				if (asJson) printJson(planJson(reconciled.plan));
				else printResult(planText(reconciled.plan, plannedCost(reconciled.plan.changes), "This run"));
				if (flags.yes !== true) output.info("Nothing was done. Run again with --yes to do it.");
				return reconcileFailed(reconciled) ? 1 : 0;
			} finally {
				await git.close();
			}
		}
	};
}
async function resolveBase(flags, git) {
	if (flags.base === void 0) return null;
	if (flags.worktree === true) throw new UserError("--base does not go with --worktree.", { fix: "Commit first, or leave one of them out." });
	const commit = await git.resolve(flags.base);
	if (commit === null) throw new UserError(`There is no commit ${flags.base}.`, { fix: "Name another with --base." });
	return commit;
}
function limits(flags, budgetRequired) {
	return {
		budget: flags.budgetUsd === void 0 ? null : fromUsd(flags.budgetUsd),
		budgetRequired,
		createsPerRun: 3,
		waitingWindow: DEFAULT_WAITING_WINDOW,
		frozen: false
	};
}
function isLoopbackUrl(text) {
	return URL.canParse(text) && isLoopback(new URL(text));
}
export { createDesk };
