import type { ClosureRowFragment } from '../gql/graphql.js';
import type { Messages } from '../i18n/catalogue.js';
import type { DateFormat } from '../i18n/format.js';

/** «Ufficio Anagrafe, Sportello 2» */
export function placeInWords(
  { officeName, deskName }: Pick<ClosureRowFragment, 'officeName' | 'deskName'>,
  texts: Messages['closures'],
): string {
  if (officeName === null) return texts.wholeMunicipality;
  return deskName === null ? officeName : `${officeName}, ${deskName}`;
}

export function spanInWords(
  { startsAt, endsAt }: Pick<ClosureRowFragment, 'startsAt' | 'endsAt'>,
  { dayAndTime }: Pick<DateFormat, 'dayAndTime'>,
): string {
  return `${dayAndTime(startsAt)} – ${dayAndTime(endsAt)}`;
}
