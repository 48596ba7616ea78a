/** Attributes asked of SPID, by what they are asked for (minimal data: CAD art. 64, GDPR art. 5). eIDAS's own sets are SPID's to say. */
export const SPID_ATTRIBUTE_SETS = [
  {
    index: 0,
    name: 'Servizi online del Comune',
    attributes: [
      'spidCode',
      'name',
      'familyName',
      'fiscalNumber',
      'dateOfBirth',
      'placeOfBirth',
      'gender',
      'email',
      'mobilePhone',
      'address',
    ],
  },
] as const;

export const CIE_ATTRIBUTE_SETS = [
  { index: 0, name: 'Servizi online del Comune', attributes: ['name', 'familyName', 'dateOfBirth', 'fiscalNumber'] },
] as const;

export const STAFF_ATTRIBUTE_SETS = [{ index: 0, name: 'Personale', attributes: ['name', 'familyName', 'email', 'fiscalNumber'] }] as const;
