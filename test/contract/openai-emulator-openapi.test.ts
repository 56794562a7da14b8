import { expect, test } from 'vitest';
import { loadContract } from '../../emulators/contract/contract.ts';

const contract = loadContract({
  openapi: '3.0.3',
  servers: [{ url: 'https://api.example.com/v1' }],
  paths: {
    '/repos/{owner}/contents/{path}': { get: { operationId: 'read', responses: { 200: {} } } },
    '/repos/{owner}/git/ref/{ref}': { get: { operationId: 'ref', responses: { 200: {} } } },
    '/repos/{owner}/compare/{basehead}': {
      parameters: [{ $ref: '#/components/parameters/basehead' }],
      get: { operationId: 'compare', responses: { 200: {} } },
    },
    '/things/{id}': { get: { operationId: 'one', responses: {} } },
    '/things/newest': { get: { operationId: 'newest', responses: {} } },
    '/things': {
      post: {
        operationId: 'create',
        requestBody: { $ref: '#/components/requestBodies/thing' },
        responses: {
          201: { content: { 'application/json': { schema: { $ref: '#/components/schemas/thing' } } } },
          204: {},
          default: { content: { 'application/problem+json': { schema: { type: 'object', required: ['title'] } } } },
        },
      },
    },
  },
  components: {
    parameters: { basehead: { name: 'basehead', in: 'path', 'x-multi-segment': true } },
    requestBodies: { thing: { content: { 'application/json': { schema: { $ref: '#/components/schemas/thing' } } } } },
    schemas: {
      thing: {
        type: 'object',
        required: ['rate'],
        properties: {
          rate: { type: 'number', minimum: 0, exclusiveMinimum: true },
          kind: { type: 'string', enum: ['a'], nullable: true },
          at: { type: 'integer', format: 'unixtime' },
          parent: { nullable: true, allOf: [{ $ref: '#/components/schemas/thing' }] },
          nullable: { type: 'boolean' },
        },
      },
    },
  },
});

test('paths are matched with their parameters, under the path of the server or without it', () => {
  expect(contract.match('GET', '/v1/things/a%3Ab?x=1')).toEqual({
    operation: 'one',
    pathTemplate: '/things/{id}',
    parameters: { id: 'a:b' },
  });
  expect(contract.match('get', '/things/newest')?.operation).toBe('newest');
  expect(contract.match('DELETE', '/things/1')).toBeNull();
  expect(contract.match('GET', '/things/1/2')).toBeNull();
});

test.each([
  ['/repos/o/contents/a/b.txt', { owner: 'o', path: 'a/b.txt' }],
  ['/repos/o/git/ref/heads/x/y', { owner: 'o', ref: 'heads/x/y' }],
  ['/repos/o/compare/a/b...c/d', { owner: 'o', basehead: 'a/b...c/d' }],
])('%s has a parameter that spans slashes', (path, parameters) => {
  expect(contract.match('GET', path)?.parameters).toEqual(parameters);
});

test.each([
  [{ rate: 1, kind: null, parent: null, nullable: false }, 0],
  [{ rate: 1, parent: { rate: 2 } }, 0],
  [{ rate: 0 }, 1],
  [{ rate: 1, at: 1.5 }, 2],
  [{}, 1],
])('the body %j is checked with the idioms of OpenAPI 3.0 understood', (body, breaches) => {
  expect(contract.checkRequest('POST', '/things', body)).toHaveLength(breaches);
  expect(contract.checkResponse('POST', '/things', 201, body)).toHaveLength(breaches);
  expect(contract.checkSchema('thing', body)).toHaveLength(breaches);
});

test('a null where the schema has none is a breach, and so is a wrong member of an enum', () => {
  expect(contract.checkSchema('thing', { rate: null }).join()).toContain('/rate must be number');
  expect(contract.checkSchema('thing', { rate: 1, kind: 'b' }).join()).toContain('/kind must be equal to one of');
});

test('a status without its own entry is checked against the default, and one without any is a breach', () => {
  expect(contract.checkResponse('POST', '/things', 500, {}).join()).toContain("required property 'title'");
  expect(contract.checkResponse('POST', '/things', 204, undefined)).toEqual([]);
  expect(contract.checkResponse('GET', '/things/1', 200, {})).toEqual([
    'status 200 of GET /things/1 is not documented',
  ]);
});

test('an operation the document does not have, or a body it does not take, is a breach', () => {
  expect(contract.checkRequest('PUT', '/things', {})).toEqual(['PUT /things is not an operation of the document']);
  expect(contract.checkRequest('GET', '/things/1', {})).toEqual(['GET /things/1 takes no body']);
});
