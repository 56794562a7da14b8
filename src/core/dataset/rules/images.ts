import { defineCode } from '../../diagnostics/diagnostic.ts';
import { type ImageFault, MAX_IMAGE_BYTES } from '../chat-image.ts';
import type { ExampleRule } from '../rule.ts';

// OpenAI's vision fine-tuning guide (2026). Azure allows 64 images.
const MAX_IMAGES = 10;

const WORDS: Readonly<Record<ImageFault, string>> = {
  address: 'has an address that is neither http, https nor a data URL',
  type: 'has a data URL of a type other than image/jpeg, image/png and image/webp',
  encoding: 'has a data URL whose data is not base64',
  bytes: 'has data that is not of the type its data URL declares',
  size: `is larger than ${MAX_IMAGE_BYTES} bytes`,
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
  fix: 'Use a JPEG, PNG or WEBP of at most 10 MB, by public address or as data:image/png;base64,… with its true type.',
});

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
  codes: [E_IMAGE, E_IMAGES],
  appliesTo: ['chat', 'reinforcement'],
  check: ({ messages }, _measure, _limits, report) => {
    let count = 0;
    for (const [index, { images = [] }] of messages.entries()) {
      count += images.length;
      for (const [place, { fault }] of images.entries())
        if (fault !== null) report(E_IMAGE, { message: index + 1, image: place + 1, fault });
    }
    if (count > MAX_IMAGES) report(E_IMAGES, { images: count });
  },
};
