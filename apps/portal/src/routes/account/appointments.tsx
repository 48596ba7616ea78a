import type { ReactNode } from 'react';
import { redirect, type RouterContextProvider } from 'react-router';
import { Alert, ErrorSummary, TextField } from '@casa/ui';
import type { Route } from './+types/appointments.js';
import { AccountPage } from '../../account/account-page.js';
import { tokenOfLink } from '../../account/appointment-link.server.js';
import { AppointmentList } from '../../account/appointment-list.js';
import { DuplicateList } from '../../account/duplicate-list.js';
import { loadDuplicates } from '../../account/duplicates.server.js';
import { apiContext } from '../../api/client.server.js';
import { CancelOwnAppointmentDocument, ClaimAppointmentDocument, MyAppointmentsDocument } from '../../gql/graphql.js';
import { contentIn } from '../../i18n/catalogue.js';
import { localPath } from '../../i18n/language.js';
import { useContent } from '../../i18n/use-messages.js';
import { Pager } from '../../site/lists.js';
import { pageQuery, pagerLinks } from '../../site/paging.js';
import { siteContext } from '../../site/site.server.js';
import { useMunicipality, useSite } from '../../site/use-site.js';

const PAGE_SIZE = 20;

export async function loader({ context, url }: Route.LoaderArgs) {
  const [{ myAppointments }, duplicates] = await Promise.all([
    context.get(apiContext).execute(MyAppointmentsDocument, { first: PAGE_SIZE, after: pageQuery(url).after }),
    loadDuplicates(context),
  ]);
  return {
    duplicates,
    appointments: myAppointments.edges.map(({ node }) => node),
    pager: pagerLinks(url, myAppointments.pageInfo),
    isClaimed: url.searchParams.get('esito') === 'aggiunto',
    isCancelled: url.searchParams.get('esito') === 'annullato',
  };
}

/** Cancels one of several for the same service, or takes over one that was made without a login: whoever has its link may. */
export async function action({ request, context }: Route.ActionArgs) {
  const { language } = context.get(siteContext);
  const form = await request.formData();
  if (form.get('intent') === 'cancel') return { refusal: await cancel(context, form.get('id')), claim: undefined };
  const typed = form.get('link');
  const link = typeof typed === 'string' ? typed : '';
  const token = tokenOfLink(link);
  if (token === undefined) return { claim: { link, problem: contentIn(language).account.appointments.claimProblem }, refusal: undefined };
  const { claimAppointment: outcome } = await context.get(apiContext).execute(ClaimAppointmentDocument, { input: { token } });
  if (outcome.__typename !== 'AppointmentClaimed') return { claim: { link, problem: outcome.message }, refusal: undefined };
  throw redirect(localPath('/area-personale/appuntamenti?esito=aggiunto', language), 303);
}

/** @returns why not. @throws the redirect to the list */
async function cancel(context: Readonly<RouterContextProvider>, id: FormDataEntryValue | null): Promise<string> {
  const { cancelOwnAppointment: outcome } = await context
    .get(apiContext)
    .execute(CancelOwnAppointmentDocument, { input: { id: typeof id === 'string' ? id : '' } });
  if (outcome.__typename !== 'OwnAppointmentCancelled') return outcome.message;
  throw redirect(localPath('/area-personale/appuntamenti?esito=annullato', context.get(siteContext).language), 303);
}

export default function MyAppointments({ loaderData, actionData }: Route.ComponentProps): ReactNode {
  const { account, nearby } = useContent();
  const { appointments: texts, area } = account;
  const { appointments, duplicates, pager, isClaimed, isCancelled } = loaderData;
  const { claim, refusal } = actionData ?? {};
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
      {isCancelled && actionData === undefined && (
        <Alert kind="success" isAnnounced>
          <p>{nearby.duplicates.cancelled}</p>
        </Alert>
      )}
      {refusal !== undefined && (
        <Alert kind="danger" isAnnounced>
          <p>{refusal}</p>
        </Alert>
      )}
      {duplicates.map((same) => (
        <DuplicateList key={same.title} {...same} />
      ))}
      <h2 className="visually-hidden">{title}</h2>
      {appointments.length === 0 ? <p>{area.none}</p> : <AppointmentList appointments={appointments} />}
      <Pager {...pager} />
      <h2 className="mt-5">{texts.claim}</h2>
      <form method="post" noValidate>
        {claim !== undefined && <ErrorSummary title={area.errorTitle} errors={[{ fieldId: 'link', message: claim.problem }]} />}
        <TextField
          id="link"
          name="link"
          label={texts.claimField}
          hint={texts.claimText}
          error={claim?.problem}
          value={claim?.link ?? ''}
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
