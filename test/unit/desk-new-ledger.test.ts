import { expect, test } from 'vitest';
import { isOnGitHub } from '../../src/desk-new-ledger.ts';

const API = 'https://api.github.com';

test.each([
  'https://github.com/acme/models.git',
  'https://someone:token@github.com/acme/models',
  'git@github.com:acme/models.git',
  'github.com:acme/models.git',
  'ssh://git@GitHub.com:22/acme/models.git',
  'ssh://git@ssh.github.com:443/acme/models.git',
  'git@github.com-work:acme/models.git',
  'https://acme.ghe.com/acme/models.git',
])('%s is on GitHub', address => {
  expect(isOnGitHub(address, API, '')).toBe(true);
});

test.each([
  '/srv/github.com/acme/models.git',
  'github.com/acme/models.git',
  'file:///srv/github.com/models.git',
  'https://git.example.com/github.com/models.git',
  'git@git.example.com:github.com/models.git',
  'https://notgithub.com/acme/models.git',
  'https://github.com.example.com/acme/models.git',
  '',
])('%s is not', address => {
  expect(isOnGitHub(address, API, '')).toBe(false);
});

test('a server of a company’s own is known by the address of its API, and in a workflow by that of the server', () => {
  const address = 'git@git.acme.example:models/tone.git';
  expect(isOnGitHub(address, API, '')).toBe(false);
  expect(isOnGitHub(address, 'https://git.acme.example/api/v3', '')).toBe(true);
  expect(isOnGitHub(address, API, 'https://git.acme.example')).toBe(true);
  expect(isOnGitHub(address, API, 'https://github.com')).toBe(false);
});
