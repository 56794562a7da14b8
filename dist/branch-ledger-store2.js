import { i as serializeLedger, n as LEDGER_PATH, r as parseLedger, t as LEDGER_BRANCH } from "./schema.js";
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
export { createBranchLedgerStore as t };
