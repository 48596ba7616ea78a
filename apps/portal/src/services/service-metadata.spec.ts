import { describe, expect, it } from 'vitest';
import { registerMessages } from '../i18n/catalogue.js';
import { it as italian } from '../i18n/it/texts.js';
import { serviceMetadata } from './service-metadata.js';

registerMessages('it', italian, italian);

type Parameters = globalThis.Parameters<typeof serviceMetadata>;

describe('serviceMetadata', () => {
  const office = { name: 'URP', address: { street: 'Via Roma 1', postalCode: '70122', city: 'Bari' } };
  const service = {
    slug: 'cie',
    name: 'Carta </script><script>',
    category: 'CIVIL_REGISTRY',
    addressedTo: 'A tutti',
    onlineUrl: null,
    responsibleOffice: office,
  };
  const site = { municipality: { name: 'Bari', officialName: 'Comune di Bari' }, language: 'it', origin: 'https://comune.bari.ba.it' };
  const text = serviceMetadata(service as unknown as Parameters[0], site as unknown as Parameters[1]);

  it('has every field the Modello Comuni asks', () => {
    expect(JSON.parse(text)).toMatchObject({
      name: 'Carta </script><script>',
      serviceType: 'Anagrafe e stato civile',
      serviceOperator: { name: 'Comune di Bari' },
      areaServed: { name: 'Bari' },
      audience: { audienceType: 'A tutti' },
      availableChannel: {
        serviceUrl: 'https://comune.bari.ba.it/servizi/cie',
        serviceLocation: { name: 'URP', address: { streetAddress: 'Via Roma 1', postalCode: '70122', addressLocality: 'Bari' } },
      },
    });
  });

  it('cannot end the script it stands in', () => {
    expect(text).not.toContain('<');
  });
});
