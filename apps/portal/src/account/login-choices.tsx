import type { ReactNode } from 'react';
import { Icon } from '@casa/ui';
import type { LoginProviderFragment } from '../gql/graphql.js';
import { useContent } from '../i18n/use-messages.js';
import { loginAddress } from './login-address.js';

/** Pages of AgID and of the Ministry of the Interior. */
const SPID_PAGES = {
  information: 'https://www.spid.gov.it/',
  registration: 'https://www.spid.gov.it/cos-e-spid/come-attivare-spid/',
  help: 'https://www.spid.gov.it/serve-aiuto/',
};
const CARD_INFORMATION = 'https://www.cartaidentita.interno.gov.it/';

interface LoginChoiceProps {
  readonly providers: readonly LoginProviderFragment[];
  readonly way: { readonly back: string; readonly level: number };
}

/** The official button: it opens the list of all identity providers, in the random order the API gives, and the three links of help. */
export function SpidLogin({ providers, way }: LoginChoiceProps): ReactNode {
  const texts = useContent().account.login;
  return (
    <section>
      <h2>{texts.spidTitle}</h2>
      <p>{texts.spidText}</p>
      {providers.length === 0 ? (
        <p>{texts.spidNone}</p>
      ) : (
        <details>
          <summary className="casa-identity-button">
            <Icon name="it-user" />
            {texts.spidButton}
          </summary>
          <ul className="casa-identity-list">
            {providers.map((provider) => (
              <li key={provider.entityId}>
                <a href={loginAddress('SPID', provider.entityId, way.back, way.level)}>
                  <ProviderLogo logoUrl={provider.logoUrl} />
                  {provider.name}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
      <ul className="casa-tags mt-3">
        <li>
          <a href={SPID_PAGES.information}>{texts.moreInformation}</a>
        </li>
        <li>
          <a href={SPID_PAGES.registration}>{texts.noSpid}</a>
        </li>
        <li>
          <a href={SPID_PAGES.help}>{texts.help}</a>
        </li>
      </ul>
    </section>
  );
}

/** Only a logo of this origin: a foreign one would tell its owner who is about to log in. The name stands beside it. */
function ProviderLogo({ logoUrl }: { readonly logoUrl: string | null }): ReactNode {
  return logoUrl?.startsWith('/') === true ? <img src={logoUrl} alt="" loading="lazy" /> : null;
}

export function CardLogin({ providers, way }: LoginChoiceProps): ReactNode {
  const texts = useContent().account.login;
  const isOne = providers.length === 1;
  return (
    <section>
      <h2>{texts.cieTitle}</h2>
      <p>{texts.cieText}</p>
      {providers.length === 0 && <p>{texts.cieNone}</p>}
      <div className="casa-actions mt-0">
        {providers.map(({ entityId, name }) => (
          <a key={entityId} className="casa-identity-button" href={loginAddress('CIE', entityId, way.back, way.level)}>
            <Icon name="it-card" />
            {isOne ? texts.cieButton : `${texts.cieButton}: ${name}`}
          </a>
        ))}
      </div>
      <p className="mt-3">
        <a href={CARD_INFORMATION}>{texts.cieInformation}</a>
      </p>
    </section>
  );
}

/** The municipality's own people, through its own identity provider. */
export function StaffLogin({ providers, way }: LoginChoiceProps): ReactNode {
  const texts = useContent().account.login;
  return (
    <section>
      <h2>{texts.staffTitle}</h2>
      <p>{texts.staffText}</p>
      <div className="casa-actions mt-0">
        {providers.map(({ entityId, name }) => (
          <a key={entityId} className="btn btn-outline-primary" href={loginAddress('STAFF', entityId, way.back, way.level)}>
            {texts.staffButton(name)}
          </a>
        ))}
      </div>
    </section>
  );
}
