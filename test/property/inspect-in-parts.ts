import { type InspectOptions, inspectPart } from '../../src/core/dataset/inspect.ts';
import type { InspectionPart } from '../../src/core/dataset/inspection-part.ts';
import { fakeMeasure } from '../unit/core/dataset/inspect-bytes.ts';

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Offsets after line feeds; the first part has the 64 bytes by which a file is recognised. */
function cutPlaces(bytes: Uint8Array, wanted: readonly number[]): number[] {
  const places = wanted.map(at => bytes.indexOf(0x0a, Math.max(63, at % (bytes.length + 1))) + 1);
  return [0, ...places.filter(place => place > 0).toSorted((a, b) => a - b), bytes.length];
}

/** The parts of a file that is cut near the wanted places. */
export async function inspectInParts(
  bytes: Uint8Array,
  wanted: readonly number[],
  options: Omit<InspectOptions, 'chunks' | 'measure'>,
): Promise<InspectionPart[]> {
  const places = cutPlaces(bytes, wanted);
  const parts: InspectionPart[] = [];
  for (const [index, end] of places.entries()) {
    const start = places[index - 1];
    if (start === undefined) continue;
    const chunks = once(bytes.subarray(start, end));
    parts.push(await inspectPart({ ...options, chunks, measure: fakeMeasure, isStart: start === 0 }));
  }
  return parts;
}
