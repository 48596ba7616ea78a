import type { ReactNode } from 'react';
import { redirect, type RouterContextProvider } from 'react-router';
import { Alert, CheckboxField, ErrorSummary, TextAreaField } from '@casa/ui';
import type { Route } from './+types/join.js';
import { apiContext } from '../../api/client.server.js';
import { notFound } from '../../api/failures.server.js';
import { loginNeeded } from '../../api/login-needed.server.js';
import { type BookingChoice, bookingPath, readChoice, timePath } from '../../booking/booking-path.js';
import { isOffered } from '../../booking/booking-service.server.js';
import { CitizenFields, citizenField } from '../../booking/citizen-fields.js';
import { checkCitizenForm, type CitizenValues, type FieldErrors, LIMITS, NO_VALUES, readCitizenForm } from '../../booking/citizen-form.js';
import { loginHint } from '../../booking/login-hint.server.js';
import { LoginNotice } from '../../booking/login-notice.js';
import { prefilledValues } from '../../booking/prefill.js';
import { JoinWaitingListDocument, WaitingServiceDocument, type WaitingServiceQuery } from '../../gql/graphql.js';
import { contentIn, messagesIn } from '../../i18n/catalogue.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLocalPath, useMessages } from '../../i18n/use-messages.js';
import { Page } from '../../site/page.js';
import { portalRequestContext } from '../../site/portal-request.server.js';
import { siteContext } from '../../site/site.server.js';
import { waitingCookies } from '../../waiting/waiting-cookies.server.js';
import { checkWish, firstWish, joinErrors, readWishForm, toJoinInput, type Town, type WishValues } from '../../waiting/waiting-form.js';
import { WishFields } from '../../waiting/wish-fields.js';

type Service = NonNullable<WaitingServiceQuery['service']>;

interface Subject {
  readonly service: Service;
  /** Where it may be had besides, by name; none for a service of the municipality's own. */
  readonly towns: readonly Town[];
  readonly me: WaitingServiceQuery['me'];
  readonly today: string;
}

interface Outcome {
  readonly wish: WishValues;
  readonly values: CitizenValues;
  readonly errors: FieldErrors;
  /** Why it is refused, when no field is to blame. */
  readonly refusal?: string;
}

export async function loader({ context, url }: Route.LoaderArgs) {
  const choice = readChoice(url.searchParams);
  const { service, towns, me, today } = await loadWaiting(context, choice);
  const office = service.offices.find(({ slug }) => slug === choice.office);
  const channel = service.channels.find((one) => one === choice.channel) ?? service.channels[0] ?? 'IN_PERSON';
  const { slug, name, channels, offices, openToNonResidents } = service;
  return {
    ...{ slug, name, channels, openToNonResidents, towns: towns.map((town) => ({ slug: town.slug, name: town.name })) },
    offices: offices.map((one) => ({ id: one.id, name: one.name })),
    back: office === undefined ? bookingPath({ service: slug }) : timePath({ service: slug, office: office.slug, channel }),
    wish: firstWish(channel, office?.id, today, service.horizonDays),
    prefill: prefilledValues(me),
    hint: loginHint(context, url),
  };
}

export async function action({ request, context, url }: Route.ActionArgs): Promise<Outcome> {
  const { language } = context.get(siteContext);
  const { service, towns, today } = await loadWaiting(context, readChoice(url.searchParams));
  const form = await request.formData();
  const wish = readWishForm(form);
  const values = readCitizenForm(form, []);
  const input = toJoinInput(service.id, wish, values, towns);
  const errors = {
    ...checkWish(wish, today, contentIn(language).waiting.join),
    ...checkCitizenForm(values, [], input.channel ?? 'IN_PERSON', messagesIn(language).booking),
  };
  if (Object.keys(errors).length > 0) return { wish, values, errors };
  const { joinWaitingList: outcome } = await context.get(apiContext).execute(JoinWaitingListDocument, { input });
  switch (outcome.__typename) {
    case 'WaitingListJoined': {
      const headers = await waitingCookies('entry', outcome.token, context.get(portalRequestContext).isSecure);
      throw redirect(localPath('/lista-attesa/richiesta?esito=in-lista', language), { status: 303, headers });
    }
    case 'DelegationOver':
      // Whoever acted for another and is logged in no more must be so first: they do not enter the list as a visitor.
      if (context.get(siteContext).person === undefined) throw loginNeeded(context.get(portalRequestContext), url);
      return { wish, values, errors: {}, refusal: outcome.message };
    case 'AlreadyWaiting':
    case 'NotEligible':
      return { wish, values, errors: {}, refusal: outcome.message };
    case 'InvalidInput':
      return { wish, values, errors: outcome.fields.length > 0 ? joinErrors(outcome.fields, values) : { form: outcome.message } };
    case 'NotFound':
      throw notFound();
  }
}

