import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { isObject, normaliseSchemas } from './normalise.ts';
import { type Route, readRoutes } from './routes.ts';

/** A vendor's OpenAPI 3.0 or 3.1 document, as parsed JSON. It is not changed. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly servers?: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, unknown>>;
  readonly components?: unknown;
}

/**
 * What the document promises. Paths may carry the path of the document's first server (`/v1`), or not; a query is
 * ignored. Each check answers with one sentence per breach, so an empty list means that the body keeps the contract.
 */
export interface Contract {
  match(
    method: string,
    path: string,
  ): { operation: string; pathTemplate: string; parameters: Record<string, string> } | null;
  checkRequest(method: string, path: string, body: unknown): string[];
  /** `body` is the parsed JSON, or `undefined` for no body. */
  checkResponse(method: string, path: string, status: number, body: unknown): string[];
  /** Checks a value against `components.schemas[name]`, for replies the document does not list, such as errors. */
  checkSchema(name: string, value: unknown): string[];
}

type Check = (value: unknown) => string[];

const DOCUMENT = 'document';

/** Reads the document once; each schema is compiled when it is first used. */
export function loadContract(document: OpenApiDocument): Contract {
  const root = normaliseSchemas({ openapi: document.openapi, paths: document.paths, components: document.components });
  const checkAt = compiler(root);
  const resolve = (node: unknown): unknown => follow(root, node)[0];
  const paths = isObject(root) && isObject(root['paths']) ? root['paths'] : {};
  const routes = readRoutes(paths, resolve);
  const base = serverPath(document);
  const find = (method: string, path: string) => findRoute(routes, method, localPath(base, path));

  /** The check of the JSON content at `pointer`; `null` when nothing is promised there in JSON. */
  const jsonCheck = (holder: unknown, pointer: string): Check | null => {
    const [target, place] = follow(root, holder, pointer);
    const content = isObject(target) && isObject(target['content']) ? target['content'] : {};
    const media = Object.keys(content).find(type => /\bjson\b/.test(type));
    return media === undefined ? null : checkAt(`${place}/content/${escapePointer(media)}/schema`);
  };

  return {
    match(method, path) {
      const found = find(method, path);
      if (found === null) return null;
      const { route, parameters } = found;
      return { operation: route.operation, pathTemplate: route.template, parameters };
    },

    checkRequest(method, path, body) {
      const found = find(method, path);
      if (found === null) return [`${method} ${path} is not an operation of the document`];
      const definition = found.route.definition['requestBody'];
      if (definition === undefined) return body === undefined ? [] : [`${method} ${path} takes no body`];
      return jsonCheck(definition, `${routePointer(found.route)}/requestBody`)?.(body) ?? [];
    },

    checkResponse(method, path, status, body) {
      const found = find(method, path);
      if (found === null) return [`${method} ${path} is not an operation of the document`];
      const replies = found.route.definition['responses'];
      const key = isObject(replies) && String(status) in replies ? String(status) : 'default';
      if (!isObject(replies) || !(key in replies)) return [`status ${status} of ${method} ${path} is not documented`];
      const check = jsonCheck(replies[key], `${routePointer(found.route)}/responses/${key}`);
      return check?.(body) ?? [];
    },

    checkSchema: (name, value) => checkAt(`/components/schemas/${escapePointer(name)}`)(value),
  };
}

function compiler(root: unknown): (pointer: string) => Check {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  formats.default(ajv);
  ajv.addFormat('unixtime', { type: 'number', validate: Number.isInteger });
  ajv.addSchema({ ...(isObject(root) ? root : {}), $id: DOCUMENT });
  const compiled = new Map<string, ValidateFunction>();
  return pointer => value => {
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `${DOCUMENT}#${encodeURI(pointer)}` });
    compiled.set(pointer, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      error => `${error.instancePath || '/'} ${error.message ?? error.keyword} ${JSON.stringify(error.params)}`,
    );
  };
}

function findRoute(routes: readonly Route[], method: string, path: string) {
  for (const route of routes) {
    if (route.method !== method.toUpperCase()) continue;
    const match = route.pattern.exec(path);
    if (match === null) continue;
    const values = route.names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')] as const);
    return { route, parameters: Object.fromEntries(values) };
  }
  return null;
}

/** The node, after following local references, and the JSON pointer at which it stands. */
function follow(root: unknown, node: unknown, pointer = ''): [unknown, string] {
  if (!isObject(node) || typeof node['$ref'] !== 'string') return [node, pointer];
  const target = node['$ref'].replace(/^#/, '');
  const steps = target.split('/').slice(1).map(unescapePointer);
  const found = steps.reduce<unknown>((at, step) => (isObject(at) ? at[step] : undefined), root);
  return follow(root, found, target);
}

function routePointer(route: Route): string {
  return `/paths/${escapePointer(route.template)}/${route.method.toLowerCase()}`;
}

function serverPath(document: OpenApiDocument): string {
  const url = document.servers?.[0]?.url ?? '';
  return URL.canParse(url) ? new URL(url).pathname.replace(/\/$/, '') : '';
}

function localPath(base: string, path: string): string {
  const plain = path.split('?', 1)[0] ?? '';
  return base !== '' && plain.startsWith(`${base}/`) ? plain.slice(base.length) : plain;
}

function escapePointer(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
