import type { JsonObject } from '../reader.ts';
import type { RecordFormat } from '../record-format.ts';
import { CannotConvert, type Draft, type Drops } from './draft.ts';
import { fromAnthropic } from './from-anthropic.ts';
import { fromChat } from './from-chat.ts';
import { fromCohere } from './from-cohere.ts';
import { fromGemini } from './from-gemini.ts';
import { fromAlpaca, fromPair, fromPromptCompletion } from './from-pairs.ts';
import { fromPreference, fromTrl } from './from-preference.ts';
import { fromShareGpt } from './from-sharegpt.ts';
import type { Target } from './source-formats.ts';

/** One record as a row of the target. Throws `CannotConvert`. */
export function convertRecord(record: JsonObject, from: RecordFormat, to: Target, drops: Drops): object {
  if (to === 'chat') {
    const draft = draftOf(record, from, drops);
    if (draft.messages.length === 0) throw new CannotConvert('The conversation is empty.');
    return draft;
  }
  const preference = from === 'trl-preference' ? fromTrl : from === 'preference' ? fromPreference : null;
  if (preference === null) throw new CannotConvert('A preference dataset needs a second, worse answer.');
  const { input, preferred, other } = preference(record, drops);
  return { input, preferred_output: preferred, non_preferred_output: other };
}

function draftOf(record: JsonObject, from: RecordFormat, drops: Drops): Draft {
  switch (from) {
    case 'chat':
      return fromChat(record, drops);
    case 'prompt-completion':
      return fromPromptCompletion(record, drops);
    case 'alpaca':
      return fromAlpaca(record, drops);
    case 'pairs':
      return fromPair(record, drops);
    case 'sharegpt':
      return fromShareGpt(record, drops);
    case 'gemini':
      return fromGemini(record, drops);
    case 'anthropic':
      return fromAnthropic(record, drops);
    case 'cohere':
      return fromCohere(record, drops);
    case 'preference': {
      drops.add('non_preferred_output');
      const { input, preferred } = fromPreference(record, drops);
      return { ...input, messages: [...input.messages, ...preferred] };
    }
    case 'trl-preference': {
      drops.add('rejected');
      const { input, preferred } = fromTrl(record, drops);
      return { ...input, messages: [...input.messages, ...preferred] };
    }
    case 'reinforcement':
      throw new CannotConvert('The conversation has no answer to learn.');
    case 'unknown':
      throw new CannotConvert('The format of the record is not known.');
  }
}
