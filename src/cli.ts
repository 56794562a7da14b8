/** Composition root of the command line: arguments → ports → command → standard output and exit code. */
import { Command, InvalidArgumentError } from 'commander';
import { secureEnvironment } from './adapters/environment.ts';
import { printResult } from './adapters/terminal-host.ts';
import type { DeskOptions, InspectFlags, PlanFlags } from './desk.ts';

const USAGE_ERROR = 64;
const startedAt = performance.now();
const secrets = {
  openAiApiKey: process.env['OPENAI_API_KEY'] ?? null,
  githubToken: process.env['GITHUB_TOKEN'] ?? null,
};

const program = new Command('finetune-gitops')
  .description('Fine-tuned models, declared in git: inspect datasets, price trainings, plan and reconcile.')
  .option('--json', 'print one JSON object')
  .option('--manifest <path>', "path of the manifest, from the repository's root", 'models.yaml')
  .option('--trace', 'say on standard error what is loaded and when')
  .option('--now <instant>', 'plan as if it were this time, for example 2027-01-10T00:00:00Z', instant)
  .showSuggestionAfterError()
  .exitOverride(error => {
    process.exit(error.exitCode === 0 ? 0 : USAGE_ERROR);
  });

program
  .command('inspect')
  .description('measure and check dataset files')
  .argument('<files...>', 'JSONL files')
  .option('--base-model <id>', 'count the tokens of this base model')
  .option('--worktree', 'read the files from the disk instead of from a commit')
  .option('--commit <revision>', 'the commit to read from', 'HEAD')
  .action((files: string[], flags: InspectFlags) => run(async desk => (await desk()).inspect(files, flags)));

for (const [name, description] of [
  ['validate', 'check the manifest and its datasets'],
  ['plan', 'show what a merge of this commit would do and cost; changes nothing'],
] as const)
  program
    .command(name)
    .description(description)
    .option('--commit <revision>', 'the commit to read', 'HEAD')
    .option('--base <revision>', 'the commit to compare with')
    .option('--worktree', 'read the work tree instead of a commit')
    .option('--repository <owner/name>', 'read the ledger from GitHub (needs GITHUB_TOKEN)')
    .option('--api-url <url>', "address of GitHub's API", 'https://api.github.com')
    .option('--budget-usd <amount>', 'what a calendar month may cost', amount)
    .option('--detailed-exitcode', 'exit with 2 when there are changes')
    .action((flags: PlanFlags) => run(async desk => (await desk())[name](flags)));

for (const [name, description] of [
  ['apply', 'take the next safe step for every model, as the workflow does after a merge'],
  ['status', 'show what the ledger knows about every model'],
] as const)
  program
    .command(name)
    .description(description)
    .requiredOption('--repository <owner/name>', 'the repository on GitHub (needs GITHUB_TOKEN)')
    .option('--api-url <url>', "address of GitHub's API", 'https://api.github.com')
    .option('--base-url <url>', 'address of the OpenAI API (apply needs OPENAI_API_KEY)', 'https://api.openai.com/v1')
    .option('--budget-usd <amount>', 'what a calendar month may cost; without it nothing is created', amount)
    .option('--yes', 'do it; without this apply only shows the plan')
    .action((flags: PlanFlags) => run(async desk => (await desk())[name](flags)));

type Desk = typeof import('./desk.ts');

/** Loads a command's code only now: `--help` and typos answer at once. */
async function run(command: (desk: () => Promise<ReturnType<Desk['createDesk']>>) => Promise<number>): Promise<void> {
  const options: DeskOptions = { ...program.opts(), ...secrets, startedAt, folder: process.cwd() };
  process.exitCode = await command(async () => (await import('./desk.ts')).createDesk(options));
}

function amount(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('It must be a number, such as 25 or 12.50.');
  return Number(text);
}

function instant(text: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new InvalidArgumentError('It must be a date such as 2027-01-10.');
  return new Date(time).toISOString();
}

try {
  secureEnvironment(process.env);
  await program.parseAsync();
} catch (error) {
  const fix = error instanceof Error && 'fix' in error && typeof error.fix === 'string' ? ` ${error.fix}` : '';
  const message = error instanceof Error ? error.message : String(error);
  if (program.opts()['json'] === true) printResult(JSON.stringify({ schemaVersion: 1, error: message + fix }));
  process.stderr.write(`error: ${message}${fix}\n`);
  process.exitCode = 1;
}
