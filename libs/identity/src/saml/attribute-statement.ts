import { refuse } from './refusal.js';
import { NAMESPACES } from './vocabulary.js';
import { attributeOf, childrenOf, textOf } from './xml-reader.js';

type Attributes = ReadonlyMap<string, readonly string[]>;

/**
 * The attributes of an assertion by name, each with its values that are texts.
 * @param strict SPID and CIE: at least one, each once and with a value; else refuses with ATTRIBUTES. Elsewhere whatever is there:
 *   Keycloak repeats an attribute once a value, and values may be elements, which are passed over.
 */
export function attributesOf(assertion: Element, strict: boolean): Attributes {
  const attributes = childrenOf(assertion, NAMESPACES.saml, 'AttributeStatement').flatMap((statement) =>
    childrenOf(statement, NAMESPACES.saml, 'Attribute'),
  );
  if (strict && attributes.length === 0) refuse('ATTRIBUTES', 'there are none');
  const found = new Map<string, readonly string[]>();
  for (const attribute of attributes) {
    const name = attributeOf(attribute, 'Name');
    if (!name) return refuse('ATTRIBUTES', 'one is without name');
    if (strict && found.has(name)) refuse('ATTRIBUTES', `${name} is there twice`);
    const values = valuesOf(attribute);
    if (strict && values.length === 0) refuse('ATTRIBUTES', `${name} has no value`);
    found.set(name, [...(found.get(name) ?? []), ...values]);
  }
  return found;
}

function valuesOf(attribute: Element): readonly string[] {
  return childrenOf(attribute, NAMESPACES.saml, 'AttributeValue').flatMap((value) => textOf(value) || []);
}
