import { rawConversation } from '../raw-conversation.ts';
import { isJsonObject, type JsonObject } from '../reader.ts';
import { findHosts } from './hosts.ts';

/** What is worth a word when an example brings a new one. */
export type Trait = 'system-prompt' | 'tool' | 'host' | 'role';

/** The roles of chat examples. Any other word is untrusted, and the inspection refuses it. */
const ROLES: readonly unknown[] = ['system', 'developer', 'user', 'assistant', 'tool', 'function'];

/** `written`: the same as it stands in the example, where that is another text. */
type VisitTrait = (trait: Trait, text: string, written?: string) => void;

/** Calls `visit` with every trait of an example of any format; a trait may come several times. */
export function forEachTrait(value: JsonObject, visit: VisitTrait): void {
  const { messages, declaring } = rawConversation(value);
  for (const message of messages) {
    if (!isJsonObject(message)) continue;
    const { role, content } = message;
    if (typeof role === 'string' && ROLES.includes(role)) visit('role', role);
    if (role === 'system' || role === 'developer') visit('system-prompt', promptText(content));
  }
  for (const tool of [...arrayIn(declaring, 'tools'), ...arrayIn(declaring, 'functions')]) {
    const declared = isJsonObject(tool) && isJsonObject(tool['function']) ? tool['function'] : tool;
    if (isJsonObject(declared) && typeof declared['name'] === 'string') visit('tool', declared['name']);
  }
  forEachString(value, text => {
    for (const host of findHosts(text)) visit('host', host.toLowerCase(), host);
  });
}

/** Strings and keys at any depth; the reader bounds the depth. */
export function forEachString(value: unknown, visit: (text: string) => void): void {
  if (typeof value === 'string') visit(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (!Array.isArray(value)) visit(key);
    forEachString(child, visit);
  }
}

/** The same prompt, whether it is written as a text or as the only part. */
function promptText(content: unknown): string {
  const [part, ...more] = Array.isArray(content) ? content : [];
  if (more.length === 0 && isJsonObject(part) && typeof part['text'] === 'string') return part['text'];
  return typeof content === 'string' ? content : (JSON.stringify(content) ?? '');
}

function arrayIn(value: JsonObject, key: string): readonly unknown[] {
  const found = value[key];
  return Array.isArray(found) ? found : [];
}
