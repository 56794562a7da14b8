import { noteRules, type RuleNote } from '../../src/core/dataset/rule-notes.ts';
import type { Diagnostic } from '../../src/core/diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../../src/core/diagnostics/diagnostic.ts';
import { describeDifference } from '../../src/core/plan/compare.ts';
import { makePlan } from '../../src/core/plan/make-plan.ts';
import type { DesiredModel, Plan } from '../../src/core/plan/plan.ts';
import { estimateCost } from '../../src/core/prices/cost.ts';
import { fromUsd } from '../../src/core/prices/money.ts';
import {
  aBase,
  aFinding,
  aLedger,
  aModel,
  aRun,
  aTrainedRun,
  CATALOG,
  digestOf,
  hash,
  knowing,
  minutesLater,
} from '../support/builders.ts';

/** The plan of a pull request as the program makes it: nobody asks the provider, errors come first. */
function previewed(
  models: readonly DesiredModel[],
  more: Parameters<typeof knowing>[0] = {},
  before: readonly DesiredModel[] = [],
  diagnostics: readonly Diagnostic[] = [],
  rules: readonly RuleNote[] = [],
): Plan {
  const known = knowing({
    listing: null,
    ...more,
    limits: { budget: fromUsd(10), budgetRequired: false, createsPerRun: Number.POSITIVE_INFINITY, ...more.limits },
  });
  const plan = makePlan(models, known, {
    commit: 'c0ffee',
    manifestPath: 'models.yaml',
    manifestOid: 'a1',
    catalog: CATALOG,
    diagnostics,
    rules,
  });
  const changes = plan.changes.map(change => {
    const old = before.find(model => model.name === change.model);
    if (old === undefined || change.desired === null || change.detail !== '') return change;
    return { ...change, detail: describeDifference(old, change.desired) };
  });
  return { ...plan, changes, diagnostics: sortDiagnostics(plan.diagnostics) };
}

/** A model that cannot be trained because of these. */
function broken(name: string, diagnostics: readonly Diagnostic[], seed = 42): DesiredModel {
  return { ...aModel(name, { diagnostics, entry: { seed } }), spec: null, digest: null, estimate: null };
}

/** As `desired.ts` shows a dataset's findings. */
function findings(path: string, codes: readonly Parameters<typeof aFinding>[0][]): Diagnostic[] {
  return codes.map(more => {
    const { code, severity, headline, message, fix, lines, count } = aFinding(more);
    const [line] = lines;
    const times = count > 1 ? ` (${count} in this file)` : '';
    return {
      code,
      severity,
      headline,
      message: `${message}${times}`,
      fix,
      place: line === undefined ? { path } : { path, line },
    };
  });
}

const published = aModel('ticket-triage', { entry: { seed: 1, model_id: aTrainedRun().modelId } });
const ready = { [digestOf(published)]: aTrainedRun({ model: 'ticket-triage', publishedAt: minutesLater(-60) }) };
const tone = aModel('support-tone', {
  entry: { hyperparameters: { n_epochs: 3 } },
  training: { tokensPerEpoch: 6_073 },
});
const grown = aModel('support-tone', {
  entry: { hyperparameters: { n_epochs: 3 }, model_id: 'ft:gpt-4.1-mini-2025-04-14:acme::old1' },
  training: { sha256: hash(2), examples: 121, tokensPerEpoch: 6_128 },
});
const wasTrained = { [digestOf(tone)]: aTrainedRun({ model: 'support-tone', publishedAt: minutesLater(-60) }) };
const mistakes = [
  { lines: [3, 9], count: 2 },
  {
    code: 'E_JSON',
    message: 'The line is not valid JSON (byte 17).',
    fix: 'Mend the line; one line is one JSON object.',
    lines: [40],
  },
  {
    code: 'W_LAST_MESSAGE',
    severity: 'warning',
    message: 'The last message is not from the assistant.',
    fix: 'End each example with the answer to learn.',
    lines: [7],
  },
] as const;

/** Half of them can be trained; each of the others has twelve kinds of mistakes, five hundred times. */
const many = Array.from({ length: 60 }, (_, n) => {
  if (n % 2 === 0) return aModel(`model-${n}`, { entry: { seed: n } });
  const kinds = Array.from({ length: 12 }, (_kind, line) => ({
    code: `E_KIND_${line}`,
    lines: [line + 1],
    count: 500,
  }));
  return broken(`model-${n}`, findings(`datasets/model-${n}/train.jsonl`, kinds), n);
});

