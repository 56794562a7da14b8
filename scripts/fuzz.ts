/** A long fuzz run by hand: `npm run fuzz -- --inputs 1000000 [--seed 1] [--first 0]`. Exits with 1 on a failure. */
import { inspect, parseArgs } from 'node:util';
import { fuzzCorpus, fuzzDatasets } from '../test/fuzz/dataset-fuzz.ts';

/** No input may take longer; most take less than a millisecond. */
const MAX_MILLISECONDS = 2000;

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
  },
});
const inputs = Number(values.inputs);
const begun = performance.now();
let peak = 0;
const { bytes, slowest, failures } = await fuzzDatasets({
  seed: Number(values.seed),
  first: Number(values.first),
  inputs,
  corpus: fuzzCorpus(),
  onProgress: done => {
    if (done % 1000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
    if (done % 100_000 === 0) process.stderr.write(`${done} inputs, ${Math.round(peak / 1_048_576)} MiB\n`);
  },
});
for (const { input, error } of failures)
  process.stdout.write(`input ${input} (--seed ${values.seed} --first ${input}): ${inspect(error)}\n`);
process.stdout.write(
  `${inputs} inputs, ${Math.round(bytes / 1_048_576)} MiB, ${Math.round((performance.now() - begun) / 1000)} s; ` +
    `slowest ${Math.round(slowest.milliseconds)} ms (input ${slowest.input}); peak memory ${Math.round(peak / 1_048_576)} MiB; ` +
    `${failures.length} failures.\n`,
);
process.exitCode = failures.length > 0 || slowest.milliseconds > MAX_MILLISECONDS ? 1 : 0;
