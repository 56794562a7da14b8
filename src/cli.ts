/** Composition root of the command line: arguments → ports → command → standard output and exit code. */
import { Command, Option } from 'commander';
import { secureEnvironment } from './adapters/environment.ts';
import { printError, printResult } from './adapters/terminal-host.ts';
import { addImportCommands } from './cli-import.ts';
import { onLimits, onMoney, onWindow } from './cli-limits.ts';
import { count, epochs, instant, shardOf, share } from './cli-values.ts';
import { SOURCE_FORMATS, TARGETS } from './core/dataset/convert/source-formats.ts';
import { DIALECTS } from './core/dataset/dialects.ts';
import { OFFER_ORDERS } from './core/prices/offer-orders.ts';
import type { DeskOptions, PlanFlags } from './desk.ts';
import type { ConvertFlags, FixFlags, SplitFlags } from './desk-datasets.ts';
import type { LedgerFlags } from './desk-ledger.ts';
import type { CompareFlags } from './desk-prices.ts';
import type { ShardFlags } from './desk-shards.ts';

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
  .addOption(
    new Option('--workers <count>', 'threads that read a large dataset; 1: no thread of its own')
      .env('FINETUNE_GITOPS_WORKERS')
      .argParser(count),
  )
  .option('--no-cache', 'inspect every dataset anew, also those that an earlier run inspected')
  .option('--trace', 'say on standard error what is loaded and when')
  .option('--price-overrides <yaml>', 'your own prices, by model ID, as YAML or JSON, or @file')
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
  .addOption(
    new Option('--role <role>', 'what the files are for; validation has no minimum')
      .choices(['training', 'validation'])
      .default('training'),
  )
  .option('--worktree', 'read the files from the disk instead of from a commit')
  .option('--commit <revision>', 'the commit to read from', 'HEAD')
  .addOption(
    new Option('--portable-to <provider>', 'also fail when this provider would refuse a file as it is').choices(
      DIALECTS.map(({ name }) => name),
    ),
  )
  .addOption(
    new Option('--shard <i/n>', 'inspect only one of n parts of the file, for --merge')
      .argParser(shardOf)
      .conflicts('portableTo'),
  )
  .option('-o, --output <path>', 'with --shard: a new file for the part')
  .option('--force', 'replace the output where it exists')
  .addOption(
    new Option('--merge', 'the files are parts that --shard wrote: join them').conflicts([
      'shard',
      'baseModel',
      'role',
      'portableTo',
      'worktree',
      'commit',
      'output',
    ]),
  )
  .action((files: string[], flags: ShardFlags & { readonly merge?: boolean }) => {
    const { shard } = flags;
    if (flags.merge === true) return runOnShards(desk => desk.merge(files));
    if (shard !== undefined) return runOnShards(desk => desk.inspectShard(files, shard, flags));
    if (flags.output !== undefined) program.error('error: inspect writes a file only with --shard');
    return run(async desk => (await desk()).inspect(files, flags));
  });

program
  .command('compare')
  .description('show what training on a dataset would cost with every base model that can be trained, of all providers')
  .argument('<file>', 'a JSONL file')
  .addOption(new Option('--sort <order>', 'the order of the rows').choices(OFFER_ORDERS).default('cost'))
  .addOption(
    new Option('--method <method>', 'how to train')
      .choices(['supervised', 'dpo', 'reinforcement'])
      .default('supervised'),
  )
  .option('--epochs <number>', "epochs for every model, instead of OpenAI's rule", epochs)
  .option('--validation <file>', 'the validation file, which some providers bill')
  .option('--all', 'also show models without a known price')
  .option('--worktree', 'read the file from the disk instead of from a commit')
  .option('--commit <revision>', 'the commit to read from', 'HEAD')
  .action(async (file: string, flags: CompareFlags) => {
    process.exitCode = await (await import('./desk-prices.ts')).compare(file, flags, deskOptions());
  });

for (const [name, description] of [
  ['validate', 'check the manifest and its datasets'],
  ['plan', 'show what a merge of this commit would do and cost; changes nothing'],
] as const)
  onMoney(program.command(name))
    .description(description)
    .option('--commit <revision>', 'the commit to read', 'HEAD')
    .option('--base <revision>', 'the commit to compare with')
    .option('--worktree', 'read the work tree instead of a commit')
    .option('--repository <owner/name>', 'read the ledger from GitHub (needs GITHUB_TOKEN)')
    .option('--remote <name>', 'the git remote that holds the branches', 'origin')
    .option('--api-url <url>', "address of GitHub's API", 'https://api.github.com')
    .option('--detailed-exitcode', 'exit with 2 when there are changes')
    .action((flags: PlanFlags) => run(async desk => (await desk())[name](flags)));

onLimits(onBranches(program.command('apply')))
  .description('take the next safe step for every model, as the workflow does after a merge')
  .option('--base-url <url>', 'address of the OpenAI API (needs OPENAI_API_KEY)', 'https://api.openai.com/v1')
  .addOption(
    new Option('--commit-mode <mode>', 'commit model IDs, or propose them on a branch of their own')
      .choices(['direct', 'pull-request'])
      .default('direct'),
  )
  .option('--yes', 'do it; without this apply only shows the plan')
  .action((flags: PlanFlags) => run(async desk => (await desk()).apply(flags)));

