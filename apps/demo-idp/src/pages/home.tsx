import type { ReactNode } from 'react';
import type { IdentityProvider } from '../federation.js';
import { fullName, type DemoPerson } from '../persons.js';
import { Layout } from './layout.js';

export interface HomeProps {
  readonly providers: readonly { readonly idp: IdentityProvider; readonly loggedIn: DemoPerson | undefined }[];
}

/** What answers here, and the sessions of this browser with the way to end them. */
export function HomePage({ providers }: HomeProps): ReactNode {
  return (
    <Layout title="Gestori di identità di prova">
      <p>Si entra dal sito di un Comune. Qui ci sono i metadati dei tre gestori e le sessioni aperte al livello 1.</p>
      {providers.map(({ idp, loggedIn }) => (
        <section key={idp.federation}>
          <h2>{idp.name}</h2>
          <p>
            <a href={`/${idp.federation}/metadata`}>{`Metadati (${idp.name})`}</a>
          </p>
          {loggedIn && (
            <form method="post" action={`/${idp.federation}/end-session`}>
              <p>{`Sessione aperta: ${fullName(loggedIn)}.`}</p>
              <button>{`Esci da ${idp.name}`}</button>
            </form>
          )}
        </section>
      ))}
    </Layout>
  );
}
