// src/adapters/environment.ts
function secureEnvironment(env) {
	if (env["NODE_TLS_REJECT_UNAUTHORIZED"] === "0") throw new Error("NODE_TLS_REJECT_UNAUTHORIZED=0 switches certificate checks off; remove it.");
	for (const name of Object.keys(env)) if (name.startsWith("OPENAI_")) delete env[name];
}
function interruption() {
	const controller = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => controller.abort(signal));
	return controller.signal;
}
export { secureEnvironment as n, interruption as t };
