import { readFileSync } from 'node:fs';
import { type Contract, loadContract, type OpenApiDocument } from '../contract/contract.ts';
import { isObject } from '../contract/normalise.ts';

export type JsonObject = Record<string, unknown>;

/** `GET /repos/{owner}/{repo}`: the method and the path template of one REST operation. */
export type Operation = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;

interface GitHubSpec {
  readonly contract: Contract;
  /** Whether the document lists this status for the operation. */
  documents(operation: Operation, status: number): boolean;
  /** GitHub's own example of a reply as JSON text; of a list, its first item. */
  exampleText(operation: Operation, status: number): string;
}

let loaded: GitHubSpec | undefined;

/** The vendored subset of GitHub's OpenAPI document, read once. */
export function githubSpec(): GitHubSpec {
  loaded ??= load(JSON.parse(readFileSync(new URL('../specs/github.subset.json', import.meta.url), 'utf8')));
  return loaded;
}

function load(document: OpenApiDocument): GitHubSpec {
  const examples = new Map<string, string>();
  return {
    contract: loadContract(document),
    documents: (operation, status) => Object.hasOwn(responses(document, operation), String(status)),
    exampleText(operation, status) {
      const key = `${operation} ${status}`;
      const text = examples.get(key) ?? JSON.stringify(firstExample(document, operation, status));
      examples.set(key, text);
      return text;
    },
  };
}

function responses(document: OpenApiDocument, operation: Operation): JsonObject {
  const [method = '', template = ''] = operation.split(' ');
  return step(document, ['paths', template, method.toLowerCase(), 'responses']);
}

function firstExample(document: OpenApiDocument, operation: Operation, status: number): unknown {
  const response = dereference(document, responses(document, operation)[String(status)]);
  const examples = step(response, ['content', 'application/json', 'examples']);
  const value = dereference(document, Object.values(examples)[0])['value'];
  const first = Array.isArray(value) ? value[0] : value;
  if (first === undefined) throw new Error(`The document has no example for ${operation} ${status}`);
  return first;
}

function dereference(document: OpenApiDocument, node: unknown): JsonObject {
  if (!isObject(node)) return {};
  const reference = node['$ref'];
  return typeof reference === 'string' ? step(document, reference.split('/').slice(1)) : node;
}

function step(from: unknown, keys: readonly string[]): JsonObject {
  const found = keys.reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), from);
  return isObject(found) ? found : {};
}
