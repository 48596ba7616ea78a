import type { BookingRulesSpec, ServiceSpec } from '@casa/contracts';

/** A service as the metropolitan catalogue describes it; which office answers for it is for each municipality to say. */
export type ServiceTemplate = Omit<ServiceSpec, 'slug' | 'template' | 'status' | 'statusReason' | 'responsibleOffice'>;

/** A service as catalogue.json writes it: adopted from a template, or whole. */
export type ServiceEntry = AdoptedService | OwnService;

type Optional<Type, Key extends keyof Type> = Omit<Type, Key> & Partial<Pick<Type, Key>>;
type OwnService = Optional<Omit<ServiceSpec, 'template'>, 'status' | 'deadlines' | 'fees'>;

/** Only what differs from the template. null takes away what the template has and a service may be without. */
interface AdoptedService extends Partial<Omit<ServiceSpec, 'template' | 'booking' | 'termsUrl' | 'onlineUrl'>> {
  readonly template: string;
  readonly responsibleOffice: string;
  readonly booking?: Partial<BookingRulesSpec> | null;
  readonly termsUrl?: string | null;
  readonly onlineUrl?: string | null;
}

/** A municipality's service without the gaps its file may have; undefined when there is no such template. */
export function completeService(entry: ServiceEntry, templates: ReadonlyMap<string, ServiceTemplate>): object | undefined {
  if (!('template' in entry)) return { status: 'ACTIVE', deadlines: [], fees: [], ...entry };
  const template = templates.get(entry.template);
  if (template === undefined) return undefined;
  const { booking, ...fields } = entry;
  const merged = {
    slug: entry.template,
    status: 'ACTIVE',
    ...template,
    ...fields,
    ...(booking === undefined ? {} : { booking: booking === null ? null : { ...template.booking, ...booking } }),
  };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}
