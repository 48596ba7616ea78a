import type { TenantFolder, TenantSpec } from '@casa/tenancy';

/** A folder as the reader gives it, complete and of one's own slug and host. */
export function aTenantFolder(
  slug: string,
  changes: Partial<Omit<TenantFolder, 'tenant'>> & { readonly tenant?: Partial<TenantSpec> } = {},
): TenantFolder {
  const { tenant, ...rest } = changes;
  return {
    tenant: {
      slug,
      kind: 'MUNICIPALITY',
      name: slug,
      officialName: `Comune di ${slug}`,
      istat: '072006',
      belfiore: 'A662',
      population: 316_000,
      centre: { latitude: 41.125, longitude: 16.867 },
      hosts: [`servizi.comune.${slug}.ba.it`, `www.comune.${slug}.ba.it`],
      timeZone: 'Europe/Rome',
      patronSaint: { name: 'San Nicola', month: 12, day: 6 },
      contacts: {
        address: { street: 'Corso Vittorio Emanuele II 84', postalCode: '70122', city: slug },
        telephone: '080 5771111',
        email: `urp@comune.${slug}.ba.it`,
        certifiedEmail: `protocollo@pec.comune.${slug}.ba.it`,
        website: `https://www.comune.${slug}.ba.it`,
      },
      branding: { primaryColor: '#0a5c8a', motto: 'Città di mare' },
      legal: { privacyPolicyUrl: `https://www.comune.${slug}.ba.it/privacy`, euFunding: true },
      ...tenant,
    },
    catalogue: { offices: [], services: [], closures: [], specialOpenings: [] },
    content: {
      news: [
        {
          slug: 'nuovi-orari',
          kind: 'NOTICE',
          title: { it: 'Nuovi orari', en: 'New hours' },
          summary: { it: 'Gli uffici aprono prima.' },
          body: { it: 'Dal lunedì.\n\nAlle otto.' },
          publishedOn: '2026-11-20',
          topics: ['trasparenza amministrativa'],
        },
        {
          slug: 'festa-del-patrono',
          kind: 'NEWS',
          title: { it: 'Festa del patrono' },
          summary: { it: 'Uffici chiusi il 6 dicembre.' },
          body: { it: 'Buona festa.' },
          publishedOn: '2026-11-10',
          topics: ['tempo libero'],
        },
      ],
      faqs: [
        { question: { it: 'Come prenoto?', en: 'How do I book?' }, answer: { it: 'Dal portale.', en: 'On the portal.' } },
        { question: { it: 'Quanto costa?' }, answer: { it: 'Niente.' } },
      ],
    },
    logo: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>Stemma</title></svg>',
    theme: ':root { --casa-accent: #123456; }',
    ...rest,
  };
}
