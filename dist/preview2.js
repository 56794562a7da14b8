export { t as preview } from "./preview.js";
