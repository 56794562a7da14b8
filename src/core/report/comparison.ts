import type { Inspection } from '../dataset/inspection.ts';
import type { Offer } from '../prices/offers.ts';
import { visible } from './escape.ts';
import { counted, integer } from './format.ts';
import { estimateJson, JSON_SCHEMA_VERSION, tokensJson } from './json.ts';
import { daysCell, hostingCell, price, trainingCell } from './offer-table.ts';

export interface ComparisonFacts {
  readonly path: string;
  readonly method: string;
  readonly epochs: number;
  readonly isAutomatic: boolean;
  readonly inspection: Inspection;
  readonly offers: readonly Offer[];
}

const HEADINGS = [
  'Provider',
  'Base model',
  'Training',
  'In / out per 1M',
  'Hosting',
  'Pages/$',
  'Longest',
  'Trainable',
  'File',
];
/** Columns of numbers, which are set to the right. */
const RIGHT = new Set([2, 3, 4, 5, 6, 7]);

/** A table of offers as plain text. Those without a known cost are counted, unless `all` are asked for. */
export function comparisonText(facts: ComparisonFacts, all: boolean): string {
  const { path, inspection, offers, epochs, isAutomatic } = facts;
  const shown = all ? offers : offers.filter(offer => offer.estimate !== null || offer.trainUsdPerHour !== null);
  const rows = [HEADINGS, ...shown.map(cells)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  const errors = inspection.findings.filter(({ severity }) => severity === 'error').length;
  const hidden = offers.length - shown.length;
  return [
    `${visible(path)}: ${inspection.format}, ${counted(inspection.examples, 'example')}, ${counted(epochs, 'epoch')}${isAutomatic ? ' (auto)' : ''}, ${facts.method}.`,
    ...(errors === 0 ? [] : [`It has ${counted(errors, 'error')} by OpenAI's rules; "inspect" shows them.`]),
    '',
    ...rows.map(row =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0, RIGHT.has(column)))
        .join('  ')
        .trimEnd(),
    ),
    '',
    ...(hidden === 0 ? [] : [`${counted(hidden, 'more model')} without a known price; --all shows them.`]),
    'A "~" marks tokens counted with another tokenizer. "?" is not known. Only OpenAI\'s models can be trained from here.',
    '',
  ].join('\n');
}

function cells(offer: Offer): string[] {
  const isProxy = offer.estimate !== null && offer.quality === 'proxy';
  return [
    offer.provider,
    offer.trains === 'lora' ? `${offer.model} (LoRA)` : offer.model,
    `${isProxy ? '~' : ''}${trainingCell(offer)}`,
    `${price(offer.inputUsdPer1m)} / ${price(offer.outputUsdPer1m)}`,
    hostingCell(offer),
    offer.pagesPerDollar === null ? '?' : integer(offer.pagesPerDollar),
    offer.maxExampleTokens === null ? '?' : `${integer(offer.maxExampleTokens)}${offer.fits === false ? ' (cut)' : ''}`,
    daysCell(offer),
    offer.file === 'unknown' ? '?' : offer.file,
  ];
}

function pad(text: string, width: number, isRight: boolean): string {
  return isRight ? text.padStart(width) : text.padEnd(width);
}

/** The same as stable JSON (docs/json.md). */
export function comparisonJson({ path, method, epochs, isAutomatic, inspection, offers }: ComparisonFacts): object {
  return {
    schemaVersion: JSON_SCHEMA_VERSION,
    path,
    format: inspection.format,
    examples: inspection.examples,
    tokens: tokensJson(inspection),
    method,
    epochs,
    epochsAreAutomatic: isAutomatic,
    offers: offers.map(offerJson),
  };
}

function offerJson(offer: Offer): object {
  const { providerTitle: _title, estimate, ...facts } = offer;
  return { ...facts, estimate: estimateJson(estimate) };
}