/** @throws a redirect to the booking where no service was chosen, or it is not given now */
async function loadWaiting(context: Readonly<RouterContextProvider>, choice: BookingChoice): Promise<Subject> {
  const { language, municipality: here } = context.get(siteContext);
  if (choice.service === undefined) throw redirect(localPath(bookingPath({}), language), 303);
  const { service, me, municipalities } = await context.get(apiContext).execute(WaitingServiceDocument, { slug: choice.service });
  if (service == null) throw notFound();
  if (!isOffered(service)) throw redirect(localPath(bookingPath({ service: service.slug }), language), 303);
  const towns = municipalities.edges.map(({ node }) => node).filter(({ status }) => status === 'ACTIVE');
  const today = dateFormat(language, here.timeZone).isoDay(new Date().toISOString());
  // A delegation is of one municipality.
  return { service, towns: service.metropolitan && me?.actingFor == null ? towns : [], me, today };
}

export default function JoinWaitingList({ loaderData, actionData }: Route.ComponentProps): ReactNode {
  const { booking } = useMessages();
  const texts = useContent().waiting.join;
  const { details } = booking;
  const path = useLocalPath();
  const { name, channels, offices, towns, openToNonResidents, back, hint } = loaderData;
  const { wish, values, errors, refusal }: Outcome = actionData ?? {
    ...{ wish: loaderData.wish, values: loaderData.prefill ?? NO_VALUES, errors: {} },
  };
  const problems = Object.entries(errors).map(([fieldId, message]) => ({ fieldId, message }));
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      parents={[{ label: booking.title, href: '/prenota' }]}
      canonicalPath="/prenota"
      isIndexed={false}
    >
      <div className="container pb-5">
        <div className="casa-article">
          <p className="casa-choices">
            {texts.for}: <strong>{name}</strong>. <a href={path(back)}>{texts.back}</a>
          </p>
          <ul>
            {texts.how.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {actionData === undefined && <LoginNotice {...hint} />}
          {refusal !== undefined && (
            <Alert kind="danger" isAnnounced>
              <p>{refusal}</p>
            </Alert>
          )}
          <form method="post" noValidate id="form">
            {problems.length > 0 && <ErrorSummary title={details.errorTitle(problems.length)} errors={problems} />}
            <WishFields values={wish} errors={errors} channels={channels} offices={offices} towns={towns} />
            <CitizenFields
              values={values}
              errors={errors}
              isCall={wish.channel === 'telefono'}
              openToNonResidents={openToNonResidents}
              emailHint={texts.emailHint}
            />
            <fieldset className="casa-fieldset">
              <legend>{texts.visit}</legend>
              <TextAreaField
                {...citizenField('reason', { values, errors })}
                label={details.reason}
                hint={details.reasonHint}
                maxLength={LIMITS.reason}
              />
              <CheckboxField
                id="privacy"
                name="privacy"
                label={details.privacy}
                required
                isChecked={values.privacy === 'si'}
                error={errors['privacy']}
              />
              <p>
                <a href={path('/privacy')} target="_blank" rel="noopener">
                  {details.privacyLink}
                </a>
              </p>
            </fieldset>
            <input type="hidden" name="actingFor" value={values.actingFor} />
            <button type="submit" className="btn btn-primary">
              {texts.send}
            </button>
          </form>
        </div>
      </div>
    </Page>
  );
}
