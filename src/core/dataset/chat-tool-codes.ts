import { defineCode } from '../diagnostics/diagnostic.ts';
import { inCall, inConversation, inMessage } from './key-paths.ts';
import type { AnyCode } from './rule.ts';

// The shape of tools and calls in a chat line: OpenAI's FineTuneChatRequestInput (API specification of 2025-04-29).

export const E_CALL = defineCode<{ message: number; role: string; call: number }>({
  code: 'E_CALL',
  severity: 'error',
  headline: 'A tool call is not usable',
  message: ({ message, role }) =>
    role === 'assistant'
      ? `Message ${message}: each call needs a function with \`name\` and \`arguments\`, both text.`
      : `Message ${message} (${role}): only assistant messages may make calls.`,
  why: 'The model learns to write the arguments as text, so they are a JSON text, not an object.',
  fix: 'Write {"id":…,"type":"function","function":{"name":…,"arguments":"{…}"}} in an assistant message.',
  at: inCall(),
});

export const E_CALL_ID = defineCode<{ message: number }>({
  code: 'E_CALL_ID',
  severity: 'error',
  headline: 'A tool message does not say what it answers',
  message: ({ message }) => `Message ${message} (tool) has no \`tool_call_id\`.`,
  why: 'The id joins the result of a tool to the call that asked for it.',
  fix: 'Copy the `id` of the call to `tool_call_id` of the tool message.',
  at: inMessage('tool_call_id'),
});

export const E_TOOLS = defineCode<{ key: 'tools' | 'functions'; empty?: 'yes' }>({
  code: 'E_TOOLS',
  severity: 'error',
  headline: 'Tools are not a list',
  message: ({ key, empty }) =>
    empty === 'yes' ? `\`${key}\` is an empty list, which is refused.` : `\`${key}\` is not a list of objects.`,
  why: 'The model is trained with the tools as they are declared; a text in their place is refused.',
  fix: 'Write the tools as a JSON list of objects, not as a text that holds JSON; leave the key out where there are none.',
  at: ({ key }) => inConversation(key)(),
});

// Of the row, the specification bounds `functions` alone (1 to 128); the chat API says "[] is too short" of all three
// (seen 2023 to 2026), and whether training does is not known.
export const W_EMPTY_LIST = defineCode<{ key: 'tools' } | { message: number }>({
  code: 'W_EMPTY_LIST',
  severity: 'warning',
  headline: 'A list of tools or calls is empty',
  message: at =>
    'key' in at ? '`tools` is an empty list.' : `Message ${at.message}: \`tool_calls\` is an empty list.`,
  why: 'The chat API refuses such a list, so a provider may refuse the file.',
  fix: 'Leave the key out where there is nothing to list.',
  at: at => ('key' in at ? inConversation(at.key)() : inMessage('tool_calls')(at)),
});

export const E_CALL_FORM = defineCode<{ message: number; call: number; key: 'id' | 'type' }>({
  code: 'E_CALL_FORM',
  severity: 'error',
  headline: 'A tool call is not complete',
  message: ({ message, call, key }) =>
    key === 'id'
      ? `Message ${message}: call ${call} has no \`id\`.`
      : `Message ${message}: call ${call} has no "type": "function".`,
  why: 'Both are required in `tool_calls`: the answer of the tool is joined to its call by the id.',
  fix: 'Write {"id":…,"type":"function","function":{"name":…,"arguments":"{…}"}}.',
  at: ({ message, call, key }) => inMessage('tool_calls', call - 1, key)({ message }),
});

export const E_TOOL = defineCode<{ key: 'tools' | 'functions'; tool: number }>({
  code: 'E_TOOL',
  severity: 'error',
  headline: 'A tool is not declared as a function',
  message: ({ key, tool }) =>
    key === 'tools'
      ? `Tool ${tool} is not {"type":"function","function":{"name":…}} with text as name and description, and true or false as strict.`
      : `Function ${tool} has no \`name\`, or a name or description that is not text.`,
  why: 'Functions are the only tools that a chat example can declare.',
  fix: 'Write {"type":"function","function":{"name":…,"description":…,"parameters":{…}}}.',
  at: ({ key, tool }) => inConversation(key, tool - 1)(),
});

export const E_TOOLS_AND_FUNCTIONS = defineCode<Record<never, never>>({
  code: 'E_TOOLS_AND_FUNCTIONS',
  severity: 'error',
  headline: 'Tools are declared twice',
  message: () => 'The example has both `tools` and `functions`.',
  why: '`functions` is the older form of `tools`; the provider takes one or the other.',
  fix: 'Move the functions into `tools` and remove `functions`.',
  at: inConversation('functions'),
});

export const E_PARALLEL_TOOL_CALLS = defineCode<Record<never, never>>({
  code: 'E_PARALLEL_TOOL_CALLS',
  severity: 'error',
  headline: 'The setting for parallel calls is not usable',
  message: () => '`parallel_tool_calls` is neither true nor false.',
  why: 'It is a switch that says whether a message may make more than one call.',
  fix: 'Write true or false without quotes, or leave the key out.',
  at: inConversation('parallel_tool_calls'),
});

/** Codes of the shape of tools and calls. */
export const TOOL_CODES: readonly AnyCode[] = [
  E_CALL,
  E_CALL_FORM,
  E_CALL_ID,
  E_TOOLS,
  W_EMPTY_LIST,
  E_TOOL,
  E_TOOLS_AND_FUNCTIONS,
  E_PARALLEL_TOOL_CALLS,
];
