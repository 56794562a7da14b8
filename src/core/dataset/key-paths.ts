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

/** What is called, without what stands around it. */
export const inCall =
  (...steps: Path) =>
  ({ message, call }: { readonly message: number; readonly call: number }): Path =>
    inMessage({ nth: call, of: CALLS }, ...steps)({ message });

/** In what the example declares as a function, without what stands around it. */
export const inTool =
  (...steps: Path) =>
  ({ tool }: { readonly tool: number }): Path => [CONVERSATION, { nth: tool, of: TOOLS }, ...steps];

/** In the order in which they are counted. */
const CALLS = ['function_call', 'tool_calls'];
const TOOLS = ['tools', 'functions'];

/** Where the messages of a pair stand, and the last one of both conversations of a preference. */
export const PAIR: Path = ['prompt', 'completion'];
export const OUTPUTS = ['preferred_output', 'non_preferred_output'];
