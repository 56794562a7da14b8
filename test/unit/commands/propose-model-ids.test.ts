import { describe, expect, test } from 'vitest';
import { BRANCH, entry, manifest, withIds, worldOf } from './proposing.ts';

const waits = { kind: 'proposed', said: expect.stringContaining('waits in pull request #1: https://host/1') };

test('all IDs are one commit on top of the tip, and one pull request', async () => {
  const world = worldOf();
  expect((await world.run('tone', 'triage')).replies).toEqual([waits, waits]);
  expect(world.writes).toEqual(['place', 'open']);
  expect(world.log(BRANCH)).toHaveLength(2);
  expect(world.log(BRANCH)[0]?.parent).toBe(world.head('main'));
  expect(world.read(BRANCH, 'models.yaml')).toBe(withIds(manifest, 'tone', 'triage'));
  expect(world.read('main', 'models.yaml')).toBe(manifest);
});

test('a hundred runs make one commit and one pull request', async () => {
  const world = worldOf();
  for (let run = 1; run <= 100; run += 1) expect((await world.run('tone')).replies).toEqual([waits]);
  expect(world.writes).toEqual(['place', 'open']);
});

test('a later ID moves the same branch, and the pull request stays the one', async () => {
  const world = worldOf();
  await world.run('tone');
  expect((await world.run('tone', 'triage')).replies).toEqual([waits, waits]);
  expect(world.writes).toEqual(['place', 'open', 'place']);
  expect(world.log(BRANCH)).toHaveLength(2);
  expect(world.pulls).toMatchObject([{ state: 'open', headSha: world.head(BRANCH) }]);
});

describe('when the default branch moved', () => {
  test('elsewhere than in the manifest, nothing is written', async () => {
    const world = worldOf();
    await world.run('tone');
    world.push('main', { 'README.md': 'hello again' });
    await world.run('tone');
    expect(world.writes).toEqual(['place', 'open']);
  });

  test('in the manifest, the edit is made again on top of it', async () => {
    const world = worldOf();
    await world.run('tone');
    const edited = manifest.replace('# ours', '# still ours');
    world.push('main', { 'models.yaml': edited });
    expect((await world.run('tone')).replies).toEqual([waits]);
    expect(world.writes).toEqual(['place', 'open', 'place']);
    expect(world.read(BRANCH, 'models.yaml')).toBe(withIds(edited, 'tone'));
    expect(world.log(BRANCH)[0]?.parent).toBe(world.head('main'));
  });

  test('and has the ID, there is nothing to propose', async () => {
    const world = worldOf(withIds(manifest, 'tone'));
    expect((await world.run('tone')).replies).toEqual([{ kind: 'already' }]);
    expect(world.writes).toEqual([]);
  });

  test('and asks for it no longer, the other model is still proposed', async () => {
    const world = worldOf(`version: 1\nmodels:\n${entry('triage')}`);
    expect((await world.run('tone', 'triage')).replies).toEqual([{ kind: 'not-wanted' }, waits]);
  });
});

describe('work of others on the branch', () => {
  const held = { kind: 'failed', why: expect.stringContaining('commits that this tool did not make') };

  test.each<[string, (world: ReturnType<typeof worldOf>) => void]>([
    ['a commit on top', world => world.push(BRANCH, { 'README.md': 'mine' })],
    ['a commit in the place of ours', world => world.amend(BRANCH, { 'README.md': 'mine' })],
    ['another ID in our commit', world => world.amend(BRANCH, { 'models.yaml': withIds(manifest, 'triage') })],
  ])('is never written over: %s', async (_what, meddle) => {
    const world = worldOf();
    await world.run('tone');
    meddle(world);
    const head = world.head(BRANCH);
    expect((await world.run('tone', 'triage')).replies).toEqual([held, held]);
    expect(await world.run()).toMatchObject({ withdrawn: expect.stringContaining('left alone') });
    expect(world.head(BRANCH)).toBe(head);
    expect(world.writes).toEqual(['place', 'open']);
  });

  test('that leaves the IDs in place is none of our business', async () => {
    const world = worldOf();
    await world.run('tone');
    world.push(BRANCH, { 'README.md': 'mine' });
    expect((await world.run('tone')).replies).toEqual([waits]);
    expect(world.writes).toEqual(['place', 'open']);
  });

  test('that comes between the look and the move wins', async () => {
    const world = worldOf();
    await world.run('tone');
    world.faults.push({ after: false, outcome: null, meanwhile: () => world.push(BRANCH, { 'README.md': 'mine' }) });
    expect((await world.run('tone', 'triage')).replies).toEqual([held, held]);
    expect(world.read(BRANCH, 'README.md')).toBe('mine');
  });

  test('a branch of that name without common history is left alone', async () => {
    const world = worldOf();
    world.push(BRANCH, { 'models.yaml': 'mine' });
    expect((await world.run('tone')).replies).toEqual([held]);
    expect(world.writes).toEqual([]);
  });
});

