import { t as readUserFile } from "./user-files.js";
import { t as withPrices } from "./prices.js";
import { t as UserError } from "./user-error.js";
import { t as CATALOGS } from "./catalogs.js";
// src/desk-catalogs.ts
const MAX_OVERRIDES_BYTES = 262144;
async function pricedCatalogs(overrides) {
	if (!overrides.startsWith("@")) return withPrices(CATALOGS, overrides);
	const path = overrides.slice(1);
	const file = await readUserFile(path, MAX_OVERRIDES_BYTES);
	if (file.kind === "read") return withPrices(CATALOGS, new TextDecoder().decode(file.bytes));
	throw new UserError(`The file ${path} ${file.why}.`, { fix: "Name a file with price overrides after the \"@\"." });
}
export { pricedCatalogs as t };