const ledger = program.command('ledger').description('look at the ledger, and mend it');
for (const [parent, name, description] of [
  [program, 'status', 'show what the ledger knows about every training, and what needs attention'],
  [ledger, 'show', 'the ledger alone'],
  [ledger, 'verify', 'check that the ledger is sound, and with OPENAI_API_KEY that the provider agrees'],
  [ledger, 'prune', 'take out trainings that left no model long ago and that nothing asks for'],
  [ledger, 'repair', 'restore the newest version that can be read, when the ledger cannot'],
] as const) {
  const command = onBranches(parent.command(name).description(description));
  if (name === 'verify' || name === 'status')
    command.option('--base-url <url>', 'address of the OpenAI API', 'https://api.openai.com/v1');
  if (name === 'repair' || name === 'prune') command.option('--yes', 'do it; without this it is only shown');
  if (name === 'repair') onWindow(command);
  command.action((flags: LedgerFlags) => runOnLedger(desk => desk[name](flags)));
}
onBranches(program.command('log').description('what was trained when, by which commit, and what it cost'))
  .argument('[model]', 'only this model')
  .action((model: string | undefined, flags: LedgerFlags) => runOnLedger(desk => desk.log(model, flags)));
onBranches(program.command('accuracy').description('how close the estimates came to the bills')).action(
  (flags: LedgerFlags) => runOnLedger(desk => desk.accuracy(flags)),
);

addImportCommands(program, onBranches, runOnImports);

program
  .command('convert')
  .description('turn a dataset of another format into one that can be trained on')
  .argument('<file>', 'JSON, JSON Lines, CSV or TSV')
  .addOption(new Option('--from <format>', 'what the file is, where it is not seen').choices(SOURCE_FORMATS))
  .addOption(new Option('--to <format>', 'what it is to become').choices(TARGETS).makeOptionMandatory())
  .option('-o, --output <path>', 'a new file; without it rows go to standard output (with --json, nowhere)')
  .option('--force', 'replace the output where it exists')
  .action((file: string, flags: ConvertFlags) => runOnDatasets(desk => desk.convert(file, flags)));

program
  .command('fix')
  .description('mend what needs no judgement: byte order marks, line ends, blank lines')
  .argument('<files...>', 'JSONL files')
  .option('--check', 'only say what would change, and exit with 1 when something would (the default)')
  .addOption(new Option('--write', 'write the mended files').conflicts('check'))
  .option('--all', 'also change examples: repetitions, white space around answers, nulls, older separators')
  .action((files: string[], flags: FixFlags) => runOnDatasets(desk => desk.fix(files, flags)));

program
  .command('split')
  .description('divide a dataset by content into training and validation')
  .argument('<file>', 'a JSONL file')
  .requiredOption('--validation <share>', 'share of the examples that validate, such as 0.1', share)
  .option('--out-train <path>', 'a new file; without it the counts are only shown')
  .option('--out-validation <path>', 'a new file')
  .option('--base-model <id>', 'count the tokens of this base model')
  .option('--no-stratify', 'do not see to it that each label of a classification stands on both sides')
  .option('--force', 'replace the outputs where they exist')
  .action((file: string, flags: SplitFlags) => runOnDatasets(desk => desk.split(file, flags)));

program
  .command('explain')
  .description('say what a diagnostic code means and what to do')
  .argument('<code>', 'such as E_FORMAT')
  .action((code: string) => runOnDatasets(async desk => desk.explain(code)));

/** Where the branches are. */
function onBranches(command: Command): Command {
  return command
    .option('--repository <owner/name>', 'work through GitHub (needs GITHUB_TOKEN) instead of git push')
    .option('--remote <name>', 'the git remote that holds the branches', 'origin')
    .option('--api-url <url>', "address of GitHub's API", 'https://api.github.com');
}

type Desk = typeof import('./desk.ts');
type LedgerDesk = ReturnType<typeof import('./desk-ledger.ts')['createLedgerDesk']>;
type ImportDesk = ReturnType<typeof import('./desk-import.ts')['createImportDesk']>;
type ShardDesk = ReturnType<typeof import('./desk-shards.ts')['createShardDesk']>;
type DatasetDesk = ReturnType<typeof import('./desk-datasets.ts')['createDatasetDesk']>;

function deskOptions(): DeskOptions {
  return { ...program.opts(), ...secrets, startedAt, folder: process.cwd() };
}

/** Loads a command's code only now: `--help` and typos answer at once. */
async function run(command: (desk: () => Promise<ReturnType<Desk['createDesk']>>) => Promise<number>): Promise<void> {
  process.exitCode = await command(async () => (await import('./desk.ts')).createDesk(deskOptions()));
}

async function runOnLedger(command: (desk: LedgerDesk) => Promise<number>): Promise<void> {
  const { createLedgerDesk } = await import('./desk-ledger.ts');
  process.exitCode = await command(createLedgerDesk(deskOptions()));
}

async function runOnShards(command: (desk: ShardDesk) => Promise<number>): Promise<void> {
  const { createShardDesk } = await import('./desk-shards.ts');
  process.exitCode = await command(createShardDesk(deskOptions()));
}

async function runOnImports(command: (desk: ImportDesk) => Promise<number>): Promise<void> {
  const { createImportDesk } = await import('./desk-import.ts');
  process.exitCode = await command(createImportDesk(deskOptions()));
}

async function runOnDatasets(command: (desk: DatasetDesk) => Promise<number>): Promise<void> {
  const { createDatasetDesk } = await import('./desk-datasets.ts');
  process.exitCode = await command(createDatasetDesk({ ...program.opts(), startedAt }));
}

// Whoever reads may stop early, as `| head` does; what is left to say has no reader.
process.stdout.on('error', error => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  secureEnvironment(process.env);
  await program.parseAsync();
} catch (error) {
  const fix = error instanceof Error && 'fix' in error && typeof error.fix === 'string' ? ` ${error.fix}` : '';
  const message = error instanceof Error ? error.message : String(error);
  if (program.opts()['json'] === true) printResult(JSON.stringify({ schemaVersion: 1, error: message + fix }));
  printError(message + fix);
  process.exitCode = 1;
}
