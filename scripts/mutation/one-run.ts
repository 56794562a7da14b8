/** A test runner for Stryker: vitest's, but all mutants that live inside of functions are judged in one run. */
import { readFileSync } from 'node:fs';
import { strykerPlugins as vitestPlugins } from '@stryker-mutator/vitest-runner';
import { startVitest } from 'vitest/node';
import { VERDICTS } from './judge.ts';

type Factory = (typeof vitestPlugins)[number]['factory'];
type Runner = ReturnType<Factory>;
type Verdicts = Readonly<Record<string, Awaited<ReturnType<Runner['mutantRun']>>>>;

const [vitestPlugin] = vitestPlugins;
if (vitestPlugin === undefined) throw new Error('@stryker-mutator/vitest-runner has no test runner');
const { kind, factory } = vitestPlugin;

function inOneRun(injector: NonNullable<Parameters<Factory>[0]>): Runner {
  const vitest = injector.injectFunction(factory);
  let verdicts: Verdicts | undefined;
  return {
    capabilities: () => vitest.capabilities(),
    init: async () => await vitest.init?.(),
    dispose: async () => await vitest.dispose?.(),
    async dryRun(options) {
      const result = await vitest.dryRun(options);
      verdicts = await judgeAll();
      return result;
    },
    async mutantRun(options) {
      verdicts ??= readVerdicts();
      const verdict = verdicts[options.activeMutant.id];
      if (options.mutantActivation === 'runtime') return verdict ?? (await vitest.mutantRun(options));
      // What runs while a file is loaded can only be judged by loading it anew: by the test that is likely to notice, then by all.
      const likely = verdict !== undefined && 'killedBy' in verdict ? verdict.killedBy : [];
      const first = likely.length === 0 ? null : await vitest.mutantRun({ ...options, testFilter: likely });
      return first !== null && 'killedBy' in first ? first : await vitest.mutantRun(options);
    },
  };
}
inOneRun.inject = ['$injector'] as const;

async function judgeAll(): Promise<Verdicts> {
  const runner = './scripts/mutation/judge.ts';
  const quiet = { watch: false, reporters: [], maxWorkers: 1, fileParallelism: false };
  const run = await startVitest('test', [], { config: 'vitest.mutation.config.ts', runner, ...quiet });
  await run.close();
  return readVerdicts();
}

function readVerdicts(): Verdicts {
  return JSON.parse(readFileSync(VERDICTS, 'utf8')) as Verdicts;
}

export const strykerPlugins = [{ kind, name: 'vitest-in-one-run', factory: inOneRun }];
