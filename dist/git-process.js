import { devNull } from "node:os";
import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { realpathSync } from "node:fs";
// src/adapters/git-environment.ts
const inherited = new RegExp(`^(${[
	"PATH|PATHEXT|HOME|USER|LOGNAME|SUDO_UID|TMPDIR|TMP|TEMP|LD_LIBRARY_PATH|XDG_[A-Z_]+",
	"SSH_AUTH_SOCK|SSH_AGENT_PID|KRB5CCNAME|DBUS_SESSION_BUS_ADDRESS|DISPLAY|WAYLAND_DISPLAY",
	"(HTTPS?|ALL|NO)_PROXY|SSL_CERT_FILE|SSL_CERT_DIR|CURL_CA_BUNDLE",
	"SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|USERPROFILE|HOMEDRIVE|HOMEPATH|(LOCAL)?APPDATA|PROGRAM(DATA|FILES)"
].join("|")})$`, "i");
function gitEnvironment(folder, remote) {
	return {
		...Object.fromEntries(Object.entries(process.env).flatMap(([k, v]) => v && inherited.test(k) ? [[k, v]] : [])),
		LC_ALL: "C",
		GIT_TERMINAL_PROMPT: "0",
		GIT_NO_REPLACE_OBJECTS: "1",
		GIT_OPTIONAL_LOCKS: "0",
		GIT_ALLOW_PROTOCOL: remote === null ? "none" : "file:http:https:ssh",
		...asEnvironment([
			...guards,
			...trust(folder),
			...authorization(remote)
		])
	};
}
function secretsOf(remote) {
	const token = remote?.credentials?.token ?? "";
	return token === "" ? [] : [basic(token), token];
}
const guards = [
	["core.hooksPath", devNull],
	["core.fsmonitor", "false"],
	["core.askPass", ""],
	["core.precomposeUnicode", "false"],
	["protocol.ext.allow", "never"],
	["maintenance.auto", "false"],
	["gc.auto", "0"]
];
function trust(folder) {
	return [...new Set([resolve(folder), realPathOf(folder)])].map((path) => ["safe.directory", path]);
}
function authorization(remote) {
	if (!remote?.credentials?.token) return [];
	const { url, token } = remote.credentials;
	const header = `http.${new URL(url).href.replace(/\/*$/, "/")}.extraheader`;
	return [
		[header, ""],
		[header, `AUTHORIZATION: basic ${basic(token)}`],
		["http.followRedirects", "false"]
	];
}
function asEnvironment(settings) {
	const pairs = settings.flatMap(([name, value], i) => [[`GIT_CONFIG_KEY_${i}`, name], [`GIT_CONFIG_VALUE_${i}`, value]]);
	return {
		GIT_CONFIG_COUNT: String(settings.length),
		...Object.fromEntries(pairs)
	};
}
function basic(token) {
	return Buffer.from(`x-access-token:${token}`).toString("base64");
}
function realPathOf(folder) {
	try {
		return realpathSync(folder);
	} catch {
		return resolve(folder);
	}
}
// src/adapters/git-process.ts
const patienceMs = 3e5;
function prepareGit(folder, remote, program) {
	return {
		program,
		folder: resolve(folder),
		environment: gitEnvironment(folder, remote),
		secrets: secretsOf(remote)
	};
}
function runGit(git, args, input = "") {
	return new Promise((done, fail) => {
		const child = execFile(git.program, [
			"-C",
			git.folder,
			"--literal-pathspecs",
			...args
		], {
			env: git.environment,
			timeout: patienceMs,
			windowsHide: true
		}, (error, output, complaint) => {
			const code = error === null ? 0 : error.code;
			if (typeof code === "number") done({
				code,
				output,
				complaint: withoutSecrets(git, complaint)
			});
			else fail(new Error(`git ${args[0]} could not run or was stopped`, { cause: hiding(git, error) }));
		});
		child.stdin?.on("error", () => {});
		child.stdin?.end(input);
	});
}
function gitError(git, task, result) {
	const complaint = result.complaint.trim() || `git ended with code ${result.code}`;
	return new Error(`git could not ${task} in ${git.folder}: ${complaint}`);
}
function withoutSecrets(git, text) {
	return git.secrets.reduce((rest, secret) => rest.replaceAll(secret, "***"), text).replaceAll(/\/\/[^/@\s]+@/g, "//***@");
}
function hiding(git, error) {
	return new Error(withoutSecrets(git, error?.message ?? "no exit code"));
}
export { withoutSecrets as i, prepareGit as n, runGit as r, gitError as t };
