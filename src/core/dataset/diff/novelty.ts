import { hash } from 'node:crypto';
import { findInvisible } from '../corpus/invisible.ts';
import type { JsonObject } from '../reader.ts';
import { MAX_HOST_NAMES, type News } from './dataset-diff.ts';
import { isPlainHostName } from './hosts.ts';
import { forEachString, forEachTrait, type Trait } from './traits.ts';

/** Different values of one trait in one file; at 130 bytes each at most 13 MB. */
const MOST_VALUES = 100_000;
/** Longer texts are kept as their hash. */
const LONGEST_KEPT = 64;

type Values = Readonly<Record<Trait, Set<string>>>;

/** Compares what added examples hold with what all examples held before. */
export class Novelty {
  readonly #known = noValues();
  readonly #fresh = noValues();
  readonly #hostNames: string[] = [];
  #invisible = 0;

  addKnown(value: JsonObject): void {
    forEachTrait(value, (trait, text) => addTo(this.#known[trait], keyOf(text)));
  }

  addNew(value: JsonObject): void {
    forEachTrait(value, (trait, text, written = text) => {
      const key = keyOf(text);
      const fresh = this.#fresh[trait];
      if (this.#known[trait].has(key) || fresh.has(key)) return;
      addTo(fresh, key);
      if (trait === 'host' && this.#hostNames.length < MAX_HOST_NAMES && isPlainHostName(written))
        this.#hostNames.push(text);
    });
    let isInvisible = false;
    forEachString(value, text => {
      isInvisible ||= findInvisible(text) !== null;
    });
    if (isInvisible) this.#invisible += 1;
  }

  news(): News {
    const hosts = this.#count('host');
    return {
      systemPrompts: this.#count('system-prompt'),
      tools: this.#count('tool'),
      hosts,
      hostNames: hosts === null ? [] : this.#hostNames,
      roles: [...this.#fresh.role].sort(),
      invisible: this.#invisible,
    };
  }

  /** With more values than are kept nobody knows which ones are new. */
  #count(trait: Trait): number | null {
    const sizes = [this.#known[trait].size, this.#fresh[trait].size];
    return Math.max(...sizes) >= MOST_VALUES ? null : this.#fresh[trait].size;
  }
}

function noValues(): Values {
  return { 'system-prompt': new Set(), tool: new Set(), host: new Set(), role: new Set() };
}

function addTo(values: Set<string>, key: string): void {
  if (values.size < MOST_VALUES) values.add(key);
}

function keyOf(text: string): string {
  return text.length > LONGEST_KEPT ? hash('sha256', text) : text;
}
