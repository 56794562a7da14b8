import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { MAX_IMAGE_BYTES, readImage } from '../../../../src/core/dataset/chat-image.ts';
import { dataUrl, lineWithImages } from './images-cases.ts';
import { inspectBytes } from './inspect-bytes.ts';

const read = (image: unknown) => readImage({ type: 'image_url', image_url: image });
const USABLE = { address: null, mime: null, bytes: null, width: null, height: null, detail: null, fault: null };
const PNG = '89504e470d0a1a0a';

function png(bytes: number): string {
  const image = Buffer.alloc(bytes);
  image.write(PNG, 'hex');
  return dataUrl('image/png', image);
}

test('an image is told apart by its address and by its first bytes', () => {
  expect(read({ url: 'https://images.example/a.png', detail: 'low' })).toEqual({
    ...USABLE,
    kind: 'url',
    address: 'https://images.example/a.png',
    detail: 'low',
  });
  expect(read({ url: dataUrl('image/jpg', 'jpeg') })).toEqual({
    ...USABLE,
    kind: 'data',
    mime: 'image/jpeg',
    bytes: 17,
  });
  expect(read({ url: dataUrl('image/png', 'webp') })).toMatchObject({
    kind: 'data',
    mime: 'image/png',
    fault: 'bytes',
  });
  expect(read({ url: 'images/a.png' })).toMatchObject({ kind: 'other', fault: 'address' });
});

test.each([12, 13, 14, 15, 1000])('an image of %i bytes is measured without decoding it', bytes => {
  expect(read({ url: png(bytes) })).toMatchObject({ bytes, fault: null });
});

test.each([1, 8, 11])('%i bytes are too few to be an image', bytes => {
  expect(read({ url: png(bytes) })).toMatchObject({ bytes, fault: 'bytes' });
});

test('an image may have 10 MB and no byte more', () => {
  expect(read({ url: png(MAX_IMAGE_BYTES) })).toMatchObject({ bytes: MAX_IMAGE_BYTES, fault: null });
  expect(read({ url: png(MAX_IMAGE_BYTES + 1) })).toMatchObject({ fault: 'size' });
});

test.each([null, 'u', {}, { url: 7 }, []])('%j is no image', image => {
  expect(read(image)).toBeNull();
});

test('the message and the image are counted from 1, and the fault is said in words', async () => {
  const good = { url: dataUrl('image/png', 'png') };
  const line = lineWithImages(good, { url: dataUrl('image/hunter2', 'png') });
  const { findings } = await inspectBytes(`${line}\n`);
  const words = findings.filter(({ code }) => code === 'E_IMAGE').map(({ message }) => message);
  expect(words).toEqual([
    'Message 1: image 2 has a data URL of a type other than image/jpeg, image/png and image/webp.',
  ]);
  expect(JSON.stringify(findings)).not.toContain('hunter2');
});

test('a long address with no comma costs one look at its head', () => {
  expect(read({ url: `data:${'a;'.repeat(500_000)}` })).toMatchObject({ fault: 'encoding' });
  expect(read({ url: `data:image/png;base64,${'A'.repeat(1_000_000)}=!` })).toMatchObject({ fault: 'encoding' });
});
