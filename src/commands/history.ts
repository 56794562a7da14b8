import type { HistoryEntry } from '../core/ledger/history.ts';
import { visible } from '../core/report/escape.ts';
import { integer, signedPercent, usd } from '../core/report/format.ts';
import { JSON_SCHEMA_VERSION } from '../core/report/json.ts';

/** What git tells about the commit that asked for a training. */
export interface Origin {
  /** Untrusted text. */
  readonly subject: string | null;
  readonly pullRequest: number | null;
}

/** GitHub writes the number into the message of every merge that it makes, whichever way. */
export function originOf(subject: string | null): Origin {
  const [, merged, squashed] = /^Merge pull request #(\d+) |\(#(\d+)\)$/.exec(subject ?? '') ?? [];
  const number = merged ?? squashed;
  return { subject, pullRequest: number === undefined ? null : Number(number) };
}

const NANO = 1_000_000_000;

export function historyText(
  entries: readonly HistoryEntry[],
  origins: ReadonlyMap<string, Origin>,
  model: string | undefined,
): string {
  if (entries.length === 0)
    return model === undefined
      ? 'No training has been started from this repository.\n'
      : `The ledger knows no training of ${visible(model, 60)}. A model that was renamed has the name of its last publication.\n`;
  return entries.map(entry => `${entryLines(entry, origins).join('\n')}\n`).join('\n');
}

function entryLines({ digest, run, error }: HistoryEntry, origins: ReadonlyMap<string, Origin>): string[] {
  const origin = run.commit === null ? undefined : origins.get(run.commit);
  const request = origin?.pullRequest ? ` (#${origin.pullRequest})` : '';
  const subject = origin?.subject ? `  ${visible(origin.subject, 80)}` : '';
  const by = run.commit === null ? 'commit not recorded' : `commit ${run.commit.slice(0, 7)}${request}${subject}`;
  const unbilled = run.imported === true ? 'imported, so not paid for here' : 'not billed yet';
  const billed = run.billedNanoUsd === null ? unbilled : `billed ${usd(run.billedNanoUsd)}`;
  const times = [
    `started ${run.startedAt}`,
    ...(run.endedAt === null ? [] : [`ended ${run.endedAt}`]),
    ...(run.publishedAt === null ? [] : [`published ${run.publishedAt}`]),
    ...(run.retiredAt === null ? [] : [`retired ${run.retiredAt}`]),
  ];
  return [
    `${visible(run.model)}  ${run.state}  ${visible(run.modelId ?? run.jobId ?? 'no job')}`,
    `  ${times.join(', ')}`,
    `  on ${visible(run.baseModel)}, spec ${digest.slice(0, 12)}, ${by}`,
    `  ${tokensText(run.estimatedTokens, run.trainedTokens, error)}, at most ${usd(run.reservedNanoUsd)} expected, ${billed}`,
    ...(run.error === null ? [] : [`  ${visible(run.error.code, 60)}: ${visible(run.error.message, 300)}`]),
    ...(run.runUrl === null ? [] : [`  ${visible(run.runUrl, 200)}`]),
  ];
}

function tokensText(estimated: number | null, trained: number | null, error: number | null): string {
  const said = estimated === null ? 'tokens not estimated' : `${integer(estimated)} tokens estimated`;
  if (trained === null) return said;
  const off = error === null ? '' : ` (${signedPercent(error)})`;
  return `${said}, ${integer(trained)} billed${off}`;
}

export function historyJson(entries: readonly HistoryEntry[], origins: ReadonlyMap<string, Origin>): object {
  return {
    schemaVersion: JSON_SCHEMA_VERSION,
    trainings: entries.map(({ digest, run, error }) => ({
      specDigest: digest,
      model: run.model,
      baseModel: run.baseModel,
      state: run.state,
      imported: run.imported === true,
      jobId: run.jobId,
      modelId: run.modelId,
      commit: run.commit,
      pullRequest: (run.commit === null ? null : origins.get(run.commit)?.pullRequest) ?? null,
      runUrl: run.runUrl,
      startedAt: run.startedAt,
      endedAt: run.endedAt,
      publishedAt: run.publishedAt,
      retiredAt: run.retiredAt,
      estimatedTokens: run.estimatedTokens,
      tokenQuality: run.tokenQuality,
      trainedTokens: run.trainedTokens,
      estimateError: error,
      reservedUsd: run.reservedNanoUsd / NANO,
      billedUsd: run.billedNanoUsd === null ? null : run.billedNanoUsd / NANO,
      error: run.error,
    })),
  };
}
