import { n as LEDGER_PATH, r as parseLedger, t as LEDGER_BRANCH } from "./schema.js";
// src/adapters/git-ledger-reader.ts
function createGitLedgerReader(git) {
	return {
		async read() {
			const head = await git.resolve(`refs/remotes/origin/${LEDGER_BRANCH}`);
			const entry = head === null ? null : await git.entry(head, LEDGER_PATH);
			if (head === null || entry === null) return {
				kind: "absent",
				position: { head: null }
			};
			const chunks = [];
			for await (const chunk of git.read(entry.oid)) chunks.push(chunk);
			const parsed = parseLedger(Buffer.concat(chunks).toString("utf8"));
			return parsed.kind === "ledger" ? {
				kind: "found",
				ledger: parsed.ledger,
				position: { head }
			} : parsed;
		},
		write: async () => ({
			kind: "failed",
			why: "this ledger is read only; give --repository and a GITHUB_TOKEN"
		})
	};
}
export { createGitLedgerReader };
