/** Wires the commands about the ledger: what it knows, whether it is sound, and how it is mended. */
import { createBranchLedgerStore } from './adapters/branch-ledger-store.ts';
import { commitsUpTo, subjectOf } from './adapters/git-history.ts';
import { createGitObjects } from './adapters/git-objects.ts';
import { clockAt, systemClock } from './adapters/system-clock.ts';
import { printJson, printResult } from './adapters/terminal-host.ts';
import { accuracyJson, accuracyText } from './commands/accuracy.ts';
import { historyJson, historyText, type Origin, originOf } from './commands/history.ts';
import { readLedger } from './commands/known.ts';
import { FOREIGN, ownerOf } from './commands/ledger-owner.ts';
import { pruningText } from './commands/prune-ledger.ts';
import { repairLedger } from './commands/repair-ledger.ts';
import { withUnmarkedJobs } from './commands/unmarked-jobs.ts';
import { accuracyOf } from './core/ledger/accuracy.ts';
import { history } from './core/ledger/history.ts';
import type { Ledger } from './core/ledger/schema.ts';
import { compareWithProvider, verifyLedger } from './core/ledger/verify.ts';
import { DEFAULT_WAITING_WINDOW } from './core/plan/plan.ts';
import { visible } from './core/report/escape.ts';
import { JSON_SCHEMA_VERSION, ledgerJson } from './core/report/json.ts';
import { noticeJson, noticeLines } from './core/report/notice-lines.ts';
import { ledgerText } from './core/report/terminal.ts';
import type { DeskOptions } from './desk.ts';
import { type BranchFlags, branchHost } from './desk-branches.ts';
import { rootOf } from './desk-files.ts';
import type { DeskNotices } from './desk-notices.ts';
import type { GitObjects } from './ports.ts';
import type { BranchHost } from './ports-code-host.ts';

export interface LedgerFlags extends BranchFlags {
  readonly baseUrl?: string;
  readonly yes?: boolean;
  readonly waitingWindowMinutes?: number;
}

