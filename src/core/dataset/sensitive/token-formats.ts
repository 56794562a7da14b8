import type { SecretKind } from './kinds.ts';

/** How a match is told from what only looks like it: `token-checks.ts` has what each does. */
export type TokenCheck = 'no-placeholder' | 'aws-secret' | 'twilio-key' | 'json-web-token' | 'discord-token';

export interface TokenFormat {
  readonly kind: SecretKind;
  /** A regular expression without capturing groups; every repetition is bounded. */
  readonly source: string;
  readonly check: TokenCheck;
}

const END = '(?![A-Za-z0-9])';
/** For alphabets of base64url. */
const END_URL = '(?![A-Za-z0-9_-])';

const format = (kind: SecretKind, source: string, check: TokenCheck = 'no-placeholder'): TokenFormat => ({
  kind,
  source,
  check,
});

/**
 * Tokens that are known by their form. The first that fits wins, so special forms stand before general ones.
 * [gl]: gitleaks, config/gitleaks.toml at commit 420a0f55, read 2026-11-22; [-]: no document was at hand, the form is
 * the one in common use. Vendors' documents are named without a date where only their content is known. Lengths that
 * vendors call open-ended are ranges.
 */
export const TOKEN_FORMATS: readonly TokenFormat[] = [
  // GitHub changelog 2021-03-31: five prefixes, alphabet [A-Za-z0-9_], up to 255 characters.
  format('a GitHub token', `gh[pousr]_[A-Za-z0-9_]{36,251}${END}`),
  // [-] 82 characters after the prefix: 22, an underscore, 59.
  format('a GitHub token', `github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}${END}`),
  // [-] sk-ant-api03- and sk-ant-admin01-, then 93 characters and AA.
  format('an Anthropic API key', `sk-ant-[a-z]{2,10}\\d{2}-[A-Za-z0-9_-]{80,120}${END_URL}`),
  // [gl] two halves of 58 or 74 around a fixed middle.
  format('an OpenAI or compatible API key', `sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,200}${END_URL}`),
  // [gl] 48 for OpenAI's older keys; [-] 32 to 64 for services with OpenAI's interface.
  format('an OpenAI or compatible API key', `sk-(?:or-v1-)?[A-Za-z0-9]{32,64}${END_URL}`),
  // AWS IAM user guide, "IAM identifiers", unique ID prefixes; [gl] 16 characters after the prefix.
  format('an AWS access key ID', `A(?:KIA|SIA)[A-Z0-9]{16}${END}`),
  // [gl] 35 after AIza.
  format('a Google API key', `AIza[A-Za-z0-9_-]{35}${END_URL}`),
  // [-] 28 after the prefix.
  format('a Google OAuth client secret', `GOCSPX-[A-Za-z0-9_-]{28}${END_URL}`),
  // Slack documentation, "Tokens": the prefixes; [gl] numbers and letters between hyphens.
  format('a Slack token', `xox[abeoprs]-[A-Za-z0-9-]{16,250}${END}`),
  // Slack documentation, "Sending messages using incoming webhooks"; [gl] 43 to 56 characters.
  format('a Slack webhook address', `hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{40,80}${END}`),
  // Stripe documentation, "API keys": the prefixes; [gl] 10 to 99 characters.
  format('a Stripe live key', `[sr]k_live_[A-Za-z0-9]{16,200}${END}`),
  // [gl] 36.
  format('an npm token', `npm_[A-Za-z0-9]{36}${END}`),
  // PyPI help, "API tokens": a macaroon, whose first bytes are always AgE in base64.
  format('a PyPI token', `pypi-AgE[A-Za-z0-9_-]{50,500}${END_URL}`),
  // gitlab-org/gitlab#342327 (2021-10-27): the prefix; [-] 20 characters, newer ones more.
  format('a GitLab token', `glpat-[A-Za-z0-9_-]{20,300}${END_URL}`),
  // [gl] SG. and 66 characters: 22, a dot, 43.
  format('a SendGrid API key', `SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}${END_URL}`),
  // [gl] SK and 32 hexadecimal digits.
  format('a Twilio API key', `SK[0-9a-fA-F]{32}${END}`, 'twilio-key'),
  // Microsoft Learn, "Manage storage account access keys": 512 bits, in base64.
  format('an Azure storage account key', 'AccountKey=[A-Za-z0-9+/]{86}=='),
  // RFC 7519 and RFC 7515: a JSON object starts with eyJ in base64url.
  format(
    'a JSON web token',
    '(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,1000}\\.eyJ[A-Za-z0-9_-]{2,4000}\\.[A-Za-z0-9_-]{16,1400}',
    'json-web-token',
  ),
  // [gl] 34 letters; digits are allowed for in case they come.
  format('a Hugging Face token', `hf_[A-Za-z0-9]{34,40}${END}`),
  // [gl] 64 hexadecimal digits.
  format('a DigitalOcean token', `do[opr]_v1_[a-f0-9]{64}${END}`),
  // [gl] 32 hexadecimal digits.
  format('a Shopify token', `shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}${END}`),
  // [gl] 40.
  format('a Linear API key', `lin_api_[A-Za-z0-9]{40}${END}`),
  // [gl] 32 hexadecimal digits, sometimes a hyphen and a digit.
  format('a Databricks token', `dapi[a-f0-9]{32}${END}`),
  // Telegram documentation, "From BotFather to Hello World": number, colon, 35 characters; [gl] they start with A.
  format('a Telegram bot token', `\\d{6,12}:A[A-Za-z0-9_-]{34}${END_URL}`),
  // discord.py, docs/token.rst: ID, time and signature; 27 characters, 38 since 2022.
  format(
    'a Discord bot token',
    `(?<![A-Za-z0-9_-])[MNO][A-Za-z0-9_-]{22,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,38}${END_URL}`,
    'discord-token',
  ),
  // Discord documentation, "Webhook resource": the numeric ID and the token; [-] 68 characters.
  format(
    'a Discord webhook address',
    `discord(?:app)?\\.com/api/(?:v\\d{1,2}/)?webhooks/\\d{17,20}/[A-Za-z0-9_-]{60,80}${END_URL}`,
  ),
  // AWS general reference, "AWS security credentials": 40 characters.
  format('an AWS secret access key', '(?<![A-Za-z0-9/+_-])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=_-])', 'aws-secret'),
];