const ruled = noteRules(
  {
    W_PERSONAL_DATA: { severity: 'error', reason: 'No customer data leaves the building.' },
    E_SECRET: { severity: 'warning', reason: 'The keys are made up: they belong to *our* test shop, see #12.' },
    W_FEW_EXAMPLES: { severity: 'off', reason: 'A smoke test of ten rows.' },
  },
  {
    W_PERSONAL_DATA: { severity: 'error', reason: 'No customer data leaves the building.' },
    W_FEW_EXAMPLES: { severity: 'notice', reason: 'A smoke test of ten rows.' },
    W_DUPLICATE: { severity: 'off', reason: 'Rare labels are repeated on purpose.' },
  },
);
const dpo = aModel('answers', { entry: { method: 'dpo', hyperparameters: { beta: 0.2, n_epochs: 2 } } });

const nasty =
  '@octocat #1 GH-1 <img src=x> ![x](https://evil.example) `a` | www.evil.example \u202e\u200b 0123456789abcdef\n# H';

/** Every golden comment by the name of its file. */
export const COMMENTS: Readonly<Record<string, Plan>> = {
  'new-model': previewed([tone, published], { ledger: aLedger(ready) }),
  'dataset-edited': previewed([grown, published], { ledger: aLedger({ ...ready, ...wasTrained }) }, [tone]),
  'nothing-changes': previewed([published], { ledger: aLedger(ready) }),
  errors: previewed([broken('support-tone', findings('datasets/support-tone/train.jsonl', mistakes)), published], {
    ledger: aLedger(ready),
  }),
  'over-budget': previewed([
    aModel('big', { training: { tokensPerEpoch: 900_000, examples: 4_000, sha256: hash(3) } }),
    tone,
  ]),
  'over-model-limit': previewed([aModel('support-tone', { entry: { max_cost_usd: 0.05 } })]),
  'over-run-limit': previewed([tone, aModel('big', { training: { tokensPerEpoch: 900_000, sha256: hash(2) } })], {
    limits: { costPerRun: fromUsd(5) },
  }),
  'budget-not-known': previewed([tone], { limits: { budget: null } }),
  'estimated-range': previewed([aModel('calls', { training: { tokensPerEpoch: 250_000, tokenQuality: 'estimated' } })]),
  'own-price': previewed([
    {
      ...tone,
      estimate: estimateCost(
        { ...aBase(), train_usd_per_1m_tokens: 4.5, set_by_workflow: { as_of: '2026-11-01' } },
        { perEpoch: 6_073, quality: 'exact' },
        3,
      ),
    },
  ]),
  'capped-price': previewed([
    aModel('pictures', { training: { tokensPerEpoch: null, tokenQuality: 'proxy' }, entry: { max_cost_usd: 5 } }),
  ]),
  'unknown-price': previewed([aModel('pictures', { training: { tokensPerEpoch: null, tokenQuality: 'proxy' } })]),
  'base-retired': previewed([aModel('old', { entry: { base_model: 'gpt-3.5-turbo-0125' } })]),
  revert: previewed([tone], { ledger: aLedger(wasTrained) }, [grown]),
  'job-under-way': previewed([tone], { ledger: aLedger({ [digestOf(tone)]: aRun({ model: 'support-tone' }) }) }),
  'job-failed': previewed([tone], {
    ledger: aLedger({
      [digestOf(tone)]: aRun({ state: 'failed', error: { code: 'invalid_training_file', message: 'Line 3.' } }),
    }),
  }),
  'model-removed': previewed([published], {
    ledger: aLedger({ ...ready, [hash(5)]: aTrainedRun({ model: 'retired' }), [hash(6)]: aRun({ model: 'stopped' }) }),
  }),
  'rules-changed': previewed([tone], {}, [], [], ruled),
  'dpo-model': previewed([dpo]),
  'sixty-models': previewed(many, { limits: { budget: fromUsd(2) } }),
  hostile: previewed(
    [broken('hostile', findings(`datasets/${nasty}.jsonl`, [{ message: nasty, fix: nasty }]))],
    { ledger: aLedger({ [hash(8)]: aTrainedRun({ model: nasty.slice(0, 48) }) }) },
    [],
    findings('models.yaml', [{ code: 'E_MANIFEST_KEY', message: `unknown key "${nasty}"`, fix: 'Take it out.' }]),
  ),
};
