import { Buffer } from 'node:buffer';
import type { CodeCase } from './code-cases.ts';
import { amongGoodLines } from './inspect-bytes.ts';

/** The first bytes of a file of each type, long enough to tell. */
const MAGIC = {
  png: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  jpeg: Buffer.from('ffd8ffe000104a46494600010100000100', 'hex'),
  webp: Buffer.from('RIFF\u0024\0\0\0WEBPVP8 '),
  gif: Buffer.from('GIF89a\u0001\0\u0001\0\0\0\0\0\0\0'),
};

export function dataUrl(mime: string, bytes: keyof typeof MAGIC | Buffer): string {
  return `data:${mime};base64,${(typeof bytes === 'string' ? MAGIC[bytes] : bytes).toString('base64')}`;
}

export function lineWithImages(...images: readonly unknown[]): string {
  const content = images.map(image => ({ type: 'image_url', image_url: image }));
  const messages = [
    { role: 'user', content },
    { role: 'assistant', content: 'a' },
  ];
  return JSON.stringify({ messages });
}

const WEB = { url: 'https://images.example/one.png' };
const lines = (urls: readonly string[]): string[] => urls.map(url => lineWithImages({ url }));
const bad = (...given: readonly string[]): [string, ...number[]] => [
  amongGoodLines(...given),
  ...given.map((_, index) => index + 3),
];

export const IMAGE_CASES: Readonly<Record<string, CodeCase>> = {
  E_IMAGE: {
    bad: [
      bad(
        ...lines(['u', '', 'ftp://images.example/a.png', 'file:///a.png', 'https:///a.png', '//images.example/a.png']),
      ),
      bad(...lines([dataUrl('image/gif', 'gif'), dataUrl('image/svg+xml', 'png'), dataUrl('', 'png')])),
      bad(...lines([dataUrl('image/png', 'jpeg'), dataUrl('image/jpeg', 'webp'), dataUrl('image/webp', 'png')])),
      bad(...lines(['data:image/png;base64,iVBORw0K', 'data:image/png;base64,', 'data:image/png;base64'])),
      bad(...lines(['data:image/png,iVBORw0KGgoAAAANSUhEUg==', 'data:image/png;base64,iVBORw0KGgo AAANSUhEUg=='])),
      bad(lineWithImages({ ...WEB, detail: 'medium' }), lineWithImages({ ...WEB, detail: 1 })),
      bad(lineWithImages(WEB, { url: 'u' })),
    ],
    good: [
      amongGoodLines(
        ...lines([WEB.url, 'HTTP://images.example', dataUrl('image/png', 'png'), dataUrl('IMAGE/JPEG', 'jpeg')]),
        ...lines([dataUrl('image/jpg', 'jpeg'), dataUrl('image/webp;name=a', 'webp')]),
        ...['low', 'high', 'auto', null].map(detail => lineWithImages({ ...WEB, detail })),
      ),
    ],
  },
  W_IMAGE_ADDRESS: {
    bad: [
      bad(
        ...lines([
          'http://localhost:8000/a.png',
          'http://LOCALHOST',
          'http://images/a.png',
          'https://user@nas.local/a.png',
        ]),
        ...lines([
          'http://127.0.0.1/a.png',
          'http://10.0.0.7/a.png',
          'http://192.168.1.1:80/a.png',
          'http://172.16.0.1/a',
        ]),
        ...lines([
          'http://172.31.255.1?a',
          'http://169.254.169.254/a',
          'http://[::1]/a.png',
          'http://[fd00::1]:80/a.png',
        ]),
        ...lines([
          'https://images.example/a.gif',
          'https://images.example/a.b/c.SVG?size=7',
          'https://images.example/a.pdf#1',
        ]),
      ),
    ],
    good: [
      amongGoodLines(
        ...lines([
          WEB.url,
          'http://images.example',
          'https://images.example/a.jpeg?from=a.gif',
          'https://8.8.8.8/a.png',
        ]),
        ...lines(['http://172.32.0.1/a.png', 'http://10.example/a.png', 'http://localhost.example/a', 'https://a.gif']),
        ...lines([dataUrl('image/png', 'png'), 'https://images.example/a.gif/b', 'https://[2606:4700::1]/a.png']),
      ),
    ],
  },
  E_IMAGES: {
    bad: [bad(lineWithImages(...Array.from({ length: 11 }, () => WEB)))],
    good: [amongGoodLines(lineWithImages(...Array.from({ length: 10 }, () => WEB)))],
  },
};
