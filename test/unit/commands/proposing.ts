import type { Gathered } from '../../../src/commands/gather.ts';
import { createProposer } from '../../../src/commands/propose-model-ids.ts';
import type { Change, DesiredModel } from '../../../src/core/plan/plan.ts';
import { aModel, digestOf } from '../../support/builders.ts';
import { toyBranches } from './toy-branches.ts';

export const BRANCH = 'finetune-gitops/model-ids';
const MODELS = ['tone', 'triage'] as const;
type Name = (typeof MODELS)[number];
const desired: Record<Name, DesiredModel> = {
  tone: aModel('tone', { entry: { seed: 1 } }),
  triage: aModel('triage', { entry: { seed: 2 } }),
};
const digests = { tone: digestOf(desired.tone), triage: digestOf(desired.triage) };
const ids = { tone: 'ft:gpt-4.1-mini-2025-04-14:acme::abc1', triage: 'ft:gpt-4.1-mini-2025-04-14:acme::abc2' };

export const entry = (name: string) => `  ${name}: # ours
    base_model: gpt-4.1-mini-2025-04-14
    training_file: datasets/${name}/train.jsonl
`;
export const manifest = `version: 1\nmodels:\n${MODELS.map(entry).join('')}`;
export const withIds = (text: string, ...names: readonly Name[]): string =>
  names.reduce(
    (before, name) =>
      before.replace(`datasets/${name}/train.jsonl\n`, `datasets/${name}/train.jsonl\n    model_id: ${ids[name]}\n`),
    text,
  );

/** Branches, and reconciles as far as model IDs go. */
export function worldOf(text = manifest, withPullRequests = true) {
  const world = toyBranches({ 'models.yaml': text, 'README.md': 'hello' }, withPullRequests);
  /** One reconcile, as far as model IDs go. */
  async function run(...names: readonly Name[]) {
    const wanted = names.map(name => ({ model: name, digest: digests[name], modelId: ids[name] }) as Change);
    const proposer = createProposer(world.forge, world.host, {
      base: 'main',
      manifestPath: 'models.yaml',
      wanted,
      tip: async (): Promise<Gathered> => ({
        commit: world.head('main') ?? '',
        manifestPath: 'models.yaml',
        manifestOid: '',
        manifestText: world.read('main', 'models.yaml') ?? '',
        models: MODELS.filter(name => world.read('main', 'models.yaml')?.includes(`${name}:`)).map(
          name => desired[name],
        ),
        rules: {},
        removal: null,
        diagnostics: [],
      }),
    });
    const replies = [];
    for (const name of names) replies.push(await proposer.publish(name, digests[name], ids[name]));
    return { replies, withdrawn: names.length === 0 ? await proposer.withdraw() : null };
  }
  return { ...world, run };
}
