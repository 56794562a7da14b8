/** How long a job stays in each phase, in seconds of the virtual clock. */
export interface JobTimings {
  readonly validating: number;
  readonly queued: number;
  readonly running: number;
}

export const DEFAULT_TIMINGS: JobTimings = { validating: 60, queued: 120, running: 1800 };

export interface JobFailure {
  readonly code: string;
  readonly message: string;
  readonly param: string | null;
  /** `validation`: fails before it costs anything. `training`: fails at the end, after the money is spent. */
  readonly phase: 'validation' | 'training';
}

/** All that decides which status a job has at a moment. Times are seconds since 1970. */
export interface JobCourse {
  readonly createdAt: number;
  readonly timings: JobTimings;
  readonly failure: JobFailure | null;
  readonly cancelledAt: number | null;
}

export interface Moment {
  readonly status: 'validating_files' | 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
  /** When the job ended; `null` while it goes on. */
  readonly finishedAt: number | null;
}

export function validatedAt(course: JobCourse): number {
  return course.createdAt + course.timings.validating;
}

export function startsAt(course: JobCourse): number {
  return validatedAt(course) + course.timings.queued;
}

export function endsAt(course: JobCourse): number {
  return startsAt(course) + course.timings.running;
}

/** Where the job stands at `now`: a function of time alone, so nothing has to run for a job to move on. */
export function momentOf(course: JobCourse, now: number): Moment {
  if (course.cancelledAt !== null) return { status: 'cancelled', finishedAt: course.cancelledAt };
  if (now < validatedAt(course)) return { status: 'validating_files', finishedAt: null };
  if (course.failure?.phase === 'validation') return { status: 'failed', finishedAt: validatedAt(course) };
  if (now < startsAt(course)) return { status: 'queued', finishedAt: null };
  if (now < endsAt(course)) return { status: 'running', finishedAt: null };
  return { status: course.failure === null ? 'succeeded' : 'failed', finishedAt: endsAt(course) };
}

/** Whether training had begun by `now`: from then on the job costs money, whatever becomes of it. Never turns back. */
export function hasTrained(course: JobCourse, now: number): boolean {
  const until = course.cancelledAt ?? now;
  return course.failure?.phase !== 'validation' && until >= startsAt(course);
}
