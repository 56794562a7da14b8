/**
 * What goes wrong, and when. A rule matches requests by method and path and fires `times` times (default once),
 * after letting `after` matching requests pass.
 */
export interface FaultRule {
  readonly method: string;
  /** Tested against the path without the query. */
  readonly path: RegExp;
  readonly after?: number;
  readonly times?: number;
  readonly fault: Fault;
}

export type Fault =
  /** Answers this instead; nothing is applied. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Applies and answers, but only after this many real milliseconds. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** Closes the connection; nothing is applied. */
  | { readonly kind: 'reset' }
  /** Applies, then sends only the first half of the body and closes the connection. */
  | { readonly kind: 'truncate' }
  /** Applies, then closes the connection, or answers `status` where one is given. */
  | { readonly kind: 'apply-then-fail'; readonly status?: number }
  /** Closes the connection now and applies when the virtual clock has moved on by this much. */
  | { readonly kind: 'apply-late'; readonly milliseconds: number }
  /** Applies, then leaves the client waiting for ever. `onApplied` runs once the effect is there. */
  | { readonly kind: 'apply-then-hang'; readonly onApplied: () => void };

export class FaultPlan {
  readonly #rules: { readonly rule: FaultRule; seen: number; fired: number }[] = [];

  /** By how much the `Date` of every reply is wrong, in milliseconds; `null`: replies have none. */
  dateOffset: number | null = 0;

  add(rule: FaultRule): void {
    this.#rules.push({ rule, seen: 0, fired: 0 });
  }

  clear(): void {
    this.#rules.length = 0;
    this.dateOffset = 0;
  }

  /** The fault for this request, or `undefined`. The first rule that fires wins; every matching rule counts it. */
  next(method: string, path: string): Fault | undefined {
    let chosen: Fault | undefined;
    for (const entry of this.#rules) {
      if (entry.rule.method !== method || !entry.rule.path.test(path)) continue;
      entry.seen += 1;
      if (chosen !== undefined) continue;
      if (entry.seen <= (entry.rule.after ?? 0) || entry.fired >= (entry.rule.times ?? 1)) continue;
      entry.fired += 1;
      chosen = entry.rule.fault;
    }
    return chosen;
  }
}
