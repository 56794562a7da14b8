export { t as CATALOGS } from "./catalogs.js";
