import fc from 'fast-check';

/** What `JSON.parse` makes of a text; `null` where it refuses it. */
export function parsed(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** JSON with a few characters changed, and texts of JSON's own characters. */
export const nearlyJson = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'{}[]",:\\ue01d89-+.Etrufalsn \t\u0001\u001f\u007fé'), maxLength: 14 }),
  fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom(...'{}[]",:\\0e-. \ufeff'), fc.constantFrom(0, 1))
    .map(([json, at, character, removed]) => {
      const place = at % (json.length + 1);
      return json.slice(0, place) + character + json.slice(place + removed);
    }),
);
