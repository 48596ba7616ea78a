import { describe, expect, it } from 'vitest';
import { CIE_ATTRIBUTES, EIDAS_ATTRIBUTE_SETS, SPID_ATTRIBUTES } from './attribute-names.js';
import { bodyOf, OUR_KEY, serviceProvider, STRANGER } from './identity-provider.spec-helper.js';
import { InvalidServiceProvider } from './metadata-document.js';
import { cieMetadata, spidMetadata, staffMetadata } from './metadata.js';
import { verifiedCopy } from './verified-copy.js';
import type { AttributeSet, ServiceProvider } from './types.js';
import { childElements, childrenOf, onlyChild, readXml } from './xml-reader.js';
import { NAMESPACES } from './vocabulary.js';

/** An element as plain data: name, attributes, and elements or text. */
type Plain = [string, Record<string, string>, ...(Plain | string)[]];

function plain(element: Element): Plain {
  const attributes = Array.from(element.attributes, ({ name, value }): [string, string] => [name, value]);
  const own = attributes.filter(([name]) => !name.startsWith('xmlns'));
  const children = childElements(element);
  return [
    element.nodeName,
    Object.fromEntries(own),
    ...(children.length > 0 ? children.map(plain) : [element.textContent].filter(Boolean)),
  ];
}

const contactsOf = (xml: string) => childrenOf(readXml(xml), NAMESPACES.md, 'ContactPerson').map(plain);
const HTTP_POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';
const HTTP_REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const BASIC = 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic';
const MAKERS = { SPID: spidMetadata, CIE: cieMetadata, STAFF: staffMetadata } as const;

