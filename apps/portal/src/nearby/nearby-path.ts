import { isIsoDate } from '@casa/ui';
import { channelOf, channelWord } from '../booking/booking-path.js';
import type { AppointmentChannel, NearbyOrder } from '../gql/graphql.js';

/** What is looked for. The point somebody sets out from is not part of it: it travels in the body of a form and stays in no address. */
export interface NearbyChoice {
  /** Code of a service of the metropolitan catalogue. */
  readonly service: string | undefined;
  /** Slug of the municipality one sets out from. */
  readonly municipality: string | undefined;
  /** One lives there, so what it gives to its residents alone is looked at too. */
  readonly isResident: boolean;
  readonly channel: AppointmentChannel;
  readonly from: string | undefined;
  readonly order: NearbyOrder;
}

/** A point, WGS 84, degrees. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

export const NEARBY_PATH = '/primo-appuntamento';
/** An order's word in addresses and forms. */
export const ORDER_WORDS: Readonly<Record<NearbyOrder, string>> = { BALANCED: 'equilibrio', HOUR: 'orario', DISTANCE: 'distanza' };

const ORDERS = Object.keys(ORDER_WORDS) as NearbyOrder[];
const SLUG = /^[a-z0-9-]{1,100}$/;
const DEGREES = /^-?\d{1,3}(\.\d{1,10})?$/;

/** Reads what was chosen from an address or a form; what cannot be one is as if it were not there. */
export function readNearbyChoice(fields: URLSearchParams): NearbyChoice {
  const slug = (name: string): string | undefined => {
    const value = fields.get(name) ?? '';
    return SLUG.test(value) ? value : undefined;
  };
  const from = fields.get('dal') ?? '';
  return {
    service: slug('servizio'),
    municipality: slug('comune'),
    isResident: fields.get('residente') === 'si',
    channel: channelOf(fields.get('modalita')) ?? 'IN_PERSON',
    from: isIsoDate(from) ? from : undefined,
    order: ORDERS.find((order) => ORDER_WORDS[order] === fields.get('ordine')) ?? 'BALANCED',
  };
}

/** The position a browser sent with the form; undefined when it is none. */
export function readPosition(form: URLSearchParams): Position | undefined {
  const [latitude, longitude] = [form.get('latitudine') ?? '', form.get('longitudine') ?? ''];
  if (!DEGREES.test(latitude) || !DEGREES.test(longitude)) return undefined;
  const position = { latitude: Number(latitude), longitude: Number(longitude) };
  return Math.abs(position.latitude) <= 90 && Math.abs(position.longitude) <= 180 ? position : undefined;
}

/** What was chosen, as the fields of an address or of a form. */
export function nearbyFields({ service, municipality, isResident, channel, from, order }: NearbyChoice): Readonly<Record<string, string>> {
  return {
    ...(service !== undefined && { servizio: service }),
    ...(municipality !== undefined && { comune: municipality }),
    ...(isResident && { residente: 'si' }),
    modalita: channelWord(channel),
    ...(from !== undefined && { dal: from }),
    ordine: ORDER_WORDS[order],
  };
}
