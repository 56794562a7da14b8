import { getInput, setSecret } from '@actions/core';
import { type Approvals, parseApprovals } from '../core/plan/approvals.ts';
import { DEFAULT_CREATES_PER_RUN, DEFAULT_WAITING_WINDOW, type Limits } from '../core/plan/plan.ts';
import { fromUsd, type NanoUsd } from '../core/prices/money.ts';

/** `direct`: committed to the default branch. `pull-request`: proposed to it. */
type CommitMode = 'direct' | 'pull-request';

/** The inputs of action.yml, read once into one typed value. */
export interface ActionInputs {
  readonly githubToken: string;
  readonly openAiApiKey: string | null;
  readonly openAiBaseUrl: string;
  readonly openAiProject: string | null;
  readonly manifestPath: string;
  readonly limits: Limits;
  /** How model IDs come home. */
  readonly commitMode: CommitMode;
  /** Prices of the workflow's own, as YAML or JSON; empty: none. */
  readonly priceOverrides: string;
  readonly requireReviewedPlan: boolean;
  /** Whether a plan fails when its merge would not begin a training, or only warns. */
  readonly onBlocked: 'fail' | 'warn';
  readonly comment: boolean;
  /** Whether mended lines are offered as suggestions. */
  readonly suggestions: boolean;
  /** Whether what a person should know about the models becomes an issue for each. */
  readonly notices: boolean;
  /** Whether the comment and the summary of a private repository may quote a few examples. */
  readonly showExamples: boolean;
  /** Where a plan keeps inspections for the next one. */
  readonly cacheFolder: string | null;
  /** ISO instant to take for now; only for rehearsals on loopback addresses. */
  readonly pretendDate: string | null;
}

/** @throws Error naming the input that cannot be used */
export function readInputs(): ActionInputs {
  const openAiApiKey = getInput('openai-api-key') || null;
  if (openAiApiKey !== null) mask(openAiApiKey);
  const minutes = optionalNumber('waiting-window-minutes', 5, 24 * 60);
  return {
    githubToken: getInput('github-token', { required: true }),
    openAiApiKey,
    openAiBaseUrl: getInput('openai-base-url', { required: true }),
    openAiProject: getInput('openai-project') || null,
    manifestPath: getInput('manifest', { required: true }),
    limits: {
      budget: optionalUsd('budget-usd'),
      budgetRequired: true,
      costPerRun: optionalUsd('max-cost-per-run-usd'),
      createsPerRun: optionalNumber('max-creates', 0, 100) ?? DEFAULT_CREATES_PER_RUN,
      waitingWindow: minutes === null ? DEFAULT_WAITING_WINDOW : minutes * 60_000,
      frozen: flag('freeze'),
      approvals: approvals(),
    },
    commitMode: commitMode(),
    priceOverrides: getInput('price-overrides'),
    requireReviewedPlan: flag('require-reviewed-plan'),
    onBlocked: oneOf('on-blocked', ['fail', 'warn']),
    comment: flag('comment'),
    suggestions: flag('suggestions'),
    notices: oneOf('notices', ['issue', 'none']) !== 'none',
    showExamples: flag('show-examples'),
    cacheFolder: getInput('cache-folder') || null,
    pretendDate: optionalInstant('pretend-date'),
  };
}

function commitMode(): CommitMode {
  const text = getInput('commit-mode') || 'direct';
  if (text === 'direct' || text === 'pull-request') return text;
  throw new Error('The input "commit-mode" must be direct or pull-request.');
}

function approvals(): Approvals {
  const parsed = parseApprovals(getInput('approvals'));
  if (parsed.kind === 'approvals') return parsed.approvals;
  throw new Error(`The input "approvals" is not understood in line ${parsed.line}; paste a line that a plan printed.`);
}

/** The key in every form in which it could turn up in a log. */
function mask(key: string): void {
  for (const form of [
    key,
    Buffer.from(key).toString('base64'),
    encodeURIComponent(key),
    JSON.stringify(key).slice(1, -1),
  ])
    setSecret(form);
}

function optionalNumber(name: string, min: number, max: number): number | null {
  const text = getInput(name);
  if (text === '') return null;
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) throw new Error(`The input "${name}" must be a number from ${min} to ${max}.`);
  return value;
}

function optionalUsd(name: string): NanoUsd | null {
  const usd = optionalNumber(name, 0, 1_000_000);
  return usd === null ? null : fromUsd(usd);
}

function flag(name: string): boolean {
  const text = getInput(name) || 'false';
  if (text !== 'true' && text !== 'false') throw new Error(`The input "${name}" must be true or false.`);
  return text === 'true';
}

/** The first where nothing is given. */
function oneOf<T extends string>(name: string, values: readonly [T, ...T[]]): T {
  const text = getInput(name);
  const value = text === '' ? values[0] : values.find(known => known === text);
  if (value === undefined) throw new Error(`The input "${name}" must be ${values.join(' or ')}.`);
  return value;
}

function optionalInstant(name: string): string | null {
  const text = getInput(name);
  if (text === '') return null;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new Error(`The input "${name}" must be a date such as 2026-11-22T10:00:00Z.`);
  return new Date(time).toISOString();
}
