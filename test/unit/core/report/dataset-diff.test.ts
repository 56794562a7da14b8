import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import type { DatasetChange } from '../../../../src/core/dataset/diff/dataset-change.ts';
import type { ComparedDatasets } from '../../../../src/core/dataset/diff/dataset-diff.ts';
import { MAX_COMMENT, renderComment } from '../../../../src/core/report/comment.ts';
import { datasetSections } from '../../../../src/core/report/dataset-diff.ts';
import { planJson } from '../../../../src/core/report/json.ts';
import { planText } from '../../../../src/core/report/terminal.ts';
import { aPlan } from '../../../support/builders.ts';

const FILES = { repositoryUrl: 'https://github.example/acme/models', headSha: 'abc' };
const HOSTILE = '](https://evil.example) @octocat #1 | <img src=x> `x` </details>\n\n# H';

function aChange(diff: Partial<ComparedDatasets> = {}, more: Partial<DatasetChange> = {}): DatasetChange {
  return {
    model: 'tone',
    role: 'training',
    path: 'data/tone.jsonl',
    tokens: 412,
    costNanoUsd: -20_000_000,
    overlap: 0,
    diff: {
      kind: 'compared',
      before: 120,
      after: 122,
      added: 3,
      removed: 1,
      edited: 2,
      moved: 0,
      repetitions: 0,
      addedLines: [5, 9, 121],
      editedLines: [7, 8],
      unreadable: { before: 0, after: 0 },
      news: { systemPrompts: 0, tools: 0, hosts: 0, hostNames: [], roles: [], invisible: 0 },
      samples: [],
      ...diff,
    },
    ...more,
  };
}

const render = (change: DatasetChange, hasSamples = true): string => datasetSections([change], FILES, { hasSamples });

