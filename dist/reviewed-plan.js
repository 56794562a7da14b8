export { n as recordPlan } from "./reviewed-plan2.js";
