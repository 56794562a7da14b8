import { createHash } from 'node:crypto';
import { joinParts } from '../core/dataset/join-parts.ts';
import { LfsFault } from '../core/dataset/lfs-pointer.ts';
import { type PartFile, type PartLabel, readPartFile, whyNotWhole } from '../core/dataset/part-file.ts';
import { cutShard, type Shard } from '../core/dataset/shard.ts';
import type { InspectFile } from '../ports.ts';
import { type InspectedFile, type InspectFilesOptions, inspectionRulesFor, unreadable } from './inspect.ts';
import { UserError } from './user-error.ts';

/**
 * Inspects one of several parts of a file, which other machines inspect at the same time. Each reads all of the file,
 * because what is joined later must be of the same bytes: a hash of the whole is in every part.
 */
export async function inspectShard(path: string, shard: Shard, options: InspectFilesOptions): Promise<PartFile> {
  const rules = inspectionRulesFor(options);
  const file = await options.open(path);
  if (file.kind !== 'file') throw cannotRead(path, file);
  const hash = createHash('sha256');
  const cut = cutShard(hashed(file.chunks(), hash), file.bytes, shard);
  const bytes = Math.ceil(file.bytes / shard.of);
  const { part } = await inspectOrRefuse(path, options.inspect, {
    rules,
    bytes,
    chunks: cut.chunks,
    isStart: shard.index === 1,
  });
  const label: PartLabel = {
    path,
    baseModel: options.baseModel,
    role: options.role,
    bytes: file.bytes,
    sha256: hash.digest('hex'),
    ...shard,
    ...cut.range(),
  };
  return { label, part: await part() };
}

async function inspectOrRefuse(path: string, inspect: InspectFile, job: Parameters<InspectFile>[0]) {
  try {
    return await inspect(job);
  } catch (error) {
    if (error instanceof LfsFault) throw cannotRead(path, { kind: 'lfs-fault', problem: error.problem });
    throw error;
  }
}

function cannotRead(path: string, file: Parameters<typeof unreadable>[1]): UserError {
  const [finding] = unreadable(path, file).findings;
  return new UserError(`${finding?.code}: ${finding?.message}`, { fix: finding?.fix ?? '' });
}

/**
 * Joins the parts of one file to the inspection that one run over the file gives. The parts may come in any order, and
 * are read one at a time: first to see whether they fit, then to join them.
 */
export async function mergeShards(
  paths: readonly string[],
  read: (path: string) => Promise<string>,
): Promise<InspectedFile & Pick<PartLabel, 'role'>> {
  const seen: { path: string; label: PartLabel }[] = [];
  for (const path of paths) seen.push({ path, label: (await readPart(path, read)).label });
  seen.sort((a, b) => a.label.index - b.label.index);
  const labels = seen.map(({ label }) => label);
  const [first] = labels;
  const why = whyNotWhole(labels);
  if (first === undefined || why !== null)
    throw new UserError(`The parts do not make one inspection. ${why}`, {
      fix: 'Give all parts of one file, made by the same version with the same options.',
    });
  const joined = joinParts();
  for (const { path, label } of seen) {
    const again = await readPart(path, read);
    if (JSON.stringify(again.label) !== JSON.stringify(label))
      throw new UserError(`The file ${path} changed while it was read.`, { fix: 'Try again.' });
    absorb(joined, again, path);
  }
  const { path, role } = first;
  return { path, role, inspection: joined.conclude(first.sha256).inspection };
}

function absorb(joined: ReturnType<typeof joinParts>, { part }: PartFile, path: string): void {
  try {
    joined.absorb(part);
  } catch (cause) {
    throw new UserError(`The part in ${path} was made under other limits than the others.`, {
      fix: 'Make all parts with the same version and the same options.',
      cause,
    });
  }
}

async function readPart(path: string, read: (path: string) => Promise<string>): Promise<PartFile> {
  const found = readPartFile(await read(path));
  if (found.kind === 'read') return found.file;
  throw new UserError(`The file ${path} ${found.why}.`, { fix: 'Make it again: inspect FILE --shard i/n -o PART.' });
}

async function* hashed(
  chunks: AsyncIterable<Uint8Array>,
  hash: { update(chunk: Uint8Array): unknown },
): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}
