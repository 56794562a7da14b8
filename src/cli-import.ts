/** The commands about models that exist already. */
import type { Command } from 'commander';
import type { createImportDesk, GenerateFlags, ImportFlags } from './desk-import.ts';

type RunOnImports = (command: (desk: ReturnType<typeof createImportDesk>) => Promise<number>) => Promise<void>;

const BASE_URL = ['--base-url <url>', 'address of the OpenAI API', 'https://api.openai.com/v1'] as const;

export function addImportCommands(
  program: Command,
  onBranches: (command: Command) => Command,
  run: RunOnImports,
): void {
  onBranches(program.command('import').description('take over a model that exists, without training it'))
    .argument('<id>', 'a job (ftjob-...) or a model (ft:...) of the account of OPENAI_API_KEY')
    .requiredOption('--model <name>', 'its name in the manifest')
    .requiredOption('--training-file <path>', 'the dataset of the work tree that it was trained on')
    .option('--validation-file <path>', 'the dataset that it was validated on')
    .option('--trust-file', 'take your word for a dataset that the provider no longer has')
    .option(...BASE_URL)
    .option('--yes', 'do it; without this the entry is only shown')
    .action((id: string, flags: ImportFlags) => run(desk => desk.importModel(id, flags)));

  program
    .command('generate')
    .description('print a manifest of the models that exist, to be completed by import; writes nothing')
    .option('--all', 'every model, and not only the newest of each base model and suffix')
    .option(...BASE_URL)
    .action((flags: GenerateFlags) => run(desk => desk.generate(flags)));
}
