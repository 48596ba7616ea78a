import { redirectDocument, type RouterContextProvider } from 'react-router';
import { apiContext } from '../api/client.server.js';
import { notFound } from '../api/failures.server.js';
import { loginNeeded } from '../api/login-needed.server.js';
import { BookAppointmentDocument } from '../gql/graphql.js';
import { localPath } from '../i18n/language.js';
import { manageCookies } from '../manage/manage-cookie.server.js';
import { portalRequestContext } from '../site/portal-request.server.js';
import { siteContext } from '../site/site.server.js';
import type { BookingSubject } from './booking-service.server.js';
import { type CitizenValues, errorsFromApi, toBookingInput } from './citizen-form.js';
import type { DetailsOutcome } from './details-outcome.js';
import { holdCookies, readHold, slotKey } from './hold-cookie.server.js';
import { slotProblem } from './hold-slot.server.js';

/**
 * Confirms. The hold makes a second press of the button the same appointment; success leads to the confirmation, whose page a
 * reload does not send again.
 * @param url of the page.
 * @throws the redirect to the confirmation, not found, or the way to the login
 */
export async function bookAppointment(
  context: Readonly<RouterContextProvider>,
  { request, url }: { readonly request: Request; readonly url: URL },
  { service, office, channel }: BookingSubject,
  startsAt: string,
  values: CitizenValues,
): Promise<DetailsOutcome> {
  const hold = await readHold(request);
  const holdToken = hold?.slot === slotKey(service.id, office.id, channel, startsAt) ? hold.token : null;
  const { bookAppointment: outcome } = await context.get(apiContext).execute(BookAppointmentDocument, {
    input: { serviceId: service.id, officeId: office.id, startsAt, channel, holdToken, ...toBookingInput(values) },
  });
  switch (outcome.__typename) {
    case 'AppointmentBooked':
      throw await confirmation(context, outcome.manageToken);
    case 'SlotTaken':
    case 'SlotNotOffered':
      return { step: 'review', values, problem: slotProblem(context, outcome, office.timeZone) };
    case 'NotEligible':
    case 'TooManyOpenAppointments':
      return { step: 'review', values, refusal: outcome.message };
    case 'DelegationOver':
      // Whoever acted for another and is logged in no more must be so first: it is not booked as a visitor's.
      if (context.get(siteContext).person === undefined) throw loginNeeded(context.get(portalRequestContext), url);
      return { step: 'review', values, refusal: outcome.message };
    case 'InvalidInput':
      return {
        step: 'edit',
        values,
        errors: outcome.fields.length > 0 ? errorsFromApi(outcome.fields, values) : { form: outcome.message },
      };
    case 'NotFound':
      throw notFound();
  }
}

async function confirmation(context: Readonly<RouterContextProvider>, manageToken: string): Promise<Response> {
  const { isSecure } = context.get(portalRequestContext);
  const headers = new Headers();
  for (const cookie of [...(await manageCookies(manageToken, isSecure)), ...(await holdCookies(undefined, isSecure))])
    headers.append('set-cookie', cookie);
  return redirectDocument(localPath('/prenotazioni/conferma', context.get(siteContext).language), { status: 303, headers });
}
