import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert } from '@casa/ui';
import type { Route } from './+types/virtual-desks.js';
import { officePath } from '../../agenda/agenda-path.js';
import { chooseOffice, officeNav } from '../../agenda/office-nav.server.js';
import { OfficePage } from '../../agenda/office-page.js';
import { apiContext } from '../../api/client.server.js';
import { failure, notFound } from '../../api/failures.server.js';
import { DesksElsewhereDocument, SetVirtualDeskDocument, VirtualDesksDocument, type VirtualDesksQuery } from '../../gql/graphql.js';
import { localPath } from '../../i18n/language.js';
import { useContent } from '../../i18n/use-messages.js';
import { siteContext } from '../../site/site.server.js';
import { DeskElsewhere } from '../../virtual-desks/desk-elsewhere.js';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const choice = await chooseOffice(context, params.office);
  const api = context.get(apiContext);
  const { desksElsewhere } = await api.execute(DesksElsewhereDocument);
  const { virtualDesks } = choice.isManager ? await api.execute(VirtualDesksDocument) : { virtualDesks: undefined };
  return {
    nav: officeNav(context, 'sportelli-virtuali', choice),
    desksElsewhere,
    own: virtualDesks?.filter(({ officeId }) => officeId === choice.office.id),
    isDone: url.searchParams.get('esito') === 'fatto',
  };
}

/** Each button is a form of its own. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData();
  const deskId = form.get('sportello');
  if (typeof deskId !== 'string') throw failure({ kind: 'bad-request' });
  const input = { deskId, isVirtual: form.get('aperto') === '1' };
  const { setVirtualDesk } = await context.get(apiContext).execute(SetVirtualDeskDocument, { input });
  if (setVirtualDesk.__typename !== 'VirtualDeskSet') throw notFound();
  const path = officePath('sportelli-virtuali', params.office, { esito: 'fatto' });
  throw redirect(localPath(path, context.get(siteContext).language), 303);
}

/** The desks that an operator staffs elsewhere; for managers, those of theirs that others may staff. */
export default function VirtualDesks({ loaderData: { nav, desksElsewhere, own, isDone } }: Route.ComponentProps): ReactNode {
  const texts = useContent().virtualDesks;
  return (
    <OfficePage title={texts.title} lead={texts.lead} nav={nav}>
      {isDone && (
        <Alert kind="success" isAnnounced>
          <p>{texts.own.done}</p>
        </Alert>
      )}
      <section aria-labelledby="altrove">
        <h2 id="altrove">{texts.elsewhere.title}</h2>
        {desksElsewhere.length === 0 ? (
          <p>{texts.elsewhere.none}</p>
        ) : (
          <ul className="casa-records">
            {desksElsewhere.map((desk) => (
              <DeskElsewhere key={desk.id} {...desk} />
            ))}
          </ul>
        )}
      </section>
      {own !== undefined && <OwnDesks desks={own} />}
    </OfficePage>
  );
}

function OwnDesks({ desks }: { readonly desks: VirtualDesksQuery['virtualDesks'] }): ReactNode {
  const { own: texts } = useContent().virtualDesks;
  return (
    <section aria-labelledby="propri">
      <h2 id="propri">{texts.title}</h2>
      <p className="casa-narrow">{texts.lead}</p>
      {desks.length === 0 && <p>{texts.none}</p>}
      <ul className="casa-records">
        {desks.map(({ id, name, isVirtual }) => (
          <li key={id}>
            <h3 className="h5">{name}</h3>
            <p>{isVirtual ? texts.isOpen : texts.isClosed}</p>
            <form method="post">
              <input type="hidden" name="sportello" value={id} />
              <input type="hidden" name="aperto" value={isVirtual ? '0' : '1'} />
              <button type="submit" className={`btn ${isVirtual ? 'btn-outline-danger' : 'btn-outline-primary'}`}>
                {isVirtual ? texts.close(name) : texts.open(name)}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
