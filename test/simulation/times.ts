export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** W. */
export const WINDOW = 15 * MINUTE;

// What the sound protocol takes for granted (docs/reliability.md, "Assumptions"): with W = 15 min, an intent may be W/3
// old when its create is sent, the call takes a minute, and these come on top; what is left is for wrong clocks.

/** A request whose reply was lost has its effect within this. */
export const LATE = 2 * MINUTE;
/** A new job is listed within this. */
export const LAG = 60 * SECOND;
/** A clock is wrong by no more than this, to either side. */
export const SKEW = 2 * MINUTE;

/** How long a model that nobody needs stays; much less than a day, so that a seed lives to see it. */
export const DELETE_AFTER = 2 * HOUR;

/** A training takes no longer; so much time passes between two calm runs and more. */
export const TRAINING = 4 * HOUR;
