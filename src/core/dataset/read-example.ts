import { readChatExample } from './chat-shape.ts';
import type { TrainableFormat } from './inspection.ts';
import { readPreference } from './preference-shape.ts';
import { readPromptCompletion } from './prompt-completion-shape.ts';
import type { JsonObject } from './reader.ts';
import { type RecordFormat, resembledFormat } from './record-format.ts';
import { readReinforcement } from './reinforcement-shape.ts';
import type { Report } from './rule.ts';
import type { TrainingExample } from './training-example.ts';

/** Reads an object as an example of the format and reports what is wrong with its shape; `null` when it cannot be read. */
export function readExample(value: JsonObject, format: TrainableFormat, report: Report): TrainingExample | null {
  switch (format) {
    case 'chat': {
      const conversation = readChatExample(value, report);
      return conversation === null ? null : { format, conversations: [conversation] };
    }
    case 'preference':
      return readPreference(value, report);
    case 'reinforcement':
      return readReinforcement(value, report);
    case 'prompt-completion':
      return readPromptCompletion(value, report);
  }
}

const CHAT: readonly TrainableFormat[] = ['chat'];
/** Which of the two it is meant to be shows only at the end of the file. */
const UNANSWERED: readonly TrainableFormat[] = ['chat', 'reinforcement'];
const PREFERENCE: readonly TrainableFormat[] = ['preference'];
const PROMPT_COMPLETION: readonly TrainableFormat[] = ['prompt-completion'];

/** As what an object is read when nobody said what the file is. Objects that resemble nothing are read as chat. */
export function readAs(value: JsonObject, format: RecordFormat): readonly TrainableFormat[] {
  switch (format === 'unknown' ? resembledFormat(value) : format) {
    case 'reinforcement':
      return UNANSWERED;
    case 'preference':
      return PREFERENCE;
    case 'prompt-completion':
      return PROMPT_COMPLETION;
    default:
      return CHAT;
  }
}
