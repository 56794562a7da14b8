import { pick, type Random } from './made-up.ts';

const HEX = '0123456789abcdef';
const DIGITS = '0123456789';
const ALNUM = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

const digits = (random: Random, length: number): string => pick(random, DIGITS, length);
const hex = (random: Random, length: number): string => pick(random, HEX, length);
const bytes = (random: Random, length: number): Buffer => Buffer.from(Array.from({ length }, () => random(256)));

/** What has the looks of a secret or of personal data and is none; each is made many times. */
export const LOOK_ALIKES: Readonly<Record<string, (random: Random) => string>> = {
  UUID: r => `id ${hex(r, 8)}-${hex(r, 4)}-4${hex(r, 3)}-a${hex(r, 3)}-${hex(r, 12)}`,
  'git commit': r => `secret sauce landed in commit ${hex(r, 40)}`,
  'SHA-256': r => `sha256:${hex(r, 64)}`,
  'subresource integrity': r => `integrity="sha384-${bytes(r, 48).toString('base64')}"`,
  image: r => `![](data:image/png;base64,iVBORw0KGgo${bytes(r, 300).toString('base64')})`,
  'order number': r => `Order #${digits(r, 3)}-${digits(r, 7)}-${digits(r, 7)} shipped`,
  'sixteen digits': r => `tracking 9${digits(r, 15)}`,
  ISBN: r => `ISBN 978-0-${digits(r, 4)}-${digits(r, 4)}-${digits(r, 1)}`,
  version: r => `pinned to ${digits(r, 2)}.${digits(r, 3)}.${digits(r, 4)}-rc.${digits(r, 1)}+build.${digits(r, 8)}`,
  colours: r => `background: linear-gradient(#${hex(r, 6)}, #${hex(r, 8)});`,
  identifier: r => `self.sk_live_counter_for_${pick(r, ALNUM, 5)}.update_all_subscribers()`,
  'call in code': r =>
    `np.random.seed(${digits(r, 4)}); loss = (w@x.to(device)).sum() # npm_config_registry_${digits(r, 2)}`,
  timestamp: r =>
    `2026-0${1 + r(9)}-1${r(10)}T1${r(10)}:2${r(10)}:3${r(10)}.${digits(r, 9)}+01:00 epoch 17${digits(r, 11)}`,
  'IP addresses': r => `10.${r(256)}.${r(256)}.${r(256)} via 192.168.${r(256)}.1 and fe80::${hex(r, 4)}:${hex(r, 4)}`,
  arithmetic: r => `${digits(r, 3)} + ${digits(r, 4)} - ${digits(r, 4)} = ${digits(r, 5)}, x=+${digits(r, 6)}`,
  table: r => Array.from({ length: 8 }, () => `${digits(r, 2)}.${digits(r, 2)}`).join(' '),
  coordinates: r => `(${digits(r, 2)}.${digits(r, 6)}, -${digits(r, 2)}.${digits(r, 6)})`,
  'DNA and paths': r => `/usr/lib/${pick(r, 'ACGT', 60)}/node_modules/${pick(r, ALNUM, 12)}/index.js`,
  'retina image': r => `assets/icon-${digits(r, 2)}@2x.png and left-pad@${digits(r, 1)}.${digits(r, 1)}.0`,
  'address of a role': r => `write to ${['support', 'no-reply', 'info', 'sales'][r(4)]}@acme${digits(r, 2)}.com`,
  'address for documentation': r => `${pick(r, 'abcdef', 6)}@${['example.com', 'mail.example.org', 'host.test'][r(3)]}`,
  'fictional phone': r => `call +1 ${2 + r(8)}12 555 01${digits(r, 2)} or (${2 + r(8)}12) 555-01${digits(r, 2)}`,
  'remote of git': r => `git clone git@github.com:acme/repo-${digits(r, 3)}.git ssh://git@acme.io/x`,
  'URL without a password': r => `https://acme.io:8443/a/${pick(r, ALNUM, 30)}?at=${digits(r, 10)}&who=a@b`,
  'URL with a stand-in': r =>
    ['postgres://user:password@localhost/db', `mysql://root:\${DB_PASS}@db${r(9)}/x`, 'https://u:<token>@github.com/a'][
      r(3)
    ] ?? '',
  'key that says so': r =>
    [
      `sk-${'x'.repeat(48)}`,
      `ghp_${'your_token_here_'.repeat(3)}`,
      `sk-proj-your-key-here-${'0'.repeat(40)}`,
      `AKIA${'IOSFODNN7EXAMPLE'}`,
      `glpat-this-is-not-the-token-you-want`,
      `xoxb-${'1'.repeat(12)}-${'2'.repeat(12)}-${'x'.repeat(24)}`,
    ][r(6)] ?? '',
  'key that counts': r =>
    `AIza${'abcdefghijklmnopqrstuvwxyz0123456789'.slice(0, 35)} ghp_${'1234567890'.repeat(4).slice(r(4), 36)}`,
  'key of a cache': r => `GET key-${hex(r, 32)} from fw_upgrade_status_and_retry_${digits(r, 2)}_times`,
  'checksum and region': r => `s3://${hex(r, 32)}-us-east-${1 + r(2)}/part and ${hex(r, 32)}-usa`,
  'name of a secret': r =>
    `secret_${pick(r, 'abcdefghij', 43)} secret_name_of_the_environment_${digits(r, 4)} fw_onboardingCarouselState`,
  'name of a model': r =>
    `pplx-${digits(r, 2)}b-online-instruct, xai-grok-${digits(r, 1)}-fast-reasoning-preview, gsk_benchmark_${digits(r, 3)}`,
  'start of a token': r =>
    [
      'ya29.a0AfH6SM...',
      'hvs.CAESI...',
      'figd_...',
      'PMAK-xxxxxxxxxxxxxxxxxxxxxxxx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    ][r(4)] ?? '',
  'header with a stand-in': r =>
    [
      'Authorization: Bearer YOUR_ACCESS_TOKEN_GOES_IN_HERE',
      'Authorization: Bearer <your token of 40 characters>',
      `'Authorization': \`Bearer \${process.env.ACME_API_TOKEN_2}\``,
      'Authorization: Bearer $ACME_API_TOKEN_OF_STAGE_2',
      'Authorization: Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9...',
      'Authorization: Bearer 2YotnFZFEjr1zCsicMWpAA',
      'Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==',
      'Authorization: Basic dXNlcm5hbWU6cGFzc3dvcmQ=',
      'The authorization: basic rules-of-the-road-for-2026-and-later apply',
    ][r(9)] ?? '',
  'login of a registry that stands for one': r =>
    [`_authToken=\${NPM_TOKEN}`, '_authToken=$NODE_AUTH_TOKEN_OF_CI', '_authToken=YOUR_AUTH_TOKEN_HERE'][r(3)] ?? '',
  'password that is a variable': r =>
    ['postgres://app:$DB_PASS@db.acme.io/x', 'redis://:****@cache.acme.io', 'mysql://app:$(cat pw)@db.acme.io'][r(3)] ??
    '',
  'start of a private key': r => `It starts with -----BEGIN ${['RSA ', '', 'EC '][r(3)]}PRIVATE KEY-----\n...\n`,
  'public key': r => `-----BEGIN PUBLIC KEY-----\n${bytes(r, 48).toString('base64')}\n-----END PUBLIC KEY-----`,
  'base64 of prose': r =>
    `payload ${Buffer.from(`the quick brown fox jumps ${digits(r, 4)} times`).toString('base64')}`,
  'test card': r => ['4242 4242 4242 4242', '4111-1111-1111-1111', '378282246310005'][r(3)] ?? '',
};
