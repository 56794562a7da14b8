import { describe, expect, test } from 'vitest';
import { findHosts, isPlainHostName } from '../../../../../src/core/dataset/diff/hosts.ts';

describe('The hosts of web addresses are found', () => {
  test.each([
    ['in plain text', 'Go to https://shop.example/a?b=c#d or http://b.example.', ['shop.example', 'b.example']],
    ['in Markdown', '[here](https://shop.example) **https://b.example**', ['shop.example', 'b.example']],
    ['with a user and a port', 'ftp://shop.example@evil.example:8080/', ['evil.example']],
    ['in capital letters', 'HTTPS://EVIL.Example', ['EVIL.Example']],
    ['without a scheme after www', 'see www.evil.example now', ['www.evil.example']],
    ['in JSON inside of a text', String.raw`{"url":"https:\/\/evil.example\/x"}`, ['evil.example']],
    ['behind a hidden character', 'https://ev\u200bil.example/', ['evil.example']],
    ['as addresses in numbers', 'http://127.0.0.1/ http://[::1]:80/', ['127.0.0.1', '[::1]']],
    ['before Chinese punctuation', '见https://shop.example。谢谢', ['shop.example']],
    ['nowhere in other text', 'a/b, 1://2, user@www.example.com, e.g. www', []],
  ])('%s', (_name, text, hosts) => {
    expect(findHosts(text)).toEqual(hosts);
  });
});

describe('A host name is shown', () => {
  test.each(['example.com', 'a.b-c.example', 'xn--vil-ela.com', '3com.com'])('when it is plain: %s', name => {
    expect(isPlainHostName(name)).toBe(true);
  });

  test.each([
    ['has one label', 'localhost'],
    ['is an address', '10.0.0.1'],
    ['has letters that look like others', 'еvil.com'],
    ['has an empty label', 'a..example'],
    ['has a label that starts with a hyphen', '-a.example'],
    ['has a label that ends with a hyphen', 'a-.example'],
    ['holds Markdown', 'a_b.example'],
    ['is too long to be shown to its end', `accounts.example.com.${'a'.repeat(40)}.evil.example`],
  ])('not when it %s', (_why, name) => {
    expect(isPlainHostName(name)).toBe(false);
  });
});
