import { applyDecorators } from '@nestjs/common';
import { isFiscalCodeOfOrganisation, isFiscalCodeOfPerson } from '@casa/kernel';
import { type ClassConstructor, Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsEmail,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateNested,
} from 'class-validator';

/**
 * Rules of what citizens type. Each carries as its message the code of the problem, `CODE` or `CODE:parameter`; the texts in the
 * citizen's language are in `problem-texts.ts`.
 */
const UNSAFE = String.raw`\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}`;
const LINE = new RegExp(`^[^${UNSAFE}]*$`, 'u');
const TEXT = new RegExp(`^(?:[^${UNSAFE}]|[\\n\\t])*$`, 'u');
const NAME = /^(?:[\p{M}'’`. -]*\p{L}[\p{L}\p{M}'’`. -]*)?$/u;
const STREET = /^[\p{L}\p{M}\p{N}'’`.,;:/°ºª()&+ -]*$/u;

const Trimmed = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : value));

/** A person's name: letters of any script, apostrophes, hyphens. */
export const PersonName = (max = 80) =>
  applyDecorators(
    Trimmed(),
    MinLength(1, { message: 'REQUIRED' }),
    MaxLength(max, { message: `TOO_LONG:${max}` }),
    Matches(NAME, { message: 'NOT_A_NAME' }),
  );

/** A line of an address. */
export const AddressLine = (max = 120) =>
  applyDecorators(
    Trimmed(),
    MinLength(1, { message: 'REQUIRED' }),
    MaxLength(max, { message: `TOO_LONG:${max}` }),
    Matches(STREET, { message: 'NOT_AN_ADDRESS' }),
  );

/** Free text of one line; no control characters, no direction overrides. */
export const Line = (max: number, min = 1) =>
  applyDecorators(
    Trimmed(),
    MinLength(min, { message: 'REQUIRED' }),
    MaxLength(max, { message: `TOO_LONG:${max}` }),
    Matches(LINE, { message: 'UNSAFE_CHARACTERS' }),
  );

/** Free text of several lines. */
export const Text = (max: number, min = 1) =>
  applyDecorators(
    Trimmed(),
    MinLength(min, { message: 'REQUIRED' }),
    MaxLength(max, { message: `TOO_LONG:${max}` }),
    Matches(TEXT, { message: 'UNSAFE_CHARACTERS' }),
  );

const LONGEST_MAILBOX = 254;

/** IsEmail throws on half a character; nothing at all is no address either. */
const WellFormed = () => Transform(({ value }: { value: unknown }) => (typeof value === 'string' && !value.isWellFormed() ? '' : value));

/** RFC 5321 mailbox without quoted local part or address literal. */
export const Email = () =>
  applyDecorators(
    Trimmed(),
    WellFormed(),
    MaxLength(LONGEST_MAILBOX, { message: `TOO_LONG:${LONGEST_MAILBOX}` }),
    // What nobody sees in an address would make another person of the same one.
    Matches(/^[^"\p{Cf}]*$/u, { message: 'NOT_AN_EMAIL' }),
    IsEmail({ allow_utf8_local_part: false }, { message: 'NOT_AN_EMAIL' }),
  );

/** International or Italian telephone number, as people write it. */
export const Telephone = () => applyDecorators(Trimmed(), Matches(/^\+?[0-9][0-9 ./-]{5,19}$/, { message: 'NOT_A_TELEPHONE' }));

/** CAP: five digits. */
export const PostalCode = () => applyDecorators(Trimmed(), Matches(/^[0-9]{5}$/, { message: 'NOT_A_POSTAL_CODE' }));

const Code = (name: string, isOne: (code: string) => boolean) =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replaceAll(/\s/g, '').toUpperCase() : value)),
    MinLength(1, { message: 'REQUIRED' }),
    ValidateBy({ name, validator: { validate: (value) => typeof value === 'string' && isOne(value) } }, { message: 'NOT_A_FISCAL_CODE' }),
  );

/** A person's codice fiscale, in small letters and with spaces too. */
export const FiscalCode = () => Code('fiscalCode', isFiscalCodeOfPerson);

/** A codice fiscale, of a person or of an organisation. */
export const AnyFiscalCode = () => Code('anyFiscalCode', (code) => isFiscalCodeOfPerson(code) || isFiscalCodeOfOrganisation(code));

/** The id of something of ours. */
export const Identifier = () => IsUUID(undefined, { message: 'NOT_FOUND' });

/** A number from one bound to the other, both taken. */
export const Between = (lowest: number, highest: number) =>
  applyDecorators(Min(lowest, { message: 'OUT_OF_RANGE' }), Max(highest, { message: 'OUT_OF_RANGE' }));

/** An input within another, checked too. */
export const Nested = (type: () => ClassConstructor<object>) => applyDecorators(Type(type), ValidateNested());

/** A list of inputs, each of them checked; as long as it wants to be from `least` (0 unless told) to `most`. */
export const InputList = (type: () => ClassConstructor<object>, { least = 0, most }: { readonly least?: number; readonly most: number }) =>
  applyDecorators(
    Type(type),
    ArrayMinSize(least, { message: 'REQUIRED' }),
    ArrayMaxSize(most, { message: `TOO_MANY:${most}` }),
    ValidateNested({ each: true }),
  );
