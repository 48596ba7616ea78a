import { describe, expect, it } from 'vitest';
import { it as italian } from '../i18n/it/texts.js';
import { categoryOfSlug, categoryPath, newsKindOfSlug, newsKindPath, NEWS_KINDS, SERVICE_CATEGORIES } from './categories.js';
import { topicName, topicOfSlug, topicPath, TOPIC_SLUGS } from './topics.js';

describe('vocabulary', () => {
  it('has the fifteen categories, each at its own address', () => {
    expect(SERVICE_CATEGORIES).toHaveLength(15);
    for (const category of SERVICE_CATEGORIES) expect(categoryOfSlug(categoryPath(category).split('/').at(-1) ?? '')).toBe(category);
    expect(categoryPath('TAXES')).toBe('/servizi/categoria/tributi-finanze-e-contravvenzioni');
    expect(Object.keys(italian.services.categories)).toEqual([...SERVICE_CATEGORIES]);
  });

  it('has the three kinds of news', () => {
    for (const kind of NEWS_KINDS) expect(newsKindOfSlug(newsKindPath(kind).split('/').at(-1) ?? '')).toBe(kind);
  });

  it('has the 64 topics, and no other', () => {
    expect(TOPIC_SLUGS).toHaveLength(64);
    expect(topicOfSlug('mobilita-sostenibile')).toBe('mobilità sostenibile');
    expect(topicPath("accesso all'informazione")).toBe('/argomenti/accesso-all-informazione');
    expect(topicPath('calcio')).toBeUndefined();
    expect(topicName('ZTL', 'it')).toBe('ZTL');
    expect(topicName('nascita', 'en')).toBe('Birth');
  });
});
