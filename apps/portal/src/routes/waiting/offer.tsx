import type { ReactNode } from 'react';
import { redirect, type RouterContextProvider } from 'react-router';
import { Alert, DescriptionList, ErrorSummary } from '@casa/ui';
import type { Route } from './+types/offer.js';
import { apiContext } from '../../api/client.server.js';
import { failure } from '../../api/failures.server.js';
import { answerField, errorsFromApi, type FieldErrors, NO_VALUES, readCitizenForm, toBookingInput } from '../../booking/citizen-form.js';
import { QuestionField } from '../../booking/question-field.js';
import { AcceptOfferDocument, RefuseOfferDocument, WaitingOfferDocument, type WaitingOfferQuery } from '../../gql/graphql.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLanguage, useLocalPath, useMessages } from '../../i18n/use-messages.js';
import { manageCookies } from '../../manage/manage-cookie.server.js';
import { OfficeContact } from '../../site/lists.js';
import { Page } from '../../site/page.js';
import { portalRequestContext } from '../../site/portal-request.server.js';
import { siteContext } from '../../site/site.server.js';
import { useMunicipality } from '../../site/use-site.js';
import { readWaitingToken } from '../../waiting/waiting-cookies.server.js';
import { durationInWords } from '../../waiting/waiting-words.js';

const MINUTE_MS = 60_000;

type Offer = NonNullable<WaitingOfferQuery['waitingOffer']>;

interface Outcome {
  readonly answers: Readonly<Record<string, string>>;
  readonly errors: FieldErrors;
  readonly refusal?: string;
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const { offer } = await loadOffer(context, request);
  return { offer, minutesLeft: Math.max(0, Math.floor((Date.parse(offer.answerUntil) - Date.now()) / MINUTE_MS)) };
}

/** Accepting leads to the confirmation of the appointment; what was refused is shown as refused. */
export async function action({ request, context }: Route.ActionArgs): Promise<Outcome> {
  const { token, offer } = await loadOffer(context, request);
  const { language } = context.get(siteContext);
  const form = await request.formData();
  const intent = form.get('intent');
  if (intent === 'refuse' || intent === 'leave') {
    await context.get(apiContext).execute(RefuseOfferDocument, { input: { token, leave: intent === 'leave' } });
    // Whatever became of it, the page says how it stands now.
    throw redirect(localPath('/lista-attesa/offerta', language), 303);
  }
  const { answers } = readCitizenForm(form, offer.service.questions);
  const input = { token, answers: toBookingInput({ ...NO_VALUES, answers }).answers ?? [] };
  const { acceptOffer: outcome } = await context.get(apiContext).execute(AcceptOfferDocument, { input });
  switch (outcome.__typename) {
    case 'OfferAccepted':
      throw await confirmation(context, outcome.manageToken);
    case 'InvalidInput':
      return { answers, errors: errorsFromApi(outcome.fields, { ...NO_VALUES, answers }) };
    case 'TooManyOpenAppointments':
    case 'DelegationOver':
      return { answers, errors: {}, refusal: outcome.message };
    case 'OfferLapsed':
    case 'OfferGone':
      throw redirect(localPath('/lista-attesa/offerta', language), 303);
    case 'NotFound':
      throw failure({ kind: 'wrong-link' });
  }
}

async function confirmation(context: Readonly<RouterContextProvider>, manageToken: string): Promise<Response> {
  const headers = new Headers();
  for (const cookie of await manageCookies(manageToken, context.get(portalRequestContext).isSecure)) headers.append('set-cookie', cookie);
  return redirect(localPath('/prenotazioni/conferma', context.get(siteContext).language), { status: 303, headers });
}

/** @throws the page of the wrong link */
async function loadOffer(
  context: Readonly<RouterContextProvider>,
  request: Request,
): Promise<{ readonly token: string; readonly offer: Offer }> {
  const token = await readWaitingToken(request, 'offer');
  if (token === undefined) throw failure({ kind: 'wrong-link' });
  const { waitingOffer } = await context.get(apiContext).execute(WaitingOfferDocument, { token });
  if (waitingOffer == null) throw failure({ kind: 'wrong-link' });
  return { token, offer: waitingOffer };
}

