/**
 * `npm run bench -- [inspect] [tokens] [start-up] [--json]`; all benches when none is named.
 * Of inspect: `--mb 200 --plain-mb 50 --repeat 3`; of tokens: `--seconds 3 --encoding o200k_base`.
 */
import { parseArgs } from 'node:util';
import { benchInspect } from './inspect.ts';
import { inspectBenchText, startUpBenchText } from './print.ts';
import { benchStartUp } from './start-up.ts';
import { benchTokens, tokenBenchText } from './tokens.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    mb: { type: 'string', default: '200' },
    'plain-mb': { type: 'string', default: '50' },
    repeat: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '3' },
    encoding: { type: 'string', default: 'o200k_base' },
  },
});

interface Bench {
  readonly run: () => Promise<{ readonly result: object; readonly text: string }>;
}

const BENCHES: Readonly<Record<string, Bench>> = {
  inspect: {
    async run() {
      const result = await benchInspect(
        { mb: positive('mb'), plainMb: positive('plain-mb'), repeat: positive('repeat') },
        line => process.stderr.write(`${line}\n`),
      );
      return { result, text: inspectBenchText(result) };
    },
  },
  tokens: {
    async run() {
      const result = await benchTokens({ seconds: positive('seconds'), encoding: options.encoding });
      return { result, text: tokenBenchText(result) };
    },
  },
  'start-up': {
    async run() {
      const result = await benchStartUp(3 * positive('repeat'));
      return { result, text: startUpBenchText(result) };
    },
  },
};

function positive(name: 'mb' | 'plain-mb' | 'repeat' | 'seconds'): number {
  const value = Number(options[name]);
  if (!(value > 0)) throw new Error(`--${name} needs a number above 0.`);
  return value;
}

const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
const unknown = names.filter(name => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) throw new Error(`There is no bench ${unknown.join(', ')}; there is ${Object.keys(BENCHES)}.`);

const results: Record<string, object> = {};
for (const name of names) {
  const finished = await BENCHES[name]?.run();
  if (finished === undefined) continue;
  results[name] = finished.result;
  if (!options.json) process.stdout.write(`${finished.text}\n`);
}
if (options.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
