import type { AttributeSet } from './types.js';

/** Every attribute that SPID knows (Regole tecniche: Tabella attributi, with Avviso 6): nothing else may be asked for. */
export const SPID_ATTRIBUTES: readonly string[] = [
  'spidCode',
  'name',
  'familyName',
  'placeOfBirth',
  'countyOfBirth',
  'dateOfBirth',
  'gender',
  'companyName',
  'registeredOffice',
  'fiscalNumber',
  'companyFiscalNumber',
  'ivaCode',
  'idCard',
  'mobilePhone',
  'email',
  'address',
  'domicileStreetAddress',
  'domicilePostalCode',
  'domicileMunicipality',
  'domicileProvince',
  'domicileNation',
  'expirationDate',
  'digitalAddress',
];

/** All that CIE says: the minimum data set of eIDAS. */
export const CIE_ATTRIBUTES: readonly string[] = ['name', 'familyName', 'dateOfBirth', 'fiscalNumber'];

/** The sets by which people come from other countries through the eIDAS node; indexes and names are given (Avviso eIDAS 1). */
export const EIDAS_ATTRIBUTE_SETS: readonly AttributeSet[] = [
  { index: 99, name: 'eIDAS Natural Person Minimum Attribute Set', attributes: ['spidCode', 'name', 'familyName', 'dateOfBirth'] },
  {
    index: 100,
    name: 'eIDAS Natural Person Full Attribute Set',
    attributes: ['spidCode', 'name', 'familyName', 'dateOfBirth', 'placeOfBirth', 'address', 'gender'],
  },
];
