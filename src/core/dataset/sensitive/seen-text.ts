import { mayHoldToken } from './long-words.ts';
import { seeThrough } from './see-through.ts';

/** A text and what several searches want to know of it first. */
export interface SeenText {
  readonly text: string;
  /** Through escapes and hidden characters: see `seeThrough`. */
  readonly clear: string;
  /** Whether `clear` can hold a token or base64. */
  readonly mayHoldToken: boolean;
}

export function lookAtText(text: string): SeenText {
  const clear = seeThrough(text);
  return { text, clear, mayHoldToken: mayHoldToken(clear) };
}
