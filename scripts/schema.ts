// Writes models.schema.json, which editors use to complete and check models.yaml.
// `node scripts/schema.ts --check` writes nothing and exits with 1 when the file is out of date.
import { readFile, writeFile } from 'node:fs/promises';
import { changeableCodes } from '../src/core/dataset/rule-changes.ts';
import { manifestJsonSchema } from '../src/core/manifest/json-schema.ts';

const file = new URL('../models.schema.json', import.meta.url);
const wanted = `${JSON.stringify(manifestJsonSchema(changeableCodes()), null, 2)}\n`;

if (process.argv.includes('--check')) {
  const found = await readFile(file, 'utf8');
  if (found !== wanted) {
    process.stderr.write('models.schema.json is out of date. Run: node scripts/schema.ts\n');
    process.exitCode = 1;
  }
} else {
  await writeFile(file, wanted);
}
