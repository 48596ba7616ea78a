import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert, ErrorSummary, TextField } from '@casa/ui';
import type { Route } from './+types/appointments.js';
import { AccountPage } from '../../account/account-page.js';
import { tokenOfLink } from '../../account/appointment-link.server.js';
import { AppointmentList } from '../../account/appointment-list.js';
import { apiContext } from '../../api/client.server.js';
import { ClaimAppointmentDocument, MyAppointmentsDocument } from '../../gql/graphql.js';
import { contentIn } from '../../i18n/catalogue.js';
import { localPath } from '../../i18n/language.js';
import { useContent } from '../../i18n/use-messages.js';
import { Pager } from '../../site/lists.js';
import { pageQuery, pagerLinks } from '../../site/paging.js';
import { siteContext } from '../../site/site.server.js';
import { useMunicipality, useSite } from '../../site/use-site.js';

const PAGE_SIZE = 20;

export async function loader({ context, url }: Route.LoaderArgs) {
  const { myAppointments } = await context
    .get(apiContext)
    .execute(MyAppointmentsDocument, { first: PAGE_SIZE, after: pageQuery(url).after });
  return {
    appointments: myAppointments.edges.map(({ node }) => node),
    pager: pagerLinks(url, myAppointments.pageInfo),
    isClaimed: url.searchParams.get('esito') === 'aggiunto',
  };
}

/** Takes over an appointment that was made without a login: whoever has its link may. */
export async function action({ request, context }: Route.ActionArgs) {
  const { language } = context.get(siteContext);
  const typed = (await request.formData()).get('link');
  const link = typeof typed === 'string' ? typed : '';
  const token = tokenOfLink(link);
  if (token === undefined) return { link, problem: contentIn(language).account.appointments.claimProblem };
  const { claimAppointment: outcome } = await context.get(apiContext).execute(ClaimAppointmentDocument, { input: { token } });
  if (outcome.__typename !== 'AppointmentClaimed') return { link, problem: outcome.message };
  throw redirect(localPath('/area-personale/appuntamenti?esito=aggiunto', language), 303);
}

export default function MyAppointments({ loaderData, actionData }: Route.ComponentProps): ReactNode {
  const { appointments: texts, area } = useContent().account;
  const { appointments, pager, isClaimed } = loaderData;
  const { officialName } = useMunicipality();
  const acting = useSite()?.person?.acting;
  const title = acting ? texts.titleFor(acting.name) : texts.title;
  return (
    <AccountPage title={title} lead={acting ? texts.leadFor(acting.name, officialName) : texts.lead}>
      {isClaimed && actionData === undefined && (
        <Alert kind="success" isAnnounced>
          <p>{texts.claimed}</p>
        </Alert>
      )}
      <h2 className="visually-hidden">{title}</h2>
      {appointments.length === 0 ? <p>{area.none}</p> : <AppointmentList appointments={appointments} />}
      <Pager {...pager} />
      <h2 className="mt-5">{texts.claim}</h2>
      <form method="post" noValidate>
        {actionData !== undefined && <ErrorSummary title={area.errorTitle} errors={[{ fieldId: 'link', message: actionData.problem }]} />}
        <TextField
          id="link"
          name="link"
          label={texts.claimField}
          hint={texts.claimText}
          error={actionData?.problem}
          value={actionData?.link ?? ''}
          autoComplete="off"
          maxLength={1000}
          required
        />
        <button type="submit" className="btn btn-primary">
          {texts.claimButton}
        </button>
      </form>
    </AccountPage>
  );
}
