import type { ReactNode } from 'react';
import { Alert } from '@casa/ui';
import type { Route } from './+types/start.js';
import { useContent, useLocalPath, useMessages } from '../../i18n/use-messages.js';
import { readManageToken } from '../../manage/manage-cookie.server.js';
import { Page } from '../../site/page.js';
import { useMunicipality } from '../../site/use-site.js';

export async function loader({ request, url }: Route.LoaderArgs) {
  return { hasOpenAppointment: (await readManageToken(request)) !== undefined, isRenewed: url.searchParams.get('esito') === 'rinnovato' };
}

export default function ManageStart({ loaderData: { hasOpenAppointment, isRenewed } }: Route.ComponentProps): ReactNode {
  const { common } = useMessages();
  const { manage } = useContent();
  const { contacts } = useMunicipality();
  const path = useLocalPath();
  return (
    <Page title={manage.start.title} lead={manage.start.lead} isIndexed={false}>
      <div className="container pb-5">
        <div className="casa-article">
          {isRenewed && (
            <Alert kind="success" title={manage.renewed.title} isAnnounced>
              <p>{manage.renewed.text}</p>
            </Alert>
          )}
          {hasOpenAppointment && (
            <p>
              <a className="btn btn-primary" href={path('/prenotazioni/appuntamento')}>
                {manage.start.open}
              </a>
            </p>
          )}
          <h2>{manage.start.lost}</h2>
          <p>{manage.start.lostText}</p>
          <p>
            {common.footer.telephone}: <a href={`tel:${contacts.telephone.replace(/\s/g, '')}`}>{contacts.telephone}</a>
          </p>
          <a className="btn btn-outline-primary" href={path('/prenota')}>
            {common.bookAppointment}
          </a>
        </div>
      </div>
    </Page>
  );
}
