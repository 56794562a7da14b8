/** Writes everything that is generated from the source: the rule list, the JSON Schema, the pages and tables of the docs, and `dist/`. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { bundle, root } from './bundle.ts';

for (const script of ['ranks.ts', 'rules.ts', 'schema.ts', 'diagnostics.ts', 'readme.ts', 'dialects.ts'])
  execFileSync(process.execPath, [join(root, 'scripts', script)], { stdio: 'inherit' });
await bundle(join(root, 'dist'));
