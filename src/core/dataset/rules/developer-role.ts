import { defineCode } from '../../diagnostics/diagnostic.ts';
import { inMessage } from '../key-paths.ts';
import type { ExampleRule } from '../rule.ts';

// OpenAI's API specification of 2025-04-29 lists `developer` neither for supervised training nor for preferences, and no source says that
// it is refused: hence a warning.
const W_DEVELOPER_ROLE = defineCode<{ message: number }>({
  code: 'W_DEVELOPER_ROLE',
  severity: 'warning',
  headline: 'The developer role may be refused',
  message: () => 'A message has the role developer, which this training does not document.',
  why: 'The documented roles are system, user, assistant and tool; a refusal would come only after the upload.',
  fix: 'Use the role system.',
  at: inMessage('role'),
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [W_DEVELOPER_ROLE],
  appliesTo: ['chat', 'preference'],
  check: ({ messages }, _measure, _limits, report) => {
    const index = messages.findIndex(message => message.role === 'developer');
    if (index !== -1) report(W_DEVELOPER_ROLE, { message: index + 1 });
  },
};
