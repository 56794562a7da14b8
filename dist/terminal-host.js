import { i as visible } from "./escape.js";
// src/adapters/terminal-host.ts
function createTerminalOutput(options) {
	const say = (line) => {
		process.stderr.write(`${visible(line, 2e3)}\n`);
	};
	return {
		info: say,
		warn: (line) => say(`warning: ${line}`),
		trace: (line) => {
			if (options.trace) say(`[${Math.round(performance.now() - options.startedAt)} ms] ${line}`);
		}
	};
}
function printError(text) {
	process.stderr.write(`error: ${visible(text, 2e3)}\n`);
}
function printResult(text) {
	process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}
function printJson(value) {
	printResult(JSON.stringify(value, null, 2));
}
export { printResult as i, printError as n, printJson as r, createTerminalOutput as t };
