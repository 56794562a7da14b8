/** Composition root of the Action: inputs → ports → command → outputs and exit code. */
import { chooseClock, proposalsOn, recordOn, reviewsOn, samplesFor } from './action-hosts.ts';
import { annotate, createActionsOutput, reportFailure, writeOutputs, writeSummary } from './adapters/actions-host.ts';
import { type ActionInputs, readInputs } from './adapters/actions-inputs.ts';
import { createBranchLedgerStore } from './adapters/branch-ledger-store.ts';
import { createClockWitness } from './adapters/clock-witness.ts';
import { createDatasetInspector } from './adapters/dataset-inspector.ts';
import { interruption, secureEnvironment, threadsOf } from './adapters/environment.ts';
import { createGitObjects } from './adapters/git-objects.ts';
import { keepInspections, placeOutside } from './adapters/kept-inspections.ts';
import { withLfs } from './adapters/lfs-objects.ts';
import { openLfsStore } from './adapters/lfs-store.ts';
import { readWorkflowRun, type WorkflowRun } from './adapters/workflow-run.ts';
import { chooseCommand } from './commands/choose-command.ts';
import { createDatasetReader } from './commands/dataset-reader.ts';
import type { GatherPorts } from './commands/gather.ts';
import type { Observation } from './commands/observe-notices.ts';
import { withPrices } from './commands/prices.ts';
import type { TellPorts } from './commands/tell-notices.ts';
import { UserError } from './commands/user-error.ts';
import { hasErrors } from './core/diagnostics/diagnostic.ts';
import { hasChanges, type Plan, plannedCost } from './core/plan/plan.ts';
import type { Catalog } from './core/prices/catalog.ts';
import { dialectOf } from './core/prices/dialect.ts';
import type { Outcome } from './core/reconcile/effects.ts';
import { annotations } from './core/report/annotations.ts';
import type { Clock, ClockWitness, Output } from './ports.ts';
import type { Forge } from './ports-code-host.ts';
import { checkBaseUrl } from './providers/openai/base-url.ts';
import { openAi } from './providers/openai/description.ts';

const startedAt = performance.now();

interface Context {
  readonly run: WorkflowRun;
  readonly inputs: ActionInputs;
  readonly output: Output;
  readonly ports: GatherPorts;
  /** All providers', at the workflow's prices. */
  readonly catalogs: () => Promise<readonly Catalog[]>;
  readonly forge: Forge;
  readonly clock: Clock;
  readonly witness: ClockWitness;
  /** ISO instant at which this run began. */
  readonly now: string;
}

async function main(): Promise<number> {
  secureEnvironment(process.env);
  const run = readWorkflowRun(process.env);
  const choice = chooseCommand(run.event);
  if (choice.kind === 'refused') throw new UserError(choice.why, { fix: choice.fix });

  const inputs = readInputs();
  const output = createActionsOutput({ isDebug: run.isDebug, startedAt });
  const clock = chooseClock(inputs, run);
  const now = new Date(clock.now()).toISOString();
  if (inputs.pretendDate !== null) output.info(`Rehearsal: pretends that it is ${now}.`);
  output.trace(`command: ${choice.kind}`);

  const credentials = { url: run.serverUrl, token: inputs.githubToken };
  const folder = run.workspace;
  const objects = createGitObjects({ folder, remote: { name: 'origin', credentials } });
  const git = withLfs(objects, openLfsStore(folder));
  try {
    const { createGitHubForge } = await import('./adapters/github-forge.ts');
    output.trace('loaded the GitHub client');
    const witness = createClockWitness();
    const { repository, apiUrl } = run;
    const forge = createGitHubForge({ token: inputs.githubToken, repository, apiUrl, witness });
    const inspect = createDatasetInspector({ threads: threadsOf(process.env) });
    const place = choice.kind === 'plan' ? await cachePlace(inputs, folder) : null;
    const recall = place === null ? inspect : keepInspections(inspect, async () => place, output);
    const datasets = createDatasetReader(git, output, recall);
    const catalogs = async () => {
      const { CATALOGS } = await import('./providers/catalogs.ts');
      output.trace('loaded the catalogs of all providers');
      return withPrices(CATALOGS, inputs.priceOverrides);
    };
    // The others are many, and few plans need them; prices that cannot be understood are refused before anything.
    const [catalog = openAi.catalog] = inputs.priceOverrides === '' ? [] : await catalogs();
    const provider = { ...openAi, catalog };
    const context = { run, inputs, output, ports: { git, datasets, provider }, catalogs, forge, clock, witness, now };
    return await (choice.kind === 'plan' ? plan(context) : reconcileNow(context));
  } finally {
    await git.close();
  }
}

