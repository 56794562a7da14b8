export { t as createBranchLedgerStore } from "./branch-ledger-store2.js";
