import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert } from '@casa/ui';
import type { Route } from './+types/login.js';
import { levelOf } from '../../account/login-address.js';
import { CardLogin, SpidLogin, StaffLogin } from '../../account/login-choices.js';
import { apiContext } from '../../api/client.server.js';
import { LoginProvidersDocument } from '../../gql/graphql.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLocalPath, useMessages } from '../../i18n/use-messages.js';
import { Page } from '../../site/page.js';
import { returnPath } from '../../site/return-path.js';
import { siteContext } from '../../site/site.server.js';
import { useMunicipality } from '../../site/use-site.js';

/** Who is logged in goes straight on, unless a page asked for a higher level. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { language, person } = context.get(siteContext);
  const back = returnPath(url.searchParams.get('da'), localPath('/area-personale', language));
  const isLevelAsked = url.searchParams.has('livello');
  if (person !== undefined && !isLevelAsked) throw redirect(back, 303);
  const providers = await context.get(apiContext).execute(LoginProvidersDocument);
  return { providers, way: { back, level: levelOf(url.searchParams.get('livello')) }, isHigherLevel: person !== undefined };
}

export default function Login({ loaderData: { providers, way, isHigherLevel } }: Route.ComponentProps): ReactNode {
  const texts = useContent().account.login;
  const { common } = useMessages();
  const { kind } = useMunicipality();
  const path = useLocalPath();
  return (
    <Page title={texts.title} lead={texts.lead} isIndexed={false}>
      <div className="container pb-5 casa-login">
        {isHigherLevel && (
          <Alert kind="info" title={texts.higherLevel}>
            <p>{texts.higherLevelText(way.level)}</p>
          </Alert>
        )}
        <SpidLogin providers={providers.spid} way={way} />
        <CardLogin providers={providers.cie} way={way} />
        {providers.staff.length > 0 && <StaffLogin providers={providers.staff} way={way} />}
        {kind === 'MUNICIPALITY' && (
          <section>
            <h2 className="h4">{texts.without}</h2>
            <p>{texts.withoutText}</p>
            <a href={path('/prenota')}>{common.bookAppointment}</a>
          </section>
        )}
      </div>
    </Page>
  );
}
