import { n as newLedger } from "./transitions.js";
import { t as MARK } from "./ownership.js";
import { t as UserError } from "./user-error.js";
// src/commands/known.ts
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
async function readLedger(store) {
	const read = await store.read();
	switch (read.kind) {
		case "found": return {
			ledger: read.ledger,
			position: read.position,
			isAsRead: true
		};
		case "absent": return null;
		case "unusable": throw new UserError(read.why, { fix: "Nothing was changed. Restore the ledger branch from its history." });
	}
}
function bearLedger(listing, birth) {
	const newest = [...listing?.jobs ?? []].sort((a, b) => b.createdAt - a.createdAt)[0];
	if (newest === void 0) return newLedger(birth.lineage, birth.now, null);
	const inherited = newest.metadata[MARK.lineage] ?? "";
	const until = new Date(Date.parse(birth.now) + birth.waitingWindow).toISOString();
	return newLedger(UUID.test(inherited) ? inherited : birth.lineage, birth.now, until);
}
export { readLedger as n, bearLedger as t };