/** Where a plan keeps inspections. What trains inspects itself. */
async function cachePlace({ cacheFolder }: ActionInputs, checkout: string) {
  return cacheFolder === null ? null : placeOutside(checkout, cacheFolder);
}

async function plan({ run, inputs, output, ports, catalogs, forge, now }: Context): Promise<number> {
  const [{ preview }, { postComment }, { offersForNew }, report] = await Promise.all([
    import('./commands/preview.ts'),
    import('./commands/post-comment.ts'),
    import('./commands/comment-offers.ts'),
    import('./core/report/comment.ts'),
  ]);
  const { pullRequest } = run;
  const subject = pullRequest ?? run.mergeGroup;
  if (subject === null) throw new UserError('The event names no pull request.', { fix: 'Run on pull_request.' });
  const commit = await ports.git.resolve(run.sha);
  if (commit === null)
    throw new UserError(`Commit ${run.sha.slice(0, 7)} is not here.`, {
      fix: 'Run actions/checkout before this step.',
    });

  const store = createBranchLedgerStore(forge);
  const limits = { ...inputs.limits, budgetRequired: false };
  const { manifestPath } = inputs;
  const samples = inputs.showExamples ? await samplesFor(forge) : 0;
  const { plan, touchesModels, datasets } = await preview(
    { ...ports, store },
    { commit, baseCommit: subject.baseSha, manifestPath, now, limits, samples, onBlocked: inputs.onBlocked },
  );
  const cost = plannedCost(plan.changes);
  const facts = {
    manifestPath,
    headSha: subject.headSha,
    otherBranch: subject.baseBranch === run.event.defaultBranch ? null : subject.baseBranch,
    cost,
    assumptions: openAi.assumptions,
    pricesAsOf: openAi.catalog.as_of,
    repositoryUrl: `${run.serverUrl}/${run.repository}`,
    datasets,
    offers: await offersForNew(plan, { catalogs, today: now.slice(0, 10), dialect: dialectOf }),
  };
  await writeSummary(report.renderComment(plan, facts, 900_000));
  annotate(annotations(plan.diagnostics));
  if (inputs.requireReviewedPlan) await recordOn({ run, inputs, output }, plan, subject.headSha);
  let commentUrl = '';
  // A merge queue's branch has no conversation: its check and its summary are the answer.
  if (inputs.comment && pullRequest !== null) {
    const body = report.renderComment(plan, facts);
    const marker = report.markerOf(manifestPath);
    const { number, headSha } = pullRequest;
    try {
      const posted = await postComment(forge, { pullRequest: number, headSha, marker, body, isNews: touchesModels });
      if (posted.kind === 'skipped') output.info(`No comment: ${posted.why}.`);
      else output.info(`Comment ${posted.kind}: ${posted.url}`);
      commentUrl = posted.kind === 'skipped' ? '' : posted.url;
    } catch (error) {
      // A fork's token cannot write. The summary and the annotations say the same, and the check still tells.
      output.warn(`${error instanceof Error ? error.message : String(error)} The job summary has the plan.`);
    }
    if (inputs.suggestions) await suggest({ run, output, ports, forge }, plan, pullRequest);
  }
  writeOutputs({
    'has-changes': hasChanges(plan),
    'estimated-cost-usd': cost.unknown > 0 ? '' : cost.high / 1_000_000_000,
    'plan-digest': plan.digest,
    'comment-url': commentUrl,
  });
  return hasErrors(plan.diagnostics) ? 1 : 0;
}

