import { defineCode } from '../../diagnostics/diagnostic.ts';
import { TRAINABLE_FORMATS } from '../inspection.ts';
import { inPlace } from '../key-paths.ts';
import type { TextRule } from '../rule.ts';
import { findPersonalDataIn } from '../sensitive/find-personal-data.ts';
import type { PersonalKind } from '../sensitive/kinds.ts';

const W_PERSONAL_DATA = defineCode<{ kind: PersonalKind; place: string }>({
  code: 'W_PERSONAL_DATA',
  severity: 'warning',
  headline: 'An example may hold personal data',
  message: ({ kind, place }) => `${place} seems to hold ${kind}.`,
  why: 'A model can repeat it to anybody, and it cannot be taken out of a trained model. Names are not looked for.',
  fix: 'Put an invented value in its place, such as an address at example.com, or make sure that it may be used.',
  at: inPlace(),
});

export const rule: TextRule = {
  kind: 'text',
  codes: [W_PERSONAL_DATA],
  appliesTo: TRAINABLE_FORMATS,
  check: (text, place, report) => {
    const [kind] = findPersonalDataIn(text);
    if (kind !== undefined) report(W_PERSONAL_DATA, { kind, place }, text.text);
  },
};