export function createLedgerDesk(options: DeskOptions) {
  const asJson = options.json === true;

  async function withBranches<T>(
    flags: LedgerFlags,
    use: (host: BranchHost, objects: GitObjects) => Promise<T>,
  ): Promise<T> {
    const folder = rootOf(options.folder);
    const objects = createGitObjects({ folder, remote: { name: flags.remote } });
    try {
      return await use(await branchHost(flags, { folder, objects, githubToken: options.githubToken }), objects);
    } finally {
      await objects.close();
    }
  }

  async function ledgerOf(host: BranchHost): Promise<Ledger | null> {
    return (await readLedger(createBranchLedgerStore(host)))?.ledger ?? null;
  }

  return {
    show: (flags: LedgerFlags): Promise<number> =>
      withBranches(flags, async host => {
        const ledger = await ledgerOf(host);
        if (asJson) printJson(ledgerJson(ledger));
        else printResult(ledgerText(ledger));
        return 0;
      }),

    /** The ledger, and what there is to say about the models. */
    status: (flags: LedgerFlags): Promise<number> =>
      withBranches(flags, async (host, objects) => {
        const ledger = await ledgerOf(host);
        const { noticesAtDesk } = await import('./desk-notices.ts');
        const found = await noticesAtDesk({ host, objects }, ledger, options, flags.baseUrl ?? '');
        if (asJson) printJson({ ...ledgerJson(ledger), ...noticesJson(found) });
        else printResult(`${ledgerText(ledger)}${noticesText(found)}`);
        return 0;
      }),

    log: (model: string | undefined, flags: LedgerFlags): Promise<number> =>
      withBranches(flags, async host => {
        const ledger = await ledgerOf(host);
        const entries = ledger === null ? [] : history(ledger, model ?? null);
        const origins = new Map<string, Origin>();
        for (const { run } of entries)
          if (run.commit !== null && !origins.has(run.commit))
            origins.set(run.commit, originOf(await subjectOf(rootOf(options.folder), run.commit)));
        if (asJson) printJson(historyJson(entries, origins));
        else printResult(historyText(entries, origins, model));
        return 0;
      }),

    accuracy: (flags: LedgerFlags): Promise<number> =>
      withBranches(flags, async host => {
        const accuracy = accuracyOf(await ledgerOf(host));
        if (asJson) printJson(accuracyJson(accuracy));
        else printResult(accuracyText(accuracy));
        return 0;
      }),

    /** Asks the provider too where there is a key. Exits with 1 when something is wrong. */
    verify: (flags: LedgerFlags): Promise<number> =>
      withBranches(flags, async host => {
        const ledger = await ledgerOf(host);
        const problems = ledger === null ? [] : verifyLedger(ledger);
        const owner = ownerOf(ledger, (await host.repository()).id);
        if (owner === null) problems.push({ digest: null, what: FOREIGN });
        const asked = ledger !== null && owner !== null && options.openAiApiKey !== null;
        if (asked) {
          const { createOpenAiProvider } = await import('./providers/openai/client.ts');
          const provider = createOpenAiProvider({
            apiKey: options.openAiApiKey ?? '',
            baseUrl: flags.baseUrl ?? '',
            project: null,
          });
          const listing = await withUnmarkedJobs(await provider.listJobs(owner), ledger, provider);
          problems.push(...compareWithProvider(ledger, listing, owner, provider.capabilities.ownership));
        }
        if (asJson) printJson({ schemaVersion: JSON_SCHEMA_VERSION, providerAsked: asked, problems });
        else printResult(verdict(ledger, problems, asked));
        return problems.length === 0 ? 0 : 1;
      }),

    prune: (flags: LedgerFlags): Promise<number> =>
      withBranches(flags, async (host, objects) => {
        const { pruneAtDesk } = await import('./desk-prune.ts');
        const pruning = await pruneAtDesk({ host, objects }, options, flags.yes !== true);
        if (asJson) printJson({ schemaVersion: JSON_SCHEMA_VERSION, ...pruning });
        else printResult(`${pruningText(pruning)}\n`);
        return 0;
      }),

    repair: (flags: LedgerFlags): Promise<number> =>
      withBranches(flags, async host => {
        const folder = rootOf(options.folder);
        const { remote: name, waitingWindowMinutes: minutes } = flags;
        const remote = { name };
        const clock = options.now === undefined ? systemClock : clockAt(options.now);
        const repair = await repairLedger(
          {
            host,
            store: createBranchLedgerStore(host),
            commitsUpTo: head => commitsUpTo(folder, remote, head, MAX_HISTORY),
          },
          {
            now: new Date(clock.now()).toISOString(),
            waitingWindow: minutes === undefined ? DEFAULT_WAITING_WINDOW : minutes * 60_000,
            isRehearsal: flags.yes !== true,
          },
        );
        if (asJson) printJson({ schemaVersion: JSON_SCHEMA_VERSION, ...repair });
        else printResult(`${repairText(repair)}\n`);
        return repair.kind === 'impossible' ? 1 : 0;
      }),
  };
}

function noticesText(found: DeskNotices): string {
  if (found.kind === 'none') return `No notices: ${visible(found.why)}.\n`;
  const scope = found.unasked === null ? '' : ` (${visible(found.unasked)})`;
  if (found.notices.length === 0) return scope === '' ? '' : `No notices${scope}.\n`;
  return `\n${[`Notices${scope}:`, ...noticeLines(found.notices).map(line => `  ${line}`)].join('\n')}\n`;
}

function noticesJson(found: DeskNotices): object {
  const isSeen = found.kind === 'seen';
  return { notices: isSeen ? found.notices.map(noticeJson) : null, providerAsked: isSeen && found.unasked === null };
}

/** How far back a readable version is looked for. */
const MAX_HISTORY = 1000;

function verdict(ledger: Ledger | null, problems: readonly { digest: string | null; what: string }[], asked: boolean) {
  if (ledger === null) return 'There is no ledger yet.\n';
  const scope = asked
    ? 'the ledger and the provider agree'
    : 'the ledger is sound; without a key the provider was not asked';
  if (problems.length === 0) return `In order: ${scope}.\n`;
  const lines = problems.map(({ digest, what }) => `  ${digest === null ? '' : `${digest.slice(0, 12)}: `}${what}`);
  return `${lines.join('\n')}\n`;
}

function repairText(repair: Awaited<ReturnType<typeof repairLedger>>): string {
  switch (repair.kind) {
    case 'nothing-to-do':
    case 'impossible':
      return repair.why;
    case 'found':
      return `The ledger of commit ${repair.commit.slice(0, 7)} can be read (${repair.runs} runs). Run again with --yes to restore it.`;
    case 'restored':
      return `Restored the ledger of commit ${repair.commit.slice(0, 7)} (${repair.runs} runs). Nothing is created before ${repair.quarantinedUntil}, so that trainings of which it does not know are found first.`;
  }
}
