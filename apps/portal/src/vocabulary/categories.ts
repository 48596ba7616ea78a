import type { CategoriesInUseFragment, NewsKind, ServiceCategory } from '../gql/graphql.js';
import { slugOf } from './slug.js';
import { services } from '../i18n/it/services.js';

/** The categories' addresses come from their Italian names, in every language. */
const BY_SLUG = new Map(Object.entries(services.categories).map(([category, name]) => [slugOf(name), category as ServiceCategory]));

export const SERVICE_CATEGORIES = [...BY_SLUG.values()];

/** The categories some service of the municipality belongs to, in the vocabulary's order. */
export function categoriesInUse({ catalogue }: CategoriesInUseFragment): readonly ServiceCategory[] {
  const used = new Set(catalogue.edges.map(({ node }) => node.category));
  return SERVICE_CATEGORIES.filter((category) => used.has(category));
}

export function categoryPath(category: ServiceCategory): string {
  return `/servizi/categoria/${slugOf(services.categories[category])}`;
}

export function categoryOfSlug(slug: string): ServiceCategory | undefined {
  return BY_SLUG.get(slug);
}

const NEWS_KIND_SLUGS: Readonly<Record<NewsKind, string>> = { NEWS: 'notizie', NOTICE: 'avvisi', PRESS_RELEASE: 'comunicati' };
export const NEWS_KINDS = Object.keys(NEWS_KIND_SLUGS) as readonly NewsKind[];

export function newsKindPath(kind: NewsKind): string {
  return `/novita/categoria/${NEWS_KIND_SLUGS[kind]}`;
}

export function newsKindOfSlug(slug: string): NewsKind | undefined {
  return NEWS_KINDS.find((kind) => NEWS_KIND_SLUGS[kind] === slug);
}
