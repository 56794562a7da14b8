import type { IncomingHttpHeaders } from 'node:http';
import type { EmulatedReply } from '../../server/emulator-server.ts';
import type { Requirement, Token } from '../access.ts';
import type { Operation } from '../github-spec.ts';
import type { World } from '../world.ts';

/** One request, matched to its operation; the body has passed GitHub's schema. */
export interface Call {
  readonly world: World;
  readonly parameters: Readonly<Record<string, string>>;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
  readonly token: Token | null;
}

export interface Route {
  readonly requires: Requirement;
  handle(call: Call): EmulatedReply | Promise<EmulatedReply>;
}

export type Routes = Readonly<Record<Operation, Route>>;

export function parameter(call: Call, name: string): string {
  const value = call.parameters[name];
  if (value === undefined) throw new Error(`The path has no parameter ${name}`);
  return value;
}

/** One page of a list, with the `Link` header by which clients find the others. */
export function page(call: Call, items: readonly unknown[]): EmulatedReply {
  const size = clamp(call.query.get('per_page'), 30, 100);
  const current = clamp(call.query.get('page'), 1, Number.MAX_SAFE_INTEGER);
  const last = Math.max(1, Math.ceil(items.length / size));
  const links: [number, string][] = [];
  if (current > 1) links.push([current - 1, 'prev'], [1, 'first']);
  if (current < last) links.push([current + 1, 'next'], [last, 'last']);
  const link = links.map(([number, relation]) => `<${pageAddress(call, number)}>; rel="${relation}"`).join(', ');
  return {
    status: 200,
    body: items.slice((current - 1) * size, current * size),
    headers: link === '' ? {} : { link },
  };
}

/** Who did this, for the objects that name their author. */
export function callerLogin(call: Call): string {
  if (call.token === null) throw new Error('This route must require a token');
  return call.token.login;
}

function pageAddress(call: Call, number: number): string {
  const query = new URLSearchParams(call.query);
  query.set('page', String(number));
  return `${call.world.addresses.api}${call.path}?${query}`;
}

function clamp(text: string | null, otherwise: number, most: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? Math.min(value, most) : otherwise;
}
