import type { ReactNode } from 'react';
import { isRouteErrorResponse, Outlet, Scripts, ScrollRestoration, useMatches } from 'react-router';
import { IconSprite } from '@casa/ui';
import type { Route } from './+types/root.js';
import spriteUrl from './generated/sprite.svg?url';
import stylesUrl from './generated/portal.css?url';
import fontUrl from '@fontsource/titillium-web/files/titillium-web-latin-400-normal.woff2?url';
import { useLanguage } from './i18n/use-messages.js';
import { FailurePage } from './site/failure-page.js';
import { type Failure, isFailureData } from './site/failure.js';
import { portalRequestContext } from './site/portal-request.server.js';
import { openSite, siteContext } from './site/site.server.js';
import type { SiteView } from './site/site-view.js';
import { SiteFrame } from './site/site-frame.js';
import { useSite } from './site/use-site.js';

/** What a route may say of itself. */
export interface PageHandle {
  /** The page becomes interactive in the browser; all others ship no script. */
  readonly hydrate?: boolean;
  /** The page fills the screen alone, without the site's header and footer: a ticket machine, the screen of a waiting room. */
  readonly bare?: boolean;
}

export const middleware: Route.MiddlewareFunction[] = [
  async ({ context, url, pattern }, next) => {
    context.get(portalRequestContext).noteRoute(pattern);
    await openSite(context, url);
    return next();
  },
];

export function loader({ context }: Route.LoaderArgs): SiteView {
  return context.get(siteContext);
}

/** The municipality does not change while somebody books. */
export function shouldRevalidate(): boolean {
  return false;
}

export function Layout({ children }: { readonly children: ReactNode }): ReactNode {
  const site = useSite();
  const language = useLanguage();
  const hydrate = useMatches().some((match) => (match.handle as PageHandle | undefined)?.hydrate);
  const branding = site?.municipality.branding;
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="preload" href={fontUrl} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="stylesheet" href={stylesUrl} />
        {branding != null && (
          <>
            <style nonce={site?.nonce} suppressHydrationWarning>{`:root{--casa-primary:${safeColor(branding.primaryColor)}}`}</style>
            {branding.themeUrl != null && <link rel="stylesheet" href={branding.themeUrl} />}
            <link rel="icon" href={branding.logoUrl} />
            <meta name="theme-color" content={safeColor(branding.primaryColor)} />
          </>
        )}
      </head>
      <body>
        <IconSprite url={spriteUrl}>{children}</IconSprite>
        {hydrate && (
          <>
            <ScrollRestoration />
            <Scripts />
          </>
        )}
      </body>
    </html>
  );
}

/** A colour goes into a style sheet: nothing but a hexadecimal one may. */
function safeColor(color: string): string {
  return /^#[0-9a-f]{6}$/i.test(color) ? color : '#0066cc';
}

export default function App(): ReactNode {
  const isBare = useMatches().some((match) => (match.handle as PageHandle | undefined)?.bare);
  if (isBare) {
    return (
      <main id="contenuto">
        <Outlet />
      </main>
    );
  }
  return (
    <SiteFrame>
      <Outlet />
    </SiteFrame>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps): ReactNode {
  return (
    <SiteFrame>
      <FailurePage failure={failureOf(error)} />
    </SiteFrame>
  );
}

function failureOf(error: unknown): Failure {
  if (!isRouteErrorResponse(error)) return { kind: 'unexpected' };
  if (isFailureData(error.data)) return error.data.failure;
  if (error.status === 404) return { kind: 'not-found' };
  return { kind: error.status < 500 ? 'bad-request' : 'unexpected' };
}
