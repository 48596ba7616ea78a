import type { ReactNode } from 'react';

export interface LayoutProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** The frame of every page: it says at once that nothing here is real. */
export function Layout({ title, children }: LayoutProps): ReactNode {
  return (
    <html lang="it">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} - Gestore di identità di prova`}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <header>
          <p>
            <strong>Gestore di identità di prova.</strong> Le persone sono inventate e nessuna credenziale è vera.
          </p>
        </header>
        <main>
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}
