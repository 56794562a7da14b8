import {
  E_HYPERPARAMETER,
  E_MANIFEST_EMPTY,
  E_MANIFEST_SAME_FILE,
  E_MANIFEST_VALUE,
  E_MANIFEST_VERSION,
  E_MODELS,
  E_NAME,
  E_RULE_UNKNOWN,
} from '../diagnostics/codes/manifest-codes.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { showText } from '../diagnostics/show-text.ts';
import { explainIssue } from './explain-issue.ts';
import { isPlainMap, type PlainMap } from './plain-tree.ts';
import { locate, locateValue, type Positions } from './positions.ts';
import { MANIFEST_VERSION, MAX_MODELS, Manifest, METHOD_OF, MODEL_NAME } from './schema.ts';

export interface Checked {
  /** `null` whenever there is a diagnostic. */
  readonly manifest: Manifest | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Holds plain data against the schema and the rules that a schema cannot say. */
export function checkManifest(value: unknown, positions: Positions): Checked {
  const fatal = checkHead(value, positions);
  if (fatal !== null) return { manifest: null, diagnostics: [fatal] };

  const parsed = Manifest.safeParse(value);
  const issues = parsed.error?.issues ?? [];
  const diagnostics = [
    ...checkModels(value, positions),
    ...checkRuleNames(value, positions),
    ...issues.flatMap(issue => explainIssue(issue, value, positions)),
  ];
  return { manifest: diagnostics.length === 0 && parsed.success ? parsed.data : null, diagnostics };
}

/** What makes reading further pointless: nothing there, something else than a manifest, or another version of it. */
function checkHead(value: unknown, positions: Positions): Diagnostic | null {
  const top = locateValue(positions, []);
  if (value === null) {
    return diagnose(E_MANIFEST_EMPTY, { ...top, line: 1, column: 1 }, { what: 'The file is empty' });
  }
  if (!isPlainMap(value)) {
    const got = Array.isArray(value) ? 'a list' : 'a single value';
    return diagnose(E_MANIFEST_VALUE, top, { what: 'The manifest', expected: 'a mapping', got });
  }
  const version = value['version'];
  if (version !== MANIFEST_VERSION) {
    const facts = { problem: describeVersion(version), supported: MANIFEST_VERSION };
    return diagnose(E_MANIFEST_VERSION, locateValue(positions, ['version']), facts);
  }
  const models = value['models'];
  if (models === undefined) return diagnose(E_MANIFEST_EMPTY, top, { what: '"models" is missing' });
  if (models === null) {
    return diagnose(E_MANIFEST_EMPTY, locate(positions, ['models']), { what: '"models" has no value' });
  }
  return null;
}

function describeVersion(version: unknown): string {
  if (version === undefined) return '"version" is missing';
  if (typeof version !== 'number') return '"version" is not a number';
  return version > MANIFEST_VERSION ? `Version ${version} is newer than this tool` : `There is no version ${version}`;
}

function checkModels(root: unknown, positions: Positions): Diagnostic[] {
  const models = isPlainMap(root) ? root['models'] : null;
  if (!isPlainMap(models)) return [];
  const names = Object.keys(models);
  const place = locate(positions, ['models']);
  const facts = { count: names.length, limit: MAX_MODELS };
  return [
    ...(names.length > MAX_MODELS ? [diagnose(E_MODELS, place, facts)] : []),
    ...names.flatMap(name => [
      ...checkName(name, positions),
      ...checkFiles(name, models[name], positions),
      ...checkHyperparameters(name, models[name], positions),
    ]),
  ];
}

/** Not left to the schema: zod passes over a key named `__proto__` in a record. */
function checkName(name: string, positions: Positions): Diagnostic[] {
  if (MODEL_NAME.test(name)) return [];
  return [diagnose(E_NAME, locate(positions, ['models', name]), { name: showText(name) })];
}

/** Which codes there are is a later stage's knowledge; but zod passes over this one key, so nobody would see it. */
function checkRuleNames(root: unknown, positions: Positions): Diagnostic[] {
  const rules = isPlainMap(root) ? root['rules'] : null;
  if (!isPlainMap(rules) || !Object.hasOwn(rules, '__proto__')) return [];
  const facts = { code: '__proto__', hint: 'codes have capital letters.' };
  return [diagnose(E_RULE_UNKNOWN, locate(positions, ['rules', '__proto__']), facts)];
}

function checkFiles(name: string, entry: unknown, positions: Positions): Diagnostic[] {
  const files: PlainMap = isPlainMap(entry) ? entry : {};
  const same = typeof files['training_file'] === 'string' && files['training_file'] === files['validation_file'];
  return same ? [diagnose(E_MANIFEST_SAME_FILE, locateValue(positions, ['models', name, 'validation_file']), {})] : [];
}

/** A setting of another method would be passed over by the provider, or refused after the upload. */
function checkHyperparameters(name: string, entry: unknown, positions: Positions): Diagnostic[] {
  if (!isPlainMap(entry)) return [];
  const { method: own = 'supervised', hyperparameters: settings } = entry;
  return Object.entries(METHOD_OF).flatMap(([key, method]) => {
    if (!isPlainMap(settings) || settings[key] === undefined || own === method) return [];
    const place = locate(positions, ['models', name, 'hyperparameters', key]);
    const asked = typeof own === 'string' ? showText(own) : 'another';
    return [diagnose(E_HYPERPARAMETER, place, { key, method, asked })];
  });
}
