import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CODE_EXAMPLES } from '../../../src/commands/code-examples.ts';
import type { DatasetRead } from '../../../src/commands/dataset-reader.ts';
import { type GatherPorts, gather } from '../../../src/commands/gather.ts';
import { inspectPart } from '../../../src/core/dataset/inspect.ts';
import type { InspectionPart } from '../../../src/core/dataset/inspection-part.ts';
import * as manifestCodes from '../../../src/core/diagnostics/codes/manifest-codes.ts';
import * as planCodes from '../../../src/core/diagnostics/codes/plan-codes.ts';
import { makePlan } from '../../../src/core/plan/make-plan.ts';
import type { DesiredModel } from '../../../src/core/plan/plan.ts';
import { explainEnded } from '../../../src/core/plan/violations.ts';
import type { Catalog } from '../../../src/core/prices/catalog.ts';
import { fromUsd } from '../../../src/core/prices/money.ts';
import { openAi } from '../../../src/providers/openai/description.ts';
import {
  aLedger,
  anInspection,
  aRun,
  aTrainedRun,
  CATALOG,
  digestOf,
  knowing,
  minutesLater,
} from '../../support/builders.ts';
import { writtenOut } from '../../support/written-example.ts';
import { fakeMeasure, GOOD_LINE } from '../core/dataset/inspect-bytes.ts';

const TODAY = '2026-11-22';
const GOOD = 'version: 1\nmodels:\n  tone:\n    base_model: gpt-4.1-mini-2025-04-14\n    training_file: a.jsonl';

type Models = readonly DesiredModel[];

/** What the sentences of an example say besides. */
interface Given {
  readonly catalog?: Catalog;
  readonly tokens?: number;
  readonly read?: (path: string) => DatasetRead | null;
  readonly today?: string;
  readonly known?: (models: Models, badModels: Models) => Parameters<typeof knowing>[0];
}

const priceless: Catalog = {
  ...CATALOG,
  models: CATALOG.models.map(model => ({ ...model, train_usd_per_1m_tokens: null })),
};
const ran = ([model]: Models, run: typeof aRun): Parameters<typeof knowing>[0] =>
  model === undefined ? {} : { ledger: aLedger({ [digestOf(model)]: run({ baseModel: model.entry.base_model }) }) };

const GIVEN: Readonly<Record<string, Given>> = {
  E_DATASET_MISSING: { read: path => (path.endsWith('/train.jsonl') ? null : { kind: 'absent' }) },
  E_DATASET_KIND: {
    read: path => (path.endsWith('/latest.jsonl') ? { kind: 'not-a-file', what: 'symbolic link' } : null),
  },
  E_NOT_ESTIMATED: { catalog: priceless },
  E_OVER_MODEL_LIMIT: { tokens: 200_000 },
  W_BASE_ENDED: { known: models => ran(models, aTrainedRun) },
  E_ENDED_BEFORE: {
    known: (_, bad) => ran(bad, more => aRun({ ...more, state: 'failed', endedAt: minutesLater(-5) })),
  },
};

async function modelsOf(manifest: string, given: Given) {
  const ports: GatherPorts = {
    git: {
      resolve: async revision => revision,
      entry: async () => ({ kind: 'file', oid: 'm', bytes: manifest.length }),
      read: async function* () {
        yield Buffer.from(writtenOut(manifest));
      },
      close: async () => undefined,
    },
    datasets: {
      read: async (_commit, path) => given.read?.(path) ?? aRead(path, given.tokens ?? 6000),
    },
    provider: { ...openAi, catalog: given.catalog ?? CATALOG },
  };
  return gather(ports, { commit: 'c0ffee', manifestPath: 'models.yaml', today: given.today ?? TODAY });
}

/** Every path is a file of its own, with nothing to find. */
function aRead(path: string, tokensPerEpoch: number): DatasetRead {
  const sha256 = createHash('sha256').update(path).digest('hex');
  const part = () => partOf(GOOD_LINE.replace('Ping?', path));
  return { kind: 'read', oid: sha256, inspection: anInspection({ sha256, tokensPerEpoch }), part };
}

