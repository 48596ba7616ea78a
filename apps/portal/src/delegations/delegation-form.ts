import { isIsoDate } from '@casa/ui';
import type { DeclareRepresentationInput, GiveMandateInput } from '../gql/graphql.js';
import type { Messages } from '../i18n/catalogue.js';

/** Whom somebody says they represent, as the address of the page says it. */
export const DECLARATIONS = ['genitore', 'persona', 'ente'] as const;
export type Declaration = (typeof DECLARATIONS)[number];

export const DELEGATION_FIELDS = ['givenName', 'familyName', 'organisation', 'fiscalCode', 'reference', 'lastDay', 'declared'] as const;
export type DelegationField = (typeof DELEGATION_FIELDS)[number];

/** What was typed, as typed; `declared` is `si` or nothing. */
export type DelegationValues = Readonly<Record<DelegationField, string>>;
/** A message by field; what belongs to no field under `form`. */
export type DelegationErrors = Readonly<Record<string, string>>;

export const DELEGATION_LIMITS = { givenName: 80, familyName: 80, organisation: 160, fiscalCode: 20, reference: 200 } as const;
const LONGEST_KEPT = 500;

export const NO_DELEGATION: DelegationValues = {
  ...{ givenName: '', familyName: '', organisation: '', fiscalCode: '', reference: '', lastDay: '', declared: '' },
};

export function isDeclaration(text: string | null): text is Declaration {
  return DECLARATIONS.some((declaration) => declaration === text);
}

export function readDelegationForm(form: FormData): DelegationValues {
  const read = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim().slice(0, LONGEST_KEPT) : '';
  };
  return Object.fromEntries(DELEGATION_FIELDS.map((field) => [field, read(field)])) as DelegationValues;
}

/** The API's input, or what must be corrected; the API looks again. */
export function toMandate(
  values: DelegationValues,
  texts: Messages['delegations'],
): { readonly input: GiveMandateInput } | { readonly errors: DelegationErrors } {
  const errors = missing(values, ['givenName', 'familyName', 'fiscalCode', 'lastDay'], texts);
  if (Object.keys(errors).length > 0) return { errors };
  const { givenName, familyName, fiscalCode, lastDay } = values;
  return { input: { givenName, familyName, fiscalCode, lastDay } };
}

/** What each declaration asks for. */
export const DECLARED_FIELDS: Readonly<Record<Declaration, readonly DelegationField[]>> = {
  genitore: ['givenName', 'familyName', 'fiscalCode', 'lastDay', 'declared'],
  persona: ['givenName', 'familyName', 'fiscalCode', 'reference', 'lastDay', 'declared'],
  ente: ['organisation', 'fiscalCode', 'reference', 'lastDay', 'declared'],
};

export function toDeclaration(
  declaration: Declaration,
  values: DelegationValues,
  texts: Messages['delegations'],
): { readonly input: DeclareRepresentationInput } | { readonly errors: DelegationErrors } {
  const asked = DECLARED_FIELDS[declaration];
  const errors = missing(values, asked, texts);
  if (Object.keys(errors).length > 0) return { errors };
  const given = (field: DelegationField): string | null => (asked.includes(field) ? values[field] : null);
  return {
    input: {
      kind: declaration === 'genitore' ? 'PARENT' : 'LEGAL_REPRESENTATIVE',
      fiscalCode: values.fiscalCode,
      givenName: given('givenName'),
      familyName: given('familyName'),
      organisation: given('organisation'),
      reference: given('reference'),
      lastDay: values.lastDay,
      declared: true,
    },
  };
}

/** What may come of it that the person can do something about. */
export type DelegationRefusal =
  | { readonly __typename: 'DelegationTooLong' | 'DelegationAlreadyThere' | 'TooManyDelegations' | 'NotMinor'; readonly message: string }
  | {
      readonly __typename: 'InvalidInput';
      readonly message: string;
      readonly fields: readonly { readonly path: string; readonly message: string }[];
    };

/** The API's refusals at our fields. */
export function refusedFields(refusal: DelegationRefusal): DelegationErrors {
  switch (refusal.__typename) {
    case 'DelegationTooLong':
      return { lastDay: refusal.message };
    case 'NotMinor':
    case 'DelegationAlreadyThere':
      return { fiscalCode: refusal.message };
    case 'TooManyDelegations':
      return { form: refusal.message };
    case 'InvalidInput':
      if (refusal.fields.length === 0) return { form: refusal.message };
      return Object.fromEntries(
        refusal.fields.map(({ path, message }) => [DELEGATION_FIELDS.find((field) => field === path) ?? 'form', message]),
      );
  }
}

function missing(values: DelegationValues, asked: readonly DelegationField[], { errors }: Messages['delegations']): DelegationErrors {
  const isThere = (field: DelegationField): boolean => (field === 'lastDay' ? isIsoDate(values.lastDay) : values[field] !== '');
  return Object.fromEntries(asked.filter((field) => !isThere(field)).map((field) => [field, errors[field]]));
}
