import { i as serializeLedger, n as LEDGER_PATH, r as parseLedger, t as LEDGER_BRANCH } from "./schema.js";
// src/core/plan/plan.ts
const DEFAULT_WAITING_WINDOW = 9e5;
const MUTATING = new Set([
	"train",
	"adopt",
	"republish",
	"publish",
	"cancel",
	"retire",
	"delete"
]);
function hasChanges(plan) {
	return plan.changes.some((change) => MUTATING.has(change.action));
}
function plannedCost(changes) {
	const total = {
		low: 0,
		expected: 0,
		high: 0,
		unknown: 0
	};
	for (const change of changes) {
		if (change.action !== "train") continue;
		const estimate = change.desired?.estimate ?? null;
		if (estimate === null) total.unknown += 1;
		total.low += estimate?.low ?? 0;
		total.expected += estimate?.expected ?? 0;
		total.high += estimate?.high ?? 0;
	}
	return total;
}
// src/adapters/branch-ledger-store.ts
const README = `# Ledger of finetune-gitops

Written by machine: which trainings were started, adopted, finished and published, and what they cost.
Do not edit it, and keep this branch: it is what keeps a training from being paid for twice.
`;
function parse(bytes) {
	return parseLedger(new TextDecoder().decode(bytes));
}
function createBranchLedgerStore(forge) {
	async function read() {
		const head = await forge.branchHead(LEDGER_BRANCH);
		if (head === null) return {
			kind: "absent",
			position: { head }
		};
		const bytes = await forge.readFile(head, LEDGER_PATH);
		if (bytes === null) return {
			kind: "unusable",
			why: `The branch ${LEDGER_BRANCH} has no ${LEDGER_PATH}.`
		};
		const parsed = parse(bytes);
		return parsed.kind === "ledger" ? {
			kind: "found",
			ledger: parsed.ledger,
			position: { head }
		} : {
			kind: "unusable",
			why: parsed.why
		};
	}
	async function write(ledger, expected, headline) {
		const content = new TextEncoder().encode(serializeLedger(ledger));
		const again = parse(content);
		if (again.kind === "unusable") return {
			kind: "failed",
			why: `It could not be read again. ${again.why}`
		};
		const outcome = expected.head === null ? await forge.createOrphanBranch(LEDGER_BRANCH, new Map([[LEDGER_PATH, content], ["README.md", new TextEncoder().encode(README)]]), headline) : await forge.commitFile({
			branch: LEDGER_BRANCH,
			expectedHead: expected.head,
			path: LEDGER_PATH,
			content,
			headline
		});
		switch (outcome.kind) {
			case "committed": return {
				kind: "written",
				position: { head: outcome.oid }
			};
			case "stale": return { kind: "conflict" };
			case "refused": return {
				kind: "failed",
				why: outcome.why
			};
			case "unknown": return settle(ledger, outcome.why);
		}
	}
	async function settle(ledger, why) {
		const now = await read();
		if (now.kind === "found" && serializeLedger(now.ledger) === serializeLedger(ledger)) return {
			kind: "written",
			position: now.position
		};
		return {
			kind: "failed",
			why
		};
	}
	return {
		read,
		write
	};
}
// src/adapters/system-clock.ts
const systemClock = { now: () => Date.now() };
function clockAt(instant) {
	const now = Date.parse(instant);
	return { now: () => now };
}
export { hasChanges as a, DEFAULT_WAITING_WINDOW as i, systemClock as n, plannedCost as o, createBranchLedgerStore as r, clockAt as t };
