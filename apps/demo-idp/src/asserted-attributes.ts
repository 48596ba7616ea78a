import type { Federation, IdentityProvider } from './federation.js';
import { type DemoPerson, fullName, PERSONS } from './persons.js';
import type { AssertedAttribute } from './saml/response-elements.js';

const DATES: readonly string[] = ['dateOfBirth', 'expirationDate'];

/** Those whom the identity provider knows: an employer its employees, the card's issuer all who have a codice fiscale. */
export function personsOf(federation: Federation): readonly DemoPerson[] {
  if (federation === 'staff') return PERSONS.filter(({ employee }) => employee !== undefined);
  return federation === 'cie' ? PERSONS.filter(({ attributes }) => attributes['fiscalNumber'] !== undefined) : PERSONS;
}

/** What the identity provider says of the person: of the attributes that are asked for, those it certifies and the person has. */
export function assertedAttributes(
  person: DemoPerson,
  { federation, attributes }: Pick<IdentityProvider, 'federation' | 'attributes'>,
  asked: readonly string[],
): readonly AssertedAttribute[] {
  const known = federation === 'staff' ? employeeAttributes(person) : person.attributes;
  return attributes
    .filter((name) => asked.includes(name))
    .flatMap((name) => {
      const value = known[name];
      return value === undefined ? [] : [{ name, values: [value], ...(DATES.includes(name) && { type: 'date' }) }];
    });
}

function employeeAttributes(person: DemoPerson): DemoPerson['attributes'] {
  return { ...person.attributes, ...person.employee, displayName: fullName(person) };
}
