import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { ok, refused, type Result } from '@casa/kernel';
import { costOf, MAX_COST } from '../cost-limit.plugin.js';
import { MAX_TOKENS, shapeLimits, TOO_COMPLEX } from '../document-limits.js';
import type { TrustedDocuments } from '../trusted-documents.js';

/** Whoever writes a document with more mistakes has enough to mend. */
const MOST_ERRORS = 20;

/** A subscription that may be executed. */
export interface LiveDocument {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/**
 * The documents of subscriptions, under the rules of those that come by HTTP: the portal's own are known, by hash or as they stand; others
 * are held to the limits of size, shape and cost.
 */
export class LiveDocuments {
  private readonly rules = [...specifiedRules, ...shapeLimits()];
  /** Trusted ones alone: they are few. */
  private readonly known = new Map<string, DocumentNode>();

  constructor(
    private readonly trusted: TrustedDocuments,
    private readonly schema: GraphQLSchema,
  ) {}

  /** What is to be executed, or why it is not. */
  find(payload: SubscribePayload): Result<LiveDocument, readonly GraphQLError[]> {
    const source = this.sourceOf(payload);
    if (source === undefined) return refusal('PERSISTED_QUERY_NOT_FOUND', 'There is no such document.');
    const document = this.documentOf(source);
    if (!document.ok) return document;
    const operation = getOperationAST(document.value, payload.operationName);
    if (!operation) return refusal('OPERATION_RESOLUTION_FAILURE', 'The document has no such operation.');
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return refusal('BAD_REQUEST', 'Queries and mutations go by HTTP.');
    const errors = this.trusted.has(source) ? [] : this.costProblems(document.value, payload);
    return errors.length === 0 ? ok({ document: document.value, operation }) : refused(errors);
  }

  private sourceOf({ query, extensions }: SubscribePayload): string | undefined {
    if (query !== '') return query;
    const { sha256Hash } = Object(extensions?.['persistedQuery']) as { readonly sha256Hash?: unknown };
    return typeof sha256Hash === 'string' ? this.trusted.byHash(sha256Hash) : undefined;
  }

  private documentOf(source: string): Result<DocumentNode, readonly GraphQLError[]> {
    const known = this.known.get(source);
    if (known) return ok(known);
    const document = parsed(source);
    if (document instanceof GraphQLError) return refused([coded(document, 'GRAPHQL_PARSE_FAILED')]);
    const isTrusted = this.trusted.has(source);
    const errors = validate(this.schema, document, isTrusted ? specifiedRules : this.rules, { maxErrors: MOST_ERRORS });
    if (errors.length > 0) return refused(errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')));
    if (isTrusted) this.known.set(source, document);
    return ok(document);
  }

  private costProblems(document: DocumentNode, { operationName, variables }: SubscribePayload): readonly GraphQLError[] {
    try {
      const cost = costOf(this.schema, document, operationName ?? null, variables ?? {});
      return cost > MAX_COST ? [problem(TOO_COMPLEX, `Query cost limit of ${MAX_COST} exceeded.`)] : [];
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  }
}

function parsed(source: string): DocumentNode | GraphQLError {
  try {
    return parse(source, { maxTokens: MAX_TOKENS });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

/** With the code that Apollo would give it; a limit that was broken has one already. */
function coded(error: GraphQLError, code: string): GraphQLError {
  return 'code' in error.extensions ? error : Object.assign(error, { extensions: { code } });
}

function problem(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

function refusal(code: string, message: string): Result<never, readonly GraphQLError[]> {
  return refused([problem(code, message)]);
}