describe.each(['SPID', 'CIE', 'STAFF'] as const)('metadata for %s', (federation) => {
  const sp = serviceProvider(federation);
  const xml = MAKERS[federation](sp);
  const document = readXml(xml);
  const descriptor = onlyChild(document, NAMESPACES.md, 'SPSSODescriptor')!;

  it('are those of the municipality, signed, the signature first', () => {
    expect(document.nodeName).toBe('md:EntityDescriptor');
    expect(document.getAttribute('entityID')).toBe(sp.entityId);
    expect(
      childElements(document)
        .map(({ localName }) => localName)
        .slice(0, 3),
    ).toEqual(['Signature', 'SPSSODescriptor', 'Organization']);
    expect(xml).toContain('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256');
    expect(() => verifiedCopy(xml, document, [bodyOf(OUR_KEY)])).not.toThrow();
    expect(() => verifiedCopy(xml, document, [bodyOf(STRANGER)])).toThrow('no registered key');
  });

  it('are the same every time', () => {
    expect(MAKERS[federation](serviceProvider(federation))).toBe(xml);
  });

  it('say how the municipality is reached', () => {
    expect(plain(descriptor)[1]).toEqual({
      protocolSupportEnumeration: 'urn:oasis:names:tc:SAML:2.0:protocol',
      AuthnRequestsSigned: 'true',
      WantAssertionsSigned: 'true',
    });
    const keyInfo: Plain = ['ds:KeyInfo', {}, ['ds:X509Data', {}, ['ds:X509Certificate', {}, bodyOf(OUR_KEY)]]];
    const nameId: Plain = ['md:NameIDFormat', {}, 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'];
    expect(childElements(descriptor).map(plain).slice(0, -1)).toEqual([
      ['md:KeyDescriptor', { use: 'signing' }, keyInfo],
      ['md:SingleLogoutService', { Binding: HTTP_REDIRECT, Location: sp.slo }],
      ['md:SingleLogoutService', { Binding: HTTP_POST, Location: sp.slo }],
      ...(federation === 'STAFF' ? [] : [nameId]),
      ['md:AssertionConsumerService', { Binding: HTTP_POST, Location: sp.acs, index: '0', isDefault: 'true' }],
    ]);
  });

  it('ask for the attributes', () => {
    const name: Plain = ['md:ServiceName', { 'xml:lang': federation === 'CIE' ? '' : 'it' }, 'Servizi online'];
    expect(childrenOf(descriptor, NAMESPACES.md, 'AttributeConsumingService').map(plain)).toEqual([
      [
        'md:AttributeConsumingService',
        { index: '0' },
        name,
        ...['name', 'familyName', 'dateOfBirth', 'fiscalNumber'].map((Name): Plain => [
          'md:RequestedAttribute',
          { Name, NameFormat: BASIC },
        ]),
      ],
    ]);
  });

  it('name the organization in full', () => {
    expect(plain(onlyChild(document, NAMESPACES.md, 'Organization')!)).toEqual([
      'md:Organization',
      {},
      ['md:OrganizationName', { 'xml:lang': 'it' }, 'Comune di Bari'],
      ['md:OrganizationDisplayName', { 'xml:lang': 'it' }, 'Bari'],
      ['md:OrganizationURL', { 'xml:lang': 'it' }, 'https://bari.example.it'],
    ]);
  });

  it('hold both certificates while one follows the other, and are signed by the new one', () => {
    const source = MAKERS[federation](serviceProvider(federation, { keys: [STRANGER, OUR_KEY] }));
    const both = readXml(source);
    const keys = childrenOf(onlyChild(both, NAMESPACES.md, 'SPSSODescriptor')!, NAMESPACES.md, 'KeyDescriptor');
    expect(keys.map(({ textContent }) => textContent)).toEqual([bodyOf(STRANGER), bodyOf(OUR_KEY)]);
    expect(() => verifiedCopy(source, both, [bodyOf(STRANGER)])).not.toThrow();
  });

  it('take texts as they are', () => {
    const name = 'Comune di «Forlì» & <altri> "x"';
    const changed = MAKERS[federation](serviceProvider(federation, { organization: { ...sp.organization, name } }));
    expect(onlyChild(onlyChild(readXml(changed), NAMESPACES.md, 'Organization'), NAMESPACES.md, 'OrganizationName')?.textContent).toBe(
      name,
    );
  });

  it('are not made with a telephone number that has spaces, and leave out one that is missing', () => {
    const telephone = (number: string) => {
      const contact = { email: 'x@example.it', telephone: number };
      return MAKERS[federation]({ ...sp, contact, aggregator: { ...sp.aggregator, telephone: number } });
    };
    expect(() => telephone('+39 080 123456')).toThrow(InvalidServiceProvider);
    expect(() => telephone('080123456')).toThrow(InvalidServiceProvider);
    expect(telephone('')).not.toContain('TelephoneNumber');
  });
});

describe('metadata for SPID', () => {
  it('name the consortium as aggregator and the municipality as aggregated, in the order of the schema', () => {
    expect(contactsOf(spidMetadata(serviceProvider()))).toEqual([
      [
        'md:ContactPerson',
        { contactType: 'other', 'spid:entityType': 'spid:aggregator' },
        [
          'md:Extensions',
          {},
          ['spid:IPACode', {}, 'cmba'],
          ['spid:VATNumber', {}, 'IT08000000000'],
          ['spid:FiscalCode', {}, '80000110728'],
          ['spid:PublicServicesFullAggregator', {}],
        ],
        ['md:Company', {}, 'Città Metropolitana di Bari'],
        ['md:EmailAddress', {}, 'spid@cittametropolitana.example.it'],
        ['md:TelephoneNumber', {}, '+39080654321'],
      ],
      [
        'md:ContactPerson',
        { contactType: 'other', 'spid:entityType': 'spid:aggregated' },
        ['md:Extensions', {}, ['spid:IPACode', {}, 'c_a662'], ['spid:Public', {}]],
        ['md:Company', {}, 'Comune di Bari'],
        ['md:EmailAddress', {}, 'spid@comune.bari.example.it'],
        ['md:TelephoneNumber', {}, '+39080123456'],
      ],
    ]);
  });

  it('leave out the codes that the consortium does not have', () => {
    const { name, email, telephone } = serviceProvider().aggregator;
    const [aggregator] = contactsOf(spidMetadata(serviceProvider('SPID', { aggregator: { name, email, telephone } })));
    expect(aggregator?.[2]).toEqual(['md:Extensions', {}, ['spid:PublicServicesFullAggregator', {}]]);
  });

  it('have the sets by which people come through eIDAS', () => {
    const xml = spidMetadata(serviceProvider('SPID', { attributeSets: [...serviceProvider().attributeSets, ...EIDAS_ATTRIBUTE_SETS] }));
    const sets = childrenOf(onlyChild(readXml(xml), NAMESPACES.md, 'SPSSODescriptor')!, NAMESPACES.md, 'AttributeConsumingService');
    const found = sets.map((set) => [
      set.getAttribute('index'),
      childElements(set)[0]?.textContent,
      childrenOf(set, NAMESPACES.md, 'RequestedAttribute').map((asked) => asked.getAttribute('Name')),
    ]);
    expect(found.slice(1)).toEqual([
      ['99', 'eIDAS Natural Person Minimum Attribute Set', ['spidCode', 'name', 'familyName', 'dateOfBirth']],
      [
        '100',
        'eIDAS Natural Person Full Attribute Set',
        ['spidCode', 'name', 'familyName', 'dateOfBirth', 'placeOfBirth', 'address', 'gender'],
      ],
    ]);
  });

  it('may ask for every attribute that SPID knows', () => {
    expect(SPID_ATTRIBUTES).toHaveLength(23);
    expect(() =>
      spidMetadata(serviceProvider('SPID', { attributeSets: [{ index: 0, name: 'x', attributes: SPID_ATTRIBUTES }] })),
    ).not.toThrow();
  });

  const sets = (...attributeSets: AttributeSet[]) => ({ attributeSets });
  it.each<[string, Partial<ServiceProvider>]>([
    ['a query string in the entityID', { entityId: 'https://casa.example.it/pub-ag-full?c=a662' }],
    ['a VAT number without country', { aggregator: { ...serviceProvider().aggregator, vatNumber: '08000000000' } }],
    ['no attribute set', sets()],
    ['an empty attribute set', sets({ index: 0, name: 'x', attributes: [] })],
    ['an attribute that SPID does not know', sets({ index: 0, name: 'x', attributes: ['name', 'shoeSize'] })],
    ['an attribute twice', sets({ index: 0, name: 'x', attributes: ['name', 'name'] })],
    ['an index twice', sets({ index: 0, name: 'x', attributes: ['name'] }, { index: 0, name: 'y', attributes: ['name'] })],
  ])('are not made with %s', (_what, changes) => {
    expect(() => spidMetadata(serviceProvider('SPID', changes))).toThrow(InvalidServiceProvider);
  });
});

describe('metadata for CIE', () => {
  it('name the municipality as administrative contact and the consortium as technical one', () => {
    expect(contactsOf(cieMetadata(serviceProvider('CIE', { belfioreCode: 'a662' })))).toEqual([
      [
        'md:ContactPerson',
        { contactType: 'administrative' },
        ['md:Extensions', {}, ['cie:Public', {}], ['cie:IPACode', {}, 'c_a662'], ['cie:Municipality', {}, 'A662']],
        ['md:Company', {}, 'Comune di Bari'],
        ['md:EmailAddress', {}, 'spid@comune.bari.example.it'],
        ['md:TelephoneNumber', {}, '+39080123456'],
      ],
      [
        'md:ContactPerson',
        { contactType: 'technical' },
        ['md:Extensions', {}, ['cie:Public', {}], ['cie:IPACode', {}, 'cmba'], ['cie:Municipality', {}, 'A662']],
        ['md:Company', {}, 'Città Metropolitana di Bari'],
        ['md:EmailAddress', {}, 'spid@cittametropolitana.example.it'],
        ['md:TelephoneNumber', {}, '+39080654321'],
      ],
    ]);
  });

  const { ipaCode: _ipa, ...withoutIpa } = serviceProvider().aggregator;
  const { belfioreCode: _town, ...withoutTown } = serviceProvider().aggregator;
  it.each<[string, Partial<ServiceProvider>]>([
    ['an attribute that CIE does not say', { attributeSets: [{ index: 0, name: 'x', attributes: [...CIE_ATTRIBUTES, 'spidCode'] }] }],
    ['a consortium without IPA code', { aggregator: withoutIpa }],
    ['a consortium without Belfiore code', { aggregator: withoutTown }],
  ])('are not made with %s', (_what, changes) => {
    expect(() => cieMetadata(serviceProvider('CIE', changes))).toThrow(InvalidServiceProvider);
  });
});

describe('metadata for the staff’s identity provider', () => {
  it('know nothing of SPID or CIE', () => {
    const xml = staffMetadata(serviceProvider('STAFF'));
    expect(xml).not.toMatch(/spid:|cie:|spid\.gov|NameIDFormat/);
    expect(contactsOf(xml)).toEqual([
      [
        'md:ContactPerson',
        { contactType: 'technical' },
        ['md:Company', {}, 'Città Metropolitana di Bari'],
        ['md:EmailAddress', {}, 'spid@cittametropolitana.example.it'],
        ['md:TelephoneNumber', {}, '+39080654321'],
      ],
    ]);
  });

  it('need not ask for attributes', () => {
    expect(staffMetadata(serviceProvider('STAFF', { attributeSets: [] }))).not.toContain('AttributeConsumingService');
  });
});
