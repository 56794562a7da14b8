import type { WholeInspection } from './inspect.ts';
import { type InspectionPart, PART_VERSION } from './inspection-part.ts';
import { LineInspector } from './line-inspector.ts';

/** The parts of one file, joined as they come. */
export interface JoinedParts {
  /** Takes the next part of the file. Throws when it was made under other limits or rules. */
  absorb(part: InspectionPart): void;
  /** How much the parts so far hold. */
  readonly read: { readonly bytes: number; readonly examples: number };
  /** A hash cannot be joined: `sha256` is that of all bytes. Throws when there was no part. */
  conclude(sha256: string): WholeInspection;
}

/** Joins parts, in their order in the file, to exactly the inspection of the whole. */
export function joinParts(): JoinedParts {
  let joined: { readonly inspector: LineInspector; readonly task: string } | null = null;
  return {
    absorb(part) {
      const { expected, limits } = part;
      const task = JSON.stringify([expected, limits]);
      joined ??= {
        inspector: new LineInspector({ expected, measure: null, onExample: () => undefined, limits }),
        task,
      };
      if (part.version !== PART_VERSION || task !== joined.task)
        throw new Error('The parts were not made by the same version under the same limits.');
      joined.inspector.absorb(part);
    },
    get read() {
      return joined?.inspector.read ?? { bytes: 0, examples: 0 };
    },
    conclude(sha256) {
      if (joined === null) throw new Error('There is no part to make an inspection from.');
      const { inspector } = joined;
      return { inspection: inspector.conclude(sha256), part: () => inspector.part() };
    },
  };
}
