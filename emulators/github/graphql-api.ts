import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import {
  buildSchema,
  execute,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { isObject } from '../contract/normalise.ts';
import type { EmulatedReply, EmulatedRequest } from '../server/emulator-server.ts';
import { authenticate, type Token } from './access.ts';
import { type CreateCommitInput, createCommitOnBranch, GraphqlRefusal } from './create-commit-on-branch.ts';
import { GitHubError, NotEmulated } from './github-error.ts';
import { repositoryResolver } from './merged-checks.ts';
import { type UpdateRefsInput, updateRefs } from './update-refs.ts';
import { userView, type World } from './world.ts';

let schema: GraphQLSchema | undefined;

/** Answers one GraphQL request: checked against GitHub's own schema, then run on the bare repository. */
export async function answerGraphql(world: World, request: EmulatedRequest): Promise<EmulatedReply> {
  try {
    const token = authenticate(request.headers.authorization, world.tokens);
    if (token === null) throw new GitHubError(401, 'This endpoint requires you to be authenticated.');
    return { status: 200, body: await run(world, token, JSON.parse(request.body.toString('utf8'))) };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return { status: error.status, body: { message: error.message, status: String(error.status) } };
  }
}

/** GitHub's GraphQL schema, from npm `@octokit/graphql-schema`; built when first asked (about 0.2 s). */
function githubSchema(): GraphQLSchema {
  schema ??= buildSchema(readSdl(), { assumeValid: true, noLocation: true });
  return schema;
}

/** The package's own entry point also parses 5 MB of JSON and builds the schema twice, so the file is read past it. */
function readSdl(): string {
  const manifest = findPackageJSON('@octokit/graphql-schema', import.meta.url);
  if (manifest === undefined) throw new Error('@octokit/graphql-schema is not installed');
  return readFileSync(join(dirname(manifest), 'schema.graphql'), 'utf8');
}

async function run(world: World, token: Token, body: unknown): Promise<unknown> {
  const { query, variables, operationName } = isObject(body) ? body : {};
  const source = typeof query === 'string' ? query : '';
  const checked = check(source);
  if (Array.isArray(checked)) {
    world.violations.push(`POST graphql: ${checked.map(error => error.message).join('; ')}`);
    return { errors: checked.map(({ message, locations }) => ({ message, locations })) };
  }
  const result = await execute({
    schema: githubSchema(),
    document: checked,
    rootValue: resolvers(world, token),
    variableValues: isObject(variables) ? variables : {},
    ...(typeof operationName === 'string' ? { operationName } : {}),
    fieldResolver: resolveEmulated,
  });
  for (const error of result.errors ?? [])
    if (!(error.originalError instanceof GraphqlRefusal)) world.violations.push(`POST graphql: ${error.message}`);
  return { data: result.data, ...(result.errors === undefined ? {} : { errors: result.errors.map(errorView) }) };
}

function check(source: string) {
  try {
    const document = parse(source);
    const errors = validate(githubSchema(), document);
    return errors.length === 0 ? document : [...errors];
  } catch (error) {
    if (error instanceof Error && error.name === 'GraphQLError') return [error as GraphQLError];
    throw error;
  }
}

function resolvers(world: World, token: Token): Record<string, unknown> {
  return {
    repository: () => repositoryResolver(world),
    viewer: () => ({ ...userView(world, token.login), databaseId: null }),
    createCommitOnBranch: ({ input }: { input: CreateCommitInput }) => createCommitOnBranch(world, token, input),
    updateRefs: ({ input }: { input: UpdateRefsInput }) => updateRefs(world, token, input),
  };
}

/** A field of the schema that this emulator has no value for is an error, never a silent null. */
const resolveEmulated: GraphQLFieldResolver<unknown, unknown> = (source, args, _context, info) => {
  const value = isObject(source) ? source[info.fieldName] : undefined;
  if (value === undefined) throw new NotEmulated(`GraphQL ${info.parentType.name}.${info.fieldName}`);
  return typeof value === 'function' ? (value as (given: unknown) => unknown)(args) : value;
};

function errorView(error: GraphQLError) {
  const { message, path, locations, originalError } = error;
  const type = originalError instanceof GraphqlRefusal ? { type: originalError.type } : {};
  return { ...type, path, locations, message };
}
