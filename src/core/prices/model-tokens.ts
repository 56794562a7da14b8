import type { Inspection } from '../dataset/inspection.ts';
import { type Doubt, mergeDoubts, type TokenQuality, weakest } from '../dataset/measure.ts';
import { hasSameText, standInDoubts } from '../tokens/stand-ins.ts';
import type { BaseModel } from './catalog.ts';

/** Billed tokens of one epoch, with why and how far they may be off. */
export interface TokenCount {
  /** `null`: not known. */
  readonly perEpoch: number | null;
  readonly quality: TokenQuality;
  readonly doubts: readonly Doubt[];
}

/** What an inspection counted with the model's `encoding` means for the model itself. */
export function tokensFor(
  model: Pick<BaseModel, 'stands_in_for'>,
  { tokensPerEpoch, tokenQuality, tokenDoubts }: Pick<Inspection, 'tokensPerEpoch' | 'tokenQuality' | 'tokenDoubts'>,
): TokenCount {
  const tokenizer = model.stands_in_for;
  if (tokensPerEpoch === null || tokenizer === null)
    return { perEpoch: tokensPerEpoch, quality: tokenQuality, doubts: tokenDoubts };
  return {
    perEpoch: tokensPerEpoch,
    quality: weakest(tokenQuality, hasSameText(tokenizer) ? 'estimated' : 'proxy'),
    doubts: mergeDoubts([...tokenDoubts, ...standInDoubts(tokenizer, tokensPerEpoch)]),
  };
}
