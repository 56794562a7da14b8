import { defineCode } from '../../diagnostics/diagnostic.ts';
import { TRAINABLE_FORMATS } from '../inspection.ts';
import { inPlace } from '../key-paths.ts';
import type { TextRule } from '../rule.ts';
import { findSecretsIn } from '../sensitive/find-secrets.ts';
import type { SecretKind } from '../sensitive/kinds.ts';

const E_SECRET = defineCode<{ kind: SecretKind; place: string }>({
  code: 'E_SECRET',
  severity: 'error',
  mayWarn: true,
  headline: 'An example holds a secret',
  message: ({ kind, place }) => `${place} holds ${kind}.`,
  why: 'The file is uploaded to a provider, and a model can repeat word for word what it was trained on.',
  fix: 'Revoke the secret, for git keeps the old line, and write an invented value that says so in its place.',
  at: inPlace(),
});

export const rule: TextRule = {
  kind: 'text',
  codes: [E_SECRET],
  appliesTo: TRAINABLE_FORMATS,
  looksEverywhere: true,
  check: (text, place, report) => {
    const [kind] = findSecretsIn(text);
    if (kind !== undefined) report(E_SECRET, { kind, place }, text.text);
  },
};
