import { E_BOM } from '../../diagnostics/codes/dataset-codes.ts';
import { DIALECTS } from '../dialects.ts';
import { LineCounter, type LineTally, type LineTallyState, tallyLines } from '../findings.ts';
import type { DatasetFormat, Finding } from '../inspection.ts';
import type { JsonObject } from '../reader.ts';
import type { RecordFormat } from '../record-format.ts';
import type { FileKind } from './dialect.ts';
import { FEATURES, type Feature } from './features.ts';
import { judge, type PortableFile } from './judge.ts';
import { noteRow, type RowKind, rowKind } from './note-row.ts';
import type { Portability } from './portability.ts';

/** A look as plain data in a part of an inspection. */
export interface PortabilityState {
  readonly unreadable: LineTallyState;
  readonly kinds: readonly (readonly [RowKind, LineTallyState])[];
  readonly features: readonly (readonly [Feature, LineTallyState])[];
}

/** What a file is beside what its rows show. */
export interface FileFacts {
  /** `null` when the file has no lines. */
  readonly format: DatasetFormat | null;
  readonly bytes: number;
  readonly examples: number;
  readonly isTraining: boolean;
  readonly blank: LineTally;
  readonly findings: readonly Finding[];
}

/** Formats whose lines are no rows of their own. */
const NO_ROWS: ReadonlySet<FileKind> = new Set<FileKind>(['python', 'html', 'yaml', 'git-lfs-pointer', 'empty']);

/** Notes what decides where a file could be trained: on how many lines each feature stands, and on which first. */
export class PortabilityLook {
  readonly #unreadable = new LineCounter();
  readonly #kinds = new Map<RowKind, LineCounter>();
  readonly #features = new Map<Feature, LineCounter>();
  #line = 0;
  readonly #note = (feature: Feature): void => counterOf(this.#features, feature).add(this.#line);

  addUnreadable(line: number): void {
    this.#unreadable.add(line);
  }

  add(value: JsonObject, format: RecordFormat, line: number): void {
    this.#line = line;
    const kind = rowKind(value, format);
    counterOf(this.#kinds, kind).add(line);
    noteRow(value, kind, this.#note);
  }

  state(): PortabilityState {
    return {
      unreadable: this.#unreadable.state(),
      kinds: [...this.#kinds].map(([kind, counter]) => [kind, counter.state()]),
      features: [...this.#features].map(([feature, counter]) => [feature, counter.state()]),
    };
  }

  /** Goes on as if it had seen the next part of the file, whose line 1 is the line after `linesBefore`. */
  absorb({ unreadable, kinds, features }: PortabilityState, linesBefore: number): void {
    this.#unreadable.absorb(unreadable, linesBefore);
    for (const [kind, tally] of kinds) counterOf(this.#kinds, kind).absorb(tally, linesBefore);
    for (const [feature, tally] of features) counterOf(this.#features, feature).absorb(tally, linesBefore);
  }

  /** What each provider would do with the file, in the order of the dialects. */
  conclude(facts: FileFacts): readonly Portability[] {
    const kind = this.#kind(facts.format ?? 'unknown');
    const file: PortableFile = {
      ...facts,
      kind,
      hasRows: facts.format !== null && !NO_ROWS.has(kind),
      features: this.#inOrder(facts),
      unreadable: this.#unreadable,
      strangers: this.#strangers(kind),
    };
    return DIALECTS.map(dialect => judge(dialect, file));
  }

  #kind(format: DatasetFormat): FileKind {
    if (format !== 'unknown' && format !== 'gemini') return format;
    const finer = format === 'unknown' ? 'text' : 'gemini-preference';
    const times = (kind: RowKind): number => this.#kinds.get(kind)?.count ?? 0;
    return times(finer) > 0 && times(finer) >= times(format) ? finer : format;
  }

  /** An unanswered conversation among answered ones is no other format, but a fault of its own. */
  #strangers(kind: FileKind): LineTally {
    const others = [...this.#kinds].filter(
      ([other]) => other !== kind && !(kind === 'chat' && other === 'reinforcement'),
    );
    return tallyLines(
      others.flatMap(([, { lines }]) => lines),
      others.reduce((sum, [, { count }]) => sum + count, 0),
    );
  }

  /** In the order of their list, so that neither lines nor parts decide it. */
  #inOrder({ blank, findings }: FileFacts): Map<Feature, LineTally> {
    const marks = findings.find(({ code }) => code === E_BOM.code);
    const seen = new Map<Feature, LineTally>(this.#features);
    if (blank.count > 0) seen.set('blank-line', blank);
    if (marks !== undefined) seen.set('byte-order-mark', marks);
    const order = Object.keys(FEATURES);
    return new Map([...seen].toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b)));
  }
}

function counterOf<Key>(counters: Map<Key, LineCounter>, key: Key): LineCounter {
  let counter = counters.get(key);
  if (counter === undefined) {
    counter = new LineCounter();
    counters.set(key, counter);
  }
  return counter;
}
