export type Count = (text: string) => number;

/** Each library by its own recipe for o200k_base; none may refuse text that looks like a special token. */
const COUNTERS: Readonly<Record<string, () => Promise<Count>>> = {
  'js-tiktoken': async () => {
    const { Tiktoken } = await import('js-tiktoken/lite');
    const { default: ranks } = await import('js-tiktoken/ranks/o200k_base');
    const encoding = new Tiktoken(ranks);
    return text => encoding.encode(text, [], []).length;
  },
  tiktoken: async () => {
    const { get_encoding } = await import('tiktoken');
    const encoding = get_encoding('o200k_base');
    return text => encoding.encode_ordinary(text).length;
  },
  'gpt-tokenizer': async () => {
    const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base');
    return text => countTokens(text, { disallowedSpecial: new Set() });
  },
};

export async function loadCounter(name: string): Promise<Count> {
  const load = COUNTERS[name];
  if (load === undefined) throw new Error(`There is no counter ${name}.`);
  return load();
}
