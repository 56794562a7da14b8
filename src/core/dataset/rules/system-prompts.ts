import { hash } from 'node:crypto';
import { defineCode } from '../../diagnostics/diagnostic.ts';
import type { ChatExample } from '../chat-example.ts';
import { FewValues, type FewValuesState } from '../corpus/few-values.ts';
import { similarity, sketchWords } from '../corpus/sketch.ts';
import { Words } from '../corpus/words.ts';
import { tallyLines } from '../findings.ts';
import type { CorpusCheck, CorpusRule, FileSummary, Limits, ReportFile } from '../rule.ts';

const MOST_PROMPTS = 128;
const FEWEST_EXAMPLES = 10;
const MOST = 0.8;
const ALIKE = 0.6;
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

/** Letters and digits alone, hashed, and the sketch in hex of a prompt that is long enough to have one. */
type Note = { letters: string; sketch: string };
type State = FewValuesState<Note>;

const words = new Words();

/** Keeps at most 128 hashes with 50 lines each; nothing when there are more system prompts than that. */
class SystemPrompts implements CorpusCheck<State> {
  readonly #prompts = new FewValues<Note>(MOST_PROMPTS);

  add({ messages }: ChatExample, line: number): void {
    const [first] = messages;
    const isPrompt = first?.role === 'system' || first?.role === 'developer';
    const text = isPrompt ? [first.content ?? []].flat().join('\n') : NONE;
    this.#prompts.add(text === NONE ? NONE : hash('sha256', text), line, () => noteOf(text));
  }

  conclude({ examples }: FileSummary, _limits: Limits, report: ReportFile): void {
    const [main, ...others] = this.#prompts.all() ?? [];
    if (main === undefined || main.note.letters === NONE) return;
    if (examples < FEWEST_EXAMPLES || main.lines.count < MOST * examples) return;
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
    return this.#prompts.state();
  }

  absorb(state: State, linesBefore: number): void {
    this.#prompts.absorb(state, linesBefore);
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
function isAlmost(note: Note, main: Note): boolean {
  if (note.letters === NONE) return false;
  if (note.letters === main.letters) return true;
  if (note.sketch === '' || main.sketch === '') return false;
  return similarity(Buffer.from(note.sketch, 'hex'), Buffer.from(main.sketch, 'hex')) >= ALIKE;
}

export const rule: CorpusRule = {
  kind: 'corpus',
  codes: [W_SYSTEM_PROMPTS],
  appliesTo: ['chat', 'preference', 'reinforcement'],
  begin: () => new SystemPrompts(),
};
