import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';
import { parseSync } from 'rolldown/utils';

/** Beside the bundle: the longer texts of the code, one a line. */
export const TEXTS = 'texts.json';

const NAME = '__texts';
const IMPORT = `import ${NAME} from "./${TEXTS}" with { type: "json" };`;
/** A shorter text takes no less room elsewhere. What has no blank is no sentence, and a table only when it is long. */
const SHORTEST_SENTENCE = 12;
const SHORTEST_TABLE = 200;

interface ExtractedTexts {
  readonly plugin: Plugin;
  /** What `TEXTS` is to hold. */
  readonly file: string;
}

/**
 * Takes the constant texts out of the code of a folder: wording of diagnostics, help and errors, and the table of
 * character classes. They are numbered in the order of the files' names, so the same source gives the same numbers.
 */
export function extractTexts(folder: string): ExtractedTexts {
  const numbers = new Map<string, number>();
  const modules = new Map<string, string>();
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'));
  for (const path of names.map(name => name.replaceAll('\\', '/')).sort()) {
    const source = readFileSync(join(folder, path), 'utf8');
    const replaced = replaceTexts(path, source, text => {
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return number;
    });
    if (replaced !== source) modules.set(join(folder, path), replaced);
  }
  return {
    file: `[\n${[...numbers.keys()].map(text => JSON.stringify(text)).join(',\n')}\n]\n`,
    plugin: {
      name: 'texts',
      resolveId: id => (id === `./${TEXTS}` ? { id, external: 'relative' } : null),
      load: id => {
        const code = modules.get(id);
        return code === undefined ? null : { code, moduleType: 'ts' };
      },
    },
  };
}

/** The source with each text as an element of the file; on the same lines as before. */
export function replaceTexts(path: string, source: string, numberOf: (text: string) => number): string {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  let replaced = '';
  let done = 0;
  for (const { text, start, end, isPart } of textsIn(program)) {
    const element = `${NAME}[${numberOf(text)}]`;
    replaced += source.slice(done, start) + (isPart ? `\${${element}}` : element);
    done = end;
  }
  return done === 0 ? source : `${IMPORT}${replaced}${source.slice(done)}`;
}

interface Text {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether it is one of several parts of a template. */
  readonly isPart: boolean;
}

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

function* textsIn(node: unknown, field = ''): Generator<Text> {
  if (Array.isArray(node)) {
    for (const item of node) yield* textsIn(item, field);
  } else if (isNode(node) && field !== 'key' && !isWithoutValues(node)) {
    const text = textOf(node);
    if (text !== null) yield { text, isPart: node.type === 'TemplateElement', ...placeOf(node) };
    else for (const [name, child] of inOrder(node)) yield* textsIn(child, name);
  }
}

/** The fields in the order of the source; of a template, its texts and expressions in turn. */
function inOrder(node: SyntaxNode): [string, unknown][] {
  const fields = Object.entries(node);
  if (node.type !== 'TemplateLiteral') return fields.sort(([, a], [, b]) => startOf(a) - startOf(b));
  const parts = [node['quasis'], node['expressions']].flat().filter(isNode);
  return [['parts', parts.sort((a, b) => a.start - b.start)]];
}

function startOf(value: unknown): number {
  const first: unknown = Array.isArray(value) ? value.find(isNode) : value;
  return isNode(first) ? first.start : -1;
}

/** Where a text stands: of a part, without the backtick or brace before it and the backtick or `${` behind it. */
function placeOf(node: SyntaxNode): { readonly start: number; readonly end: number } {
  if (node.type !== 'TemplateElement') return { start: node.start, end: node.end };
  return { start: node.start + 1, end: node.end - (node['tail'] === true ? 1 : 2) };
}

/** Types, names of modules, directives and tagged templates: strings there are none that an expression could replace. */
function isWithoutValues({ type, ...fields }: SyntaxNode): boolean {
  if (type.startsWith('TS')) return !/^TS(?:As|Satisfies|NonNull)Expression$/.test(type);
  if (type === 'ExpressionStatement') return typeof fields['directive'] === 'string';
  if (type === 'ExportNamedDeclaration') return fields['source'] !== null;
  return /^(?:Import.*|ExportAllDeclaration|TaggedTemplateExpression)$/.test(type);
}

function textOf(node: SyntaxNode): string | null {
  const text = constantOf(node);
  return text.length >= (text.includes(' ') ? SHORTEST_SENTENCE : SHORTEST_TABLE) ? text : null;
}

function constantOf(node: SyntaxNode): string {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type === 'TemplateElement') return (node['value'] as { readonly cooked: string }).cooked;
  const [only, second] = node.type === 'TemplateLiteral' ? (node['quasis'] as SyntaxNode[]) : [];
  return only === undefined || second !== undefined ? '' : constantOf(only);
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
