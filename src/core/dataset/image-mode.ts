const PNG = 0x89;
const JPEG = 0xff;

/**
 * Whether a PNG or JPEG whose header is in `bytes` is in another mode than RGB and RGBA, the two that OpenAI's vision
 * fine-tuning guide (2026) takes. WEBP has no other mode. PNG 1.2, section 4.1.1: colour types 0, 3 and 4 are grey, a
 * palette, and grey with transparency. ITU-T T.81 (1992), B.2.2: a frame says its components, 1 for grey, 4 for CMYK.
 */
export function isOtherMode(bytes: Uint8Array): boolean {
  if (bytes[0] === PNG) return bytes[25] === 0 || bytes[25] === 3 || bytes[25] === 4;
  const components = bytes[0] === JPEG ? componentsOfFrame(bytes) : null;
  return components === 1 || components === 4;
}

/** Markers of frames, C0 to CF, but for three that are none: tables, an extension, and arithmetic conditioning. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function componentsOfFrame(bytes: Uint8Array): number | null {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker)) return bytes[at + 9] ?? null;
    // One more FF before a marker fills up.
    at += marker === 0xff ? 1 : 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
  }
  return null;
}
