import { readFile } from 'node:fs/promises';
import type { RankFileName } from '../core/tokens/token-counter.ts';
import { createTokenCounters } from '../core/tokens/token-counters.ts';

/** The counters that read the rank files of this version. */
export const tokenCounters = createTokenCounters(readRanks);

/** `ranks` is a folder beside this file, and beside the bundle that this file is part of. */
function readRanks(name: RankFileName): Promise<Uint8Array> {
  return readFile(new URL(`./ranks/${name}.bin`, import.meta.url));
}
