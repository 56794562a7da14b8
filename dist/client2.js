export { t as createOpenAiProvider } from "./client.js";
