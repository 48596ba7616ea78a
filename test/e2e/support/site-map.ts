import type { Page } from 'playwright-core';

/** A page as it came, before any script or style. */
export interface CrawledPage {
  /** Path and query. */
  readonly path: string;
  readonly status: number;
  readonly language: string;
  readonly title: string;
  readonly headings: number;
  /** Undefined on pages that are not for search engines. */
  readonly canonical: string | undefined;
  /** Fragments of links to places that are not in the page. */
  readonly brokenFragments: readonly string[];
}

export interface CrawledSite {
  readonly pages: readonly CrawledPage[];
  /** Addresses of other sites that its pages lead to. */
  readonly elsewhere: readonly string[];
  /** Paths of its site map. */
  readonly siteMap: readonly string[];
}

/** Follows every link within the site of the open page; the browser itself fetches and parses. */
export function crawlFrom(page: Page): Promise<CrawledSite> {
  return page.evaluate(crawl);
}

/** Runs in the browser: it knows nothing of this file but the types. */
async function crawl(): Promise<CrawledSite> {
  const AT_ONCE = 4;
  const parser = new DOMParser();
  const pages: CrawledPage[] = [];
  const elsewhere = new Set<string>();

  const answer = await fetch('/sitemap.xml');
  const listed = [...parser.parseFromString(await answer.text(), 'application/xml').querySelectorAll('loc')];
  const siteMap = listed.map((entry) => new URL(entry.textContent)).map(({ pathname, search }) => pathname + search);

  const queue = [...new Set([location.pathname, ...siteMap])];
  const known = new Set(queue);
  const visit = async (path: string): Promise<void> => {
    const response = await fetch(path);
    const html = parser.parseFromString(await response.text(), 'text/html');
    const links = [...html.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')!);
    const ids = new Set([...html.querySelectorAll('[id]')].map(({ id }) => id));
    pages.push({
      path,
      status: response.status,
      language: html.documentElement.lang,
      title: html.title,
      headings: html.querySelectorAll('h1').length,
      canonical: html.querySelector('link[rel=canonical]')?.getAttribute('href') ?? undefined,
      brokenFragments: links.filter((href) => href.startsWith('#') && !ids.has(href.slice(1))),
    });
    for (const href of links) {
      const { origin, protocol, pathname, search } = new URL(href, new URL(path, location.href));
      // These leave for an identity provider, where no page of another site may look.
      if (/^\/(spid|cie|sso)\//.test(pathname)) continue;
      if (origin !== location.origin) {
        if (protocol.startsWith('http')) elsewhere.add(origin + pathname + search);
      } else if (!known.has(pathname + search)) {
        known.add(pathname + search);
        queue.push(pathname + search);
      }
    }
  };
  while (queue.length > 0) await Promise.all(queue.splice(0, AT_ONCE).map(visit));
  return { pages, elsewhere: [...elsewhere], siteMap };
}
