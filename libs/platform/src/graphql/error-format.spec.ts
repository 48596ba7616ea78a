import { GraphQLError, Kind } from 'graphql';
import { describe, expect, it } from 'vitest';
import { formatError } from './error-format.js';

const hidden = { message: 'Something went wrong on our side. Please try again.', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
const format = (error: GraphQLError) => formatError(error.toJSON(), error);

describe('formatError', () => {
  it('hides what nobody gave a code, and what has a code that is not for callers', () => {
    const inner = new Error('relation "appointment" does not exist');
    expect(format(new GraphQLError(inner.message, { originalError: inner }))).toEqual(hidden);
    expect(format(new GraphQLError('x', { extensions: { code: '42P01' } }))).toEqual(hidden);
    expect(format(new GraphQLError('x', { extensions: { code: 'DOWNSTREAM' } }))).toEqual(hidden);
    expect(formatError({ message: 'x', extensions: { code: 7 } }, 'no error at all')).toEqual(hidden);
  });

  it('shows message, place and code of what has a stable one, and nothing else', () => {
    const error = new GraphQLError('This cursor is not one of ours.', {
      path: ['services'],
      extensions: { code: 'BAD_USER_INPUT', stacktrace: ['at x'], row: { name: 'Maria' } },
    });
    expect(format(error)).toEqual({
      message: 'This cursor is not one of ours.',
      path: ['services'],
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('says how sure of somebody an operation wants to be', () => {
    const error = new GraphQLError('Log in with level 2.', { extensions: { code: 'LEVEL_TOO_LOW', level: 2, row: 'x' } });
    expect(format(error)).toEqual({ message: 'Log in with level 2.', extensions: { code: 'LEVEL_TOO_LOW', level: 2 } });
  });

  it('leaves out the middle of a long message', () => {
    const { message } = format(new GraphQLError(`begins ${'x'.repeat(5000)} ends`, { extensions: { code: 'BAD_USER_INPUT' } }));
    expect(message).toMatch(/^begins x+ … x+ ends$/);
    expect(message.length).toBeLessThan(520);
  });

  it('knows an argument that graphql-js could not take as the caller’s fault', () => {
    const value = { kind: Kind.NULL } as const;
    expect(format(new GraphQLError('Argument "first" must not be null.', { nodes: value })).extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });

  it('knows what failed at a field as ours', () => {
    const field = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'services' } } as const;
    expect(format(new GraphQLError('boom', { nodes: field }))).toEqual(hidden);
  });

  it('knows a request that Apollo refused without a code', () => {
    const refused = new GraphQLError('provided sha does not match query', { extensions: { http: { status: 400 } } });
    expect(format(refused)).toEqual({ message: 'provided sha does not match query', extensions: { code: 'BAD_REQUEST' } });
    expect(format(new GraphQLError('x', { extensions: { http: { status: 500 } } }))).toEqual(hidden);
  });

  it('says of a broken limit that it is one', () => {
    const limit = new GraphQLError('Query depth limit of 10 exceeded, found 11.', { extensions: { code: 'TOO_COMPLEX' } });
    const byApollo = new GraphQLError(limit.message, { originalError: limit, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
    expect(format(byApollo)).toEqual({ message: limit.message, extensions: { code: 'TOO_COMPLEX' } });
  });

  it('does not stumble over errors that have no extensions, as those of graphql-jit', () => {
    const error = new GraphQLError('x');
    Object.defineProperty(error, 'extensions', { value: undefined });
    expect(formatError({ message: 'x' }, error)).toEqual(hidden);
  });
});
