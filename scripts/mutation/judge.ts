import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { type RunnerTestCase, TestRunner } from 'vitest';

/** Where the verdicts are left, by mutant, in the folder that the tests run in. */
export const VERDICTS = 'mutation-verdicts.json';

/** What the code that Stryker instruments reads and counts (`@stryker-mutator/instrumenter` 10.1.1, 2026-11-22). */
interface Switch {
  activeMutant: string | undefined;
  currentTestId: string | undefined;
  hitCount: number | undefined;
  hitLimit: number | undefined;
  mutantCoverage: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
}

/** A mutant that is run through this many more times than the original is in a loop; Stryker's own factor. */
const LOOP_FACTOR = 100;

type Verdict =
  | {
      readonly status: 'killed';
      readonly killedBy: readonly string[];
      readonly failureMessage: string;
      nrOfTests: number;
    }
  | { readonly status: 'survived'; nrOfTests: number };

const verdicts = new Map<string, Verdict>();

/**
 * Runs each test once as it is, to see which mutants it comes by, and then once with each of them that no test has
 * killed yet. All in one process: what takes Stryker a new worker and all imports for each mutant takes milliseconds.
 */
// biome-ignore lint/style/noDefaultExport: vitest reads its runner from the default export
export default class Judge extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test);
    const stryker = (globalThis as unknown as { __stryker__: Switch }).__stryker__;
    stryker.currentTestId = test.id;
    try {
      await run();
    } finally {
      stryker.currentTestId = undefined;
    }
    for (const [mutant, hits] of Object.entries(stryker.mutantCoverage.perTest[test.id] ?? {})) {
      const before = verdicts.get(mutant);
      if (before?.status === 'killed') continue;
      const nrOfTests = (before?.nrOfTests ?? 0) + 1;
      Object.assign(stryker, { activeMutant: mutant, hitCount: 0, hitLimit: hits * LOOP_FACTOR });
      try {
        await run();
        verdicts.set(mutant, { status: 'survived', nrOfTests });
      } catch (error) {
        verdicts.set(mutant, { status: 'killed', killedBy: [idOf(test)], failureMessage: String(error), nrOfTests });
      }
      Object.assign(stryker, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    }
  }

  override onAfterRunFiles(files: Parameters<TestRunner['onAfterRunFiles']>[0]): void {
    super.onAfterRunFiles(files);
    writeFileSync(VERDICTS, JSON.stringify(Object.fromEntries(verdicts)));
  }
}

/** As `@stryker-mutator/vitest-runner` names a test. */
function idOf(test: RunnerTestCase): string {
  const names = [test.name];
  for (let { suite } = test; suite !== undefined; suite = suite.suite) names.unshift(suite.name);
  return `${relative(process.cwd(), test.file.filepath)}#${names.join(' > ').trim()}`;
}