function nodesOf(markdown: string): Nodes[] {
  const walk = (node: Nodes): Nodes[] => [node, ...('children' in node ? node.children.flatMap(walk) : [])];
  return walk(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
}

describe('The section of a changed dataset', () => {
  test('names the sizes and links the lines', () => {
    const url = `${FILES.repositoryUrl}/blob/abc/data/tone.jsonl?plain=1`;
    expect(render(aChange()).split('\n')).toEqual([
      '<details><summary>What changed in the training data: 3 added, 1 removed, 2 edited</summary>',
      '',
      'Model `tone`, file `data/tone.jsonl`: 120 → 122 examples, +412 tokens per epoch, −$0.02 per training.',
      '',
      `- Added: lines [5](${url}#L5), [9](${url}#L9), [121](${url}#L121).`,
      `- Edited: lines [7](${url}#L7), [8](${url}#L8).`,
      '',
      '</details>',
      '',
    ]);
  });

  test('says everything that is new, the most suspicious first', () => {
    const news = { systemPrompts: 1, tools: 2, hosts: 7, hostNames: ['a.example'], roles: ['tool'], invisible: 1 };
    const more = { moved: 4, repetitions: -1, unreadable: { before: 0, after: 2 }, addedLines: [5] };
    const section = render(aChange({ news, ...more, added: 1, edited: 40 }, { overlap: 1_200 }));
    expect(section.split('\n').filter(line => line.startsWith('- '))).toEqual([
      '- Invisible characters in 1 added or edited example.',
      '- 1 new system prompt.',
      '- 7 new hosts: `a.example` and more.',
      '- 2 new tools.',
      '- New role: tool.',
      expect.stringMatching(/^- Added: line \[5\]\(\S+\)\.$/),
      expect.stringMatching(/^- Edited: lines .* and 38 more\.$/),
      '- Examples that repeat another one: 1 fewer than before.',
      '- Validation examples that also stand in the training file: 1,200 more than before.',
      '- 4 examples moved; the others that stayed kept their order.',
      '- Not compared: 2 lines that cannot be read.',
    ]);
  });

  test('links ten lines at most and counts the others', () => {
    const addedLines = Array.from({ length: 50 }, (_, index) => index + 1);
    const section = render(aChange({ added: 60, addedLines, editedLines: [], edited: 0 }));
    expect(section.match(/plain=1#L/g)).toHaveLength(10);
    expect(section).toContain('and 50 more.');
  });

  test.each([
    ['too-many-examples', 'too many to compare one by one'],
    ['no-lines', 'one of the versions is not JSON Lines'],
  ] as const)('of files that were not compared says why: %s', (why, words) => {
    const diff = { kind: 'not-compared', why, before: 1, after: 2 } as const;
    expect(render(aChange({}, { diff }))).toContain(
      `1 → 2 examples, +412 tokens per epoch, −$0.02 per training, ${words}.`,
    );
  });

  test('shows samples as code spans of at most 200 characters, and only when there is room', () => {
    const messages = [
      { role: 'user', text: HOSTILE },
      { role: HOSTILE, text: 'y'.repeat(500) },
    ];
    const change = aChange({ samples: [{ line: 5, messages, moreMessages: 2 }] });
    const nodes = nodesOf(render(change));
    const row = nodes.filter(node => node.type === 'tableRow').at(-1);
    expect(row?.children).toHaveLength(2);
    const spans = nodes.filter(node => node.type === 'inlineCode').map(node => node.value);
    expect(spans).toContain(`${'y'.repeat(199)}…`);
    expect(render(change)).toContain('… and 2 more messages');
    expect(render(change, false)).not.toContain('yyy');
  });

  test('lets nothing of a host, path or example become active', () => {
    const samples = [{ line: 5, messages: [{ role: HOSTILE, text: HOSTILE }], moreMessages: 0 }];
    const news = { systemPrompts: 0, tools: 0, hosts: 1, hostNames: [HOSTILE], roles: [], invisible: 0 };
    const section = render(aChange({ samples, news }, { path: HOSTILE, model: HOSTILE }));
    const nodes = nodesOf(section);
    expect(nodes.filter(node => ['link', 'image', 'heading'].includes(node.type))).toEqual([]);
    const html = nodes.flatMap(node => (node.type === 'html' ? [node.value] : []));
    expect(html).toEqual([expect.stringMatching(/^<details><summary>/), '</details>']);
    const text = nodes.flatMap(node => (node.type === 'text' ? [node.value] : [])).join('');
    expect(text).not.toMatch(/octocat|evil|img/);
  });

  test('is one of at most twenty', () => {
    const all = datasetSections(
      Array.from({ length: 23 }, () => aChange()),
      FILES,
      { hasSamples: true },
    );
    expect(all.match(/<details>/g)).toHaveLength(20);
    expect(all).toContain('… and 3 more changed datasets.');
  });
});

describe('A comment', () => {
  const facts = {
    ...FILES,
    manifestPath: 'models.yaml',
    otherBranch: null,
    cost: { low: 0, expected: 0, high: 0, unknown: 0 },
    assumptions: [],
    pricesAsOf: '2026-11-22',
  };

  test('without changed datasets has no such section', () => {
    expect(renderComment(aPlan(), { ...facts, datasets: [] })).toBe(renderComment(aPlan(), facts));
  });

  test('that would grow too long leaves out the samples first', () => {
    const text = 'z'.repeat(300);
    const samples = Array.from({ length: 10 }, (_, line) => ({
      line,
      messages: Array.from({ length: 6 }, () => ({ role: 'user', text })),
      moreMessages: 0,
    }));
    const datasets = Array.from({ length: 8 }, () => aChange({ samples }));
    const comment = renderComment(aPlan(), { ...facts, datasets });
    expect(comment.length).toBeLessThanOrEqual(MAX_COMMENT);
    expect(comment).not.toContain('zzz');
    expect(comment.match(/What changed in the training data/g)).toHaveLength(8);
    expect(renderComment(aPlan(), { ...facts, datasets }, 900_000)).toContain('zzz');
  });
});

describe('On a desk', () => {
  const NO_COST = { low: 0, high: 0, unknown: 0 };
  const news = { systemPrompts: 1, tools: 0, hosts: 1, hostNames: ['evil.example'], roles: [], invisible: 0 };
  const samples = [{ line: 5, messages: [{ role: 'user', text: 'secret' }], moreMessages: 0 }];
  const datasets = [aChange({ news, samples })];

  test('a plan as text says what is new and where', () => {
    const text = planText(aPlan(), NO_COST, 'Merging', datasets);
    expect(text).toContain(
      [
        '  data/tone.jsonl:',
        '    1 new system prompt.',
        '    1 new host: evil.example.',
        '    Added: lines 5, 9, 121.',
        '    Edited: lines 7, 8.',
      ].join('\n'),
    );
    expect(text).not.toContain('secret');
  });

  test('a plan as JSON has every number, and never an example', () => {
    const json = planJson(aPlan(), datasets);
    expect(json).toMatchObject({
      datasets: [
        {
          model: 'tone',
          role: 'training',
          examplesBefore: 120,
          examplesAfter: 122,
          added: 3,
          removed: 1,
          edited: 2,
          tokensPerEpoch: 412,
          expectedUsd: -0.02,
          addedLines: [5, 9, 121],
          newSystemPrompts: 1,
          newHostNames: ['evil.example'],
          notCompared: null,
        },
      ],
    });
    expect(JSON.stringify(json)).not.toContain('secret');
  });

  test('a plan as JSON says null for what was not compared', () => {
    const diff = { kind: 'not-compared', why: 'no-lines', before: 1, after: 0 } as const;
    const none = { added: null, removed: null, edited: null, newHosts: null, addedLines: [], notCompared: 'no-lines' };
    expect(planJson(aPlan(), [aChange({}, { diff })])).toMatchObject({ datasets: [none] });
  });
});
