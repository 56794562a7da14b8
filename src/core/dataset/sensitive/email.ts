import { DOCUMENTATION_DOMAIN, NO_PERSON } from './personal-forms.ts';

const DOMAIN = /(?:[A-Za-z0-9-]{1,63}\.){1,8}([A-Za-z]{2,24})(?![A-Za-z0-9(-])/y;
const LOCAL_CHARACTER = /[A-Za-z0-9._%+-]/;
const MAX_LOCAL = 64;
/** Longer endings that mail is common under; ends of file names and of code, as in `icon@2x.png`, are not among them. */
const LONG_ENDINGS: ReadonlySet<string> = new Set(
  (
    'com org net edu gov mil int info biz name pro mobi app dev xyz online site store shop tech cloud email agency ' +
    'blog club digital design group health life live media news space studio systems team today work world zone'
  ).split(' '),
);
/** Two letters that end file names more often than addresses after an @ sign. */
const FILE_ENDINGS: ReadonlySet<string> = new Set('js ts py rb md sh go rs cs vb gz'.split(' '));
/** Whether the text names a person's mailbox. */
export function hasEmail(text: string): boolean {
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    DOMAIN.lastIndex = at + 1;
    const match = DOMAIN.exec(text);
    if (match !== null && isMailDomain(match[0], match[1] ?? '') && isPerson(text, at)) return true;
  }
  return false;
}

function isMailDomain(domain: string, ending: string): boolean {
  const end = ending.toLowerCase();
  const known = end.length === 2 ? !FILE_ENDINGS.has(end) : LONG_ENDINGS.has(end);
  return known && !DOCUMENTATION_DOMAIN.test(domain);
}

/** Whether what stands before the @ sign is a person's, and not the credentials of a URL. */
function isPerson(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && at - start < MAX_LOCAL && LOCAL_CHARACTER.test(text.charAt(start - 1))) start -= 1;
  const local = text.slice(start, at).replace(/^[._%+-]{1,64}/, '');
  if (local === '' || NO_PERSON.test(local)) return false;
  return !/:\/\/[^\s/]{0,128}$/.test(text.slice(Math.max(0, start - 128), start));
}
