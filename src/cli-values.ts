/** Reads the values of options; what cannot be one is refused with what is wanted. */
import { InvalidArgumentError } from 'commander';
import { MOST_SHARDS, type Shard } from './core/dataset/shard.ts';
import { type Approvals, parseApprovals } from './core/plan/approvals.ts';

export function share(text: string): number {
  const value = /^0?\.\d+$/.test(text) ? Number(text) : 0;
  if (value === 0) throw new InvalidArgumentError('It must be a number between 0 and 1, such as 0.1.');
  return value;
}

export function amount(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('It must be a number, such as 25 or 12.50.');
  return Number(text);
}

export function approvals(text: string): Approvals {
  const parsed = parseApprovals(text);
  if (parsed.kind === 'approvals') return parsed.approvals;
  throw new InvalidArgumentError(`Line ${parsed.line} is none that plan prints.`);
}

export function instant(text: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new InvalidArgumentError('It must be a date such as 2027-01-10.');
  return new Date(time).toISOString();
}

export function count(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('It must be a number from 1 to 99.');
  return Number(text);
}

export function creates(text: string): number {
  if (!/^\d{1,2}$|^100$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 0 to 100.');
  return Number(text);
}

export function windowMinutes(text: string): number {
  const value = /^\d{1,4}(\.\d+)?$/.test(text) ? Number(text) : 0;
  if (value < 5 || value > 24 * 60) throw new InvalidArgumentError('It must be a number from 5 to 1440.');
  return value;
}

export function epochs(text: string): number {
  const value = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > 50) throw new InvalidArgumentError('It must be a whole number from 1 to 50.');
  return value;
}

export function shardOf(text: string): Shard {
  const [, index = '', of = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const given = { index: Number(index), of: Number(of) };
  if (given.index < 1 || given.index > given.of || given.of > MOST_SHARDS)
    throw new InvalidArgumentError(`It must be a part and their number, such as 2/4; at most ${MOST_SHARDS} parts.`);
  return given;
}
