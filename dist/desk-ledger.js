import { t as createBranchLedgerStore } from "./branch-ledger-store2.js";
import { r as fetchCommit } from "./git-fetch.js";
import { n as prepareGit, r as runGit, t as gitError } from "./git-process.js";
import { s as createGitObjects } from "./lfs-store.js";
import { n as systemClock, t as clockAt } from "./system-clock.js";
import { i as printResult, r as printJson } from "./terminal-host.js";
import { i as visible } from "./escape.js";
import { a as usd, i as signedPercent, r as integer, t as counted } from "./format.js";
import { i as ledgerJson } from "./json.js";
import { n as readLedger } from "./known.js";
import { n as LEDGER_PATH, r as parseLedger, t as LEDGER_BRANCH } from "./schema.js";
import { i as accuracyOf, o as history, r as verifyLedger, t as compareWithProvider } from "./verify.js";
import { t as DEFAULT_WAITING_WINDOW } from "./plan.js";
import { n as noticeLines, t as noticeJson } from "./notices.js";
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
// src/commands/accuracy.ts
function accuracyText({ jobs, incomparable, overall, byQuality, byBaseModel }) {
	const left = incomparable === 0 ? [] : [`${counted(incomparable, "training")} without an estimate or a bill.`];
	if (overall === null) return `${[
		"No training has both an estimate and a bill yet.",
		...left,
		"After the first one has succeeded, this says how close the estimate came."
	].join("\n")}\n`;
	return `${[
		`${counted(overall.jobs, "training")}: ${comparison(overall)}.`,
		...left,
		"",
		"By quality of the estimate:",
		...byQuality.map(groupLine),
		"By base model:",
		...byBaseModel.map(groupLine),
		"By training, latest first:",
		...jobs.map(jobLine)
	].join("\n")}\n`;
}
function comparison({ estimated, billed, error, within, outside }) {
	const judged = within + outside;
	const verdict = judged === 0 ? "no band recorded" : `${integer(within)} of ${integer(judged)} within ${judged === 1 ? "its band" : "their bands"}`;
	return `${integer(estimated)} tokens estimated, ${integer(billed)} billed (${signedPercent(error)}), ${verdict}`;
}
function groupLine(group) {
	const largest = group.jobs === 1 ? "" : `, at most ${signedPercent(group.largest)}`;
	return `  ${visible(group.name)}: ${counted(group.jobs, "training")}, ${comparison(group)}${largest}`;
}
function jobLine(job) {
	const { model, jobId, estimated, billed, error, quality, digest } = job;
	return `  ${visible(model)}  ${visible(jobId ?? "no job")}  spec ${digest.slice(0, 12)}  ${integer(estimated)} estimated, ${integer(billed)} billed (${signedPercent(error)}), ${quality ?? "quality not recorded"}: ${bandWords(job)}`;
}
function bandWords({ band, isWithin }) {
	if (band === null) return "no band";
	const size = band === 0 ? "exactly" : `±${Math.round(band * 100)} %`;
	return isWithin === true ? `within its band (${size})` : `outside of its band (${size})`;
}
function accuracyJson({ jobs, incomparable, overall, byQuality, byBaseModel }) {
	return {
		schemaVersion: 1,
		overall: overall === null ? null : groupJson(overall),
		byQuality: byQuality.map(groupJson),
		byBaseModel: byBaseModel.map(groupJson),
		trainings: jobs.map((job) => ({
			specDigest: job.digest,
			model: job.model,
			baseModel: job.baseModel,
			jobId: job.jobId,
			endedAt: job.endedAt,
			estimatedTokens: job.estimated,
			trainedTokens: job.billed,
			estimateError: job.error,
			tokenQuality: job.quality,
			band: job.band,
			withinBand: job.isWithin
		})),
		notComparable: incomparable
	};
}
function groupJson({ name, jobs, estimated, billed, error, largest, within, outside }) {
	return {
		name,
		trainings: jobs,
		estimatedTokens: estimated,
		trainedTokens: billed,
		estimateError: error,
		largestError: largest,
		withinBand: within,
		outsideBand: outside
	};
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
	const unbilled = run.imported === true ? "imported, so not paid for here" : "not billed yet";
	const billed = run.billedNanoUsd === null ? unbilled : `billed ${usd(run.billedNanoUsd)}`;
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
	const off = error === null ? "" : ` (${signedPercent(error)})`;
	return `${said}, ${integer(trained)} billed${off}`;
}
function historyJson(entries, origins) {
	return {
		schemaVersion: 1,
		trainings: entries.map(({ digest, run, error }) => ({
			specDigest: digest,
			model: run.model,
			baseModel: run.baseModel,
			state: run.state,
			imported: run.imported === true,
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
			}), objects);
		} finally {
			await objects.close();
		}
	}
	async function ledgerOf(host) {
		return (await readLedger(createBranchLedgerStore(host)))?.ledger ?? null;
	}
	return {
		show: (flags) => withBranches(flags, async (host) => {
			const ledger = await ledgerOf(host);
			if (asJson) printJson(ledgerJson(ledger));
			else printResult(ledgerText(ledger));
			return 0;
		}),
		status: (flags) => withBranches(flags, async (host, objects) => {
			const ledger = await ledgerOf(host);
			const { noticesAtDesk } = await import("./desk-notices.js");
			const found = await noticesAtDesk({
				host,
				objects
			}, ledger, options, flags.baseUrl ?? "");
			if (asJson) printJson({
				...ledgerJson(ledger),
				...noticesJson(found)
			});
			else printResult(`${ledgerText(ledger)}${noticesText(found)}`);
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
		accuracy: (flags) => withBranches(flags, async (host) => {
			const accuracy = accuracyOf(await ledgerOf(host));
			if (asJson) printJson(accuracyJson(accuracy));
			else printResult(accuracyText(accuracy));
			return 0;
		}),
		verify: (flags) => withBranches(flags, async (host) => {
			const ledger = await ledgerOf(host);
			const problems = ledger === null ? [] : verifyLedger(ledger);
			const asked = ledger !== null && options.openAiApiKey !== null;
			if (asked) {
				const { createOpenAiProvider } = await import("./client2.js");
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
function noticesText(found) {
	if (found.kind === "none") return `No notices: ${visible(found.why)}.\n`;
	const scope = found.unasked === null ? "" : ` (${visible(found.unasked)})`;
	if (found.notices.length === 0) return scope === "" ? "" : `No notices${scope}.\n`;
	return `\n${[`Notices${scope}:`, ...noticeLines(found.notices).map((line) => `  ${line}`)].join("\n")}\n`;
}
function noticesJson(found) {
	const isSeen = found.kind === "seen";
	return {
		notices: isSeen ? found.notices.map(noticeJson) : null,
		providerAsked: isSeen && found.unasked === null
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
