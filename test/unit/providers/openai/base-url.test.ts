import { expect, test } from 'vitest';
import { checkBaseUrl, DEFAULT_BASE_URL, isLoopback } from '../../../../src/providers/openai/base-url.ts';

test.each([
  DEFAULT_BASE_URL,
  'https://api.openai.com/v1/',
  'https://eu.api.openai.com/v1',
  'https://acme.openai.azure.com/openai/v1',
  'https://proxy.example:443/v1',
  'HTTPS://API.OPENAI.COM/v1',
  'http://127.0.0.1:8080/v1',
  'http://localhost:8080/v1',
  'http://[::1]:8080/v1',
])('%s is taken', url => expect(checkBaseUrl(url)).toEqual(new URL(url)));

test.each([
  ['no URL', 'api.openai.com'],
  ['nothing', ''],
  ['plain http', 'http://api.openai.com/v1'],
  ['another protocol', 'ftp://api.openai.com/v1'],
  ['another protocol on this machine', 'ftp://127.0.0.1/v1'],
  ['a script', 'javascript:alert(1)'],
  ['a file', 'file:///etc/passwd'],
  ['an IPv4 address', 'https://169.254.169.254/v1'],
  ['an IPv4 address in hexadecimal', 'https://0xa9fea9fe/v1'],
  ['an IPv4 address as one number', 'https://2852039166/v1'],
  ['an IPv6 address', 'https://[fd00::1]/v1'],
  ['an IPv6 address that maps an IPv4 one', 'https://[::ffff:169.254.169.254]/v1'],
  ['a port', 'https://api.openai.com:8443/v1'],
  ['a user', 'https://user@api.openai.com/v1'],
  ['a password', 'https://:secret@api.openai.com/v1'],
  ['a host that only looks right', 'https://api.openai.com@169.254.169.254/v1'],
  ['a user on this machine', 'http://user@127.0.0.1/v1'],
  ['a query', 'https://api.openai.com/v1?x=1'],
  ['a fragment', 'https://api.openai.com/v1#x'],
  ['another address of the machine itself', 'http://0.0.0.0:8080/v1'],
  ['a name that starts like this machine', 'http://localhost.evil.example/v1'],
])('%s is refused: %s', (_what, url) => expect(() => checkBaseUrl(url)).toThrow(/^The base URL/));

test('the message never repeats the address, which may hold a password', () => {
  expect(() => checkBaseUrl('https://user:hunter2@api.openai.com')).toThrow(expect.not.stringContaining('hunter2'));
});

test.each([
  ['http://127.0.0.1', true],
  ['http://127.1', true],
  ['http://localhost', true],
  ['http://[::1]', true],
  ['http://127.0.0.2', false],
  ['http://128.0.0.1', false],
  ['http://localhost.', false],
])('%s is this machine: %s', (url, answer) => expect(isLoopback(new URL(url))).toBe(answer));
