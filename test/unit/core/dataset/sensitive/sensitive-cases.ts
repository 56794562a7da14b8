import type { CodeCase } from '../code-cases.ts';
import { amongGoodLines } from '../inspect-bytes.ts';
import { DISGUISES, MADE_UP, randomFrom } from './made-up.ts';

const ANSWER = { role: 'assistant', content: 'a' };
const asking = (content: unknown): string => JSON.stringify({ messages: [{ role: 'user', content }, ANSWER] });
const withImage = (url: string): object => ({ type: 'image_url', image_url: { url } });
const withTool = (description: string): string =>
  JSON.stringify({
    messages: [{ role: 'user', content: 'u' }, ANSWER],
    tools: [{ type: 'function', function: { name: 'f', description } }],
  });
const bad = (...lines: readonly string[]): [string, ...number[]] => [
  amongGoodLines(...lines),
  ...lines.map((_, index) => index + 3),
];

const random = randomFrom(42);
const token = MADE_UP['a GitHub token'][0]?.(random) ?? '';
const mail = ['maria.k', 'gmail.com'].join('@');

export const SENSITIVE_CASES: Readonly<Record<string, CodeCase>> = {
  E_SECRET: {
    bad: [
      bad(...Object.values(DISGUISES).map(disguise => asking(disguise(token)))),
      bad(
        asking([{ type: 'text', text: token }]),
        asking([withImage(`https://images.example/a.png?key=${token}`)]),
        withTool(token),
        asking('u').replace('"u"', `"\\u0067${token.slice(1)}"`),
      ),
    ],
    good: [amongGoodLines(asking(`ghp_${'x'.repeat(36)}`), withTool(`AKIA${'IOSFODNN7EXAMPLE'}`), asking(mail))],
  },
  W_PERSONAL_DATA: {
    bad: [bad(asking(mail), withTool(`Default: ${mail}`))],
    good: [
      amongGoodLines(
        asking('somebody@example.com'),
        asking([withImage('https://images.example/a.png?size=640')]),
        asking('(212) 555-0132'),
        asking(token),
      ),
    ],
  },
};
