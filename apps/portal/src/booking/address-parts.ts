/** An address as the form asks for it. */
export interface AddressParts {
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
}

/** «Via Roma 1, 70121 Bari BA», in the many ways identity providers write it: street, postal code, town, perhaps its province. */
const WITH_POSTAL_CODE = /^(.+?)[\s,-]+(\d{5})[\s,-]+(.+?)(?:[\s,]+\(?[A-Z]{2}\)?)?$/;

/** The parts of an address in one line; what cannot be told apart stays in the street, for the citizen to put right. */
export function addressParts(address: string | null): AddressParts {
  const text = address?.replace(/\s+/g, ' ').trim() ?? '';
  const [, street, postalCode, city] = WITH_POSTAL_CODE.exec(text) ?? [];
  if (street === undefined || postalCode === undefined || city === undefined) return { street: text, postalCode: '', city: '' };
  return { street, postalCode, city };
}