export default function WaitingOffer({ loaderData: { offer, minutesLeft }, actionData }: Route.ComponentProps): ReactNode {
  const texts = useContent().waiting.offer;
  const path = useLocalPath();
  const language = useLanguage();
  const { dayAndTime } = dateFormat(language, offer.timeZone);
  const { status } = offer;
  if (status === 'OPEN') {
    return (
      <Page title={texts.title} lead={texts.lead(dayAndTime(offer.answerUntil), durationInWords(minutesLeft, language))} isIndexed={false}>
        <div className="container pb-5">
          <OpenOffer offer={offer} outcome={actionData ?? { answers: {}, errors: {} }} />
        </div>
      </Page>
    );
  }
  return (
    <Page title={texts.states[status].title} lead={texts.states[status].text} crumb={texts.title} isIndexed={false}>
      <div className="container pb-5">
        <Summary offer={offer} />
        <div className="casa-actions">
          <a className="btn btn-outline-primary" href={path('/prenota')}>
            {texts.again}
          </a>
        </div>
      </div>
    </Page>
  );
}

function OpenOffer({ offer, outcome: { answers, errors, refusal } }: { readonly offer: Offer; readonly outcome: Outcome }): ReactNode {
  const { booking } = useMessages();
  const { manage, waiting } = useContent();
  const texts = waiting.offer;
  const path = useLocalPath();
  const { officialName } = useMunicipality();
  const { questions } = offer.service;
  const problems = Object.entries(errors).map(([fieldId, message]) => ({ fieldId, message }));
  return (
    <>
      {refusal !== undefined && (
        <Alert kind="danger" isAnnounced>
          <p>{refusal}</p>
        </Alert>
      )}
      <Summary offer={offer} />
      <form method="post" noValidate id="form">
        {problems.length > 0 && <ErrorSummary title={booking.details.errorTitle(problems.length)} errors={problems} />}
        {questions.length > 0 && (
          <fieldset className="casa-fieldset casa-narrow">
            <legend>{texts.questions}</legend>
            {questions.map((question) => (
              <QuestionField
                key={question.id}
                question={question}
                value={answers[question.id] ?? ''}
                error={errors[answerField(question.id)]}
              />
            ))}
          </fieldset>
        )}
        <p className="casa-narrow">
          {texts.data(officialName)}{' '}
          <a href={path('/privacy')} target="_blank" rel="noopener">
            {booking.details.privacyLink}
          </a>
        </p>
        <p className="casa-narrow">{texts.refuseText}</p>
        <div className="casa-actions">
          <button type="submit" name="intent" value="accept" className="btn btn-primary">
            {texts.accept}
          </button>
          <button type="submit" name="intent" value="refuse" className="btn btn-outline-primary">
            {texts.refuse}
          </button>
          <button type="submit" name="intent" value="leave" className="btn btn-outline-danger">
            {texts.leave}
          </button>
        </div>
      </form>
      <h2 className="h4 mt-5">{manage.appointment.contact}</h2>
      <div className="casa-narrow">
        <OfficeContact office={offer.office} />
      </div>
    </>
  );
}

function Summary({ offer: { service, office, channel, startsAt, timeZone } }: { readonly offer: Offer }): ReactNode {
  const { booking } = useMessages();
  const texts = useContent().waiting.offer;
  const { dayAndTime } = dateFormat(useLanguage(), timeZone);
  const { street, postalCode, city } = office.address;
  return (
    <DescriptionList
      entries={[
        { term: texts.when, description: <strong>{dayAndTime(startsAt)}</strong> },
        { term: texts.service, description: service.name },
        { term: texts.office, description: `${office.name}\n${street}, ${postalCode} ${city}` },
        { term: texts.channel, description: booking.office.channels[channel] },
      ]}
    />
  );
}
