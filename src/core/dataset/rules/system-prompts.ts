import { hash } from 'node:crypto';
import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ChatExample, ChatMessage } from '../chat-example.ts';
import { FewValues, type FewValuesState, type Seen } from '../corpus/few-values.ts';
import { SampledTable, type TableState } from '../corpus/sampled-table.ts';
import { similarity, sketchWords } from '../corpus/sketch.ts';
import { Words } from '../corpus/words.ts';
import { tallyLines } from '../findings.ts';
import { RecurringTexts } from '../recurring-texts.ts';
import type { CorpusCheck, CorpusRule, FileSummary, Limits, ReportFile } from '../rule.ts';

const MOST_PROMPTS = 128;
const FEWEST_EXAMPLES = 10;
const MOST = 0.8;
const ALIKE = 0.6;
const MANY_PROMPTS = 10;
/** Of the examples: a prompt for each few of them is one that the model is not asked under again. */
const MANY = 0.1;
const COMPARABLE = 0.25;
const NONE = '';

const W_SYSTEM_PROMPTS = defineCode<{ same: number; none: number; almost: number }>({
  code: 'W_SYSTEM_PROMPTS',
  severity: 'warning',
  headline: 'The system prompt is not always the same',
  message: ({ same, none, almost }) => {
    const others = [none > 0 ? `${none} without one` : '', almost > 0 ? `${almost} with almost the same one` : ''];
    return `${same} examples of the file share one system prompt; beside them stand ${others.filter(part => part !== '').join(' and ')}.`;
  },
  why: 'The model ties what it learns to the prompt it learns it under; a slip in the prompt loosens the tie.',
  fix: 'Give the examples the same system prompt, and use it when the model is asked.',
});

const N_SYSTEM_PROMPTS = defineCode<
  { prompts: number; oneIn: number; examples: number } | { first: number; second: number; bare: number }
>({
  code: 'N_SYSTEM_PROMPTS',
  severity: 'notice',
  headline: 'The examples have different system prompts',
  message: facts => {
    if ('prompts' in facts)
      return `The ${facts.examples} examples of the file have ${facts.oneIn === 1 ? '' : 'about '}${facts.prompts} different system prompts.`;
    const [first, second] = [facts.first, facts.second].map(share => `${Math.round(100 * share)}%`);
    if (facts.bare === -1) return `Two system prompts stand in ${first} and in ${second} of the examples.`;
    const [without, under] = facts.bare === 0 ? [first, second] : [second, first];
    return `One system prompt stands in ${under} of the examples, and none in ${without}.`;
  },
  why: 'The model ties what it learns to the prompt it learns it under: each of several learns from its share alone.',
  fix: 'Give the examples the system prompt that the model will be asked under; keep them if it will be asked under each.',
});

/** Letters and digits alone, hashed, and the sketch in hex of a prompt that is long enough to have one. */
type Note = { letters: string; sketch: string };
type State = { few: FewValuesState<Note>; distinct: TableState };

const words = new Words();

/**
 * Keeps at most 128 hashes with 50 lines each, and none when there are more system prompts than that; and a sample of at
 * most 512 of them, which says within some 5 % how many there are.
 */
class SystemPrompts implements CorpusCheck<State> {
  readonly #prompts = new FewValues<Note>(MOST_PROMPTS);
  readonly #distinct = new SampledTable(0, 4 * MOST_PROMPTS);
  readonly #hashes = new RecurringTexts<string>();

  add({ messages }: ChatExample, line: number): void {
    const [first] = messages;
    const isPrompt = first?.role === 'system' || first?.role === 'developer';
    const text = isPrompt ? textOf(first) : NONE;
    const key = text === NONE ? NONE : this.#hashOf(text);
    this.#prompts.add(key, line, () => noteOf(text));
    if (key !== NONE) this.#distinct.row(Number.parseInt(key.slice(0, 13), 16));
  }

  #hashOf(text: string): string {
    const known = this.#hashes.get(text);
    if (known !== undefined) return known;
    const hashed = hash('sha256', text);
    this.#hashes.set(text, hashed);
    return hashed;
  }

  conclude({ examples }: FileSummary, _limits: Limits, report: ReportFile): void {
    const all = this.#prompts.all() ?? [];
    if (examples < FEWEST_EXAMPLES) return;
    this.#concludeOdd(all, examples, report);
    const { size, oneIn } = this.#distinct;
    const prompts = Math.min(size * oneIn, examples);
    const [first = 0, second = 0] = all.map(({ lines }) => lines.count / examples);
    if (prompts > MANY_PROMPTS && prompts > MANY * examples) report(N_SYSTEM_PROMPTS, { prompts, oneIn, examples });
    else if (first + second >= MOST && second >= COMPARABLE)
      report(N_SYSTEM_PROMPTS, { first, second, bare: all.findIndex(({ note }) => note.letters === NONE) });
  }

  #concludeOdd([main, ...others]: readonly Seen<Note>[], examples: number, report: ReportFile): void {
    if (main === undefined || main.note.letters === NONE || main.lines.count < MOST * examples) return;
    const none = others.filter(({ note }) => note.letters === NONE);
    const almost = others.filter(({ note }) => isAlmost(note, main.note));
    const odd = [...none, ...almost].map(({ lines }) => lines);
    if (odd.length === 0) return;
    const count = (of: typeof others): number => of.reduce((sum, { lines }) => sum + lines.count, 0);
    const facts = { same: main.lines.count, none: count(none), almost: count(almost) };
    report(
      W_SYSTEM_PROMPTS,
      facts,
      tallyLines(
        odd.flatMap(({ lines }) => lines),
        facts.none + facts.almost,
      ),
    );
  }

  state(): State {
    return { few: this.#prompts.state(), distinct: this.#distinct.state() };
  }

  absorb({ few, distinct }: State, linesBefore: number): void {
    this.#prompts.absorb(few, linesBefore);
    this.#distinct.absorb(distinct, own => own);
  }
}

function noteOf(text: string): Note {
  if (text === NONE) return { letters: NONE, sketch: '' };
  const letters = hash('sha256', text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  words.clear();
  words.add(text);
  return { letters, sketch: words.count < 10 ? '' : Buffer.from(sketchWords(words).sketch).toString('hex') };
}

/** The same letters, or a long text of which a few words differ. */
function textOf({ content }: ChatMessage): string {
  return typeof content === 'string' ? content : (content ?? []).join('\n');
}

function isAlmost(note: Note, main: Note): boolean {
  if (note.letters === NONE) return false;
  if (note.letters === main.letters) return true;
  if (note.sketch === '' || main.sketch === '') return false;
  return similarity(Buffer.from(note.sketch, 'hex'), Buffer.from(main.sketch, 'hex')) >= ALIKE;
}

export const rule: CorpusRule = {
  kind: 'corpus',
  codes: [W_SYSTEM_PROMPTS, N_SYSTEM_PROMPTS],
  appliesTo: ['chat', 'preference', 'reinforcement'],
  begin: () => new SystemPrompts(),
};
