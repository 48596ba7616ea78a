import type { AgendaFrameFragment, AgendaRowFragment } from '../gql/graphql.js';
import type { Messages } from '../i18n/catalogue.js';
import type { DateFormat } from '../i18n/format.js';
import { type Language, localPath } from '../i18n/language.js';
import type { ShownAppointment } from './agenda-news.js';
import { type DayAction, dayActions, STEP_KEYS } from './day-actions.js';

/** An appointment of an agenda; of a day with its citizen, of a week without. */
export type Listed = AgendaRowFragment & { readonly citizenName?: string | null };

/** A button. */
export interface ActionView {
  readonly action: DayAction;
  readonly label: string;
  /** What it does and to whom, for who hears buttons one by one. */
  readonly name: string;
  readonly key: string;
}

/** An appointment in words. */
export interface AppointmentView extends ShownAppointment {
  /** YYYY-MM-DD in the office's zone. */
  readonly day: string;
  readonly deskId: string;
  readonly state: AgendaRowFragment['state'];
  readonly time: string;
  readonly who: string;
  readonly service: string;
  readonly details: readonly string[];
  readonly href: string;
  readonly actions: readonly ActionView[];
}

export function appointmentView(
  appointment: Listed,
  { desks, now }: Pick<AgendaFrameFragment, 'desks' | 'now'>,
  texts: Messages['agenda'],
  format: DateFormat,
  language: Language,
): AppointmentView {
  const { id, version, state, startsAt, endsAt, serviceName, deskId, calledDeskId, channel, servedBy, hasNote, toMove, citizenName, code } =
    appointment;
  const who = citizenName ?? code;
  const calledDesk = desks.find((desk) => desk.id === calledDeskId)?.name;
  return {
    ...{ id, version, state, deskId, who, service: serviceName },
    title: texts.at(format.time(startsAt), who),
    stateText: texts.states[state],
    day: startsAt.slice(0, 10),
    time: `${format.time(startsAt)}–${format.time(endsAt)}`,
    details: [
      ...(channel === 'IN_PERSON' ? [] : [texts.channels[channel]]),
      ...(calledDesk === undefined ? [] : [texts.calledTo(calledDesk)]),
      ...(servedBy ? [servedBy.isCaller ? texts.byYou : texts.by(servedBy.name)] : []),
      ...(hasNote ? [texts.hasNote] : []),
      ...(toMove ? [texts.toMove] : []),
    ],
    href: localPath(`/ufficio/appuntamenti/${id}`, language),
    actions: actionViews(appointment, now, who, texts),
  };
}

export function actionViews(
  appointment: AgendaRowFragment,
  now: string,
  who: string,
  { actions, actionOf }: Messages['agenda'],
): ActionView[] {
  return dayActions(appointment, now).map((action) => ({
    action,
    label: actions[action],
    name: actionOf(actions[action], who),
    key: STEP_KEYS[action],
  }));
}
