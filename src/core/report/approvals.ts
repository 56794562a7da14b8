/** Lines that would approve what a guard blocked, ready to paste. They hold digests, amounts and checked names only. */
const MOST_LINES = 50;

/** The input as it stands in a workflow. */
function yaml(lines: readonly string[]): string[] {
  return ['approvals: |', ...lines.slice(0, MOST_LINES).map(line => `  ${line}`)];
}

/** Empty when nothing can be approved. In a block of code, since GitHub would link a digest and break it up. */
export function approvalSection(lines: readonly string[] = []): string {
  if (lines.length === 0) return '';
  return [
    '<details><summary>How to approve exactly this</summary>',
    '',
    'Give both workflows this input. It holds for these data, settings and amounts, and for nothing else.',
    '',
    '```yaml',
    ...yaml(lines),
    '```',
    '',
    '</details>',
    '',
  ].join('\n');
}

export function approvalLines(lines: readonly string[] = []): string[] {
  if (lines.length === 0) return [];
  return ['To approve exactly this, give both workflows the input', ...yaml(lines).map(line => `  ${line}`)];
}
