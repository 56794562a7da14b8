export { t as default } from "./ranks-o200k_base.js";
