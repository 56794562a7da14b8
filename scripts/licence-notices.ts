import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The notices of every bundled package and of some data, as their licences ask for: title, full text. */
export async function licenceNotices(
  root: string,
  packages: readonly string[],
  data: { readonly title: string; readonly file: string },
): Promise<string> {
  const notices = await Promise.all(packages.map(name => notice(join(root, 'node_modules', name), name)));
  notices.push(`${data.title}\n\n${(await readFile(data.file, 'utf8')).trim()}\n`);
  return `${notices.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

async function notice(folder: string, name: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    version: string;
    license?: string;
  };
  const file = (await readdir(folder)).sort().find(entry => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? 'The package holds no licence file.' : await readFile(join(folder, file), 'utf8');
  return `${name} ${manifest.version} (${manifest.license ?? 'licence not stated'})\n\n${text.replaceAll('\r\n', '\n').trim()}\n`;
}
