import { expect, test } from 'vitest';
import { perform } from '../../../src/commands/perform.ts';
import { createProposer } from '../../../src/commands/propose-model-ids.ts';
import { createPublisher } from '../../../src/commands/publish-model-id.ts';
import { reconcileWith } from '../../../src/commands/reconcile.ts';
import type { Ledger } from '../../../src/core/ledger/schema.ts';
import { openAi } from '../../../src/providers/openai/description.ts';
import { aJob, LIMITS, MARK, minutesLater, NOW } from '../../support/builders.ts';
import { aForge, aListener, aProvider } from './outside.ts';

// The simulation (seeds 1018715 and 1057447): a run that had begun 19 minutes before it found the ledger deleted dated the
// new one by its start, so that the quarantine was over at once, and the next run created a job that was not listed yet.
test('the quarantine of a new ledger counts from when it is written, however long its run took to get there', async () => {
  const written: Ledger[] = [];
  const later = minutesLater(19);
  await reconcileWith(
    {
      gatherAt: async commit => ({
        commit,
        manifestPath: 'models.yaml',
        manifestOid: '',
        manifestText: '',
        models: null,
        rules: {},
        removal: null,
        diagnostics: [],
      }),
      perform,
      createPublisher,
      createProposer,
    },
    {
      // What reads commits is exchanged above.
      git: {} as never,
      datasets: {} as never,
      provider: openAi,
      forge: aForge({
        repository: async () => ({ id: MARK.repository, defaultBranch: 'main', isPrivate: true }),
        branchHead: async () => 'head',
      }),
      store: {
        read: async () => ({ kind: 'absent', position: { head: null } }),
        write: async ledger => {
          written.push(ledger);
          return { kind: 'written', position: { head: '1' } };
        },
      },
      fineTuning: aProvider({
        capabilities: { ownership: 'filterable-label', idempotentCreate: false },
        listJobs: async () => ({ complete: true, jobs: [aJob({ status: 'succeeded' })] }),
      }),
      output: aListener(),
      interrupted: new AbortController().signal,
      clock: { now: () => Date.parse(later) },
    },
    { manifestPath: 'models.yaml', now: NOW, limits: LIMITS, runUrl: null },
  );
  const until = new Date(Date.parse(later) + LIMITS.waitingWindow).toISOString();
  expect(written).toMatchObject([{ bornAt: later, quarantinedUntil: until, repository: MARK.repository }]);
});
