import type { AgendaChangedSubscription } from '../gql/graphql.js';

/** What a page shows of an appointment, as far as it is told when it changes. */
export interface ShownAppointment {
  readonly id: string;
  readonly version: number;
  /** «Maria Lorusso, ore 9:30». */
  readonly title: string;
  readonly stateText: string;
}

/** How news are said: `%s` stands for what there is to say. */
export interface NewsTexts {
  readonly added: string;
  readonly removed: string;
  readonly changed: string;
}

/** What has come and gone between two views of the same days, for who does not see it. */
export function announcements(before: readonly ShownAppointment[], now: readonly ShownAppointment[], texts: NewsTexts): readonly string[] {
  const [known, kept] = [byId(before), byId(now)];
  return [
    ...now.flatMap((appointment) => {
      const old = known.get(appointment.id);
      if (old === undefined) return [say(texts.added, appointment.title)];
      if (old.stateText !== appointment.stateText) return [say(texts.changed, appointment.title, appointment.stateText)];
      return old.title === appointment.title ? [] : [say(texts.removed, old.title), say(texts.added, appointment.title)];
    }),
    ...before.filter(({ id }) => !kept.has(id)).map(({ title }) => say(texts.removed, title)),
  ];
}

type Change = NonNullable<AgendaChangedSubscription['agendaChanged']>;

/** The days a page shows, and which versions of what. */
export interface ShownDays {
  readonly first: string;
  readonly last: string;
  readonly appointments: readonly Pick<ShownAppointment, 'id' | 'version'>[];
}

/** Whether the page is to be read anew: one's own changes come back, too, and what is on other days concerns others. */
export function isNews({ isStale, appointments }: Change, shown: ShownDays): boolean {
  const versions = new Map(shown.appointments.map(({ id, version }) => [id, version]));
  return (
    isStale ||
    appointments.some(({ id, version, state, startsAt }) => {
      const known = versions.get(id);
      if (known !== undefined) return version > known;
      const day = startsAt.slice(0, 10);
      return state !== 'CANCELLED' && shown.first <= day && day <= shown.last;
    })
  );
}

function byId(appointments: readonly ShownAppointment[]): ReadonlyMap<string, ShownAppointment> {
  return new Map(appointments.map((appointment) => [appointment.id, appointment]));
}

/** The text with each `%s` replaced in turn. */
export function say(template: string, ...values: readonly string[]): string {
  return values.reduce((text, value) => text.replace('%s', () => value), template);
}
