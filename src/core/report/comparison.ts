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
  readonly validation?: string;
  readonly fitsMethod: boolean;
  readonly offers: readonly Offer[];
  readonly oldPrices: readonly { readonly provider: string; readonly asOf: string }[];
}

const HEADINGS = [
  'Provider',
  'Base model',
  'Tokens',
  'Training',
  'In / out per 1M',
  'Hosting',
  'Pages/$',
  'Longest / context',
  'Trainable',
  'File',
];
/** Columns of numbers, which are set to the right. */
const RIGHT = new Set([2, 3, 4, 5, 6, 7, 8]);

/** A table of offers as plain text. Those without a known cost are counted, unless `all` are asked for. */
export function comparisonText(facts: ComparisonFacts, all: boolean): string {
  const { path, inspection, offers, epochs, isAutomatic, method } = facts;
  const shown = all ? offers : offers.filter(offer => offer.estimate !== null || offer.trainUsdPerHour !== null);
  const rows = [HEADINGS, ...shown.map(cells)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  const errors = inspection.findings.filter(({ severity }) => severity === 'error').length;
  return [
    `${visible(path)}: ${inspection.format}, ${counted(inspection.examples, 'example')}, ${counted(epochs, 'epoch')}${isAutomatic ? ' (auto)' : ''}, ${method}${facts.validation === undefined ? '' : `, validated on ${visible(facts.validation)}`}.`,
    ...(errors === 0 ? [] : [`It has ${counted(errors, 'error')} by OpenAI's rules; "inspect" shows them.`]),
    ...(facts.fitsMethod ? [] : [`No provider takes a ${inspection.format} dataset for ${method}; see --method.`]),
    '',
    ...rows.map(row =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0, RIGHT.has(column)))
        .join('  ')
        .trimEnd(),
    ),
    '',
    ...hiddenLine(facts, offers.length - shown.length),
    ...promptsLine(shown),
    ...oldPricesLine(facts),
    'Tokens are of one epoch; a "~" marks those counted with another tokenizer. "?" is not known. Only OpenAI\'s models can be trained from here.',
    '',
  ].join('\n');
}

function hiddenLine({ inspection }: ComparisonFacts, hidden: number): string[] {
  if (hidden === 0) return [];
  const models = counted(hidden, 'more model');
  return inspection.tokensPerEpoch === null
    ? [`No tokens could be counted, so no cost by the token is known; ${models} with --all.`]
    : [`${models} without a known price; --all shows them.`];
}

function promptsLine(offers: readonly Offer[]): string[] {
  const twice = offers.filter(({ estimate }) => estimate?.doubts.some(({ why }) => why === 'prompt-twice'));
  const titles = [...new Set(twice.map(({ providerTitle }) => providerTitle))].join(', ');
  return titles === ''
    ? []
    : [
        `${titles}: the prompt of a pair is billed with each answer; its tokens count once, the upper end has them twice.`,
      ];
}

function oldPricesLine({ oldPrices }: ComparisonFacts): string[] {
  const list = oldPrices.map(({ provider, asOf }) => `${provider} (${asOf})`).join(', ');
  return oldPrices.length === 0 ? [] : [`Prices that are older than 90 days: ${list}. Check them yourself.`];
}

function cells(offer: Offer): string[] {
  const proxy = offer.quality === 'proxy' && offer.tokensPerEpoch !== null ? '~' : '';
  return [
    offer.provider,
    offer.trains === 'lora' ? `${offer.model} (LoRA)` : offer.model,
    offer.tokensPerEpoch === null ? '?' : `${proxy}${integer(offer.tokensPerEpoch)}`,
    `${offer.estimate === null ? '' : proxy}${trainingCell(offer)}`,
    `${price(offer.inputUsdPer1m)} / ${price(offer.outputUsdPer1m)}`,
    hostingCell(offer),
    offer.pagesPerDollar === null ? '?' : integer(offer.pagesPerDollar),
    `${limit(offer.maxExampleTokens)}${offer.fits === false ? ' (cut)' : ''} / ${limit(offer.contextTokens)}`,
    daysCell(offer),
    offer.file === 'unknown' ? '?' : offer.file,
  ];
}

function limit(tokens: number | null): string {
  return tokens === null ? '?' : integer(tokens);
}

function pad(text: string, width: number, isRight: boolean): string {
  return isRight ? text.padStart(width) : text.padEnd(width);
}

/** The same as stable JSON (docs/json.md). */
export function comparisonJson(facts: ComparisonFacts): object {
  const { path, method, epochs, isAutomatic, inspection, offers } = facts;
  return {
    schemaVersion: JSON_SCHEMA_VERSION,
    path,
    validationFile: facts.validation ?? null,
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