/** Suggestions are a convenience: whatever keeps them from being made is said in the log and changes nothing else. */
async function suggest(
  { run, output, ports, forge }: Pick<Context, 'run' | 'output' | 'ports' | 'forge'>,
  plan: Plan,
  { number, headSha, baseSha }: NonNullable<WorkflowRun['pullRequest']>,
): Promise<void> {
  try {
    const [{ suggestFixes }, { createGitDiff }] = await Promise.all([
      import('./commands/suggest-fixes.ts'),
      import('./adapters/git-diff.ts'),
    ]);
    const diff = createGitDiff({ folder: run.workspace });
    const at = { plan, baseSha, headSha, pullRequest: number };
    const result = await suggestFixes({ git: ports.git, diff, forge }, at);
    if (result.kind === 'skipped') output.trace(`no suggestions: ${result.why}`);
    else output.info(`Suggestions for ${result.lines} lines: ${result.url}`);
  } catch (error) {
    output.info(`No suggestions: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function reconcileNow({ run, inputs, output, ports, forge, clock, witness, now }: Context): Promise<number> {
  if (inputs.openAiApiKey === null)
    throw new UserError('The input "openai-api-key" is empty.', {
      fix: 'Give the job the environment that holds the secret, and pass it as openai-api-key.',
    });
  checkBaseUrl(inputs.openAiBaseUrl);
  const [{ reconcile, reconcileFailed }, { createOpenAiProvider }, { renderReconcileSummary }] = await Promise.all([
    import('./commands/reconcile.ts'),
    import('./providers/openai/client.ts'),
    import('./core/report/summary.ts'),
  ]);
  output.trace('loaded the OpenAI client');
  const { manifestPath, limits } = inputs;
  const fineTuning = createOpenAiProvider({
    apiKey: inputs.openAiApiKey,
    baseUrl: inputs.openAiBaseUrl,
    project: inputs.openAiProject,
    witness,
  });
  const reconciled = await reconcile(
    {
      ...ports,
      forge,
      proposals: await proposalsOn({ run, inputs }),
      reviews: inputs.requireReviewedPlan ? await reviewsOn({ run, inputs }) : null,
      store: createBranchLedgerStore(forge),
      fineTuning,
      output,
      interrupted: interruption(),
      clock,
      witness,
    },
    { manifestPath, now, limits, runUrl: run.runUrl },
  );
  // After a push people look at the plan; what happens without anybody's doing is for the schedule.
  const isTimeForNotices = inputs.notices && run.event.name !== 'push' && reconciled.seen !== null;
  const notices = isTimeForNotices ? await noticesOf({ forge, fineTuning, output }, reconciled.seen, manifestPath) : '';
  await writeSummary(`${renderReconcileSummary(reconciled.plan, reconciled)}${notices}`);
  annotate(annotations(reconciled.plan.diagnostics));
  const wanted = reconciled.results.filter(({ change }) => change.desired !== null);
  writeOutputs({
    'has-changes': hasChanges(reconciled.plan),
    'plan-digest': reconciled.plan.digest,
    'job-ids': wanted.flatMap(({ change, outcome }) => jobOf(outcome) ?? change.jobId ?? []).join(','),
    'model-ids': wanted.flatMap(({ change }) => change.modelId ?? []).join(','),
  });
  return reconcileFailed(reconciled) ? 1 : 0;
}

async function noticesOf(ports: TellPorts, seen: Observation, manifestPath: string): Promise<string> {
  const { tellNotices } = await import('./commands/tell-notices.ts');
  return tellNotices(ports, seen, manifestPath);
}

/** The job that this run created or took over. */
function jobOf(outcome: Outcome | null): string | undefined {
  return outcome?.kind === 'done' || outcome?.kind === 'failed' ? outcome.jobId : undefined;
}

try {
  process.exitCode = await main();
} catch (error) {
  const fix = error instanceof UserError ? error.fix : '';
  reportFailure(error instanceof Error ? error.message : String(error), fix);
  process.exitCode = 1;
}
