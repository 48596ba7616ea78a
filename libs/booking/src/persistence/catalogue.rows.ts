import type { OfficeId, OfficeSpec, ServiceSpec } from '@casa/contracts';

/** Booking rules of a service that is not booked: never used, but every row has them. */
const NOT_BOOKED = {
  minutes: 15,
  channels: [],
  openToNonResidents: true,
  leadMinutes: 0,
  horizonDays: 0,
  changeUntilMinutes: 0,
  maxOpenPerPerson: 1,
  questions: [],
};

/** The folder's, and nobody's in the portal. */
const FOLDERS = { managedAt: null, managedBy: null };

/** How long somebody on the waiting list has to answer an offer, where the folder does not say: four hours awake. */
const OFFER_MINUTES = 240;

/** The columns of an office, as its folder says. */
export function officeRow(office: OfficeSpec, position: number): Record<string, unknown> {
  return {
    slug: office.slug,
    position,
    name: office.name,
    description: office.description,
    department: office.department ?? null,
    street: office.address.street,
    postalCode: office.address.postalCode,
    city: office.address.city,
    latitude: office.location?.latitude ?? null,
    longitude: office.location?.longitude ?? null,
    telephone: office.telephone,
    email: office.email,
    timeZone: office.timeZone,
    ...FOLDERS,
  };
}

export function serviceRow(service: ServiceSpec, position: number, responsibleOfficeId: OfficeId): Record<string, unknown> {
  const { addressedTo, howTo, needed, achieved, deadlinesText, deadlines, fees, termsUrl, onlineUrl } = service;
  const rules = service.booking ?? NOT_BOOKED;
  return {
    slug: service.slug,
    template: service.template ?? null,
    position,
    responsibleOfficeId,
    name: service.name,
    description: service.description,
    category: service.category,
    topics: [...service.topics],
    status: service.status,
    statusReason: service.statusReason ?? null,
    card: {
      addressedTo,
      howTo,
      needed,
      achieved,
      deadlinesText,
      deadlines,
      fees,
      ...(termsUrl && { termsUrl }),
      ...(onlineUrl && { onlineUrl }),
    },
    bookable: service.booking !== undefined,
    minutes: rules.minutes,
    stepMinutes: service.booking?.stepMinutes ?? rules.minutes,
    channels: [...rules.channels],
    openToNonResidents: rules.openToNonResidents,
    leadMinutes: rules.leadMinutes,
    horizonDays: rules.horizonDays,
    changeUntilMinutes: rules.changeUntilMinutes,
    maxOpenPerPerson: rules.maxOpenPerPerson,
    offerMinutes: service.booking?.offerMinutes ?? OFFER_MINUTES,
    questions: [...rules.questions],
    ...FOLDERS,
  };
}

export function deskRows(office: OfficeSpec, officeId: OfficeId): Record<string, unknown>[] {
  return office.desks.map((desk, position) => ({ officeId, slug: desk.slug, position, name: desk.name, channels: [...desk.channels] }));
}
