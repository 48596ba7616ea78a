import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert, type DescriptionEntry, DescriptionList, isIsoDate } from '@casa/ui';
import type { Route } from './+types/home.js';
import { AccountPage } from '../../account/account-page.js';
import { AppointmentList } from '../../account/appointment-list.js';
import { ContactEmail } from '../../account/contact-email.js';
import { DuplicateList } from '../../account/duplicate-list.js';
import { loadDuplicates } from '../../account/duplicates.server.js';
import { apiContext } from '../../api/client.server.js';
import { loginNeeded } from '../../api/login-needed.server.js';
import {
  ChangeContactEmailDocument,
  type ListedAppointmentFragment,
  MyWaitingEntriesDocument,
  PersonalAreaDocument,
  type PersonalAreaQuery,
} from '../../gql/graphql.js';
import { contentIn } from '../../i18n/catalogue.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLanguage, useLocalPath } from '../../i18n/use-messages.js';
import { MoreLink } from '../../site/lists.js';
import { portalRequestContext } from '../../site/portal-request.server.js';
import { siteContext } from '../../site/site.server.js';
import { useMunicipality, useSite } from '../../site/use-site.js';
import { OwnWaiting } from '../../waiting/own-waiting.js';

type Person = NonNullable<PersonalAreaQuery['me']>;

export async function loader({ context, url }: Route.LoaderArgs) {
  const [{ me, myAppointments }, duplicates, { myWaitingEntries: waiting }] = await Promise.all([
    context.get(apiContext).execute(PersonalAreaDocument),
    loadDuplicates(context),
    context.get(apiContext).execute(MyWaitingEntriesDocument),
  ]);
  if (me === null) throw loginNeeded(context.get(portalRequestContext), url);
  const isToCome = ({ startsAt, status }: ListedAppointmentFragment): boolean => status === 'BOOKED' && Date.parse(startsAt) > Date.now();
  return {
    me,
    duplicates,
    waiting,
    appointments: myAppointments.edges.map(({ node }) => node).filter(isToCome),
    isEmailSent: url.searchParams.get('esito') === 'email-inviata',
  };
}

/** A new contact e-mail; it counts once the link that is sent there was opened. */
export async function action({ request, context }: Route.ActionArgs) {
  const { language } = context.get(siteContext);
  const typed = (await request.formData()).get('email');
  const email = typeof typed === 'string' ? typed.trim() : '';
  if (email === '') return { email, problem: contentIn(language).account.area.emailProblem };
  const { changeContactEmail: outcome } = await context.get(apiContext).execute(ChangeContactEmailDocument, { input: { email } });
  if (outcome.__typename === 'InvalidInput') return { email, problem: outcome.fields[0]?.message ?? outcome.message };
  throw redirect(localPath('/area-personale?esito=email-inviata', language), 303);
}

export default function PersonalArea({ loaderData, actionData }: Route.ComponentProps): ReactNode {
  const texts = useContent().account.area;
  const path = useLocalPath();
  const { me, appointments, duplicates, waiting, isEmailSent } = loaderData;
  const acting = useSite()?.person?.acting;
  return (
    <AccountPage title={texts.title} lead={texts.lead(me.givenName)}>
      {isEmailSent && actionData === undefined && (
        <Alert kind="success" title={texts.emailSent} isAnnounced>
          <p>{texts.emailSentText}</p>
        </Alert>
      )}
      {duplicates.map((same) => (
        <DuplicateList key={same.title} {...same} />
      ))}
      <h2>{acting ? texts.nextFor(acting.name) : texts.next}</h2>
      {appointments.length === 0 ? <p>{texts.noneNext}</p> : <AppointmentList appointments={appointments} />}
      <MoreLink href={path('/area-personale/appuntamenti')} label={texts.all} />
      <OwnWaiting entries={waiting} />
      <h2 className="mt-5">{texts.who}</h2>
      <DescriptionList entries={usePersonEntries(me)} />
      <p className="casa-narrow">{texts.whoHint}</p>
      <ContactEmail email={me.email} isVerified={me.emailVerified} sent={actionData} />
    </AccountPage>
  );
}

/** What is known, in words; what the identity provider did not say is left out. */
function usePersonEntries(me: Person): readonly DescriptionEntry[] {
  const { area, federations } = useContent().account;
  const { calendarDate } = dateFormat(useLanguage(), useMunicipality().timeZone);
  const birthDate = me.birthDate !== null && isIsoDate(me.birthDate) ? calendarDate(me.birthDate) : me.birthDate;
  return [
    { term: area.name, description: `${me.givenName} ${me.familyName}` },
    { term: area.fiscalCode, description: me.fiscalCode },
    { term: area.birthDate, description: birthDate },
    { term: area.telephone, description: me.telephone },
    { term: area.address, description: me.address },
    { term: area.loggedInWith, description: area.levelOf(federations[me.federation], me.level) },
  ].filter(({ description }) => description !== null && description !== '');
}
