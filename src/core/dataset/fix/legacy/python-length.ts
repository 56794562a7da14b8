/** Lengths are characters as Python counts them: code points. */
export function pythonLength(text: string): number {
  let pairs = 0;
  for (let at = 0; at < text.length; at += 1) if (isLow(text, at) && isHigh(text, at - 1)) pairs += 1;
  return text.length - pairs;
}

export const isHigh = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xd800;
export const isLow = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;
