import { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readImage } from '../../../../src/core/dataset/chat-image.ts';
import { dataUrl } from './images-cases.ts';

/** What a dataset's image says about its size. */
function sizeOf(mime: string, image: Buffer): [number | null, number | null] | undefined {
  const read = readImage({ type: 'image_url', image_url: { url: dataUrl(mime, image) } });
  return read === null ? undefined : [read.width, read.height];
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A PNG (W3C recommendation, third edition, 2025), without the checksums, which nobody reads here. */
function png(width: number, height: number, colourType = 2): Buffer {
  const chunk = (type: string, data: Buffer): Buffer =>
    Buffer.concat([u32(data.length), Buffer.from(type), data, u32(0)]);
  const header = Buffer.concat([u32(width), u32(height), Buffer.from([1, colourType, 0, 0, 0])]);
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

/** Up to the frame header (ITU-T T.81, B.2.2), after `before` bytes of application segments, as cameras write them. */
function jpeg(width: number, height: number, { before = 0, frame = 0xc0, components = 3 } = {}): Buffer {
  const segment = (marker: number, data: Buffer): Buffer =>
    Buffer.concat([Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff]), data]);
  const sizes = Array.from({ length: Math.ceil(before / 65_000) }, (_, n) => Math.min(65_000, before - n * 65_000));
  const header = Buffer.from([8, height >> 8, height & 0xff, width >> 8, width & 0xff, components, 1, 0x11, 0]);
  const segments = sizes.map(size => segment(0xe2, Buffer.alloc(size, 0xff)));
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, segment(frame, header), Buffer.from([0xff, 0xd9])]);
}

/** Whole images of one pixel, made by the WEBP library: lossy, lossless and with an alpha channel. */
const WEBP = {
  lossy: Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64'),
  lossless: Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64'),
  alpha: Buffer.from(
    'UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEAAQAAAP4AAA3AAP7mtQAAAA==',
    'base64',
  ),
};

/** A JPEG of 33 × 17 pixels that jpeg-js made, up to its tables for the pixels. */
const REAL_JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wCEAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI//////////////////////////////////////////////////8' +
    'BVVpaeGl464KC6//////////////////////////////////////////////////////////////////////////AABEIABEAIQMBEQACEQEDEQH/2Q==',
  'base64',
);

describe('Width and height are read', () => {
  test.each([
    [1, 1],
    [1024, 768],
    [70_000, 3],
  ])('from a PNG of %i × %i', (width, height) => {
    expect(sizeOf('image/png', png(width, height))).toEqual([width, height]);
  });

  test('from a JPEG of a common encoder', () => {
    expect(sizeOf('image/jpeg', REAL_JPEG)).toEqual([33, 17]);
  });

  test.each([
    ['baseline', 0xc0, 0],
    ['progressive', 0xc2, 0],
    ['with a preview before the size', 0xc0, 60_000],
    ['with half a megabyte of profiles before the size', 0xc2, 500_000],
  ])('from a JPEG: %s', (_what, frame, before) => {
    expect(sizeOf('image/jpeg', jpeg(4032, 3024, { frame, before }))).toEqual([4032, 3024]);
  });

  test.each(Object.entries(WEBP))('from a WEBP: %s', (_what, image) => {
    expect(sizeOf('image/webp', image)).toEqual([1, 1]);
  });

  test('from the bytes of a WEBP that hold it', () => {
    const lossy = Buffer.from(WEBP.lossy);
    lossy.writeUInt16LE(640, 26);
    lossy.writeUInt16LE(480, 28);
    expect(sizeOf('image/webp', lossy)).toEqual([640, 480]);
    const alpha = Buffer.from(WEBP.alpha);
    alpha.writeUIntLE(1919, 24, 3);
    alpha.writeUIntLE(1079, 27, 3);
    expect(sizeOf('image/webp', alpha)).toEqual([1920, 1080]);
  });
});

describe('Width and height are not known', () => {
  test.each([
    ['a PNG that is cut before its size', 'image/png', png(8, 8).subarray(0, 18)],
    ['a PNG that claims to have no pixels', 'image/png', png(0, 8)],
    ['a JPEG without a frame', 'image/jpeg', Buffer.from('ffd8ffe000104a46494600010100000100', 'hex')],
    ['a JPEG of endless markers', 'image/jpeg', Buffer.alloc(200_000, 0xff).fill(Buffer.from('ffd8', 'hex'), 0, 2)],
    ['a WEBP that is cut before its size', 'image/webp', WEBP.lossy.subarray(0, 20)],
    ['an image of another type than it declares', 'image/png', jpeg(8, 8)],
  ])('of %s', (_what, mime, image) => {
    expect(sizeOf(mime, image)).toEqual([null, null]);
  });

  test('of an image behind an address', () => {
    const read = readImage({ type: 'image_url', image_url: { url: 'https://images.example/a.png' } });
    expect(read).toMatchObject({ width: null, height: null });
  });
});

test('whatever follows the first bytes, the size is a size or not known', () => {
  const starts: readonly [string, Buffer][] = [
    ['image/png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['image/jpeg', Buffer.from('ffd8ff', 'hex')],
    ['image/webp', Buffer.from('RIFF\0\0\0\0WEBPVP8')],
  ];
  const bytes = fc.uint8Array({ maxLength: 5000, size: 'max' });
  fc.assert(
    fc.property(fc.constantFrom(...starts), bytes, ([mime, start], rest) => {
      const [width, height] = sizeOf(mime, Buffer.concat([start, rest])) ?? [];
      const isSide = (side: unknown): boolean => Number.isSafeInteger(side) && Number(side) > 0;
      expect(width === null ? height === null : isSide(width) && isSide(height)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('base64 that ends in the middle of a group is no reason to fail', () => {
  const whole = png(5, 6).toString('base64').replaceAll('=', '');
  for (const cut of [0, 1, 2, 3]) {
    const url = `data:image/png;base64,${whole.slice(0, whole.length - cut)}`;
    expect(readImage({ type: 'image_url', image_url: { url } })).toMatchObject({ width: 5, height: 6 });
  }
});

describe('An image in another mode than RGB and RGBA is not usable', () => {
  const faultOf = (mime: string, image: Buffer): string | null | undefined =>
    readImage({ type: 'image_url', image_url: { url: dataUrl(mime, image) } })?.fault;

  test.each([
    ['grey', 0, 'mode'],
    ['RGB', 2, null],
    ['with a palette', 3, 'mode'],
    ['grey with transparency', 4, 'mode'],
    ['RGBA', 6, null],
    ['of a type that does not exist', 7, null],
  ])('a PNG %s', (_what, colourType, fault) => {
    expect(faultOf('image/png', png(8, 8, colourType))).toBe(fault);
  });

  test.each([
    [1, 0xc0, 'mode'],
    [3, 0xc0, null],
    [4, 0xc2, 'mode'],
  ])('a JPEG of %i components', (components, frame, fault) => {
    for (const before of [0, 500_000])
      expect(faultOf('image/jpeg', jpeg(8, 8, { components, frame, before }))).toBe(fault);
  });

  test('but not those of common encoders', () => {
    expect(faultOf('image/jpeg', REAL_JPEG)).toBeNull();
    for (const image of Object.values(WEBP)) expect(faultOf('image/webp', image)).toBeNull();
  });
});
