import { E_CONTENT, E_CONTENT_PART } from './chat-codes.ts';
import type { ChatMessage, ChatRole } from './chat-example.ts';
import { isJsonObject } from './reader.ts';
import type { Report } from './rule.ts';

export interface ContentPlace {
  readonly message: number;
  readonly role: ChatRole;
  readonly mayBeAbsent: boolean;
}

type Content = Pick<ChatMessage, 'content' | 'otherParts'>;

/** Reads the content of a message; `null`, and reported, when it has none it may have. */
export function readContent(content: unknown, at: ContentPlace, report: Report): Content | null {
  if (typeof content === 'string') return { content, otherParts: 0 };
  if ((content === undefined || content === null) && at.mayBeAbsent) return { content: null, otherParts: 0 };
  if (Array.isArray(content) && content.length > 0) return readParts(content, at, report);
  report(E_CONTENT, { message: at.message, role: at.role });
  return null;
}

function readParts(parts: readonly unknown[], { message, role }: ContentPlace, report: Report): Content | null {
  const content: string[] = [];
  let otherParts = 0;
  for (const [index, part] of parts.entries()) {
    const text = textOf(part, role);
    if (text !== null) content.push(text);
    else if (isImage(part, role)) otherParts += 1;
    else {
      report(E_CONTENT_PART, { message, part: index + 1, role });
      return null;
    }
  }
  return { content, otherParts };
}

/** A refusal is text too: the model is trained to write it. */
function textOf(part: unknown, role: ChatRole): string | null {
  if (!isJsonObject(part)) return null;
  if (part['type'] === 'text' && typeof part['text'] === 'string') return part['text'];
  if (part['type'] === 'refusal' && role === 'assistant' && typeof part['refusal'] === 'string') return part['refusal'];
  return null;
}

function isImage(part: unknown, role: ChatRole): boolean {
  if (!isJsonObject(part) || part['type'] !== 'image_url' || role !== 'user') return false;
  const image = part['image_url'];
  return isJsonObject(image) && typeof image['url'] === 'string';
}
