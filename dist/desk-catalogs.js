export { t as pricedCatalogs } from "./desk-catalogs2.js";