describe('a pull request', () => {
  test('that was closed by hand is not opened again, until something else is proposed', async () => {
    const world = worldOf();
    await world.run('tone');
    for (const pull of world.pulls) pull.state = 'closed';
    const closed = { kind: 'proposed', said: expect.stringContaining('closed without a merge') };
    expect((await world.run('tone')).replies).toEqual([closed]);
    expect(world.writes).toEqual(['place', 'open']);
    expect((await world.run('tone', 'triage')).replies[0]?.kind).toBe('proposed');
    expect(world.pulls.map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  // The simulation (seed 190133): pushed to and closed between our look at the branch and the one at its pull requests.
  test('that was closed with another commit on it, while we looked, is not opened again', async () => {
    const world = worldOf();
    await world.run('tone');
    world.whenListed(() => {
      world.push(BRANCH, { 'README.md': 'mine' });
      for (const pull of world.pulls) pull.state = 'closed';
    });
    const closed = { kind: 'proposed', said: expect.stringContaining('closed without a merge') };
    expect((await world.run('tone')).replies).toEqual([closed]);
    expect(world.pulls.map(({ state }) => state)).toEqual(['closed']);
  });

  test('that was squashed leaves a branch which the next proposal takes over', async () => {
    const world = worldOf();
    await world.run('tone');
    world.squash(1);
    expect(await world.run()).toEqual({ replies: [], withdrawn: null });
    await world.run('triage');
    expect(world.writes).toEqual(['place', 'open', 'place', 'open']);
    expect(world.read(BRANCH, 'models.yaml')).toBe(withIds(manifest, 'tone', 'triage'));
  });

  test('that was squashed together with a commit of somebody does not stand in the way either', async () => {
    const world = worldOf();
    await world.run('tone');
    world.push(BRANCH, { 'README.md': 'mine' });
    world.squash(1);
    world.push('main', { 'models.yaml': manifest });
    expect((await world.run('tone', 'triage')).replies.map(({ kind }) => kind)).toEqual(['proposed', 'proposed']);
    expect(world.writes).toEqual(['place', 'open', 'place', 'open']);
    expect(world.read('main', 'README.md')).toBe('mine');
  });

  test('that nothing needs any more is taken back, once', async () => {
    const world = worldOf();
    await world.run('tone');
    expect((await world.run()).withdrawn).toContain('taken back');
    expect((await world.run()).withdrawn).toBeNull();
    expect(world.writes).toEqual(['place', 'open', 'remove']);
    expect(world.pulls).toMatchObject([{ state: 'closed' }]);
  });
});

describe('without a clear answer', () => {
  const lost = { after: true, outcome: { kind: 'unknown', why: 'reset' } } as const;
  const failed = { after: false, outcome: { kind: 'unknown', why: 'reset' } } as const;
  test.each([
    ['the move was made', [lost], ['place', 'open']],
    ['the move was not made', [failed], ['place', 'place', 'open']],
    ['the pull request was opened', [{ after: true, outcome: null }, lost], ['place', 'open']],
    ['it was not opened', [{ after: true, outcome: null }, failed], ['place', 'open', 'open']],
  ])('reading again tells that %s', async (_what, faults, writes) => {
    const world = worldOf();
    world.faults.push(...faults);
    expect((await world.run('tone')).replies).toEqual([waits]);
    expect(world.writes).toEqual(writes);
    expect(world.pulls).toHaveLength(1);
  });

  test('it gives up after some attempts, and says why', async () => {
    const world = worldOf();
    world.faults.push(...Array.from({ length: 20 }, () => failed));
    expect((await world.run('tone')).replies).toEqual([{ kind: 'failed', why: 'reset' }]);
    expect(world.writes).toHaveLength(6);
  });

  test('a refusal is final', async () => {
    const world = worldOf();
    world.faults.push({ after: false, outcome: { kind: 'refused', why: 'No.' } });
    expect((await world.run('tone')).replies).toEqual([{ kind: 'failed', why: 'No.' }]);
    expect(world.writes).toHaveLength(1);
  });
});

test('a manifest with a byte order mark and CRLF is proposed once', async () => {
  const world = worldOf(`\uFEFF${manifest.replaceAll('\n', '\r\n')}`);
  for (let run = 1; run <= 3; run += 1) expect((await world.run('tone')).replies).toEqual([waits]);
  expect(world.writes).toEqual(['place', 'open']);
  expect(world.read(BRANCH, 'models.yaml')).toMatch(/^\uFEFFversion: 1\r\n/);
});

test('without pull requests the branch is what is told', async () => {
  const world = worldOf(manifest, false);
  for (let run = 1; run <= 3; run += 1)
    expect((await world.run('tone')).replies).toMatchObject([{ said: expect.stringContaining(`branch ${BRANCH}`) }]);
  expect(world.writes).toEqual(['place']);
  expect((await world.run()).withdrawn).toContain('taken back');
  expect(world.head(BRANCH)).toBeNull();
});
