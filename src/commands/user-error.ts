/** A failure that a user can act on: shown as it is, without a stack trace, with exit code 1. */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** What to do, a whole sentence. */
  readonly fix: string;

  constructor(message: string, options: { readonly fix: string; readonly cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.fix = options.fix;
  }
}
