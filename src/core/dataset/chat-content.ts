import { E_CONTENT, E_CONTENT_PART, E_REFUSAL } from './chat-codes.ts';
import type { ChatMessage, ChatRole } from './chat-example.ts';
import { type ImagePart, readImage } from './chat-image.ts';
import { isJsonObject } from './reader.ts';
import type { Report } from './rule.ts';

export interface ContentPlace {
  readonly message: number;
  readonly role: ChatRole;
  readonly mayBeAbsent: boolean;
}

type Content = Pick<ChatMessage, 'content' | 'otherParts' | 'images' | 'isRefusal'>;

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
  const images: ImagePart[] = [];
  for (const [index, part] of parts.entries()) {
    const text = textOf(part, role);
    const image = role === 'user' ? readImage(part) : null;
    if (text !== null) content.push(text);
    else if (image !== null) images.push(image);
    else {
      report(E_CONTENT_PART, { message, part: index + 1, role });
      return null;
    }
  }
  const refuses = role === 'assistant' && parts.some(isRefusal);
  if (parts.length > 1 && refuses) report(E_REFUSAL, { message });
  return {
    content,
    otherParts: images.length,
    ...(images.length === 0 ? {} : { images }),
    ...(refuses ? { isRefusal: true } : {}),
  };
}

/** A refusal is text too: the model is trained to write it. */
function textOf(part: unknown, role: ChatRole): string | null {
  if (!isJsonObject(part)) return null;
  if (part['type'] === 'text' && typeof part['text'] === 'string') return part['text'];
  if (isRefusal(part) && role === 'assistant' && typeof part['refusal'] === 'string') return part['refusal'];
  return null;
}

function isRefusal(part: unknown): boolean {
  return isJsonObject(part) && part['type'] === 'refusal';
}
