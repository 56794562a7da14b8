import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folder with third-party specs and datasets, or `null`: then the tests that need it are skipped, visibly. */
export function sharedDir(part: string): string | null {
  const folder = resolve(process.env['SHARED_DIR'] ?? '../shared', part);
  return existsSync(folder) ? folder : null;
}
