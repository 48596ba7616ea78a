import { isIsoDate } from '@casa/ui';
import type { ChangeMemberInput, InviteMemberInput } from '../gql/graphql.js';
import type { Messages } from '../i18n/catalogue.js';
import { endOfDay } from './end-of-day.js';

/** The roles an administrator gives; the others come with a login or from the consortium. */
export const GIVEN_ROLES = ['OPERATOR', 'OFFICE_MANAGER', 'ADMINISTRATOR'] as const;
type GivenRole = (typeof GIVEN_ROLES)[number];

/** What was typed, as typed. */
export interface MemberValues {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly officeIds: readonly string[];
  /** A calendar day, or nothing. */
  readonly validUntil: string;
  /** Of the municipality that lends them, or nothing. */
  readonly municipalityId: string;
  readonly agreement: string;
}

/** A message by field; what belongs to no field under `form`. */
export type MemberErrors = Readonly<Record<string, string>>;

export const NO_MEMBER: MemberValues = {
  ...{ name: '', email: '', role: '', officeIds: [], validUntil: '' },
  ...{ municipalityId: '', agreement: '' },
};
export const MEMBER_LIMITS = { name: 160, email: 254, agreement: 160 } as const;
const FIELDS = ['name', 'email', 'role', 'officeIds', 'validUntil', 'municipalityId', 'agreement'];
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

export function readMemberForm(form: FormData): MemberValues {
  const read = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    name: read('name'),
    email: read('email'),
    role: read('role'),
    officeIds: form.getAll('officeIds').filter((value) => typeof value === 'string'),
    validUntil: read('validUntil'),
    municipalityId: read('municipalityId'),
    agreement: read('agreement'),
  };
}

/** The end of the last day, or why it is none: no day, or one that is over. */
export function readEnd(
  validUntil: string,
  zone: string,
  now: Date,
): { readonly ok: true; readonly end: string | null } | { readonly ok: false } {
  if (validUntil === '') return { ok: true, end: null };
  const end = isIsoDate(validUntil) ? endOfDay(validUntil, zone) : undefined;
  return end !== undefined && Date.parse(end) > now.getTime() ? { ok: true, end } : { ok: false };
}

/** The API's input, or what must be corrected; the API looks again. */
export function toInvitation(
  { name, email, role, officeIds, validUntil, municipalityId, agreement }: MemberValues,
  zone: string,
  now: Date,
  { errors }: Messages['members'],
): { readonly input: InviteMemberInput } | { readonly errors: MemberErrors } {
  const end = readEnd(validUntil, zone, now);
  const isLent = municipalityId !== '' || agreement !== '';
  const problems: MemberErrors = {
    ...(name === '' && { name: errors.name }),
    ...(!EMAIL.test(email) && { email: errors.email }),
    ...(!isGivenRole(role) && { role: errors.role }),
    ...(isLent && municipalityId === '' && { municipalityId: errors.lender }),
    ...(isLent && loanErrors(validUntil, agreement, zone, now, errors)),
    ...(!end.ok && { validUntil: errors.validUntil }),
  };
  if (!end.ok || !isGivenRole(role) || Object.keys(problems).length > 0) return { errors: problems };
  return { input: { name, email, role, officeIds, validUntil: end.end, loan: isLent ? { municipalityId, agreement } : null } };
}

/** A change of offices and duration, or what must be corrected. */
export function toChange(
  id: string,
  isLent: boolean,
  { officeIds, validUntil, agreement }: MemberValues,
  zone: string,
  now: Date,
  { errors }: Messages['members'],
): { readonly input: ChangeMemberInput } | { readonly errors: MemberErrors } {
  const end = readEnd(validUntil, zone, now);
  const problems: MemberErrors = {
    ...(isLent && loanErrors(validUntil, agreement, zone, now, errors)),
    ...(!end.ok && { validUntil: errors.validUntil }),
  };
  if (!end.ok || Object.keys(problems).length > 0) return { errors: problems };
  return { input: { id, officeIds, validUntil: end.end, ...(isLent && { agreement }) } };
}

/** Whoever is lent is so by an act, and until a day within twelve months. */
function loanErrors(validUntil: string, agreement: string, zone: string, now: Date, errors: Messages['members']['errors']): MemberErrors {
  const [year, ...monthAndDay] = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(now).split('-');
  const lastDay = [Number(year) + 1, ...monthAndDay].join('-');
  return {
    ...(agreement === '' && { agreement: errors.agreement }),
    ...((validUntil === '' || validUntil > lastDay) && { validUntil: errors.loanEnd }),
  };
}

/** The API's problems at our fields. */
export function memberErrors(message: string, fields: readonly { readonly path: string; readonly message: string }[]): MemberErrors {
  if (fields.length === 0) return { form: message };
  return Object.fromEntries(
    fields.map((problem) => [FIELDS.find((field) => problem.path.split('.').includes(field)) ?? 'form', problem.message]),
  );
}

function isGivenRole(role: string): role is GivenRole {
  return GIVEN_ROLES.some((given) => given === role);
}
