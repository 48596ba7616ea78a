import { getNamedType, type GraphQLOutputType, isCompositeType, isObjectType, isRequiredArgument, isUnionType } from 'graphql';

/** As deep as a list goes: its edges, their nodes, and what these say themselves. */
const DEPTH = 2;

/**
 * All that can be told by an answer: every field of it that needs no argument, and of a union each refusal with its words. Of what was
 * done only its name, because a second time its ids and instants are others.
 */
export function wholeAnswer(type: GraphQLOutputType, depth = DEPTH): string {
  const named = getNamedType(type);
  if (isUnionType(named)) {
    const refusals = named.getTypes().filter((member) => 'message' in member.getFields());
    return `{ __typename ${refusals.map((member) => `... on ${member.name} ${wholeAnswer(member, 1)}`).join(' ')} }`;
  }
  if (!isObjectType(named)) return '';
  const told = Object.values(named.getFields()).filter((field) => !field.args.some(isRequiredArgument));
  const fields = told.flatMap((field) => {
    if (!isCompositeType(getNamedType(field.type))) return [field.name];
    return depth > 0 ? [`${field.name} ${wholeAnswer(field.type, depth - 1)}`] : [];
  });
  return `{ ${['__typename', ...fields].join(' ')} }`;
}
