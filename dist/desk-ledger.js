import { n as systemClock, r as createBranchLedgerStore, t as clockAt } from "./system-clock.js";
import { r as fetchCommit } from "./git-fetch.js";
import { n as prepareGit, r as runGit, t as gitError } from "./git-process.js";
import { a as createGitObjects } from "./lfs-store.js";
import { i as printResult, r as printJson } from "./terminal-host.js";
import { i as visible } from "./escape.js";
import { i as usd, r as integer } from "./format.js";
import { i as ledgerJson } from "./json.js";
import { n as readLedger } from "./known.js";
import { a as DEFAULT_WAITING_WINDOW, n as LEDGER_PATH, r as parseLedger, t as LEDGER_BRANCH } from "./schema.js";
import { t as MARK } from "./ownership.js";
import { r as ledgerText } from "./terminal.js";
import { t as branchHost } from "./desk-branches.js";
import { t as rootOf } from "./desk-files.js";
// src/adapters/git-history.ts
async function commitsUpTo(folder, remote, head, count) {
	const git = prepareGit(folder, remote, "git");
	await fetchCommit(git, remote, head);
	const listed = await runGit(git, [
		"rev-list",
		"--first-parent",
		`--max-count=${count}`,
		head,
		"--"
	]);
	if (listed.code !== 0) throw gitError(git, `list the commits up to ${head}`, listed);
	return listed.output.split("\n").filter((oid) => oid !== "");
}
async function subjectOf(folder, commit) {
	const git = prepareGit(folder, null, "git");
	const shown = await runGit(git, [
		"log",
		"-1",
		"--format=%s",
		"--end-of-options",
		commit,
		"--"
	]);
	return shown.code === 0 ? shown.output.trimEnd() : null;
}
// src/commands/history.ts
function originOf(subject) {
	const [, merged, squashed] = /^Merge pull request #(\d+) |\(#(\d+)\)$/.exec(subject ?? "") ?? [];
	const number = merged ?? squashed;
	return {
		subject,
		pullRequest: number === void 0 ? null : Number(number)
	};
}
const NANO = 1e9;
function historyText(entries, origins) {
	if (entries.length === 0) return "No training has been started from this repository.\n";
	return entries.map((entry) => `${entryLines(entry, origins).join("\n")}\n`).join("\n");
}
function entryLines({ digest, run, error }, origins) {
	const origin = run.commit === null ? void 0 : origins.get(run.commit);
	const request = origin?.pullRequest ? ` (#${origin.pullRequest})` : "";
	const subject = origin?.subject ? `  ${visible(origin.subject, 80)}` : "";
	const by = run.commit === null ? "commit not recorded" : `commit ${run.commit.slice(0, 7)}${request}${subject}`;
	const billed = run.billedNanoUsd === null ? "not billed yet" : `billed ${usd(run.billedNanoUsd)}`;
	const times = [
		`started ${run.startedAt}`,
		...run.endedAt === null ? [] : [`ended ${run.endedAt}`],
		...run.publishedAt === null ? [] : [`published ${run.publishedAt}`],
		...run.retiredAt === null ? [] : [`retired ${run.retiredAt}`]
	];
	return [
		`${visible(run.model)}  ${run.state}  ${visible(run.modelId ?? run.jobId ?? "no job")}`,
		`  ${times.join(", ")}`,
		`  on ${visible(run.baseModel)}, spec ${digest.slice(0, 12)}, ${by}`,
		`  ${tokensText(run.estimatedTokens, run.trainedTokens, error)}, at most ${usd(run.reservedNanoUsd)} expected, ${billed}`,
		...run.error === null ? [] : [`  ${visible(run.error.code, 60)}: ${visible(run.error.message, 300)}`],
		...run.runUrl === null ? [] : [`  ${visible(run.runUrl, 200)}`]
	];
}
function tokensText(estimated, trained, error) {
	const said = estimated === null ? "tokens not estimated" : `${integer(estimated)} tokens estimated`;
	if (trained === null) return said;
	const off = error === null ? "" : ` (${percent(error)})`;
	return `${said}, ${integer(trained)} billed${off}`;
}
function percent(share) {
	const value = Math.round(share * 1e3) / 10;
	return `${value > 0 ? "+" : ""}${value} %`;
}
function historyJson(entries, origins) {
	return {
		schemaVersion: 1,
		trainings: entries.map(({ digest, run, error }) => ({
			specDigest: digest,
			model: run.model,
			baseModel: run.baseModel,
			state: run.state,
			jobId: run.jobId,
			modelId: run.modelId,
			commit: run.commit,
			pullRequest: (run.commit === null ? null : origins.get(run.commit)?.pullRequest) ?? null,
			runUrl: run.runUrl,
			startedAt: run.startedAt,
			endedAt: run.endedAt,
			publishedAt: run.publishedAt,
			retiredAt: run.retiredAt,
			estimatedTokens: run.estimatedTokens,
			tokenQuality: run.tokenQuality,
			trainedTokens: run.trainedTokens,
			estimateError: error,
			reservedUsd: run.reservedNanoUsd / NANO,
			billedUsd: run.billedNanoUsd === null ? null : run.billedNanoUsd / NANO,
			error: run.error
		}))
	};
}
// src/commands/repair-ledger.ts
async function repairLedger({ host, store, commitsUpTo }, options) {
	const head = await host.branchHead(LEDGER_BRANCH);
	if (head === null) return {
		kind: "nothing-to-do",
		why: "There is no ledger yet; the next run begins one and finds its jobs by mark."
	};
	const now = await ledgerAt(host, head);
	if (now?.kind === "ledger") return {
		kind: "nothing-to-do",
		why: "The ledger can be read; nothing was changed."
	};
	if (now?.isNewer === true) return {
		kind: "impossible",
		why: now.why
	};
	for (const commit of await commitsUpTo(head)) {
		const earlier = await ledgerAt(host, commit);
		if (earlier?.kind !== "ledger") continue;
		const ledger = restored(earlier.ledger, options);
		const found = {
			commit,
			runs: Object.keys(ledger.runs).length,
			quarantinedUntil: ledger.quarantinedUntil
		};
		if (options.isRehearsal) return {
			kind: "found",
			...found
		};
		const written = await store.write(ledger, { head }, `Restore the ledger of ${commit.slice(0, 7)}`);
		if (written.kind === "written") return {
			kind: "restored",
			...found
		};
		return {
			kind: "impossible",
			why: `The ledger could not be written: ${written.kind === "conflict" ? "somebody wrote the ledger meanwhile" : written.why}.`
		};
	}
	return {
		kind: "impossible",
		why: "No earlier version of the ledger can be read. Delete its branch to begin a new one."
	};
}
async function ledgerAt(host, commit) {
	const bytes = await host.readFile(commit, LEDGER_PATH);
	return bytes === null ? null : parseLedger(Buffer.from(bytes).toString("utf8"));
}
function restored(ledger, { now, waitingWindow }) {
	const quarantinedUntil = new Date(Date.parse(now) + waitingWindow).toISOString();
	return {
		...ledger,
		serial: ledger.serial + 1,
		quarantinedUntil
	};
}
// src/core/ledger/history.ts
function history(ledger, model = null) {
	return Object.entries(ledger.runs).filter(([, run]) => model === null || run.model === model).map(([digest, run]) => ({
		digest,
		run,
		error: estimateError(run)
	})).sort((a, b) => b.run.startedAt.localeCompare(a.run.startedAt) || a.digest.localeCompare(b.digest));
}
function estimateError({ state, estimatedTokens, trainedTokens }) {
	if (state !== "succeeded" || trainedTokens === null || !estimatedTokens) return null;
	return trainedTokens / estimatedTokens - 1;
}
// src/core/ledger/verify.ts
function verifyLedger(ledger) {
	const runs = Object.entries(ledger.runs);
	return [
		...runs.flatMap(([digest, run]) => faultsOf(run).map((what) => ({
			digest,
			what
		}))),
		...sharedJobs(runs),
		...ledger.serial < runs.length ? [{
			digest: null,
			what: `It has ${runs.length} runs after ${ledger.serial} writes; each run takes one.`
		}] : []
	];
}
function compareWithProvider(ledger, listing, repository) {
	const byId = new Map(listing.jobs.map((job) => [job.id, job]));
	const recorded = new Set(Object.values(ledger.runs).map((run) => run.jobId));
	const missing = Object.entries(ledger.runs).flatMap(([digest, run]) => {
		const job = run.jobId === null ? void 0 : byId.get(run.jobId);
		if (run.jobId === null || run.retiredAt !== null) return [];
		if (job === void 0) return listing.complete ? [{
			digest,
			what: `The provider does not list job ${run.jobId} any more.`
		}] : [];
		return job.metadata[MARK.repository] === repository && job.metadata[MARK.digest] === digest ? [] : [{
			digest,
			what: `Job ${run.jobId} does not carry the mark of this run.`
		}];
	});
	const unknown = listing.jobs.filter((job) => job.metadata[MARK.repository] === repository && !recorded.has(job.id)).map((job) => ({
		digest: null,
		what: `Job ${job.id} carries this repository's mark, but no run records it.`
	}));
	return [...missing, ...unknown];
}
function faultsOf(run) {
	const faults = [];
	const hasJob = run.jobId !== null;
	if (run.state === "intended" && run.intent === null) faults.push("It is intended, but has no intent.");
	if (run.state === "intended" && hasJob) faults.push("It is intended, but has a job already.");
	if ([
		"created",
		"succeeded",
		"failed",
		"cancelled"
	].includes(run.state) && !hasJob) faults.push(`It is ${run.state}, but has no job.`);
	if ([
		"succeeded",
		"failed",
		"cancelled",
		"refused"
	].includes(run.state) && run.endedAt === null) faults.push(`It is ${run.state}, but did not end.`);
	if (run.endedAt !== null && run.endedAt < run.startedAt) faults.push("It ended before it started.");
	if (run.publishedAt !== null && run.modelId === null) faults.push("It was published without a model ID.");
	if (run.modelId !== null && run.state !== "succeeded") faults.push(`It is ${run.state}, but has a model ID.`);
	return faults;
}
function sharedJobs(runs) {
	const seen = new Set();
	return runs.flatMap(([digest, { jobId }]) => {
		if (jobId === null) return [];
		if (seen.has(jobId)) return [{
			digest,
			what: `Job ${jobId} belongs to another run as well.`
		}];
		seen.add(jobId);
		return [];
	});
}
// src/desk-ledger.ts
function createLedgerDesk(options) {
	const asJson = options.json === true;
	async function withBranches(flags, use) {
		const folder = rootOf(options.folder);
		const objects = createGitObjects({
			folder,
			remote: { name: flags.remote }
		});
		try {
			return await use(await branchHost(flags, {
				folder,
				objects,
				githubToken: options.githubToken
			}));
		} finally {
			await objects.close();
		}
	}
	async function ledgerOf(host) {
		return (await readLedger(createBranchLedgerStore(host)))?.ledger ?? null;
	}
	return {
		status: (flags) => withBranches(flags, async (host) => {
			const ledger = await ledgerOf(host);
			if (asJson) printJson(ledgerJson(ledger));
			else printResult(ledgerText(ledger));
			return 0;
		}),
		log: (model, flags) => withBranches(flags, async (host) => {
			const ledger = await ledgerOf(host);
			const entries = ledger === null ? [] : history(ledger, model ?? null);
			const origins = new Map();
			for (const { run } of entries) if (run.commit !== null && !origins.has(run.commit)) origins.set(run.commit, originOf(await subjectOf(rootOf(options.folder), run.commit)));
			if (asJson) printJson(historyJson(entries, origins));
			else printResult(historyText(entries, origins));
			return 0;
		}),
		verify: (flags) => withBranches(flags, async (host) => {
			const ledger = await ledgerOf(host);
			const problems = ledger === null ? [] : verifyLedger(ledger);
			const asked = ledger !== null && options.openAiApiKey !== null;
			if (asked) {
				const { createOpenAiProvider } = await import("./client.js");
				const { id } = await host.repository();
				const provider = createOpenAiProvider({
					apiKey: options.openAiApiKey ?? "",
					baseUrl: flags.baseUrl ?? "",
					project: null
				});
				problems.push(...compareWithProvider(ledger, await provider.listJobs(id), id));
			}
			if (asJson) printJson({
				schemaVersion: 1,
				providerAsked: asked,
				problems
			});
			else printResult(verdict(ledger, problems, asked));
			return problems.length === 0 ? 0 : 1;
		}),
		repair: (flags) => withBranches(flags, async (host) => {
			const folder = rootOf(options.folder);
			const remote = { name: flags.remote };
			const clock = options.now === void 0 ? systemClock : clockAt(options.now);
			const repair = await repairLedger({
				host,
				store: createBranchLedgerStore(host),
				commitsUpTo: (head) => commitsUpTo(folder, remote, head, MAX_HISTORY)
			}, {
				now: new Date(clock.now()).toISOString(),
				waitingWindow: DEFAULT_WAITING_WINDOW,
				isRehearsal: flags.yes !== true
			});
			if (asJson) printJson({
				schemaVersion: 1,
				...repair
			});
			else printResult(`${repairText(repair)}\n`);
			return repair.kind === "impossible" ? 1 : 0;
		})
	};
}
const MAX_HISTORY = 1e3;
function verdict(ledger, problems, asked) {
	if (ledger === null) return "There is no ledger yet.\n";
	const scope = asked ? "the ledger and the provider agree" : "the ledger is sound; without a key the provider was not asked";
	if (problems.length === 0) return `In order: ${scope}.\n`;
	return `${problems.map(({ digest, what }) => `  ${digest === null ? "" : `${digest.slice(0, 12)}: `}${what}`).join("\n")}\n`;
}
function repairText(repair) {
	switch (repair.kind) {
		case "nothing-to-do":
		case "impossible": return repair.why;
		case "found": return `The ledger of commit ${repair.commit.slice(0, 7)} can be read (${repair.runs} runs). Run again with --yes to restore it.`;
		case "restored": return `Restored the ledger of commit ${repair.commit.slice(0, 7)} (${repair.runs} runs). Nothing is created before ${repair.quarantinedUntil}, so that trainings of which it does not know are found first.`;
	}
}
export { createLedgerDesk };