function partOf(line: string): Promise<InspectionPart> {
  const chunks = (async function* () {
    yield Buffer.from(`${line}\n`);
  })();
  return inspectPart({ chunks, expected: 'chat', measure: fakeMeasure, maxExampleTokens: null, isStart: true });
}

/** The codes of the plan of a manifest; `bad` is the manifest beside it, which has the finding. */
async function codesIn(manifest: string, given: Given, bad = manifest): Promise<string[]> {
  const gathered = await modelsOf(manifest, given);
  const { models: badModels } = await modelsOf(bad, given);
  const { today = TODAY, catalog = CATALOG } = given;
  const known = knowing({ now: `${today}T10:00:00.000Z`, ...given.known?.(gathered.models ?? [], badModels ?? []) });
  const plan = makePlan(gathered.models ?? [], known, { ...gathered, rules: [], catalog });
  const all = [...plan.diagnostics, ...explainEnded(plan.changes, () => false)];
  return [...new Set(all.map(found => found.code))];
}

/** Every model of OpenAI that can be trained on the day of these tests is about to end. */
const others = (codes: readonly string[]): string[] => codes.filter(code => code !== 'W_BASE_RETIRING');

const ofManifests = Object.entries(CODE_EXAMPLES).flatMap(([code, example]) =>
  example?.of === 'manifest' ? [[code, example] as const] : [],
);

/** What cannot be wrong alone. */
const ALSO: Readonly<Record<string, readonly string[]>> = { E_MANIFEST_MORE: ['E_MANIFEST_KEY'] };

test('Every code of a manifest has a manifest as its example', () => {
  const names = Object.values(manifestCodes).map(({ code }) => code);
  expect(ofManifests.map(([code]) => code)).toEqual(expect.arrayContaining(names));
});

describe.each(ofManifests)('The example of %s', (code, { bad, good }) => {
  const given = GIVEN[code] ?? {};

  test('gives this finding alone when it is bad', async () => {
    expect(others(await codesIn(bad, given)).toSorted()).toEqual([code, ...(ALSO[code] ?? [])].toSorted());
  });

  test('gives none when it is good', async () => {
    const found = others(await codesIn(good, given, bad));
    // Without a price a training starts on its cap alone, and that is worth a warning.
    expect(found).toEqual(code === 'E_NOT_ESTIMATED' ? ['W_COST_UNKNOWN'] : []);
  });
});

describe('The example of E_OVER_BUDGET', () => {
  const under = (workflow: string): Promise<string[]> => {
    const budget = fromUsd(Number(/budget-usd: '(\d+)'/.exec(workflow)?.[1]));
    return codesIn(GOOD, { tokens: 200_000, known: () => ({ limits: { budget } }) });
  };

  test('has a budget that is too small, and one that is not', async () => {
    expect(await under(CODE_EXAMPLES['E_OVER_BUDGET']?.bad ?? '')).toContain('E_OVER_BUDGET');
    expect(await under(CODE_EXAMPLES['E_OVER_BUDGET']?.good ?? '')).not.toContain('E_OVER_BUDGET');
  });
});

describe.each(['W_BASE_RETIRING', 'W_PRICE_OLD'])('The example of %s', code => {
  const on = (text = ''): Promise<string[]> => codesIn(GOOD, { today: /^On ([\d-]{10})/.exec(text)?.[1] ?? '' });

  test('is of a day on which it is said, and of one on which it is not', async () => {
    expect(await on(CODE_EXAMPLES[code]?.bad)).toContain(code);
    expect(await on(CODE_EXAMPLES[code]?.good)).not.toContain(code);
  });
});

test('The other examples of plans are about more than a manifest, and are read by people only', () => {
  const run = [...ofManifests.map(([code]) => code), 'E_OVER_BUDGET', 'W_BASE_RETIRING', 'W_PRICE_OLD'];
  const names = Object.values(planCodes).map(({ code }) => code);
  expect(names.filter(code => !run.includes(code)).toSorted()).toEqual([
    'E_CLOCK_WRONG',
    'E_LFS_DAMAGED',
    'E_LFS_MISSING',
    'E_MASS_REMOVAL',
    'E_MODEL_ID_EDITED',
    'E_OVER_RUN_LIMIT',
    'W_COST_UNKNOWN',
    'W_OVERLAP',
  ]);
});
