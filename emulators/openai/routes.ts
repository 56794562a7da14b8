import type { z } from 'zod';
import type { EmulatedRequest } from '../server/emulator-server.ts';
import { type AdmissionDesk, admit } from './admission.ts';
import { answerChat } from './chat.ts';
import { ApiError, notAnOwner } from './errors.ts';
import { describeFile, readUpload } from './files.ts';
import { describeCheckpoints, describeEvents, describeJob } from './job-view.ts';
import { hasMetadata } from './meter.ts';
import { getFineTune, getModel, listModels } from './models.ts';
import { pageOf } from './pages.ts';
import { parseRequest } from './refusal.ts';
import * as replies from './replies.ts';
import * as requests from './requests.ts';

/** The state behind all routes. */
export interface World extends AdmissionDesk {
  /** Seconds until a new job appears in listings; it can be fetched by its ID at once. */
  readonly listingLag: number;
}

interface Call {
  readonly world: World;
  /** Seconds since 1970. */
  readonly now: number;
  readonly request: EmulatedRequest;
  /** The path's variable part, or an empty string. */
  readonly id: string;
}

export interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** What every answer must look like; `null` for bytes. */
  readonly reply: z.ZodType | null;
  readonly answer: (call: Call) => unknown;
}

const FILE = '/v1/files/([^/]+)';
const JOB = '/v1/fine_tuning/jobs/([^/]+)';
const MODEL = '/v1/models/([^/]+)';

export const ROUTES: readonly Route[] = [
  route('POST', '/v1/files', replies.fileReply, async ({ world, now, request }) =>
    describeFile(world.files.add(await readUpload(request, now))),
  ),
  route('GET', '/v1/files', replies.pageReply(replies.fileReply), ({ world, now, request }) => {
    const query = parseRequest(requests.listFilesRequest, Object.fromEntries(request.query));
    const files = world.files.list(now).filter(file => query.purpose === undefined || file.purpose === query.purpose);
    return pageOf((query.order === 'desc' ? files : files.toReversed()).map(describeFile), query);
  }),
  route('GET', FILE, replies.fileReply, ({ world, now, id }) => describeFile(world.files.get(id, now))),
  route('GET', `${FILE}/content`, null, ({ world, now, id }) => world.files.get(id, now).bytes),
  route('DELETE', FILE, replies.fileDeletedReply, ({ world, now, id }) => {
    world.files.remove(world.files.get(id, now).id);
    return { object: 'file', id, deleted: true };
  }),

  route('POST', '/v1/fine_tuning/jobs', replies.jobReply, ({ world, now, request }) => {
    const wanted = parseRequest(requests.createJobRequest, jsonOf(request));
    return describeJob(world.jobs.create(wanted, admit(wanted, world)), now);
  }),
  route('GET', '/v1/fine_tuning/jobs', replies.pageReply(replies.jobReply), ({ world, now, request }) => {
    const query = parseRequest(requests.listJobsRequest, jobsQuery(request.query));
    const jobs = world.jobs
      .all()
      .filter(job => job.createdAt + world.listingLag <= now)
      .filter(job =>
        query.metadata === null ? job.request.metadata === null : hasMetadata(job, query.metadata ?? {}),
      );
    const page = pageOf(jobs, query);
    return { ...page, data: page.data.map(job => describeJob(job, now)) };
  }),
  route('GET', JOB, replies.jobReply, ({ world, now, id }) => describeJob(world.jobs.get(id), now)),
  route('POST', `${JOB}/cancel`, replies.jobReply, ({ world, now, id }) => describeJob(world.jobs.cancel(id), now)),
  route('GET', `${JOB}/events`, replies.pageReply(replies.eventReply), ({ world, now, request, id }) => {
    const query = parseRequest(requests.listEventsRequest, Object.fromEntries(request.query));
    return pageOf(describeEvents(world.jobs.get(id), now), query);
  }),
  route('GET', `${JOB}/checkpoints`, replies.pageReply(replies.checkpointReply), ({ world, now, request, id }) => {
    const query = parseRequest(requests.listCheckpointsRequest, Object.fromEntries(request.query));
    return pageOf(describeCheckpoints(world.jobs.get(id), now), query);
  }),

  route('GET', '/v1/models', replies.modelsReply, ({ world, now }) => ({
    object: 'list',
    data: listModels(world.jobs, now),
  })),
  route('GET', MODEL, replies.modelReply, ({ world, now, id }) => getModel(world.jobs, id, now)),
  route('DELETE', MODEL, replies.modelDeletedReply, ({ world, now, id }) => {
    if (!world.policy.ownerKeys) throw notAnOwner();
    world.jobs.deleteModel(getFineTune(world.jobs, id, now));
    return { object: 'model', id, deleted: true };
  }),
  route('POST', '/v1/chat/completions', replies.chatReply, ({ world, now, request }) => {
    const chat = parseRequest(requests.chatRequest, jsonOf(request));
    return answerChat(getFineTune(world.jobs, chat.model, now), chat, now);
  }),
];

function route(method: string, path: string, reply: z.ZodType | null, answer: Route['answer']): Route {
  return { method, path: new RegExp(`^${path}$`), reply, answer };
}

function jsonOf(request: EmulatedRequest): unknown {
  try {
    return JSON.parse(request.body.toString('utf8'));
  } catch (cause) {
    const error = new ApiError(400, 'We could not parse the JSON body of your request.');
    error.cause = cause;
    throw error;
  }
}

/** Gathers `metadata[key]=value`; a bare `metadata=null` asks for jobs without metadata (SDK 7.57). */
function jobsQuery(query: URLSearchParams): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const metadata: Record<string, string> = {};
  for (const [name, value] of query) {
    const key = /^metadata\[(.*)\]$/.exec(name)?.[1];
    if (key !== undefined) metadata[key] = value;
    else if (name === 'metadata' && value === 'null') fields['metadata'] = null;
    else fields[name] = value;
  }
  return Object.keys(metadata).length > 0 ? { ...fields, metadata } : fields;
}
