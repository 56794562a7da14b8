import { PUBLISHED, REPEATS_OR_COUNTS, SAYS_SO } from './secret-forms.ts';

/** Bits a character; random tokens of 20 characters have 3.5 and more, repeated words less than 3. */
const MIN_ENTROPY = 3;

/** Whether a value of the right form is a stand-in: it says so, repeats or counts, or is no more than small letters. */
export function isPlaceholder(token: string): boolean {
  if (SAYS_SO.test(token) || REPEATS_OR_COUNTS.test(token) || PUBLISHED.test(token)) return true;
  return !/[A-Z0-9]/.test(token) || isMonotonous(token);
}

/** Whether few characters make up the whole value. */
export function isMonotonous(token: string): boolean {
  return entropy(token) < MIN_ENTROPY;
}

function entropy(token: string): number {
  const counts = new Map<string, number>();
  for (const character of token) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / token.length) * Math.log2(count / token.length);
  return bits;
}

/** Passwords of documentation, without their digits and punctuation. */
const SAID_PASSWORDS: ReadonlySet<string> = new Set(
  (
    'p pw pwd pass passwd password passphrase mypassword mypass mysecretpassword yourpassword yourpass userpassword ' +
    'dbpassword dbpass secret mysecret secretpassword strongpassword securepassword changeme token key apikey ' +
    'accesstoken yourtoken opensesame user username admin root guest test testing example sample demo foo bar baz xxx abc hunter ' +
    'postgres postgresql mysql mariadb mongo mongodb redis rabbitmq'
  ).split(' '),
);

/** Whether the password of a URL only shows where one would stand: a word for it, a variable, or the user again. */
export function isPlaceholderPassword(password: string, user: string): boolean {
  if (password.length < 4 || password === user || /^(?:[<[{(]|\*\*|\$(?:\W|[A-Za-z_]+$)|%[sd(])|[}>]$/.test(password))
    return true;
  const letters = password.toLowerCase().replace(/[^a-z]/g, '');
  return SAID_PASSWORDS.has(letters) || (letters === '' ? new Set(password).size <= 2 : /^(.)\1*$/.test(letters));
}
