import { defineCode } from '../../diagnostics/diagnostic.ts';
import { type ImageFault, MAX_IMAGE_BYTES } from '../chat-image.ts';
import { inMessage } from '../key-paths.ts';
import type { ExampleRule } from '../rule.ts';

// OpenAI's vision fine-tuning guide (2026). Azure allows 64 images.
const MAX_IMAGES = 10;

const WORDS: Readonly<Record<ImageFault, string>> = {
  address: 'has an address that is neither http, https nor a data URL',
  type: 'has a data URL of a type other than image/jpeg, image/png and image/webp',
  encoding: 'has a data URL whose data is not base64',
  bytes: 'has data that is not of the type its data URL declares',
  size: `is larger than ${MAX_IMAGE_BYTES} bytes`,
  mode: 'is neither RGB nor RGBA, but in grey, with a palette or in CMYK',
  detail: 'has a `detail` other than low, high and auto',
};

// An error although OpenAI trains on: it leaves such images out, and then the model learns answers about images that it
// did not see.
const E_IMAGE = defineCode<{ message: number; image: number; fault: ImageFault }>({
  code: 'E_IMAGE',
  severity: 'error',
  mayWarn: true,
  headline: 'An image is not usable',
  message: ({ message, image, fault }) => `Message ${message}: image ${image} ${WORDS[fault]}.`,
  why: 'The provider leaves such an image out, and the model learns an answer about an image that it did not see.',
  fix: 'Use a JPEG, PNG or WEBP of at most 10 MB in RGB or RGBA, by public address or as data:image/png;base64,… with its true type.',
  at: inMessage('content'),
});

// The same guide takes public addresses of JPEG, PNG and WEBP. Private networks: RFC 1918, 3927 and 6762. What is behind an
// address is not looked at, so it is a warning.
const W_IMAGE_ADDRESS = defineCode<{ message: number; image: number; fault: 'private' | 'format' }>({
  code: 'W_IMAGE_ADDRESS',
  severity: 'warning',
  headline: 'An image may be out of reach, or of another format',
  message: ({ message, image, fault }) =>
    `Message ${message}: image ${image} has an address ${fault === 'private' ? 'that is not public' : 'that ends like no JPEG, PNG or WEBP'}.`,
  why: 'The provider leaves out images that it cannot fetch or read, and the model learns an answer about nothing.',
  fix: 'Use a JPEG, PNG or WEBP by public address or as data URL.',
  at: inMessage('content'),
});

const PRIVATE =
  /^https?:\/\/(?:[^/?#@]*@)?(?:[^/?#@:.[\]]+|[^/?#@:]*\.(?:localhost|local|internal|lan)|(?:(?:127|10)\.\d+|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\.\d+\.\d+|0\.0\.0\.0|\[(?:::1|f[cde][\da-f:]+)\])\.?(?:[:/?#]|$)/i;
const FORMAT = /^https?:\/\/[^/?#]+\/[^?#]*\.(?:gif|bmp|tiff?|svg|hei[cf]|avif|pdf|mp4)(?:[?#]|$)/i;

const E_IMAGES = defineCode<{ images: number }>({
  code: 'E_IMAGES',
  severity: 'error',
  headline: 'An example has too many images',
  message: ({ images }) => `The example has ${images} images, at most ${MAX_IMAGES} are allowed.`,
  why: 'The provider takes no more images in one example.',
  fix: 'Split the conversation into examples with fewer images.',
});

export const rule: ExampleRule = {
  kind: 'example',
  codes: [E_IMAGE, W_IMAGE_ADDRESS, E_IMAGES],
  appliesTo: ['chat', 'reinforcement'],
  check: ({ messages }, _measure, _limits, report) => {
    let count = 0;
    for (const [index, { images = [] }] of messages.entries()) {
      count += images.length;
      for (const [place, { fault, address }] of images.entries()) {
        const at = { message: index + 1, image: place + 1 };
        if (fault !== null) report(E_IMAGE, { ...at, fault }, address ?? undefined);
        const odd = PRIVATE.test(address ?? '') ? 'private' : FORMAT.test(address ?? '') ? 'format' : null;
        if (odd !== null) report(W_IMAGE_ADDRESS, { ...at, fault: odd }, address ?? undefined);
      }
    }
    if (count > MAX_IMAGES) report(E_IMAGES, { images: count });
  },
};
