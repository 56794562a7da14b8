import type { SecretKind } from './kinds.ts';

/** How a match is told from what only looks like it: `token-checks.ts` has what each does. */
export type TokenCheck =
  | 'no-placeholder'
  | 'mixed'
  | 'aws-secret'
  | 'twilio-key'
  | 'mailgun-key'
  | 'json-web-token'
  | 'discord-token';

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
 * [gl]: gitleaks, config/gitleaks.toml at commit 420a0f55 (Notion, Perplexity: 009e025a), read 2026-11-22; [th]: trufflehog,
 * pkg/detectors (xai 718a7c2b, figma 0a4a5f3a, dockerhub 07c34e18, groq 2208f85d, notion 0029904e, googleoauth2 3c532f45), read
 * 2026-11-22; [sl]: secretlint 12.0.0, recommended preset, read 2026-11-23; [-]: no document was at hand, the form is the one
 * in common use. Vendors' documents are named without a date where only their content is known. Lengths that vendors call open-ended are ranges.
 */
export const TOKEN_FORMATS: readonly TokenFormat[] = [
  // GitHub changelog 2021-03-31: five prefixes, alphabet [A-Za-z0-9_], up to 255 characters.
  format('a GitHub token', `gh[pousr]_[A-Za-z0-9_]{36,251}${END}`),
  // [-] 82 characters after the prefix: 22, an underscore, 59.
  format('a GitHub token', `github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}${END}`),
  // [-] sk-ant-api03- and sk-ant-admin01-, then 93 characters and AA; [sl] up to 128.
  format('an Anthropic API key', `sk-ant-[a-z]{2,10}\\d{2}-[A-Za-z0-9_-]{80,130}${END_URL}`),
  // [gl] two halves of 58 or 74 around a fixed middle.
  format('an OpenAI or compatible API key', `sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,200}${END_URL}`),
  // [gl] 48 for OpenAI's older keys; [-] 32 to 64 for services with OpenAI's interface.
  format('an OpenAI or compatible API key', `sk-(?:or-v1-)?[A-Za-z0-9]{32,64}${END_URL}`),
  // AWS IAM user guide, "IAM identifiers", unique ID prefixes; [gl] 16 characters after the prefix; [sl] the older A3T.
  format('an AWS access key ID', `A(?:KIA|SIA|3T[A-Z0-9])[A-Z0-9]{16}${END}`),
  // [gl] 35 after AIza.
  format('a Google API key', `AIza[A-Za-z0-9_-]{35}${END_URL}`),
  // [-] 28 after the prefix.
  format('a Google OAuth client secret', `GOCSPX-[A-Za-z0-9_-]{28}${END_URL}`),
  // Slack documentation, "Tokens": the prefixes; [gl] numbers and letters between hyphens.
  format('a Slack token', `(?:xox[abeoprs]|xapp)-[A-Za-z0-9-]{16,250}${END}`),
  // Slack documentation, "Sending messages using incoming webhooks"; [gl] 43 to 56 characters.
  format('a Slack webhook address', `hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{40,80}${END}`),
  // Stripe documentation, "API keys": the prefixes; [gl] 10 to 99 characters.
  format('a Stripe live key', `[sr]k_live_[A-Za-z0-9]{16,200}${END}`),
  // [gl] 36.
  format('an npm token', `npm_[A-Za-z0-9]{36}${END}`),
  // [sl] what .npmrc calls so, whatever the registry; a variable starts with a dollar sign.
  format('an npm token', '_authToken=[A-Za-z0-9+/_-]{20,200}'),
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
  // [gl] 32 hexadecimal digits; [sl] other letters too, up to 64.
  format('a Shopify token', `shp(?:at|ca|pa|ss)_[A-Za-z0-9]{32,64}${END}`),
  // [gl] 40; [sl] 32 to 128.
  format('a Linear API key', `lin_api_[A-Za-z0-9_]{32,128}${END}`),
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
  // [th] 40 after figd_, and after the prefixes of OAuth; [sl] up to 200.
  format('a Figma token', `fig(?:d|[uo][rh]?)_[A-Za-z0-9_-]{40,200}${END_URL}`),
  // [th] 52.
  format('a Groq API key', `gsk_[A-Za-z0-9]{52}${END}`),
  // [gl] 11 digits and 35 characters; [th] the older prefix with 43.
  format('a Notion token', `ntn_\\d{11}[A-Za-z0-9]{35}${END}`),
  format('a Notion token', `secret_[A-Za-z0-9]{43}${END}`, 'mixed'),
  // [gl] 90 to 120, batch tokens 138 to 300; [-] 24 where consistency is kept by the client; [sl] hvr.
  format(
    'a Vault token',
    `hv(?:[rs]\\.(?:[A-Za-z0-9]{24}|[A-Za-z0-9_-]{90,120})|b\\.[A-Za-z0-9_-]{138,300})${END_URL}`,
  ),
  // [th] 27 to 32, for people and for organisations.
  format('a Docker Hub token', `dckr_[po]at_[A-Za-z0-9_-]{27,32}${END_URL}`),
  // [sl] tokens of people, integrations, apps and the AI gateway; two letters are a short prefix.
  format('a Vercel token', `vc[aikpr]_[A-Za-z0-9]{20,60}${END}`, 'mixed'),
  // [sl] base64 of JSON, which ends in fQ for a brace where nothing is padded.
  format('a 1Password service account token', `ops_eyJ[A-Za-z0-9+/]{90,1300}={0,2}${END}`),
  // [gl] 32 characters and a checksum of 8 hexadecimal digits; those of the cloud are base64 of JSON.
  format('a Grafana token', `glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}${END}`),
  format('a Grafana token', `glc_eyJ[A-Za-z0-9+/]{29,397}={0,2}${END}`),
  // [gl] 24 and 34 hexadecimal digits.
  format('a Postman API key', `PMAK-[a-fA-F0-9]{24}-[a-fA-F0-9]{34}${END}`),
  // [gl] 27, beside the name of the service; the prefix says enough.
  format('a New Relic user key', `NRAK-[A-Z0-9]{27}${END}`),
  // [th] 80.
  format('an xAI API key', `xai-[A-Za-z0-9_]{80}${END}`),
  // [gl] 48.
  format('a Perplexity API key', `pplx-[A-Za-z0-9]{48}${END}`),
  // [-] 22 to 24, newer ones up to 40; two letters are a short prefix, so all of it must be mixed.
  format('a Fireworks API key', `fw_[A-Za-z0-9]{22,40}${END_URL}`, 'mixed'),
  // [gl] 186 after the prefix, with an equals sign before the checksum.
  format('an Atlassian API token', `ATATT3[A-Za-z0-9_=-]{150,220}${END_URL}`),
  // [gl] 32 hexadecimal digits, beside a word for the service.
  format('a Mailgun API key', `key-[a-f0-9]{32}${END_URL}`, 'mailgun-key'),
  // [gl] 32 hexadecimal digits and the data centre, beside the name of the service; the form says enough.
  format('a Mailchimp API key', `[a-f0-9]{32}-us\\d{1,2}${END_URL}`),
  // [th] the prefix; [-] 50 and more in use, cut off in documents.
  format('a Google OAuth access token', `ya29\\.[A-Za-z0-9_-]{50,1000}${END_URL}`),
  // AWS general reference, "AWS security credentials": 40 characters.
  format('an AWS secret access key', '(?<![A-Za-z0-9/+_-])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=_-])', 'aws-secret'),
];
