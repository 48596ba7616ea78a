import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import type { Route } from './+types/home.js';
import { officePath, readOffice } from '../../agenda/agenda-path.js';
import { officePageOf } from '../../agenda/office-nav.server.js';
import { apiContext } from '../../api/client.server.js';
import { AgendaOfficesDocument } from '../../gql/graphql.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLocalPath } from '../../i18n/use-messages.js';
import { Page } from '../../site/page.js';
import { siteContext } from '../../site/site.server.js';

/** Leads to the office that was chosen, or to the only one there is. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { agendaOffices: offices } = await context.get(apiContext).execute(AgendaOfficesDocument);
  const asked = readOffice(url.searchParams.get('ufficio'));
  const office = asked ?? (offices.length === 1 ? offices[0]?.slug : undefined);
  if (office !== undefined) {
    const page = officePageOf(url.searchParams.get('pagina')) ?? 'agenda';
    throw redirect(localPath(officePath(page, office), context.get(siteContext).language), 303);
  }
  return { offices };
}

export default function OfficeWork({ loaderData: { offices } }: Route.ComponentProps): ReactNode {
  const { agenda } = useContent();
  const path = useLocalPath();
  const { title, lead } = agenda.home;
  return (
    <Page title={title} lead={offices.length === 0 ? agenda.noOffice : lead} isIndexed={false}>
      <div className="container pb-5">
        <ul className="casa-records">
          {offices.map(({ id, slug, name }) => (
            <li key={id}>
              <h2 className="h4">
                <a href={path(officePath('agenda', slug))}>{name}</a>
              </h2>
            </li>
          ))}
        </ul>
      </div>
    </Page>
  );
}
