// src/adapters/environment.ts
function secureEnvironment(env) {
	if (env["NODE_TLS_REJECT_UNAUTHORIZED"] === "0") throw new Error("NODE_TLS_REJECT_UNAUTHORIZED=0 switches certificate checks off; remove it.");
	for (const name of Object.keys(env)) if (name.startsWith("OPENAI_")) delete env[name];
}
function threadsOf(env) {
	const text = env["FINETUNE_GITOPS_WORKERS"] ?? "";
	if (text !== "" && !/^[1-9]\d?$/.test(text)) throw new Error("FINETUNE_GITOPS_WORKERS must be a number from 1 to 99; 1 reads every dataset in one thread.");
	return text === "" ? null : Number(text);
}
function interruption() {
	const controller = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => controller.abort(signal));
	return controller.signal;
}
export { secureEnvironment as n, threadsOf as r, interruption as t };
