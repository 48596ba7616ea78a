import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type IntrospectionQuery,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { GraphqlCall, RunningApi } from './running-api.js';

export async function schemaOf(api: RunningApi, host: string): Promise<GraphQLSchema> {
  const { data } = await api.ask(host, { query: getIntrospectionQuery() });
  return buildClientSchema(data as unknown as IntrospectionQuery);
}

/**
 * A well-formed call of any root operation, `Query.services`, with arguments that mean nothing.
 * @param select what is asked of an answer that has fields.
 */
export function anyCall(
  schema: GraphQLSchema,
  operation: string,
  select: (type: GraphQLOutputType) => string = () => '{ __typename }',
): GraphqlCall {
  const [typeName = '', name = ''] = operation.split('.');
  const field = rootType(schema, typeName)?.getFields()[name];
  if (!field) throw new Error(`there is no ${operation}`);
  const declared = list(field.args, ({ name: argument, type: of }) => `$${argument}: ${String(of)}`);
  const passed = list(field.args, ({ name: argument }) => `${argument}: $${argument}`);
  const selection = isCompositeType(getNamedType(field.type)) ? ` ${select(field.type)}` : '';
  return {
    query: `${typeName.toLowerCase()} Any${declared} { ${name}${passed}${selection} }`,
    variables: Object.fromEntries(field.args.map((argument) => [argument.name, sampleOf(argument.type)])),
  };
}

function rootType(schema: GraphQLSchema, typeName: string): GraphQLObjectType | null | undefined {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].find((type) => type?.name === typeName);
}

function list(args: readonly GraphQLArgument[], write: (argument: GraphQLArgument) => string): string {
  return args.length === 0 ? '' : `(${args.map(write).join(', ')})`;
}

/** A value that the type takes. */
export function sampleOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType);
  if (isListType(type)) return [sampleOf(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type))
    return Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, sampleOf(field.type)]));
  const samples: Readonly<Record<string, unknown>> = {
    Int: 1,
    Float: 1,
    Boolean: true,
    Date: '2026-11-23',
    DateTime: '2026-11-23T09:30:00+01:00',
    LocalTime: '09:30',
  };
  return samples[type.name] ?? 'x';
}

/** A place in the variables of a call that holds one value: ['input', 'citizen', 'email']. */
export interface Leaf {
  readonly operation: string;
  readonly path: readonly string[];
  readonly type: GraphQLInputType;
}

/** Every single value that an operation takes, however deep. */
export function leavesOf(schema: GraphQLSchema, operation: string): Leaf[] {
  const [typeName = '', name = ''] = operation.split('.');
  const args = rootType(schema, typeName)?.getFields()[name]?.args ?? [];
  return args.flatMap((argument) => leavesBelow(argument.type, [argument.name]).map((leaf) => ({ operation, ...leaf })));
}

function leavesBelow(type: GraphQLInputType, path: readonly string[]): Omit<Leaf, 'operation'>[] {
  const bare = isNonNullType(type) ? type.ofType : type;
  if (isListType(bare)) return leavesBelow(bare.ofType, [...path, '0']);
  if (!isInputObjectType(bare)) return [{ path, type }];
  return Object.values(bare.getFields()).flatMap((field) => leavesBelow(field.type, [...path, field.name]));
}

/** The variables with another value at one place. */
export function withValue(variables: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value;
  if (Array.isArray(variables))
    return variables.map((one: unknown, place) => (String(place) === first ? withValue(one, rest, value) : one));
  const fields = (variables ?? {}) as Readonly<Record<string, unknown>>;
  return { ...fields, [first]: withValue(fields[first], rest, value) };
}
