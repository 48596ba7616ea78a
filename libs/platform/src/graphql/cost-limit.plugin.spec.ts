import { buildSchema, getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { costOf, MAX_COST } from './cost-limit.plugin.js';

const schema = buildSchema(`
  type Query { pages(first: Int! = 50): Page! one: Thing names: [String!]! }
  type Page { edges: [Edge!]! total: Int! }
  type Edge { node: Thing! }
  type Thing { name: String! things: [Thing!]! page(first: Int! = 50): Page! }
`);
const cost = (query: string, variables: Record<string, unknown> = {}) => costOf(schema, parse(query), null, variables);

describe('the cost of an operation', () => {
  it('is one for each thing that may come', () => {
    expect(cost('{ one { name } }')).toBe(2);
    expect(cost('{ names }')).toBe(1);
    expect(cost('{ one { things { name } } }')).toBe(12);
    expect(cost('{ one { things { things { name } } } }')).toBe(112);
  });

  it('goes by how many are wanted, wherever that is said', () => {
    const page = 'edges { node { name } }';
    expect(cost(`{ pages(first: 2) { ${page} } }`)).toBe(7);
    expect(cost(`query ($n: Int!) { pages(first: $n) { ${page} } }`, { n: 2 })).toBe(7);
    expect(cost(`query ($n: Int! = 2) { pages(first: $n) { ${page} } }`)).toBe(7);
    expect(cost(`{ pages { ${page} } }`)).toBe(151);
  });

  it('is no more for asking for more than is ever given, and no less for asking for less than one', () => {
    expect(cost('{ pages(first: 2147483647) { total } }')).toBe(cost('{ pages(first: 100) { total } }'));
    expect(cost('{ pages(first: -5) { total } }')).toBe(cost('{ pages(first: 1) { total } }'));
  });

  it('adds up aliases and fragments', () => {
    expect(cost('{ a: one { name } b: one { ...N } } fragment N on Thing { name }')).toBe(4);
  });

  it('multiplies page by page', () => {
    expect(cost('{ pages { edges { node { page { edges { node { name } } } } } } }')).toBeGreaterThan(MAX_COST);
  });

  it('has no end where fragments double at every step', () => {
    const steps = Array.from(
      { length: 30 },
      (_, index) => `fragment F${index} on Query { ...F${index + 1} ... on Query { ...F${index + 1} } }`,
    );
    expect(cost(`{ ...F0 } ${steps.join(' ')} fragment F30 on Query { names }`)).toBe(Number.POSITIVE_INFINITY);
  });

  it('of the schema itself is small: every tool asks for it', () => {
    expect(cost(getIntrospectionQuery())).toBeLessThan(MAX_COST / 10);
  });

  it('is left to the execution where variables do not fit, for then there is none', () => {
    expect(cost('query ($n: Int!) { pages(first: $n) { total } }', {})).toBe(0);
  });

  it('is refused where an argument cannot be: the rest would be executed all the same', () => {
    const refused = () => cost('query ($n: Int) { pages(first: $n) { total } }', { n: null });
    expect(refused).toThrow(expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } }));
  });

  it('is of the operation that is asked', () => {
    const document = parse('query Small { names } query Large { pages { edges { node { name } } } }');
    expect(costOf(schema, document, 'Small', {})).toBe(1);
    expect(costOf(schema, document, 'Large', {})).toBe(151);
  });
});
