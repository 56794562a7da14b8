import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ExampleRule } from '../rule.ts';
import { forEachText } from '../sensitive/example-texts.ts';
import { findPersonalData } from '../sensitive/find-personal-data.ts';
import type { PersonalKind } from '../sensitive/kinds.ts';

const W_PERSONAL_DATA = defineCode<{ kind: PersonalKind; message: number | null }>({
  code: 'W_PERSONAL_DATA',
  severity: 'warning',
  headline: 'An example may hold personal data',
  message: ({ kind, message }) => `${message === null ? 'A tool' : `Message ${message}`} seems to hold ${kind}.`,
  why: 'A model can repeat it to anybody, and it cannot be taken out of a trained model. Names are not looked for.',
  fix: 'Put an invented value in its place, such as an address at example.com, or make sure that it may be used.',
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [W_PERSONAL_DATA],
  check: (example, _measure, _limits, report) => {
    forEachText(example, (text, message) => {
      const [kind] = findPersonalData(text);
      if (kind !== undefined) report(W_PERSONAL_DATA, { kind, message });
    });
  },
};
