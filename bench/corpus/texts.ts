import type { Random } from './random.ts';
import { ENGLISH, type Language } from './words.ts';

/** One word in this many is in no list: a name, a product, a typing error. */
const INVENTED = 14;
/** One token of a text in this many is a number, a date or an identifier. */
const FIGURES = 30;

export function invented(random: Random, { syllables }: Language = ENGLISH): string {
  const parts = Array.from({ length: random.between(2, 4) }, () => random.pick(syllables));
  const name = parts.join('');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function word(random: Random, language: Language): string {
  if (random.integer(FIGURES) === 0) return figure(random);
  return random.integer(INVENTED) === 0 ? invented(random, language) : random.frequent(language.words);
}

function figure(random: Random): string {
  switch (random.integer(5)) {
    case 0:
      return `${random.between(2, 999)}`;
    case 1:
      return `${random.between(1, 400)}.${random.between(10, 99)}`;
    case 2:
      return `2026-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`;
    case 3:
      return `#${invented(random).slice(0, 3).toUpperCase()}-${random.between(10_000, 99_999)}`;
    default:
      return `${random.between(2, 60)}%`;
  }
}

/** A sentence without what ends it. */
function clause(random: Random, language: Language): string {
  const words = Array.from({ length: random.between(5, 17) }, () => word(random, language));
  const comma = random.integer(words.length * 2);
  const text = words
    .map((item, index) => (index === 0 ? item : `${index === comma ? language.comma : language.space}${item}`))
    .join('');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function paragraph(random: Random, sentences: number, language: Language = ENGLISH): string {
  const texts = Array.from({ length: sentences }, () => clause(random, language) + random.pick(language.stops));
  return texts.join('').trimEnd();
}

export function title(random: Random): string {
  return Array.from({ length: random.between(2, 5) }, () => random.frequent(ENGLISH.words)).join(' ');
}

/** Headings, lists, bold words, now and then a table and an emoji: what chat models write. */
export function markdown(random: Random, blocks: number): string {
  const texts = Array.from({ length: blocks }, () => {
    switch (random.integer(6)) {
      case 0:
        return `## ${title(random)}`;
      case 1:
        return bullets(random);
      case 2:
        return `${random.pick(['✅', '⚠️', '💡', '🚀'])} **${title(random)}**: ${paragraph(random, 2)}`;
      case 3:
        return random.chance(0.3) ? table(random) : paragraph(random, 4);
      default:
        return paragraph(random, random.between(2, 6));
    }
  });
  return texts.join('\n\n');
}

function bullets(random: Random): string {
  return Array.from({ length: random.between(3, 7) }, (_, index) =>
    random.chance(0.5) ? `- ${paragraph(random, 1)}` : `${index + 1}. **${title(random)}** – ${paragraph(random, 1)}`,
  ).join('\n');
}

function table(random: Random): string {
  const row = (): string => `| ${title(random)} | ${figure(random)} | ${figure(random)} |`;
  return ['| Name | Value | Change |', '| --- | ---: | ---: |', ...Array.from({ length: 4 }, row)].join('\n');
}

export function identifier(random: Random): string {
  const [first, second] = [random.frequent(ENGLISH.words), random.frequent(ENGLISH.words)];
  if (random.chance(0.4)) return `${first}_${second}`.toLowerCase();
  return first.toLowerCase() + second.charAt(0).toUpperCase() + second.slice(1);
}

const LINES: readonly ((random: Random) => string)[] = [
  random => `const ${identifier(random)} = await ${identifier(random)}.${identifier(random)}(${identifier(random)});`,
  random => `if (${identifier(random)} === null || ${identifier(random)}.length > ${random.integer(512)}) {`,
  random => `  return { ${identifier(random)}: ${identifier(random)}[${random.integer(9)}], ok: true };`,
  () => '}',
  random => `// ${paragraph(random, 1)}`,
  random => `for (const [${identifier(random)}, value] of Object.entries(${identifier(random)})) {`,
  random => `  ${identifier(random)}.push(\`\${value} ${title(random)}\`);`,
  random => `throw new ${invented(random)}Error("${title(random)}", { cause: ${identifier(random)} });`,
  () => '',
];

export function code(random: Random, lines: number): string {
  const body = Array.from({ length: lines }, () => `${'  '.repeat(random.integer(4))}${random.pick(LINES)(random)}`);
  return [
    '```ts',
    `export function ${identifier(random)}(${identifier(random)}: string): unknown {`,
    ...body,
    '```',
  ].join('\n');
}

/** What a program would answer with: nested, with texts, numbers and lists. */
export function record(random: Random): Record<string, unknown> {
  return {
    [identifier(random)]: title(random),
    [`${identifier(random)}Id`]: `${invented(random).toLowerCase()}-${random.between(100, 99_999)}`,
    amount: random.between(1, 100_000) / 100,
    tags: Array.from({ length: random.integer(4) }, () => random.frequent(ENGLISH.words)),
    details: { [identifier(random)]: random.chance(0.5), note: paragraph(random, 1) },
  };
}
