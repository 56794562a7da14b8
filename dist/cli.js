#!/usr/bin/env node
import { n as Option, r as InvalidArgumentError, t as Command } from "./vendor-commander.js";
import { n as secureEnvironment } from "./environment.js";
import { i as printResult, n as printError } from "./terminal-host.js";
import { t as MOST_SHARDS } from "./shard.js";
import { t as DIALECTS } from "./dialects.js";
// src/cli-import.ts
const BASE_URL = [
	"--base-url <url>",
	"address of the OpenAI API",
	"https://api.openai.com/v1"
];
function addImportCommands(program, onBranches, run) {
	onBranches(program.command("import").description("take over a model that exists, without training it")).argument("<id>", "a job (ftjob-...) or a model (ft:...) of the account of OPENAI_API_KEY").requiredOption("--model <name>", "its name in the manifest").requiredOption("--training-file <path>", "the dataset of the work tree that it was trained on").option("--validation-file <path>", "the dataset that it was validated on").option("--trust-file", "take your word for a dataset that the provider no longer has").option(...BASE_URL).option("--yes", "do it; without this the entry is only shown").action((id, flags) => run((desk) => desk.importModel(id, flags)));
	program.command("generate").description("print a manifest of the models that exist, to be completed by import; writes nothing").option("--all", "every model, and not only the newest of each base model and suffix").option(...BASE_URL).action((flags) => run((desk) => desk.generate(flags)));
}
// src/cli-values.ts
function share(text) {
	const value = /^0?\.\d+$/.test(text) ? Number(text) : 0;
	if (value === 0) throw new InvalidArgumentError("It must be a number between 0 and 1, such as 0.1.");
	return value;
}
function amount(text) {
	if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError("It must be a number, such as 25 or 12.50.");
	return Number(text);
}
function instant(text) {
	const time = Date.parse(text);
	if (Number.isNaN(time)) throw new InvalidArgumentError("It must be a date such as 2027-01-10.");
	return new Date(time).toISOString();
}
function count(text) {
	if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError("It must be a number from 1 to 99.");
	return Number(text);
}
function epochs(text) {
	const value = /^\d{1,2}$/.test(text) ? Number(text) : 0;
	if (value < 1 || value > 50) throw new InvalidArgumentError("It must be a whole number from 1 to 50.");
	return value;
}
function shardOf(text) {
	const [, index = "", of = ""] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
	const given = {
		index: Number(index),
		of: Number(of)
	};
	if (given.index < 1 || given.index > given.of || given.of > 1e3) throw new InvalidArgumentError(`It must be a part and their number, such as 2/4; at most ${MOST_SHARDS} parts.`);
	return given;
}
// src/core/dataset/convert/source-formats.ts
const SOURCE_FORMATS = [
	"chat",
	"prompt-completion",
	"alpaca",
	"sharegpt",
	"pairs",
	"gemini",
	"anthropic",
	"cohere",
	"preference",
	"trl-preference",
	"csv",
	"tsv",
	"yaml"
];
const TARGETS = ["chat", "preference"];
// src/core/prices/offer-orders.ts
const OFFER_ORDERS = [
	"cost",
	"days",
	"input",
	"output",
	"hosting",
	"context",
	"name"
];
// src/cli.ts
const USAGE_ERROR = 64;
const startedAt = performance.now();
const secrets = {
	openAiApiKey: process.env["OPENAI_API_KEY"] ?? null,
	githubToken: process.env["GITHUB_TOKEN"] ?? null
};
const program = new Command("finetune-gitops").description("Fine-tuned models, declared in git: inspect datasets, price trainings, plan and reconcile.").option("--json", "print one JSON object").option("--manifest <path>", "path of the manifest, from the repository's root", "models.yaml").addOption(new Option("--workers <count>", "threads that read a large dataset; 1: no thread of its own").env("FINETUNE_GITOPS_WORKERS").argParser(count)).option("--no-cache", "inspect every dataset anew, also those that an earlier run inspected").option("--trace", "say on standard error what is loaded and when").option("--price-overrides <yaml>", "your own prices, by model ID, as YAML or JSON, or @file").option("--now <instant>", "plan as if it were this time, for example 2027-01-10T00:00:00Z", instant).showSuggestionAfterError().exitOverride((error) => {
	process.exit(error.exitCode === 0 ? 0 : USAGE_ERROR);
});
program.command("inspect").description("measure and check dataset files").argument("<files...>", "JSONL files").option("--base-model <id>", "count the tokens of this base model").addOption(new Option("--role <role>", "what the files are for; validation has no minimum").choices(["training", "validation"]).default("training")).option("--worktree", "read the files from the disk instead of from a commit").option("--commit <revision>", "the commit to read from", "HEAD").addOption(new Option("--portable-to <provider>", "also fail when this provider would refuse a file as it is").choices(DIALECTS.map(({ name }) => name))).addOption(new Option("--shard <i/n>", "inspect only one of n parts of the file, for --merge").argParser(shardOf)).option("-o, --output <path>", "with --shard: a new file for the part").option("--force", "replace the output where it exists").addOption(new Option("--merge", "the files are parts that --shard wrote: join them").conflicts([
	"shard",
	"baseModel",
	"role",
	"portableTo",
	"worktree",
	"commit",
	"output"
])).action((files, flags) => {
	const { shard } = flags;
	if (flags.merge === true) return runOnShards((desk) => desk.merge(files));
	if (shard !== void 0) return runOnShards((desk) => desk.inspectShard(files, shard, flags));
	if (flags.output !== void 0) program.error("error: inspect writes a file only with --shard");
	return run(async (desk) => (await desk()).inspect(files, flags));
});
program.command("compare").description("show what training on a dataset would cost with every base model that can be trained, of all providers").argument("<file>", "a JSONL file").addOption(new Option("--sort <order>", "the order of the rows").choices(OFFER_ORDERS).default("cost")).addOption(new Option("--method <method>", "how to train").choices([
	"supervised",
	"dpo",
	"reinforcement"
]).default("supervised")).option("--epochs <number>", "epochs for every model, instead of OpenAI's rule", epochs).option("--all", "also show models without a known price").option("--worktree", "read the file from the disk instead of from a commit").option("--commit <revision>", "the commit to read from", "HEAD").action((file, flags) => runCompare(file, flags));
for (const [name, description] of [["validate", "check the manifest and its datasets"], ["plan", "show what a merge of this commit would do and cost; changes nothing"]]) program.command(name).description(description).option("--commit <revision>", "the commit to read", "HEAD").option("--base <revision>", "the commit to compare with").option("--worktree", "read the work tree instead of a commit").option("--repository <owner/name>", "read the ledger from GitHub (needs GITHUB_TOKEN)").option("--remote <name>", "the git remote that holds the branches", "origin").option("--api-url <url>", "address of GitHub's API", "https://api.github.com").option("--budget-usd <amount>", "what a calendar month may cost", amount).option("--detailed-exitcode", "exit with 2 when there are changes").action((flags) => run(async (desk) => (await desk())[name](flags)));
onBranches(program.command("apply")).description("take the next safe step for every model, as the workflow does after a merge").option("--base-url <url>", "address of the OpenAI API (needs OPENAI_API_KEY)", "https://api.openai.com/v1").option("--budget-usd <amount>", "what a calendar month may cost; without it nothing is created", amount).addOption(new Option("--commit-mode <mode>", "commit model IDs, or propose them on a branch of their own").choices(["direct", "pull-request"]).default("direct")).option("--yes", "do it; without this apply only shows the plan").action((flags) => run(async (desk) => (await desk()).apply(flags)));
const ledger = program.command("ledger").description("look at the ledger, and mend it");
for (const [parent, name, description] of [
	[
		program,
		"status",
		"show what the ledger knows about every training, and what needs attention"
	],
	[
		ledger,
		"show",
		"the ledger alone"
	],
	[
		ledger,
		"verify",
		"check that the ledger is sound, and with OPENAI_API_KEY that the provider agrees"
	],
	[
		ledger,
		"repair",
		"restore the newest version that can be read, when the ledger cannot"
	]
]) {
	const command = onBranches(parent.command(name).description(description));
	if (name === "verify" || name === "status") command.option("--base-url <url>", "address of the OpenAI API", "https://api.openai.com/v1");
	if (name === "repair") command.option("--yes", "do it; without this it is only shown");
	command.action((flags) => runOnLedger((desk) => desk[name](flags)));
}
onBranches(program.command("log").description("what was trained when, by which commit, and what it cost")).argument("[model]", "only this model").action((model, flags) => runOnLedger((desk) => desk.log(model, flags)));
onBranches(program.command("accuracy").description("how close the estimates came to the bills")).action((flags) => runOnLedger((desk) => desk.accuracy(flags)));
addImportCommands(program, onBranches, runOnImports);
program.command("convert").description("turn a dataset of another format into one that can be trained on").argument("<file>", "JSON, JSON Lines, CSV or TSV").addOption(new Option("--from <format>", "what the file is, where it is not seen").choices(SOURCE_FORMATS)).addOption(new Option("--to <format>", "what it is to become").choices(TARGETS).makeOptionMandatory()).option("-o, --output <path>", "a new file; without it rows go to standard output (with --json, nowhere)").option("--force", "replace the output where it exists").action((file, flags) => runOnDatasets((desk) => desk.convert(file, flags)));
program.command("fix").description("mend what needs no judgement: byte order marks, line ends, blank lines").argument("<files...>", "JSONL files").option("--check", "only say what would change, and exit with 1 when something would (the default)").addOption(new Option("--write", "write the mended files").conflicts("check")).option("--all", "also change examples: repetitions, white space around answers, nulls, older separators").action((files, flags) => runOnDatasets((desk) => desk.fix(files, flags)));
program.command("split").description("divide a dataset by content into training and validation").argument("<file>", "a JSONL file").requiredOption("--validation <share>", "share of the examples that validate, such as 0.1", share).option("--out-train <path>", "a new file; without it the counts are only shown").option("--out-validation <path>", "a new file").option("--base-model <id>", "count the tokens of this base model").option("--no-stratify", "do not see to it that each label of a classification stands on both sides").option("--force", "replace the outputs where they exist").action((file, flags) => runOnDatasets((desk) => desk.split(file, flags)));
program.command("explain").description("say what a diagnostic code means and what to do").argument("<code>", "such as E_FORMAT").action((code) => runOnDatasets(async (desk) => desk.explain(code)));
function onBranches(command) {
	return command.option("--repository <owner/name>", "work through GitHub (needs GITHUB_TOKEN) instead of git push").option("--remote <name>", "the git remote that holds the branches", "origin").option("--api-url <url>", "address of GitHub's API", "https://api.github.com");
}
function deskOptions() {
	return {
		...program.opts(),
		...secrets,
		startedAt,
		folder: process.cwd()
	};
}
async function run(command) {
	process.exitCode = await command(async () => (await import("./desk.js")).createDesk(deskOptions()));
}
async function runOnLedger(command) {
	const { createLedgerDesk } = await import("./desk-ledger.js");
	process.exitCode = await command(createLedgerDesk(deskOptions()));
}
async function runOnShards(command) {
	const { createShardDesk } = await import("./desk-shards.js");
	process.exitCode = await command(createShardDesk(deskOptions()));
}
async function runCompare(file, flags) {
	const { compare } = await import("./desk-prices.js");
	process.exitCode = await compare(file, flags, deskOptions());
}
async function runOnImports(command) {
	const { createImportDesk } = await import("./desk-import.js");
	process.exitCode = await command(createImportDesk(deskOptions()));
}
async function runOnDatasets(command) {
	const { createDatasetDesk } = await import("./desk-datasets.js");
	process.exitCode = await command(createDatasetDesk({
		...program.opts(),
		startedAt
	}));
}
process.stdout.on("error", (error) => {
	if (!("code" in error) || error.code !== "EPIPE") throw error;
	process.exit();
});
try {
	secureEnvironment(process.env);
	await program.parseAsync();
} catch (error) {
	const fix = error instanceof Error && "fix" in error && typeof error.fix === "string" ? ` ${error.fix}` : "";
	const message = error instanceof Error ? error.message : String(error);
	if (program.opts()["json"] === true) printResult(JSON.stringify({
		schemaVersion: 1,
		error: message + fix
	}));
	printError(message + fix);
	process.exitCode = 1;
}
export {};
