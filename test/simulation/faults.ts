/**
 * How a call goes wrong. What the reply looked like on the wire matters only through what the client makes of it
 * (`test/contract/openai-client-replies.test.ts`, `openai-client-hostile.test.ts`): a change whose reply was an error of
 * the server, cut off or not JSON is *unknown* to it, and so is one that met a 429 of the moment. So here `truncated`
 * and `not-json` are a change that happened and a reply that says nothing, `429` one that did not happen.
 */
export const FAULTS = [
  'crash-before',
  'crash-after',
  'error-unapplied',
  'error-applied',
  'late',
  '429',
  'truncated',
  'not-json',
] as const;
export type Fault = (typeof FAULTS)[number];

/** Whether a change takes place all the same. */
export function effectOf(fault: Fault): 'never' | 'now' | 'later' {
  switch (fault) {
    case 'crash-before':
    case 'error-unapplied':
    case '429':
      return 'never';
    case 'crash-after':
    case 'error-applied':
    case 'truncated':
    case 'not-json':
      return 'now';
    case 'late':
      return 'later';
  }
}

export function isCrash(fault: Fault): boolean {
  return fault === 'crash-before' || fault === 'crash-after';
}

/**
 * What the simulation takes away or weakens, to see that it notices. The first seven are the controls that a release
 * needs; the next ones are parts whose absence is rarer to show; then come those of a delete and of proposals.
 */
export type Defect =
  | 'retries'
  | 'no-adopt'
  | 'no-cas'
  | 'no-window'
  | 'short-window'
  | 'no-quarantine'
  | 'one-observation'
  | 'no-fence'
  | 'early-clock'
  | 'no-deadline'
  | 'no-delete-wait'
  | 'no-delete-look'
  | 'blind-clock'
  | 'no-lease'
  | 'no-owner';
