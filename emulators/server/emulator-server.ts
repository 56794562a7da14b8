import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, FaultPlan } from './fault-plan.ts';
import type { VirtualClock } from './virtual-clock.ts';

export interface EmulatedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface EmulatedReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is when bytes or text, as JSON otherwise; `undefined` sends no body. */
  readonly body: unknown;
}

/** One line of the append-only history: what was asked, what was answered, what went wrong on purpose. */
export interface Exchange {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly requestBody: string;
  readonly status: number | null;
  readonly responseBody: string;
  readonly fault: Fault['kind'] | null;
  /** Whether the handler ran, that is whether the request had its effect. */
  readonly applied: boolean;
}

export interface EmulatorServer {
  /** `http://127.0.0.1:<port>`, no slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

export interface EmulatorServerOptions {
  readonly handle: (request: EmulatedRequest) => Promise<EmulatedReply>;
  readonly faults: FaultPlan;
  readonly clock: VirtualClock;
  /** Called once per exchange, in the order of completion. */
  readonly onExchange: (exchange: Exchange) => void;
  /** 0 or absent: any free port. */
  readonly port?: number;
}

const MAX_LOGGED = 4_000;

/** A real HTTP server on 127.0.0.1 that applies the fault plan around `handle`. */
export async function startEmulatorServer(options: EmulatorServerOptions): Promise<EmulatorServer> {
  const server = createServer((message, response) => {
    serve(options, message, response).catch((cause: unknown) => {
      const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(`The emulator itself failed: ${text}`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close(error => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function serve(options: EmulatorServerOptions, message: IncomingMessage, response: ServerResponse) {
  const url = new URL(message.url ?? '/', 'http://127.0.0.1');
  const request: EmulatedRequest = {
    method: message.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: message.headers,
    body: await readBody(message),
  };
  const { dateOffset } = options.faults;
  if (dateOffset === null) response.sendDate = false;
  else response.setHeader('date', new Date(Date.now() + dateOffset).toUTCString());
  const fault = options.faults.next(request.method, request.path);
  const log = (status: number | null, body: Buffer, applied: boolean): void =>
    options.onExchange({
      at: options.clock.now(),
      method: request.method,
      path: request.path,
      query: url.search,
      requestBody: request.body.subarray(0, MAX_LOGGED).toString('utf8'),
      status,
      responseBody: body.subarray(0, MAX_LOGGED).toString('utf8'),
      fault: fault?.kind ?? null,
      applied,
    });

  if (fault?.kind === 'status') {
    const body = Buffer.from(fault.body);
    response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
    response.end(body);
    return log(fault.status, body, false);
  }
  if (fault?.kind === 'reset') {
    message.socket.destroy();
    return log(null, Buffer.alloc(0), false);
  }
  if (fault?.kind === 'apply-late') {
    options.clock.schedule(options.clock.now() + fault.milliseconds, () => {
      void options.handle(request).then(reply => log(reply.status, encode(reply).body, true));
    });
    message.socket.destroy();
    return log(null, Buffer.alloc(0), false);
  }

  const reply = await options.handle(request);
  const { body, headers } = encode(reply);
  if (fault?.kind === 'apply-then-hang') {
    log(null, body, true);
    return fault.onApplied();
  }
  if (fault?.kind === 'apply-then-fail') {
    if (fault.status === undefined) message.socket.destroy();
    else response.writeHead(fault.status, { 'content-type': 'application/json' }).end('{"error":{"message":"fault"}}');
    return log(fault.status ?? null, body, true);
  }
  if (fault?.kind === 'truncate') {
    response.writeHead(reply.status, { ...headers, 'content-length': String(body.length) });
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => message.socket.destroy());
    return log(reply.status, body, true);
  }
  if (fault?.kind === 'delay') await sleep(fault.milliseconds);
  response.writeHead(reply.status, headers);
  response.end(body);
  log(reply.status, body, true);
}

function encode(reply: EmulatedReply): { body: Buffer; headers: Record<string, string> } {
  if (reply.body === undefined) return { body: Buffer.alloc(0), headers: { ...reply.headers } };
  if (typeof reply.body === 'string' || reply.body instanceof Uint8Array)
    return { body: Buffer.from(reply.body), headers: { 'content-type': 'text/plain', ...reply.headers } };
  return {
    body: Buffer.from(JSON.stringify(reply.body)),
    headers: { 'content-type': 'application/json; charset=utf-8', ...reply.headers },
  };
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
