/**
 * Valid ranges (US Social Security Administration, "Social Security Number Randomization", 2011). Only with hyphens:
 * nine digits alone are too much else.
 */
const SSN = /(?<![\w.+-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-]|\.\d)/g;
/** Printed in advertisements and form fields, never anybody's or no longer. */
const PUBLISHED: ReadonlySet<string> = new Set(['078-05-1120', '219-09-9999', '123-45-6789', '111-11-1111']);

export function hasSocialSecurityNumber(text: string): boolean {
  return [...text.matchAll(SSN)].some(([match]) => !PUBLISHED.has(match));
}
