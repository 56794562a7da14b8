import { imageSize } from './image-size.ts';
import { isJsonObject, type JsonObject } from './reader.ts';

// Limits: OpenAI's vision fine-tuning guide (2026): JPEG, PNG or WEBP of at most 10 MB each, in RGB or RGBA, by public HTTP
// address or data URL. Addresses are never fetched, so an image behind one is only judged by its address.

type ImageType = 'image/jpeg' | 'image/png' | 'image/webp';

export type ImageFault = 'address' | 'type' | 'encoding' | 'bytes' | 'size' | 'mode' | 'detail';

/** An image in a message: what can be said about it without keeping or showing any of its bytes. */
export interface ImagePart {
  readonly kind: 'url' | 'data' | 'other';
  /** Where the image is, unless it is in the dataset: a text like others, in which a key can stand. */
  readonly address: string | null;
  /** The type that a data URL declares, where it is one that can be trained on. */
  readonly mime: ImageType | null;
  /** Size after decoding, or `null` where the image is not in the dataset. */
  readonly bytes: number | null;
  /** In pixels, as the header of the image says; `null` where the image is not in the dataset or does not say. */
  readonly width: number | null;
  readonly height: number | null;
  readonly detail: 'low' | 'high' | 'auto' | null;
  /** The first thing that keeps the image from being used. */
  readonly fault: ImageFault | null;
}

/** The guide says 10 MB and not which; the larger reading refuses nothing that may be fine. */
export const MAX_IMAGE_BYTES = 10 * 1_048_576;

/** No data URL in use has a longer head; looking no further keeps the search short. */
const LONGEST_HEAD = 200;

/** Enough to tell the types apart: 16 characters of base64 are the 12 bytes that WEBP needs. */
const MAGIC_CHARACTERS = 16;

/** `image/jpg` is no registered type but common, and means JPEG. */
const TYPES: ReadonlyMap<string, ImageType> = new Map([
  ['image/jpeg', 'image/jpeg'],
  ['image/jpg', 'image/jpeg'],
  ['image/png', 'image/png'],
  ['image/webp', 'image/webp'],
]);

/** The image of an `image_url` content part, or `null` when the part is none. */
export function readImage(part: unknown): ImagePart | null {
  if (!isJsonObject(part) || part['type'] !== 'image_url') return null;
  const image = part['image_url'];
  if (!isJsonObject(image) || typeof image['url'] !== 'string') return null;
  const detail = readDetail(image);
  const source = readSource(image['url']);
  return { ...source, detail: detail ?? null, fault: source.fault ?? (detail === undefined ? 'detail' : null) };
}

/** `undefined` for a detail that is none of the three. */
function readDetail({ detail = null }: JsonObject): ImagePart['detail'] | undefined {
  return detail === null || detail === 'low' || detail === 'high' || detail === 'auto' ? detail : undefined;
}

type Source = Omit<ImagePart, 'detail'>;

function readSource(url: string): Source {
  if (/^data:/i.test(url)) return readDataUrl(url);
  const isWebAddress = /^https?:\/\/[^\s/?#]/i.test(url);
  const kind = isWebAddress ? 'url' : 'other';
  return { kind, address: url, mime: null, bytes: null, ...NO_SIZE, fault: isWebAddress ? null : 'address' };
}

const NO_SIZE = { width: null, height: null };
const INSIDE = { kind: 'data', address: null } as const;

function readDataUrl(url: string): Source {
  const comma = url.slice(0, LONGEST_HEAD).indexOf(',');
  const [type = '', ...parameters] = url.slice('data:'.length, Math.max(comma, 0)).toLowerCase().split(';');
  const mime = TYPES.get(type) ?? null;
  const payload = url.slice(comma + 1);
  if (comma === -1 || parameters.at(-1) !== 'base64' || !/^[A-Za-z0-9+/]+={0,2}$/.test(payload))
    return { ...INSIDE, mime, bytes: null, ...NO_SIZE, fault: 'encoding' };
  const bytes = Math.floor((payload.replace(/=+$/, '').length * 3) / 4);
  const fault = faultOf(mime, bytes, payload);
  const size = fault === null ? imageSize(payload) : null;
  if (size === null) return { ...INSIDE, mime, bytes, ...NO_SIZE, fault };
  const { width, height, isOtherMode } = size;
  return { ...INSIDE, mime, bytes, width, height, fault: isOtherMode ? 'mode' : null };
}

function faultOf(mime: ImageType | null, bytes: number, payload: string): ImageFault | null {
  if (mime === null) return 'type';
  if (bytes > MAX_IMAGE_BYTES) return 'size';
  return typeOfBytes(payload) === mime ? null : 'bytes';
}

/** What the first bytes say the image is. */
function typeOfBytes(base64: string): ImageType | null {
  if (base64.length < MAGIC_CHARACTERS || base64.slice(0, MAGIC_CHARACTERS).includes('=')) return null;
  const head = atob(base64.slice(0, MAGIC_CHARACTERS));
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  return head.startsWith('RIFF') && head.endsWith('WEBP') ? 'image/webp' : null;
}
