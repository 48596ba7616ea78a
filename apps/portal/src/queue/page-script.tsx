import type { ReactNode } from 'react';
import { useSite } from '../site/use-site.js';

/** The little script of a page that is not hydrated: it makes better what works without it. */
export function PageScript({ code }: { readonly code: string }): ReactNode {
  const site = useSite();
  return <script nonce={site?.nonce} dangerouslySetInnerHTML={{ __html: code }} />;
}

/** Reloads the page after some seconds where there is no script to do it better. React must not lift it out of the noscript. */
export function ReloadWithoutScript({ seconds, href }: { readonly seconds: number; readonly href: string }): ReactNode {
  return <noscript dangerouslySetInnerHTML={{ __html: `<meta http-equiv="refresh" content="${seconds};url=${encodeURI(href)}">` }} />;
}
