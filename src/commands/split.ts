import { whyNotLines } from '../core/dataset/fix/not-lines.ts';
import { joinLines } from '../core/dataset/fix/text-lines.ts';
import type { Inspection } from '../core/dataset/inspection.ts';
import { type LabelCount, splitDataset } from '../core/dataset/split/split.ts';
import { visible } from '../core/report/escape.ts';
import { withPath } from '../core/report/filled-hints.ts';
import { counted, integer } from '../core/report/format.ts';
import { JSON_SCHEMA_VERSION } from '../core/report/json.ts';
import { UserError } from './user-error.ts';

export interface SplitFile {
  readonly train: Uint8Array;
  readonly validation: Uint8Array;
  readonly examples: { readonly train: number; readonly validation: number };
  readonly labels: readonly LabelCount[] | null;
  readonly lent: number;
}

export function splitFile(
  path: string,
  bytes: Uint8Array,
  options: { readonly share: number; readonly stratify: boolean },
): SplitFile {
  const other = whyNotLines(bytes);
  if (other !== null)
    throw new UserError(`${path} is ${other.is}, not JSON Lines.`, { fix: withPath(other.advice, path) });
  const split = splitDataset(bytes, options.share, options);
  if (split.kind === 'refused')
    throw new UserError(`${path}:${split.line}: the line is not a JSON object.`, {
      fix: 'Inspect the file and mend it first; nothing was written.',
    });
  const { train, validation, labels, lent } = split;
  if (train.lines.length + validation.lines.length === 0)
    throw new UserError(`${path} holds no examples.`, { fix: 'Nothing was written.' });
  return {
    train: joinLines(train.lines.map(line => ({ bytes: line }))),
    validation: joinLines(validation.lines.map(line => ({ bytes: line }))),
    examples: { train: train.lines.length, validation: validation.lines.length },
    labels,
    lent,
  };
}

/** Inspections of both sides, where a base model was given to count their tokens by. */
export type Sides = { readonly train: Inspection; readonly validation: Inspection } | null;

export function splitText(path: string, { examples, labels, lent }: SplitFile, sides: Sides): string[] {
  const side = (name: 'train' | 'validation'): string => {
    const tokens = sides?.[name].tokensPerEpoch ?? null;
    return `  ${name.padEnd(10)} ${counted(examples[name], 'example')}${tokens === null ? '' : `, ${integer(tokens)} tokens`}`;
  };
  const alone = labels?.filter(({ train, validation }) => train === 0 || validation === 0) ?? [];
  return [
    `${visible(path)}: ${counted(examples.train + examples.validation, 'example')}, split by content.`,
    side('train'),
    side('validation'),
    ...(labels === null ? [] : [`  ${counted(labels.length, 'label')}, each by the line in which it first stands:`]),
    ...(labels ?? []).map(
      ({ line, train, validation }) => `    line ${line}: ${integer(train)} + ${integer(validation)}`,
    ),
    ...(examples.train * examples.validation > 0
      ? []
      : ['  note: one side is empty; another share, or more different examples, would fill it.']),
    ...(lent === 0
      ? []
      : [
          `  note: ${counted(lent, 'example')} moved over so that their labels stand on both sides; more examples of such a label can move one back (not with --no-stratify).`,
        ]),
    ...(alone.length === 0 ? [] : [`  note: ${counted(alone.length, 'label')} on one side only.`]),
  ];
}

export function splitJson(path: string, { examples, labels, lent }: SplitFile, sides: Sides): object {
  const side = (name: 'train' | 'validation'): object => ({
    examples: examples[name],
    tokensPerEpoch: sides?.[name].tokensPerEpoch ?? null,
    sha256: sides?.[name].sha256 ?? null,
  });
  return {
    schemaVersion: JSON_SCHEMA_VERSION,
    path,
    train: side('train'),
    validation: side('validation'),
    labels: labels?.map(({ line, train, validation }) => ({ line, train, validation })) ?? null,
    lent,
  };
}
