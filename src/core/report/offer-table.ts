import type { Offer } from '../prices/offers.ts';
import { code } from './escape.ts';
import { integer, usd, usdRange } from './format.ts';

/** What else a new model could be trained on. */
export interface ModelOffers {
  readonly model: string;
  readonly baseModel: string;
  readonly epochs: number;
  readonly offers: readonly Offer[];
}

/** A folded table for each new model: the cheapest base models of all providers, and its own. */
export function offerSections(sections: readonly ModelOffers[]): string {
  return sections.map(section).join('\n');
}

function section({ model, baseModel, epochs, offers }: ModelOffers): string {
  if (offers.length === 0) return '';
  return [
    `<details><summary>What ${model.replace(/[^a-z0-9-]/g, '')} would cost elsewhere</summary>`,
    '',
    '| Base model | Training | In / out per 1M | Hosting | Trainable for | Takes the file |',
    '|:--|--:|--:|--:|--:|:--|',
    ...offers.map(offer => `| ${row(offer, baseModel).join(' | ')} |`),
    '',
    `Cheapest first, ${epochs === 1 ? '1 epoch' : `${epochs} epochs`} each. Only OpenAI's models can be trained from here; \`finetune-gitops compare\` shows all.`,
    '',
    '</details>',
    '',
  ].join('\n');
}

function row(offer: Offer, baseModel: string): string[] {
  const isOwn = offer.provider === 'openai' && offer.model === baseModel;
  return [
    `${offer.providerTitle}: ${code(offer.model)}${isOwn ? ' (this one)' : ''}`,
    trainingCell(offer),
    `${price(offer.inputUsdPer1m)} / ${price(offer.outputUsdPer1m)}`,
    hostingCell(offer),
    daysCell(offer),
    offer.file === 'takes' ? 'yes' : offer.file === 'refuses' ? 'no' : 'not known',
  ];
}

/** What is expected, and the range in brackets. */
export function trainingCell({ estimate, trainUsdPerHour }: Offer): string {
  if (estimate !== null)
    return estimate.low === estimate.high ? usd(estimate.high) : `${usd(estimate.expected)} (${usdRange(estimate)})`;
  return trainUsdPerHour === null ? 'not estimated' : `$${trainUsdPerHour} an hour`;
}

export function hostingCell({ hostingUsdPerHour: hour, hostingUsdPerMonth: month }: Offer): string {
  if (hour === null && month === null) return '?';
  const parts = [
    hour === null || hour === 0 ? '' : `$${hour}/h`,
    month === null || month === 0 ? '' : `$${month}/month`,
  ];
  const text = parts.filter(part => part !== '').join(' + ');
  return text === '' ? 'none' : text;
}

export function daysCell({ daysLeft }: Offer): string {
  return daysLeft === null ? 'no end known' : `${integer(daysLeft)} ${daysLeft === 1 ? 'day' : 'days'}`;
}

export function price(amount: number | null): string {
  return amount === null ? '?' : usd(Math.round(amount * 1_000_000_000));
}
