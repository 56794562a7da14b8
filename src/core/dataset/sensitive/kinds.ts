/** Everything that opens a door; named as a message names it. */
export type SecretKind =
  | 'a GitHub token'
  | 'an OpenAI or compatible API key'
  | 'an Anthropic API key'
  | 'an AWS access key ID'
  | 'an AWS secret access key'
  | 'a Google API key'
  | 'a Google OAuth client secret'
  | 'a Slack token'
  | 'a Slack webhook address'
  | 'a Stripe live key'
  | 'an npm token'
  | 'a PyPI token'
  | 'a GitLab token'
  | 'a SendGrid API key'
  | 'a Twilio API key'
  | 'an Azure storage account key'
  | 'a JSON web token'
  | 'a private key'
  | 'a database URL with a password'
  | 'a URL with a password'
  | 'a Hugging Face token'
  | 'a DigitalOcean token'
  | 'a Shopify token'
  | 'a Linear API key'
  | 'a Databricks token'
  | 'a Telegram bot token'
  | 'a Discord bot token'
  | 'a Discord webhook address';

/** What points at one person and can be told by its form. Names and addresses cannot. */
export type PersonalKind =
  | 'an e-mail address'
  | 'a phone number'
  | 'a payment card number'
  | 'an IBAN'
  | 'a US social security number';

export type SensitiveKind = SecretKind | PersonalKind;
