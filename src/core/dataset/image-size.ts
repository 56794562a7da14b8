import { imageDimensionsFromData } from 'image-dimensions';
import { isOtherMode } from './image-mode.ts';

export interface ImageSize {
  readonly width: number;
  readonly height: number;
  /** Whether the header says that the image is in another mode than RGB and RGBA. */
  readonly isOtherMode: boolean;
}

/**
 * Characters of base64 that are looked at, in turn. PNG and WEBP say their size in the first 30 bytes, and so do most
 * JPEGs in the first 3 KiB; a preview or a colour profile may come before it.
 */
const LOOKS = [4096, 131_072, Number.POSITIVE_INFINITY];

/** Width and height in pixels of an image in base64, as its header says; `null` where it does not. */
export function imageSize(base64: string): ImageSize | null {
  const data = base64.replace(/=+$/, '');
  for (const characters of LOOKS) {
    const bytes = decode(data.slice(0, characters));
    const found = imageDimensionsFromData(bytes);
    if (found !== undefined) {
      const { width, height } = found;
      return width > 0 && height > 0 ? { width, height, isOtherMode: isOtherMode(bytes) } : null;
    }
    if (data.length <= characters) break;
  }
  return null;
}

/** Whole groups of four characters only: the two bytes that may be left say nothing about the size. */
function decode(base64: string): Uint8Array {
  const text = atob(base64.slice(0, base64.length - (base64.length % 4)));
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
