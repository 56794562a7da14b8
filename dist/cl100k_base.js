export { t as default } from "./ranks-cl100k_base.js";
