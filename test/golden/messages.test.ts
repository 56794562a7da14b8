import { describe, expect, test } from 'vitest';
import { DATASET_CODES } from '../../src/core/dataset/codes.ts';
import type { AnyCode } from '../../src/core/dataset/rule.ts';
import * as manifestCodes from '../../src/core/diagnostics/codes/manifest-codes.ts';
import * as planCodes from '../../src/core/diagnostics/codes/plan-codes.ts';
import type { Diagnostic } from '../../src/core/diagnostics/diagnostic.ts';
import { CODE_CASES } from '../unit/core/dataset/code-cases.ts';
import { inspectBytes } from '../unit/core/dataset/inspect-bytes.ts';
import { GOOD_MANIFESTS } from '../unit/core/manifest/good-cases.ts';
import { badManifest } from './manifest-code-cases.ts';
import { PLAN_CASES } from './plan-code-cases.ts';
import { saidAbout } from './plan-world.ts';

type Said = Pick<Diagnostic, 'code' | 'severity' | 'headline' | 'message' | 'fix'>;

/** What the program says about the fixtures of a code. None is exempt: a code without fixtures fails here. */
interface Fixtures {
  readonly bad: (() => Promise<readonly Said[]>)[];
  readonly good: (() => Promise<readonly Said[]>)[];
}

const LIMITS = { maxExampleTokens: 100, maxBytes: 2_000_000 };

function ofDataset(code: string): Fixtures {
  const { bad = [], good = [], answerSchema } = CODE_CASES[code] ?? {};
  const limits = { ...LIMITS, ...(answerSchema && { answerSchema }) };
  const inspected = (file: string | Uint8Array) => async () => (await inspectBytes(file, limits)).findings;
  return { bad: bad.map(([file]) => inspected(file)), good: good.map(inspected) };
}

function ofManifest(code: string): Fixtures {
  const said = (text: string) => () => saidAbout({ files: { 'models.yaml': text } });
  const bad = badManifest(code);
  return { bad: bad === undefined ? [] : [said(bad)], good: (GOOD_MANIFESTS[code] ?? []).map(said) };
}

function ofPlan(code: string): Fixtures {
  const found = PLAN_CASES[code];
  if (found === undefined) return { bad: [], good: [] };
  return { bad: [() => saidAbout(found.bad)], good: [() => saidAbout(found.good)] };
}

const AREAS: readonly (readonly [about: string, codes: readonly AnyCode[], fixtures: (code: string) => Fixtures])[] = [
  ['the manifest', Object.values(manifestCodes), ofManifest],
  ['a dataset', DATASET_CODES, ofDataset],
  ['the plan', Object.values(planCodes), ofPlan],
];

describe.each(AREAS)('every code about %s', (_about, codes, fixturesOf) => {
  test.each(codes.map(({ code }) => code))(
    '%s has a bad fixture that gives it and a good one that does not',
    async code => {
      const { bad, good } = fixturesOf(code);
      expect(bad.length, 'bad fixtures').toBeGreaterThan(0);
      expect(good.length, 'good fixtures').toBeGreaterThan(0);
      expect((await bad[0]?.())?.map(said => said.code)).toContain(code);
      expect((await good[0]?.())?.map(said => said.code)).not.toContain(code);
    },
  );
});

test('the words of every code, as its first bad fixture gives them, are in messages.md', async () => {
  const sections: string[] = [];
  for (const [about, codes, fixturesOf] of AREAS) {
    sections.push(`# About ${about}`);
    for (const { code } of codes.toSorted((a, b) => (a.code < b.code ? -1 : 1))) {
      const said = (await fixturesOf(code).bad[0]?.())?.find(candidate => candidate.code === code);
      sections.push(section(code, said));
    }
  }
  await expect(`${sections.join('\n\n')}\n`).toMatchFileSnapshot('messages.md');
});

function section(code: string, said: Said | undefined): string {
  if (said === undefined) return `## ${code}\n\nNo fixture gives it.`;
  return [`## ${code} (${said.severity})`, said.headline, said.message, said.fix].join('\n\n');
}
