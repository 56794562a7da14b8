import { isObject } from './normalise.ts';

/** One operation of an OpenAPI document, with the pattern that its concrete paths match. */
export interface Route {
  readonly method: string;
  readonly template: string;
  readonly operation: string;
  readonly definition: Record<string, unknown>;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  /** How many parameters may span slashes; the more exact route is tried first. */
  readonly wide: number;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Every operation under `paths`, most exact first. `resolve` follows a local `$ref`. */
export function readRoutes(paths: Record<string, unknown>, resolve: (node: unknown) => unknown): readonly Route[] {
  const routes: Route[] = [];
  for (const [template, item] of Object.entries(paths)) {
    if (!isObject(item)) continue;
    for (const method of METHODS) {
      const definition = item[method];
      if (!isObject(definition)) continue;
      const parameters = [...list(item['parameters']), ...list(definition['parameters'])].map(resolve);
      routes.push(readRoute(method, template, definition, parameters));
    }
  }
  return routes.sort((a, b) => a.wide - b.wide || a.names.length - b.names.length);
}

function readRoute(
  method: string,
  template: string,
  definition: Record<string, unknown>,
  parameters: readonly unknown[],
): Route {
  const marked = parameters.filter(isObject).filter(parameter => parameter['x-multi-segment'] === true);
  const names: string[] = [];
  let wide = 0;
  const pattern = escapePattern(template).replace(/\\\{([^}]+)\\\}/g, (_match, name: string) => {
    names.push(name);
    if (!marked.some(parameter => parameter['name'] === name) && !spansSlashes(name, template)) return '([^/]+)';
    wide += 1;
    return '(.+)';
  });
  return {
    method: method.toUpperCase(),
    template,
    operation: String(definition['operationId'] ?? `${method} ${template}`),
    definition,
    pattern: new RegExp(`^${pattern}$`),
    names,
    wide,
  };
}

/** GitHub's document marks only some of the parameters that may hold slashes; a file's path and a git ref do too. */
function spansSlashes(name: string, template: string): boolean {
  return name === 'path' || (name === 'ref' && template.includes('/git/'));
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
