import type { ImagePart } from '../dataset/chat-image.ts';
import { type Doubt, doubt } from '../dataset/measure.ts';

/**
 * How a family of models counts an image. OpenAI's rules for inference, guide "Images and vision" (2026); for training
 * its vision fine-tuning guide (2026) confirms only the 85 tokens of low detail, so counts are *estimated*.
 */
export type ImageRule =
  | { readonly rule: 'tiles'; readonly base: number; readonly tile: number }
  | { readonly rule: 'patches'; readonly factor: number };

/** gpt-4o and gpt-4.1. Stands in for models whose rule is not known. */
export const GPT_4O_IMAGES: ImageRule = { rule: 'tiles', base: 85, tile: 170 };

type Image = Pick<ImagePart, 'detail'> & { readonly width?: number | null; readonly height?: number | null };

interface ImageCount {
  readonly tokens: number;
  readonly doubts: readonly Doubt[];
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Assumed where the size is not known: an own choice, between an icon and a photograph. */
const TYPICAL: Size = { width: 1024, height: 1024 };
/** One tile or one patch. */
const SMALLEST: Size = { width: 1, height: 1 };
/** Eight tiles of 512, or more than the most patches. */
const LARGEST: Size = { width: 2048, height: 768 };
/** What an image of low detail is reduced to (vision fine-tuning guide, 2026). */
const LOW_DETAIL: Size = { width: 512, height: 512 };

/** Tokens of an image. One of unknown size is taken as typical, in a band from the smallest to the largest there are. */
export function imageTokens(image: Image, rule: ImageRule): ImageCount {
  const size = sizeOf(image);
  if (image.detail === 'low') return low(size, rule);
  const high = (of: Size): number => tokensAt(of, rule);
  const least =
    image.detail === 'high' ? (of: Size) => high(of) : (of: Size) => Math.min(high(of), low(of, rule).tokens);
  if (size === null) {
    const tokens = high(TYPICAL);
    return { tokens, doubts: [{ why: 'image-size', below: tokens - least(SMALLEST), above: high(LARGEST) - tokens }] };
  }
  const tokens = high(size);
  // Where the model chooses the detail, the low one is the lower end.
  const chosen = tokens - least(size);
  const margin = doubt('image-rule', tokens);
  return { tokens, doubts: [{ ...margin, below: Math.max(margin.below, chosen) }] };
}

function low(size: Size | null, rule: ImageRule): ImageCount {
  const tokens = rule.rule === 'tiles' ? rule.base : tokensAt(within(size ?? LOW_DETAIL, LOW_DETAIL), rule);
  return { tokens, doubts: [doubt('image-rule', tokens)] };
}

function tokensAt(size: Size, rule: ImageRule): number {
  switch (rule.rule) {
    case 'tiles':
      return rule.base + rule.tile * tiles(size);
    case 'patches':
      return Math.ceil(patches(size) * rule.factor);
  }
}

/** Reduced into 2048 × 2048, then so far that the shorter side has 768; counted in squares of 512. */
function tiles(size: Size): number {
  const fitted = within(size, { width: 2048, height: 2048 });
  const shrink = Math.min(1, 768 / Math.min(fitted.width, fitted.height));
  return squares(scaled(fitted, shrink), 512);
}

const MOST_PATCHES = 1536;

function patches(size: Size): number {
  return Math.min(MOST_PATCHES, squares(size, 32));
}

function squares({ width, height }: Size, side: number): number {
  return Math.ceil(width / side) * Math.ceil(height / side);
}

function within(size: Size, box: Size): Size {
  return scaled(size, Math.min(1, box.width / size.width, box.height / size.height));
}

function scaled({ width, height }: Size, factor: number): Size {
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

/** `null` when it is not known, or when the image claims to have none. */
function sizeOf({ width = null, height = null }: Image): Size | null {
  return width === null || height === null || width < 1 || height < 1 ? null : { width, height };
}
