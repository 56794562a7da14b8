import type { Path } from '../diagnostics/diagnostic.ts';

// Where the value stands that a finding is about, from what its facts say; counted from 1 as there.

/** The first step of a path within the conversation of a row, which is not the row itself in every format. */
export const CONVERSATION = '(conversation)';

export const inConversation =
  (...steps: Path) =>
  (): Path => [CONVERSATION, ...steps];

export const inMessage =
  (...steps: Path) =>
  ({ message }: { readonly message: number }): Path => [CONVERSATION, 'messages', message - 1, ...steps];

/** The message by the name that a finding calls it. */
export const inPlace =
  (...steps: Path) =>
  ({ place }: { readonly place: string }): Path => [CONVERSATION, { place }, ...steps];

export const inCall =
  (...steps: Path) =>
  ({ message, call }: { readonly message: number; readonly call: number }): Path =>
    inMessage({ call }, ...steps)({ message });

/** In what the example declares as a function, be it in `tools` or in `functions`. */
export const inTool =
  (...steps: Path) =>
  ({ tool }: { readonly tool: number }): Path => [CONVERSATION, { tool }, ...steps];
