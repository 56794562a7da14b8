import { defineCode } from '../../diagnostics/diagnostic.ts';
import { inTool } from '../key-paths.ts';
import type { ExampleRule } from '../rule.ts';

const E_DUPLICATE_TOOL = defineCode<{ tool: number }>({
  code: 'E_DUPLICATE_TOOL',
  severity: 'error',
  headline: 'Two functions have the same name',
  message: ({ tool }) => `Declared function ${tool} has the name of one before it.`,
  why: 'A call names its function, so a name that stands for two leaves open which one the model learns to call.',
  fix: 'Remove one of the declarations, or rename it.',
  at: inTool('name'),
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [E_DUPLICATE_TOOL],
  appliesTo: ['chat', 'preference', 'reinforcement'],
  check: ({ functions }, _measure, _limits, report) => {
    if (functions === undefined || functions === null) return;
    const names = new Set<string>();
    for (const [index, { name }] of functions.entries()) {
      if (names.has(name)) return report(E_DUPLICATE_TOOL, { tool: index + 1 });
      names.add(name);
    }
  },
};
