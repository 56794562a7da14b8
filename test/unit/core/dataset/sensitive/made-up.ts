import type { SecretKind } from '../../../../../src/core/dataset/sensitive/kinds.ts';

/** Made-up values in the forms of real ones, put together at run time: the repository holds none for scanners to find. */
export type Random = (below: number) => number;

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const HEX = `${DIGITS}abcdef`;
const ALNUM = LOWER + LOWER.toUpperCase() + DIGITS;
const BASE64 = `${ALNUM}+/`;
const URL64 = `${ALNUM}-_`;

/** The same numbers for the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed;
  return below => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export function pick(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(random(alphabet.length))).join('');
}

/** The last character is no hyphen, so that the value ends where it ends. */
const url64 = (random: Random, length: number): string => pick(random, URL64, length - 1) + pick(random, ALNUM, 1);
const base64Url = (text: string): string => Buffer.from(text).toString('base64url');

function pem(random: Random, label: string): string {
  const lines = Array.from({ length: 5 }, () => pick(random, BASE64, 64));
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n');
}

/** For every kind at least one form. */
export const MADE_UP: Readonly<Record<SecretKind, readonly ((random: Random) => string)[]>> = {
  'a GitHub token': [
    r => `gh${pick(r, 'pousr', 1)}_${pick(r, ALNUM, 36)}`,
    r => `github_pat_${pick(r, ALNUM, 22)}_${pick(r, ALNUM, 59)}`,
  ],
  'an OpenAI or compatible API key': [
    r => `sk-${pick(r, ALNUM, 48)}`,
    r => `sk-proj-${url64(r, 156)}`,
    r => `sk-svcacct-${url64(r, 124)}`,
  ],
  'an Anthropic API key': [r => `sk-ant-api03-${pick(r, URL64, 93)}AA`, r => `sk-ant-api04-${pick(r, URL64, 126)}AA`],
  'an AWS access key ID': [
    r => `A${pick(r, 'KS', 1) === 'K' ? 'KIA' : 'SIA'}${pick(r, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16)}`,
    r => `A3T${pick(r, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 17)}`,
  ],
  'an AWS secret access key': [r => `aws_secret_access_key = ${pick(r, BASE64, 40)}`],
  'a Google API key': [r => `AIza${url64(r, 35)}`],
  'a Google OAuth client secret': [r => `GOCSPX-${url64(r, 28)}`],
  'a Slack token': [
    r => `xox${pick(r, 'bp', 1)}-${pick(r, DIGITS, 12)}-${pick(r, DIGITS, 13)}-${pick(r, ALNUM, 24)}`,
    r => `xapp-1-A${pick(r, ALNUM, 10)}-${pick(r, DIGITS, 13)}-${pick(r, HEX, 64)}`,
  ],
  'a Slack webhook address': [
    r => `https://hooks.slack.com/services/T${pick(r, ALNUM, 8)}/B${pick(r, ALNUM, 10)}/${pick(r, ALNUM, 24)}`,
  ],
  'a Stripe live key': [r => `${pick(r, 'sr', 1)}k_live_${pick(r, ALNUM, 24)}`],
  'an npm token': [
    r => `npm_${pick(r, ALNUM, 36)}`,
    r => `//npm.acme.io/:_authToken=${pick(r, HEX, 8)}-${pick(r, HEX, 27)}`,
  ],
  'a PyPI token': [r => `pypi-AgEIcHlwaS5vcmc${url64(r, 150)}`],
  'a GitLab token': [r => `glpat-${url64(r, 20)}`],
  'a SendGrid API key': [r => `SG.${url64(r, 22)}.${url64(r, 43)}`],
  'a Twilio API key': [r => `TWILIO_API_KEY=SK${pick(r, HEX, 32)}`],
  'an Azure storage account key': [r => `AccountName=acme;AccountKey=${pick(r, BASE64, 86)}==;`],
  'a JSON web token': [
    r =>
      [
        base64Url('{"alg":"HS256","typ":"JWT"}'),
        base64Url(`{"sub":"${pick(r, DIGITS, 9)}","iat":17${pick(r, DIGITS, 8)}}`),
        url64(r, 43),
      ].join('.'),
  ],
  'a private key': [
    r => pem(r, 'RSA PRIVATE KEY'),
    r => pem(r, 'OPENSSH PRIVATE KEY'),
    r => JSON.stringify({ type: 'service_account', private_key: pem(r, 'PRIVATE KEY') }),
    r => `PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\n${pick(r, BASE64, 47)}=\n`,
  ],
  'a database URL with a password': [
    r => `postgres://app:${pick(r, ALNUM, 14)}@db.acme.io:5432/main`,
    r => `mongodb+srv://app:${pick(r, ALNUM, 14)}@cluster0.acme.mongodb.net/main`,
    r => `redis://:${pick(r, ALNUM, 20)}@cache.acme.io:6379`,
    r => `mysql://app:${pick(r, '$*', 1)}${pick(r, ALNUM, 14)}7@db.acme.io/main`,
    r => `amqps://app:${pick(r, ALNUM, 14)}@queue.acme.io/prod`,
  ],
  'a URL with a password': [r => `https://deploy:${pick(r, ALNUM, 16)}@registry.acme.io/v2/`],
  'a Hugging Face token': [r => `hf_${pick(r, LOWER + LOWER.toUpperCase(), 34)}`],
  'a DigitalOcean token': [r => `dop_v1_${pick(r, HEX, 64)}`],
  'a Shopify token': [r => `shpat_${pick(r, HEX, 32)}`, r => `shpss_${pick(r, ALNUM, 40)}`],
  'a Linear API key': [r => `lin_api_${pick(r, ALNUM, 40)}`, r => `lin_api_${pick(r, ALNUM, 48)}`],
  'a Databricks token': [r => `dapi${pick(r, HEX, 32)}`],
  'a Telegram bot token': [r => `7${pick(r, DIGITS, 9)}:AA${url64(r, 33)}`],
  'a Discord bot token': [
    r => `${base64Url(`1${pick(r, DIGITS, 17)}`).replace(/^./, 'M')}.${url64(r, 6)}.${url64(r, 38)}`,
  ],
  'a Discord webhook address': [r => `https://discord.com/api/webhooks/11${pick(r, DIGITS, 17)}/${url64(r, 68)}`],
  'a Figma token': [r => `figd_${url64(r, 40)}`, r => `figd_${url64(r, 43)}`, r => `figd_${url64(r, 64)}`],
  'a Groq API key': [r => `gsk_${pick(r, ALNUM, 52)}`],
  'a Notion token': [r => `ntn_${pick(r, DIGITS, 11)}${pick(r, ALNUM, 35)}`, r => `secret_${pick(r, ALNUM, 43)}`],
  'a Vault token': [
    r => `hvs.CAESI${url64(r, 90)}`,
    r => `hvs.${pick(r, ALNUM, 24)}`,
    r => `hvb.AAAAAQ${url64(r, 150)}`,
    r => `hvr.CAESI${url64(r, 90)}`,
  ],
  'a Docker Hub token': [r => `dckr_pat_${url64(r, 27)}`, r => `dckr_oat_${url64(r, 32)}`],
  'a Vercel token': [r => `vc${pick(r, 'aikpr', 1)}_${pick(r, ALNUM, 56)}`],
  'a 1Password service account token': [
    r =>
      `ops_${Buffer.from(`{"signInAddress":"acme.io","srpX":"${pick(r, HEX, 64)}","secretKey":"${pick(r, ALNUM, 26)}"}`).toString('base64')}`,
  ],
  'a Grafana token': [
    r => `glsa_${pick(r, ALNUM, 32)}_${pick(r, HEX, 8)}`,
    r =>
      `glc_${Buffer.from(`{"o":"${pick(r, DIGITS, 6)}","n":"acme","k":"${pick(r, ALNUM, 24)}"}`).toString('base64')}`,
  ],
  'a Postman API key': [r => `PMAK-${pick(r, HEX, 24)}-${pick(r, HEX, 34)}`],
  'a New Relic user key': [r => `NRAK-${pick(r, DIGITS + LOWER.toUpperCase(), 27)}`],
  'an xAI API key': [r => `xai-${pick(r, ALNUM, 80)}`],
  'a Perplexity API key': [r => `pplx-${pick(r, ALNUM, 48)}`],
  'a Fireworks API key': [r => `fw_${pick(r, ALNUM, 24)}`],
  'an Atlassian API token': [r => `ATATT3xFfGF0${url64(r, 171)}=${pick(r, '0123456789ABCDEF', 8)}`],
  'a Mailgun API key': [r => `MAILGUN_API_KEY=key-${pick(r, HEX, 32)}`],
  'a Mailchimp API key': [r => `${pick(r, HEX, 32)}-us${1 + r(21)}`],
  'a Google OAuth access token': [r => `ya29.a0A${url64(r, 200)}`],
  'an Authorization header with a credential': [
    r => `Authorization: Bearer ${url64(r, 40)}`,
    r => `authorization: Bearer ${pick(r, HEX, 40)}`,
    r => `Authorization: Basic ${Buffer.from(`deploy:${pick(r, ALNUM, 16)}`).toString('base64')}`,
  ],
};

const each = (text: string, write: (character: string) => string): string => [...text].map(write).join('');

/** How a secret may stand in a text: openly, and disguised in five ways. */
export const DISGUISES: Readonly<Record<string, (secret: string) => string>> = {
  plain: secret => `Use this one: ${secret} and tell nobody.`,
  'JSON in JSON': secret => JSON.stringify({ args: JSON.stringify({ note: `\n${secret}\n` }) }),
  '\\u escapes': secret => each(secret, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'zero-width characters': secret => each(secret, c => `${c}\u200b`),
  base64: secret => `value: ${Buffer.from(`token is ${secret}\n`).toString('base64')}`,
  'URL encoding': secret =>
    `https://acme.io/?q=${each(secret, c => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`)}`,
};
