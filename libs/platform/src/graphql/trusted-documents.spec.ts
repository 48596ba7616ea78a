import { describe, expect, it } from 'vitest';
import { TrustedDocuments } from './trusted-documents.js';

const DIGEST = 'ab'.repeat(32);
const documents = new TrustedDocuments({ [DIGEST]: '{ faqs { answer } }' });

describe('TrustedDocuments', () => {
  it('finds a document by its digest, as Apollo asks for it and without its prefix', async () => {
    expect(await documents.get(`apq:${DIGEST}`)).toBe('{ faqs { answer } }');
  });

  it.each(['apq:', 'apq:__proto__', 'apq:constructor', `apq:${'cd'.repeat(32)}`, `apq:${DIGEST.toUpperCase()}`])(
    'finds nothing as %s',
    async (key) => {
      expect(await documents.get(key)).toBeUndefined();
    },
  );

  it('learns nothing from anybody, and forgets nothing', async () => {
    await documents.set();
    expect(await documents.delete()).toBe(false);
    expect(await documents.get(`apq:${DIGEST}`)).toBe('{ faqs { answer } }');
  });

  it('knows its documents to the letter', () => {
    expect(documents.has('{ faqs { answer } }')).toBe(true);
    expect(documents.has('{ faqs { answer } } ')).toBe(false);
  });

  it('are none where the release has none', () => {
    expect(TrustedDocuments.fromFile(undefined).has('{ faqs { answer } }')).toBe(false);
  });
});
