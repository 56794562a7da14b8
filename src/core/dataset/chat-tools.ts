import type { ChatExample, FunctionDeclaration } from './chat-example.ts';
import { E_PARALLEL_TOOL_CALLS, E_TOOL, E_TOOLS, E_TOOLS_AND_FUNCTIONS, W_EMPTY_LIST } from './chat-tool-codes.ts';
import { isJsonObject, type JsonObject } from './reader.ts';
import type { Report } from './rule.ts';

type Tools = Pick<ChatExample, 'tools' | 'functions'>;
type ToolKey = 'tools' | 'functions';

const KEYS = ['tools', 'functions'] as const;

/** Reads what an example declares: `tools`, or `functions`, the form before November 2023. */
export function readTools(value: JsonObject, report: Report): Tools {
  const keys = KEYS.filter(key => isGiven(value[key]));
  const [first] = keys;
  if (first === undefined) return {};
  if (keys.length === 2) report(E_TOOLS_AND_FUNCTIONS, {});
  const lists = keys.map(key => readList(value[key], key, report));
  const declared = lists.flat().filter(declaration => declaration !== null);
  const complete = lists.every(list => list?.every(declaration => declaration !== null) === true);
  const functions = complete ? declared : null;
  return lists[0] === null ? { functions } : { tools: value[first], functions };
}

export function readParallelToolCalls(value: JsonObject, report: Report): Pick<ChatExample, 'parallelToolCalls'> {
  const parallelToolCalls = value['parallel_tool_calls'];
  if (typeof parallelToolCalls === 'boolean') return { parallelToolCalls };
  if (isGiven(parallelToolCalls)) report(E_PARALLEL_TOOL_CALLS, {});
  return {};
}

/** One declaration for each tool, `null` where it cannot be read; `null` when there is no list of objects. */
function readList(list: unknown, key: ToolKey, report: Report): readonly (FunctionDeclaration | null)[] | null {
  if (!Array.isArray(list) || !list.every(isJsonObject)) {
    report(E_TOOLS, { key });
    return null;
  }
  if (list.length === 0)
    if (key === 'tools') report(W_EMPTY_LIST, { key });
    else report(E_TOOLS, { key, empty: 'yes' });
  return list.map((tool, index) => {
    const declaration = readDeclaration(key === 'functions' ? tool : functionOf(tool));
    if (declaration === null) report(E_TOOL, { key, tool: index + 1 });
    return declaration;
  });
}

function functionOf(tool: JsonObject): unknown {
  const declared = tool['type'] === 'function' ? tool['function'] : undefined;
  // Where `functions` have it, it means nothing.
  const { strict = null } = isJsonObject(declared) ? declared : {};
  return strict === null || typeof strict === 'boolean' ? declared : undefined;
}

function readDeclaration(value: unknown): FunctionDeclaration | null {
  if (!isJsonObject(value) || typeof value['name'] !== 'string') return null;
  const { name, description = null, parameters = null } = value;
  if (description !== null && typeof description !== 'string') return null;
  return { name, ...(description === null ? {} : { description }), ...(parameters === null ? {} : { parameters }) };
}

/** Exports of chat APIs write `null` where nothing was set. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
