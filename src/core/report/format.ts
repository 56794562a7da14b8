import type { Finding } from '../dataset/inspection.ts';
import type { NanoUsd } from '../prices/money.ts';

const NANO = 1_000_000_000;
const MOST_LINES = 10;

/** `$12.40`; four decimals below a cent and `<$0.0001` below those, so that a small price never reads as free. */
export function usd(amount: NanoUsd): string {
  const value = amount / NANO;
  if (amount > 0 && value < 0.0001) return '<$0.0001';
  return amount !== 0 && value < 0.01 ? `$${value.toFixed(4)}` : `$${value.toFixed(2)}`;
}

/** What one run may cost, where that is limited; otherwise nothing. */
export function perRunNote({ perRun }: { readonly perRun?: NanoUsd | null }): string {
  return perRun == null ? '' : ` One run may start up to ${usd(perRun)}.`;
}

/** `$1.20`, or `$0.90–$1.50` where the ends differ. */
export function usdRange(range: { readonly low: NanoUsd; readonly high: NanoUsd }): string {
  const [low, high] = [usd(range.low), usd(range.high)];
  return low === high ? high : `${low}–${high}`;
}

/** `12,034` */
export function integer(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 model`, `3 models`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${integer(count)} ${count === 1 ? noun : plural}`;
}

/** Of a finding that stands in several lines: how many, and the first of them with their bytes, as far as they are known. */
export function placesNote({ count, lines, places }: Pick<Finding, 'count' | 'lines' | 'places'>): string {
  if (count < 2) return '';
  const shown = lines.slice(0, MOST_LINES).map(line => {
    const column = places.find(place => place.line === line)?.column;
    return column === undefined ? line : `${line} (byte ${column})`;
  });
  const more = count > shown.length ? ` and ${integer(count - shown.length)} more` : '';
  return ` (${integer(count)} in this file${shown.length < 2 ? '' : `: lines ${shown.join(', ')}${more}`})`;
}

/** With its sign: `+1.3 %`. */
export function signedPercent(share: number): string {
  const value = Math.round(share * 1000) / 10;
  return `${value > 0 ? '+' : ''}${value} %`;
}

/** `2026-11-22 10:40 UTC` from an ISO instant. */
export function instant(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
