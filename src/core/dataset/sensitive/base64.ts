const CANDIDATE = /[A-Za-z0-9+/_-]{24,}/g;
/** Of a longer run only the start is decoded. */
const MAX_ENCODED = 4096;
const PROBE = 16;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters tell bytes from text
const BINARY = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** The bytes, one character each, of base64 in either alphabet without padding. */
export function decodeBase64(encoded: string): string {
  const standard = encoded.replaceAll('-', '+').replaceAll('_', '/');
  // One character more than whole groups holds no byte, and `atob` refuses it.
  return atob(standard.length % 4 === 1 ? standard.slice(0, -1) : standard);
}

/** Calls `visit` with every text that is hidden in the word as base64; images and other binary data are no text. */
export function forEachBase64Text(word: string, visit: (text: string) => void): void {
  CANDIDATE.lastIndex = 0;
  for (let match = CANDIDATE.exec(word); match !== null; match = CANDIDATE.exec(word)) {
    const [run] = match;
    if (BINARY.test(decodeBase64(run.slice(0, PROBE)))) continue;
    const text = decodeBase64(run.slice(0, MAX_ENCODED));
    if (!BINARY.test(text)) visit(text);
  }
}
