import { isJsonObject } from '../reader.ts';
import type { Note } from './features.ts';
import { noteMessage, type RowImages } from './note-message.ts';

/**
 * Notes what a list of messages has beyond plain turns. `answered`: whether it is a whole conversation with its answer,
 * or a prompt that is answered elsewhere.
 */
export function noteConversation(messages: unknown, row: RowImages, answered: boolean, note: Note): void {
  if (!Array.isArray(messages) || messages.length === 0) {
    note('malformed');
    return;
  }
  const turns = new Turns(note);
  for (const message of messages) {
    if (!isJsonObject(message)) {
      note('malformed');
      continue;
    }
    turns.add(message['role']);
    noteMessage(message, row, note);
  }
  const last: unknown = messages.at(-1);
  if (answered) turns.endAnswered(isJsonObject(last) && isCalling(last['tool_calls']));
  else turns.endPrompt();
}

function isCalling(calls: unknown): boolean {
  return Array.isArray(calls) && calls.length > 0;
}

/** Who speaks after whom. */
class Turns {
  last: unknown = null;
  readonly #note: Note;
  #count = 0;
  #hasSystem = false;
  #hasAssistant = false;
  #hasSpoken = false;

  constructor(note: Note) {
    this.#note = note;
  }

  add(role: unknown): void {
    if (role === 'system') this.#addSystem();
    else this.#addTurn(role);
    this.#count += 1;
    this.last = role;
  }

  #addSystem(): void {
    if (this.#hasSystem) this.#note('system-twice');
    else if (this.#count > 0) this.#note('system-later');
    this.#hasSystem = true;
  }

  #addTurn(role: unknown): void {
    if (role === 'user' && this.last === 'user') this.#note('user-twice');
    else if (role === 'assistant') this.#addAnswer();
    else if (role === 'function') this.#note('function-role');
    else if (role === 'developer') this.#note('developer-role');
    else if (role !== 'user' && role !== 'tool') this.#note(typeof role === 'string' ? 'unknown-role' : 'malformed');
    this.#hasSpoken ||= role !== 'developer';
  }

  #addAnswer(): void {
    this.#hasAssistant = true;
    if (this.last === 'assistant') this.#note('assistant-twice');
    if (!this.#hasSpoken) this.#note('starts-with-assistant');
  }

  endPrompt(): void {
    if (this.#hasAssistant) this.#note('prompt-with-answers');
    if (this.last === 'assistant') this.#note('prompt-ends-with-assistant');
  }

  endAnswered(isCall: boolean): void {
    if (!this.#hasAssistant) this.#note('no-assistant');
    if (this.last !== 'assistant') this.#note('ends-not-assistant');
    else if (isCall) this.#note('ends-with-call');
  }
}
