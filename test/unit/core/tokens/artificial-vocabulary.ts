/** A vocabulary of all single bytes and then the given tokens, in the text form of js-tiktoken's rank modules. */
export function bpeRanksOf(tokens: readonly string[]): string {
  const bytes = Array.from({ length: 256 }, (_, byte) => Buffer.of(byte));
  return `! 0 ${[...bytes, ...tokens.map(token => Buffer.from(token))].map(token => token.toString('base64')).join(' ')}`;
}
