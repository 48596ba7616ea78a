import { ApolloArmor } from '@escape.tech/graphql-armor';
import { GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';

/** Code of every refusal of a document for its size, whichever limit it broke. */
export const TOO_COMPLEX = 'TOO_COMPLEX';

/** Names, braces and marks of one document, ten times the portal's largest: the parser goes no further. */
export const MAX_TOKENS = 1500;

const MAX_DEPTH = 10;
const MAX_ALIASES = 15;
const MAX_DIRECTIVES = 20;

/** Says which limit was broken, and that it is a limit: armor's own words are of a syntax error. */
function refuse(context: ValidationContext | null, { message }: GraphQLError): void {
  context?.reportError(new GraphQLError(message.replace(/^Syntax Error: /, ''), { extensions: { code: TOO_COMPLEX } }));
}

const reported = { propagateOnRejection: false, onReject: [refuse] };

/** What the shape of an arbitrary document is held to. What it costs to answer is the cost limit's business, which knows the variables. */
export function shapeLimits(): ValidationRule[] {
  const armor = new ApolloArmor({
    maxDepth: { n: MAX_DEPTH, ...reported },
    maxAliases: { n: MAX_ALIASES, ...reported },
    maxDirectives: { n: MAX_DIRECTIVES, ...reported },
    // The parser counts tokens itself, and answers for them as for any syntax error.
    maxTokens: { enabled: false },
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  });
  return [...armor.protect().validationRules];
}
