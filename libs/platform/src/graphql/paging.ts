import { type Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { isId } from '@casa/kernel';
import { GraphQLError } from 'graphql';
import { isDay } from './scalars.js';

export const MAX_PAGE = 100;

@ObjectType({ description: 'Where a page ends (Relay cursor connections).' })
export class PageInfo {
  @Field({ description: 'Whether more follow.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the last one; what `after` takes for the next page.' })
  endCursor!: string | null;
}

export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: `How many, 1 to ${MAX_PAGE}.` })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor after which to begin.' })
  after?: string | null;
}

/** The classes of a connection over a node type: `XEdge` and `XConnection`. */
export function connectionOf<Node>(node: Type<Node>, name: string): Type<Connection<Node>> {
  @ObjectType(`${name}Edge`, { description: `One of a page of ${name}.` })
  class Edge {
    @Field({ description: 'Where it stands, for `after`.' })
    cursor!: string;

    @Field(() => node, { description: 'The thing itself.' })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} (Relay cursor connections).` })
  class PageOfNodes implements Connection<Node> {
    @Field(() => [Edge], { description: 'In order.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Where the page ends.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many there are over all pages.' })
    totalCount!: number;
  }
  return PageOfNodes;
}

/** Where a page begins: what was the last one's key. Opaque to callers. */
export function makeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** What the parts of a key may be; whatever PostgreSQL would stumble over is none of them. */
const KEY_PARTS = {
  integer: (part: unknown) => Number.isInteger(part) && Math.abs(part as number) < 2 ** 31,
  text: (part: unknown) => typeof part === 'string' && !part.includes('\0'),
  day: isDay,
  instant: (part: unknown) =>
    typeof part === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(part) && !Number.isNaN(Date.parse(part)),
  digits: (part: unknown) => typeof part === 'string' && /^\d{1,18}$/.test(part),
  id: (part: unknown) => typeof part === 'string' && isId(part),
} as const satisfies Record<string, (part: unknown) => boolean>;

type Key<Shape extends readonly (keyof typeof KEY_PARTS)[]> = {
  readonly [Place in keyof Shape]: Shape[Place] extends 'integer' ? number : string;
};

/** @throws BAD_USER_INPUT for a cursor this API did not make. */
export function readCursor<const Shape extends readonly (keyof typeof KEY_PARTS)[]>(
  cursor: string | null | undefined,
  shape: Shape,
): Key<Shape> | undefined {
  if (cursor == null) return undefined;
  const key = parsed(cursor);
  if (Array.isArray(key) && key.length === shape.length && shape.every((part, place) => KEY_PARTS[part](key[place])))
    return key as unknown as Key<Shape>;
  throw new GraphQLError('This cursor is not one of ours.', { extensions: { code: 'BAD_USER_INPUT' } });
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor.slice(0, 500), 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** @throws BAD_USER_INPUT outside 1…100. */
export function pageSize(first: number): number {
  if (first >= 1 && first <= MAX_PAGE) return first;
  throw new GraphQLError(`first is between 1 and ${MAX_PAGE}.`, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** A connection out of `first + 1` rows. */
export function toConnection<Node>(
  rows: readonly Node[],
  first: number,
  totalCount: number,
  keyOf: (node: Node) => readonly (string | number)[],
): Connection<Node> {
  const edges = rows.slice(0, first).map((node) => ({ cursor: makeCursor(keyOf(node)), node }));
  return { edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null }, totalCount };
}
