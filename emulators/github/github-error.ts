interface ValidationProblem {
  readonly resource: string;
  readonly code: string;
  readonly field?: string;
  readonly message?: string;
}

interface GitHubErrorDetails {
  readonly headers?: Readonly<Record<string, string>>;
  /** Some routes list sentences instead. */
  readonly problems?: readonly (ValidationProblem | string)[];
  readonly cause?: unknown;
}

/** An answer that is a refusal, in GitHub's words. */
export class GitHubError extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly problems: readonly (ValidationProblem | string)[];

  constructor(status: number, message: string, details: GitHubErrorDetails = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.name = 'GitHubError';
    this.status = status;
    this.headers = details.headers ?? {};
    this.problems = details.problems ?? [];
  }
}

/** 422 `Validation Failed` with its list of problems. */
export function validationFailed(...problems: readonly ValidationProblem[]): GitHubError {
  return new GitHubError(422, 'Validation Failed', { problems });
}

/** What the real GitHub does here is not written down in this emulator; the caller records it as a violation. */
export class NotEmulated extends Error {
  constructor(what: string) {
    super(`Not emulated: ${what}`);
    this.name = 'NotEmulated';
  }
}
