import type { JsonObject } from '../reader.ts';
import { CannotConvert, type Drops } from './draft.ts';

interface OpenCall {
  readonly id: string;
  readonly given: JsonObject;
}

/**
 * Names the calls of one conversation, and finds the call of each response: the one with its id, else the first of its
 * name, else the first. Responses of parallel calls may come in any order (Gemini API, `FunctionCall.id`, 2026-11-22).
 */
export class GeminiCalls {
  readonly #drops: Drops;
  readonly #open: OpenCall[] = [];
  #calls = 0;

  constructor(drops: Drops) {
    this.#drops = drops;
  }

  /** The id that the call gets. Its own one only joins it to its response, so that nothing is lost with it. */
  call(given: JsonObject): string {
    this.#drops.addOthers(given, ['id', 'name', 'args'], 'contents[].parts[].functionCall.');
    this.#calls += 1;
    const id = `call_${this.#calls}`;
    this.#open.push({ id, given });
    return id;
  }

  /** The id of the call that this answers. */
  answer(response: JsonObject): string {
    this.#drops.addOthers(response, ['id', 'name', 'response'], 'contents[].parts[].functionResponse.');
    const place = ['id', 'name'].map(key => this.#open.findIndex(({ given }) => isSame(given[key], response[key])));
    const [open] = this.#open.splice(place.find(at => at !== -1) ?? 0, 1);
    if (open === undefined) throw new CannotConvert('A function response answers no function call.');
    return open.id;
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return typeof a === 'string' && a === b;
}
