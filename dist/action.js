import { a as notice, c as warning, i as info, l as summary, n as error, o as setOutput, r as getInput, s as setSecret } from "./vendor-actions.js";
import { i as visible, n as logLine } from "./escape.js";
import { n as systemClock, t as clockAt } from "./system-clock.js";
import { t as UserError } from "./user-error.js";
import { n as isLoopback, t as checkBaseUrl } from "./base-url.js";
import { i as plannedCost, r as hasChanges, t as DEFAULT_WAITING_WINDOW } from "./plan.js";
import { t as fromUsd } from "./money.js";
import { t as createBranchLedgerStore } from "./branch-ledger-store2.js";
import { t as createDatasetInspector } from "./dataset-inspector.js";
import { n as secureEnvironment, r as threadsOf, t as interruption } from "./environment.js";
import { r as withLfs, s as createGitObjects, t as openLfsStore } from "./lfs-store.js";
import { r as placeOutside, t as keepInspections } from "./kept-inspections.js";
import { t as createDatasetReader } from "./dataset-reader.js";
import { t as withPrices } from "./prices.js";
import { r as hasErrors } from "./diagnostic.js";
import { t as dialectOf } from "./dialect.js";
import { t as openAi } from "./description.js";
import { readFileSync } from "node:fs";
// src/adapters/actions-host.ts
function createActionsOutput(options) {
	return {
		info: (line) => info(logLine(line)),
		warn: (line) => warning(logLine(line)),
		trace: (line) => {
			if (options.isDebug) info(logLine(`[${Math.round(performance.now() - options.startedAt)} ms] ${line}`));
		}
	};
}
function annotate(annotations) {
	const levels = {
		error,
		warning,
		notice
	};
	for (const { level, title, message, path, line } of annotations) levels[level](logLine(message), {
		title: logLine(title),
		...path === null ? {} : { file: path },
		...line === null ? {} : { startLine: line }
	});
}
const MAX_SUMMARY = 1e6;
async function writeSummary(markdown) {
	const fits = markdown.length <= MAX_SUMMARY;
	await summary.addRaw(fits ? markdown : `${markdown.slice(0, MAX_SUMMARY)}\n\n… cut here.\n`, true).write();
}
function writeOutputs(outputs) {
	for (const [name, value] of Object.entries(outputs)) setOutput(name, String(value));
}
function reportFailure(message, fix) {
	error(logLine(`${message} ${fix}`.trim()), { title: "finetune-gitops" });
}
// src/action-hosts.ts
async function proposalsOn({ run, inputs }) {
	if (inputs.commitMode === "direct") return null;
	const { createGitHubProposals } = await import("./github-proposals.js");
	return createGitHubProposals({
		token: inputs.githubToken,
		repository: run.repository,
		apiUrl: run.apiUrl
	});
}
async function reviewsOn({ run, inputs }) {
	const { createGitHubReviews } = await import("./github-reviews.js");
	return createGitHubReviews({
		token: inputs.githubToken,
		repository: run.repository,
		apiUrl: run.apiUrl
	});
}
async function recordOn(here, plan, headSha) {
	const { recordPlan } = await import("./reviewed-plan.js");
	try {
		await recordPlan(await reviewsOn(here), {
			plan,
			manifestPath: here.inputs.manifestPath,
			headSha
		});
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		here.output.warn(`${why} The plan is not recorded, which needs "checks: write"; its merge trains nothing.`);
	}
}
function chooseClock(inputs, run) {
	if (inputs.pretendDate === null) return systemClock;
	if (![inputs.openAiBaseUrl, run.apiUrl].every((url) => isLoopback(new URL(url)))) throw new UserError("\"pretend-date\" works only with emulators on this machine.", { fix: "Remove the input." });
	return clockAt(inputs.pretendDate);
}
async function samplesFor(forge) {
	if ((await forge.repository()).isPrivate) return 10;
	annotate([{
		level: "notice",
		title: "No examples are shown",
		message: "\"show-examples\" is passed over: this repository is not private. No example is shown.",
		path: null,
		line: null
	}]);
	return 0;
}
// src/adapters/actions-inputs.ts
function readInputs() {
	const openAiApiKey = getInput("openai-api-key") || null;
	if (openAiApiKey !== null) mask(openAiApiKey);
	const budget = optionalNumber("budget-usd", 0, 1e6);
	const minutes = optionalNumber("waiting-window-minutes", 5, 1440);
	return {
		githubToken: getInput("github-token", { required: true }),
		openAiApiKey,
		openAiBaseUrl: getInput("openai-base-url", { required: true }),
		openAiProject: getInput("openai-project") || null,
		manifestPath: getInput("manifest", { required: true }),
		limits: {
			budget: budget === null ? null : fromUsd(budget),
			budgetRequired: true,
			createsPerRun: optionalNumber("max-creates", 0, 100) ?? 3,
			waitingWindow: minutes === null ? DEFAULT_WAITING_WINDOW : minutes * 6e4,
			frozen: flag("freeze")
		},
		commitMode: commitMode(),
		priceOverrides: getInput("price-overrides"),
		requireReviewedPlan: flag("require-reviewed-plan"),
		comment: flag("comment"),
		suggestions: flag("suggestions"),
		notices: oneOf("notices", ["issue", "none"]) !== "none",
		showExamples: flag("show-examples"),
		cacheFolder: getInput("cache-folder") || null,
		pretendDate: optionalInstant("pretend-date")
	};
}
function commitMode() {
	const text = getInput("commit-mode") || "direct";
	if (text === "direct" || text === "pull-request") return text;
	throw new Error("The input \"commit-mode\" must be direct or pull-request.");
}
function mask(key) {
	for (const form of [
		key,
		Buffer.from(key).toString("base64"),
		encodeURIComponent(key),
		JSON.stringify(key).slice(1, -1)
	]) setSecret(form);
}
function optionalNumber(name, min, max) {
	const text = getInput(name);
	if (text === "") return null;
	const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
	if (!(value >= min && value <= max)) throw new Error(`The input "${name}" must be a number from ${min} to ${max}.`);
	return value;
}
function flag(name) {
	const text = getInput(name) || "false";
	if (text !== "true" && text !== "false") throw new Error(`The input "${name}" must be true or false.`);
	return text === "true";
}
function oneOf(name, values) {
	const text = getInput(name);
	const value = text === "" ? values[0] : values.find((known) => known === text);
	if (value === void 0) throw new Error(`The input "${name}" must be ${values.join(" or ")}.`);
	return value;
}
function optionalInstant(name) {
	const text = getInput(name);
	if (text === "") return null;
	const time = Date.parse(text);
	if (Number.isNaN(time)) throw new Error(`The input "${name}" must be a date such as 2026-11-22T10:00:00Z.`);
	return new Date(time).toISOString();
}
// src/adapters/workflow-run.ts
function readWorkflowRun(env) {
	const need = (name) => {
		const value = env[name];
		if (value === void 0 || value === "") throw new Error(`${name} is not set; this program runs as a GitHub Action.`);
		return value;
	};
	const payload = JSON.parse(readFileSync(need("GITHUB_EVENT_PATH"), "utf8"));
	const repository = need("GITHUB_REPOSITORY");
	const serverUrl = need("GITHUB_SERVER_URL");
	return {
		event: {
			name: need("GITHUB_EVENT_NAME"),
			ref: env["GITHUB_REF"] ?? "",
			defaultBranch: text(dig(payload, "repository", "default_branch"))
		},
		repository,
		apiUrl: need("GITHUB_API_URL"),
		serverUrl,
		workspace: need("GITHUB_WORKSPACE"),
		sha: need("GITHUB_SHA"),
		runUrl: `${serverUrl}/${repository}/actions/runs/${env["GITHUB_RUN_ID"] ?? "0"}`,
		isDebug: env["RUNNER_DEBUG"] === "1",
		pullRequest: readPullRequest(payload),
		mergeGroup: readMergeGroup(payload)
	};
}
function readPullRequest(payload) {
	const number = dig(payload, "pull_request", "number");
	const headSha = text(dig(payload, "pull_request", "head", "sha"));
	const baseSha = text(dig(payload, "pull_request", "base", "sha"));
	const baseBranch = text(dig(payload, "pull_request", "base", "ref"));
	if (typeof number !== "number" || headSha === null || baseSha === null || baseBranch === null) return null;
	return {
		number,
		headSha,
		baseSha,
		baseBranch
	};
}
function readMergeGroup(payload) {
	const headSha = text(dig(payload, "merge_group", "head_sha"));
	const baseSha = text(dig(payload, "merge_group", "base_sha"));
	const baseRef = text(dig(payload, "merge_group", "base_ref"));
	if (headSha === null || baseSha === null || baseRef === null) return null;
	return {
		headSha,
		baseSha,
		baseBranch: baseRef.replace(/^refs\/heads\//, "")
	};
}
function dig(value, ...path) {
	let current = value;
	for (const key of path) {
		if (typeof current !== "object" || current === null) return void 0;
		current = current[key];
	}
	return current;
}
function text(value) {
	return typeof value === "string" ? value : null;
}
// src/commands/choose-command.ts
function chooseCommand(event) {
	switch (event.name) {
		case "pull_request":
		case "merge_group": return { kind: "plan" };
		case "schedule":
		case "workflow_dispatch": return { kind: "reconcile" };
		case "push":
			if (event.defaultBranch !== null && event.ref === `refs/heads/${event.defaultBranch}`) return { kind: "reconcile" };
			return {
				kind: "refused",
				why: "This push is not to the default branch, and only the default branch is reconciled.",
				fix: "Limit the workflow with \"on: push: branches: [main]\"."
			};
		case "pull_request_target":
		case "workflow_run":
		case "issue_comment": return {
			kind: "refused",
			why: `"${event.name}" runs with secrets on content that strangers can choose.`,
			fix: "Use \"on: pull_request\" for the plan: it needs no secret and works on forks."
		};
		default: return {
			kind: "refused",
			why: "This event starts neither a plan nor a reconcile.",
			fix: "Use pull_request (and merge_group) for the plan, and push, schedule or workflow_dispatch to reconcile."
		};
	}
}
// src/core/report/annotations.ts
const PER_LEVEL = 10;
function annotations(sorted) {
	return [
		"error",
		"warning",
		"notice"
	].flatMap((level) => {
		const all = sorted.filter((diagnostic) => diagnostic.severity === level);
		if (all.length <= PER_LEVEL) return all.map(toAnnotation);
		const rest = all.length - 9;
		return [...all.slice(0, 9).map(toAnnotation), {
			level,
			title: `… and ${rest} more`,
			message: "The job summary lists them all.",
			path: null,
			line: null
		}];
	});
}
function toAnnotation(diagnostic) {
	return {
		level: diagnostic.severity,
		title: `${diagnostic.code}: ${diagnostic.headline}`,
		message: visible(`${diagnostic.message} ${diagnostic.fix}`, 1e3),
		path: diagnostic.place?.path ?? null,
		line: diagnostic.place?.line ?? null
	};
}
// src/action.ts
const startedAt = performance.now();
async function main() {
	secureEnvironment(process.env);
	const run = readWorkflowRun(process.env);
	const choice = chooseCommand(run.event);
	if (choice.kind === "refused") throw new UserError(choice.why, { fix: choice.fix });
	const inputs = readInputs();
	const output = createActionsOutput({
		isDebug: run.isDebug,
		startedAt
	});
	const clock = chooseClock(inputs, run);
	const now = new Date(clock.now()).toISOString();
	if (inputs.pretendDate !== null) output.info(`Rehearsal: pretends that it is ${now}.`);
	output.trace(`command: ${choice.kind}`);
	const credentials = {
		url: run.serverUrl,
		token: inputs.githubToken
	};
	const folder = run.workspace;
	const objects = createGitObjects({
		folder,
		remote: {
			name: "origin",
			credentials
		}
	});
	const git = withLfs(objects, openLfsStore(folder));
	try {
		const { createGitHubForge } = await import("./github-forge.js");
		output.trace("loaded the GitHub client");
		const forge = createGitHubForge({
			token: inputs.githubToken,
			repository: run.repository,
			apiUrl: run.apiUrl
		});
		const inspect = createDatasetInspector({ threads: threadsOf(process.env) });
		const place = choice.kind === "plan" ? await cachePlace(inputs, folder) : null;
		const recall = place === null ? inspect : keepInspections(inspect, async () => place, output);
		const datasets = createDatasetReader(git, output, recall);
		const catalogs = async () => {
			const { CATALOGS } = await import("./catalogs2.js");
			output.trace("loaded the catalogs of all providers");
			return withPrices(CATALOGS, inputs.priceOverrides);
		};
		const [catalog = openAi.catalog] = inputs.priceOverrides === "" ? [] : await catalogs();
		const context = {
			run,
			inputs,
			output,
			ports: {
				git,
				datasets,
				provider: {
					...openAi,
					catalog
				}
			},
			catalogs,
			forge,
			clock,
			now
		};
		return await (choice.kind === "plan" ? plan(context) : reconcileNow(context));
	} finally {
		await git.close();
	}
}
async function cachePlace({ cacheFolder }, checkout) {
	return cacheFolder === null ? null : placeOutside(checkout, cacheFolder);
}
async function plan({ run, inputs, output, ports, catalogs, forge, now }) {
	const [{ preview }, { postComment }, { offersForNew }, report] = await Promise.all([
		import("./preview.js"),
		import("./post-comment.js"),
		import("./comment-offers.js"),
		import("./comment.js")
	]);
	const { pullRequest } = run;
	const subject = pullRequest ?? run.mergeGroup;
	if (subject === null) throw new UserError("The event names no pull request.", { fix: "Run on pull_request." });
	const commit = await ports.git.resolve(run.sha);
	if (commit === null) throw new UserError(`Commit ${run.sha.slice(0, 7)} is not here.`, { fix: "Run actions/checkout before this step." });
	const store = createBranchLedgerStore(forge);
	const limits = {
		...inputs.limits,
		budgetRequired: false
	};
	const { manifestPath } = inputs;
	const samples = inputs.showExamples ? await samplesFor(forge) : 0;
	const { plan, touchesModels, datasets } = await preview({
		...ports,
		store
	}, {
		commit,
		baseCommit: subject.baseSha,
		manifestPath,
		now,
		limits,
		samples
	});
	const cost = plannedCost(plan.changes);
	const facts = {
		manifestPath,
		headSha: subject.headSha,
		otherBranch: subject.baseBranch === run.event.defaultBranch ? null : subject.baseBranch,
		cost,
		assumptions: openAi.assumptions,
		pricesAsOf: openAi.catalog.as_of,
		repositoryUrl: `${run.serverUrl}/${run.repository}`,
		datasets,
		offers: await offersForNew(plan, {
			catalogs,
			today: now.slice(0, 10),
			dialect: dialectOf
		})
	};
	await writeSummary(report.renderComment(plan, facts, 9e5));
	annotate(annotations(plan.diagnostics));
	if (inputs.requireReviewedPlan) await recordOn({
		run,
		inputs,
		output
	}, plan, subject.headSha);
	let commentUrl = "";
	if (inputs.comment && pullRequest !== null) {
		const body = report.renderComment(plan, facts);
		const marker = report.markerOf(manifestPath);
		const { number, headSha } = pullRequest;
		try {
			const posted = await postComment(forge, {
				pullRequest: number,
				headSha,
				marker,
				body,
				isNews: touchesModels
			});
			if (posted.kind === "skipped") output.info(`No comment: ${posted.why}.`);
			else output.info(`Comment ${posted.kind}: ${posted.url}`);
			commentUrl = posted.kind === "skipped" ? "" : posted.url;
		} catch (error) {
			output.warn(`${error instanceof Error ? error.message : String(error)} The job summary has the plan.`);
		}
		if (inputs.suggestions) await suggest({
			run,
			output,
			ports,
			forge
		}, plan, pullRequest);
	}
	writeOutputs({
		"has-changes": hasChanges(plan),
		"estimated-cost-usd": cost.unknown > 0 ? "" : cost.high / 1e9,
		"plan-digest": plan.digest,
		"comment-url": commentUrl
	});
	return hasErrors(plan.diagnostics) ? 1 : 0;
}
async function suggest({ run, output, ports, forge }, plan, { number, headSha, baseSha }) {
	try {
		const [{ suggestFixes }, { createGitDiff }] = await Promise.all([import("./suggest-fixes.js"), import("./git-diff.js")]);
		const diff = createGitDiff({ folder: run.workspace });
		const at = {
			plan,
			baseSha,
			headSha,
			pullRequest: number
		};
		const result = await suggestFixes({
			git: ports.git,
			diff,
			forge
		}, at);
		if (result.kind === "skipped") output.trace(`no suggestions: ${result.why}`);
		else output.info(`Suggestions for ${result.lines} lines: ${result.url}`);
	} catch (error) {
		output.info(`No suggestions: ${error instanceof Error ? error.message : String(error)}`);
	}
}
async function reconcileNow({ run, inputs, output, ports, forge, clock, now }) {
	if (inputs.openAiApiKey === null) throw new UserError("The input \"openai-api-key\" is empty.", { fix: "Give the job the environment that holds the secret, and pass it as openai-api-key." });
	checkBaseUrl(inputs.openAiBaseUrl);
	const [{ reconcile, reconcileFailed }, { createOpenAiProvider }, { renderReconcileSummary }] = await Promise.all([
		import("./reconcile.js"),
		import("./client2.js"),
		import("./summary.js")
	]);
	output.trace("loaded the OpenAI client");
	const { manifestPath, limits } = inputs;
	const fineTuning = createOpenAiProvider({
		apiKey: inputs.openAiApiKey,
		baseUrl: inputs.openAiBaseUrl,
		project: inputs.openAiProject
	});
	const reconciled = await reconcile({
		...ports,
		forge,
		proposals: await proposalsOn({
			run,
			inputs
		}),
		reviews: inputs.requireReviewedPlan ? await reviewsOn({
			run,
			inputs
		}) : null,
		store: createBranchLedgerStore(forge),
		fineTuning,
		output,
		interrupted: interruption(),
		clock
	}, {
		manifestPath,
		now,
		limits,
		runUrl: run.runUrl
	});
	const notices = inputs.notices && run.event.name !== "push" && reconciled.seen !== null ? await noticesOf({
		forge,
		fineTuning,
		output
	}, reconciled.seen, manifestPath) : "";
	await writeSummary(`${renderReconcileSummary(reconciled.plan, reconciled)}${notices}`);
	annotate(annotations(reconciled.plan.diagnostics));
	const wanted = reconciled.results.filter(({ change }) => change.desired !== null);
	writeOutputs({
		"has-changes": hasChanges(reconciled.plan),
		"plan-digest": reconciled.plan.digest,
		"job-ids": wanted.flatMap(({ change, outcome }) => jobOf(outcome) ?? change.jobId ?? []).join(","),
		"model-ids": wanted.flatMap(({ change }) => change.modelId ?? []).join(",")
	});
	return reconcileFailed(reconciled) ? 1 : 0;
}
async function noticesOf(ports, seen, manifestPath) {
	const { tellNotices } = await import("./tell-notices.js");
	return tellNotices(ports, seen, manifestPath);
}
function jobOf(outcome) {
	return outcome?.kind === "done" || outcome?.kind === "failed" ? outcome.jobId : void 0;
}
try {
	process.exitCode = await main();
} catch (error) {
	const fix = error instanceof UserError ? error.fix : "";
	reportFailure(error instanceof Error ? error.message : String(error), fix);
	process.exitCode = 1;
}
export {};
