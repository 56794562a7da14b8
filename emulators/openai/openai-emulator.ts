import {
  type EmulatedReply,
  type EmulatedRequest,
  type Exchange,
  startEmulatorServer,
} from '../server/emulator-server.ts';
import { FaultPlan } from '../server/fault-plan.ts';
import type { VirtualClock } from '../server/virtual-clock.ts';
import { ApiError, NotEmulated, noApiKey, unknownUrl, wrongApiKey } from './errors.ts';
import { FileStore } from './files.ts';
import { Ids } from './ids.ts';
import { JobStore } from './jobs.ts';
import { DEFAULT_TIMINGS, type JobFailure, type JobTimings } from './lifecycle.ts';
import { type Meter, meterOf } from './meter.ts';
import type { OrganisationPolicy } from './organisation.ts';
import { errorReply } from './replies.ts';
import { ROUTES, type World } from './routes.ts';

export interface OpenAiEmulatorOptions {
  /** The only time the emulator knows. */
  readonly clock: VirtualClock;
  /** The keys that are let in; absent: any key. */
  readonly apiKeys?: readonly string[];
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Seconds a job stays in each phase; default 60, 120, 1800. */
  readonly lifecycle?: Partial<JobTimings>;
  /** Seconds until a new job is listed; default 0. */
  readonly listingLag?: number;
  readonly onExchange?: (exchange: Exchange) => void;
}

export interface OpenAiEmulator {
  /** The base URL for a client; ends with `/v1`. */
  readonly url: string;
  readonly faults: FaultPlan;
  /** Every exchange so far, in the order of completion; it only grows. */
  readonly history: readonly Exchange[];
  /** What went wrong in the emulator or was asked beyond what it emulates. Tests expect none. */
  readonly violations: readonly string[];
  readonly meter: Meter;
  readonly policy: OrganisationPolicy;
  /**
   * Requests that could change something, whether they did or not, from the `since`-th exchange on
   * (`history.length` of an earlier moment). A call that is applied late counts once.
   */
  mutatingCalls(since?: number): readonly Exchange[];
  /** The next job with valid files fails with this; at the end of its training where `phase` says so. */
  failNextJob(code: string, message: string, phase?: JobFailure['phase']): void;
  close(): Promise<void>;
}

/** OpenAI's files, fine-tuning, models and chat API on 127.0.0.1, with a clock that the caller moves. */
export async function startOpenAiEmulator(options: OpenAiEmulatorOptions): Promise<OpenAiEmulator> {
  const { clock } = options;
  const ids = new Ids();
  const files = new FileStore(ids);
  const jobs = new JobStore({ clock, files, ids, timings: { ...DEFAULT_TIMINGS, ...options.lifecycle } });
  const policy: OrganisationPolicy = { trainingClosed: false, dailyLimit: null, ownerKeys: true };
  const world: World = { clock, files, jobs, policy, listingLag: options.listingLag ?? 0 };
  const faults = new FaultPlan();
  const history: Exchange[] = [];
  const violations: string[] = [];

  const server = await startEmulatorServer({
    clock,
    faults,
    port: options.port ?? 0,
    onExchange(exchange) {
      history.push(exchange);
      options.onExchange?.(exchange);
    },
    handle: request => handle(request, world, options.apiKeys, violation => violations.push(violation)),
  });
  return {
    url: `${server.url}/v1`,
    faults,
    history,
    violations,
    meter: meterOf(jobs, clock),
    policy,
    mutatingCalls: (since = 0) => history.slice(since).filter(isMutating),
    failNextJob: (code, message, phase = 'validation') =>
      jobs.failNext({ code, message, phase, param: phase === 'validation' ? 'training_file' : null }),
    close: server.close,
  };
}

function isMutating({ method, path, fault, applied }: Exchange): boolean {
  if (fault === 'apply-late' && applied) return false;
  return method !== 'GET' && path !== '/v1/chat/completions';
}

async function handle(
  request: EmulatedRequest,
  world: World,
  apiKeys: readonly string[] | undefined,
  report: (violation: string) => void,
): Promise<EmulatedReply> {
  const call = `${request.method} ${request.path}`;
  try {
    const route = ROUTES.find(candidate => candidate.method === request.method && candidate.path.test(request.path));
    if (route === undefined) throw unknownUrl(request.method, request.path);
    requireKey(request, apiKeys);
    const id = decodeURIComponent(route.path.exec(request.path)?.[1] ?? '');
    const body = await route.answer({ world, request, id, now: world.clock.seconds() });
    const problem = route.reply?.safeParse(body).error;
    if (problem !== undefined) report(`The answer to ${call} breaks its schema: ${problem.message}`);
    return {
      status: 200,
      body,
      ...(route.reply === null && { headers: { 'content-type': 'application/octet-stream' } }),
    };
  } catch (error) {
    if (!(error instanceof ApiError)) {
      report(`${call} broke the emulator: ${String(error)}`);
      throw error;
    }
    const { message, type, param, code } = error;
    if (error instanceof NotEmulated) report(`${call} is not emulated: ${message}`);
    return { status: error.status, body: errorReply.parse({ error: { message, type, param, code } }) };
  }
}

function requireKey(request: EmulatedRequest, apiKeys: readonly string[] | undefined): void {
  const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (key === undefined) throw noApiKey();
  if (apiKeys !== undefined && !apiKeys.includes(key)) throw wrongApiKey();
}
