import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert, RadioGroup, SelectField, TextField } from '@casa/ui';
import type { Route } from './+types/book.js';
import { CounterCitizen } from '../../agenda/counter-citizen.js';
import { checkCounterForm, toCounterInput } from '../../agenda/counter-form.js';
import { counterPath, readCounterPlace } from '../../agenda/counter-place.js';
import {
  counterServices,
  counterSubject,
  type CounterService,
  type CounterWeek,
  freeAtCounter,
  isNotGiven,
} from '../../agenda/counter.server.js';
import { chooseOffice, officeNav } from '../../agenda/office-nav.server.js';
import { OfficePage } from '../../agenda/office-page.js';
import { apiContext } from '../../api/client.server.js';
import { failure, notFound } from '../../api/failures.server.js';
import { channelWord, isInstant } from '../../booking/booking-path.js';
import { type CitizenValues, errorsFromApi, type FieldErrors, NO_VALUES, readCitizenForm } from '../../booking/citizen-form.js';
import { BookOnBehalfDocument } from '../../gql/graphql.js';
import { contentIn, messagesIn } from '../../i18n/catalogue.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLanguage, useLocalPath } from '../../i18n/use-messages.js';
import { siteContext } from '../../site/site.server.js';

const CHANNELS = ['IN_PERSON', 'TELEPHONE', 'VIDEO'] as const;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const choice = await chooseOffice(context, params.office);
  const { office } = choice;
  const { language } = context.get(siteContext);
  const place = readCounterPlace(url.searchParams);
  const services = await counterServices(context, office);
  const subject = counterSubject(services, place);
  const today = dateFormat(language, office.timeZone).isoDay(new Date().toISOString());
  const first = place.day !== undefined && place.day > today ? place.day : today;
  return {
    ...{ nav: officeNav(context, 'prenota', choice), slug: office.slug, timeZone: office.timeZone },
    ...{ services, subject, isNotGiven: isNotGiven(services, place), place: { ...place, day: first } },
    week: subject && (await freeAtCounter(context, office, subject, first)),
  };
}

interface Refused {
  readonly startsAt: string;
  readonly values: CitizenValues;
  readonly errors: FieldErrors;
  /** The hour is gone: another one is chosen, and nothing typed again. */
  readonly isTaken?: boolean;
}

export async function action({ request, context, params, url }: Route.ActionArgs): Promise<Refused> {
  const { office } = await chooseOffice(context, params.office);
  const { language } = context.get(siteContext);
  const subject = counterSubject(await counterServices(context, office), readCounterPlace(url.searchParams));
  const form = await request.formData();
  const startsAt = form.get('inizio');
  if (subject === undefined || typeof startsAt !== 'string') throw failure({ kind: 'bad-request' });
  const { service, channel } = subject;
  const values = readCitizenForm(form, service.questions);
  const texts = { booking: messagesIn(language).booking, agenda: contentIn(language).agenda };
  if (!isInstant(startsAt)) return { startsAt, values, errors: { inizio: texts.agenda.book.taken }, isTaken: true };
  const errors = checkCounterForm(values, service.questions, channel, texts);
  if (Object.keys(errors).length > 0) return { startsAt, values, errors };
  const input = { serviceId: service.id, officeId: office.id, channel, startsAt, ...toCounterInput(values) };
  const { outcome } = await context.get(apiContext).execute(BookOnBehalfDocument, { input });
  switch (outcome.__typename) {
    case 'AppointmentBooked':
      throw redirect(localPath(`/ufficio/appuntamenti/${outcome.appointment.id}?esito=prenotata`, language), 303);
    case 'SlotTaken':
    case 'SlotNotOffered':
      return { startsAt, values, errors: { inizio: texts.agenda.book.taken }, isTaken: true };
    case 'InvalidInput':
      return { startsAt, values, errors: errorsFromApi(outcome.fields, values) };
    case 'NotFound':
      throw notFound();
    default:
      return { startsAt, values, errors: { form: outcome.message } };
  }
}

/** Three steps in one page: what, when, who. Each works as a form. */
export default function BookForSomebody({ loaderData, actionData }: Route.ComponentProps): ReactNode {
  const { book: texts } = useContent().agenda;
  const { nav, slug, timeZone, services, place, subject, week } = loaderData;
  const startsAt = actionData?.startsAt ?? place.startsAt;
  return (
    <OfficePage title={texts.title} lead={texts.lead} nav={nav}>
      {subject === undefined || week === undefined || startsAt === undefined ? (
        <>
          <SubjectForm services={services} place={place} isNotGiven={loaderData.isNotGiven} />
          {week !== undefined && <Week week={week} slug={slug} place={place} timeZone={timeZone} />}
        </>
      ) : (
        <>
          <Chosen {...loaderData} startsAt={startsAt} isTaken={actionData?.isTaken === true} />
          <CounterCitizen
            service={subject.service}
            isCall={subject.channel === 'TELEPHONE'}
            startsAt={startsAt}
            otherStarts={actionData?.isTaken === true ? week.days.flatMap(({ starts }) => starts) : []}
            timeZone={timeZone}
            values={actionData?.values ?? NO_VALUES}
            errors={actionData?.errors ?? {}}
          />
        </>
      )}
    </OfficePage>
  );
}

type Loaded = Route.ComponentProps['loaderData'];
type Place = Loaded['place'];

interface SubjectFormProps {
  readonly services: readonly CounterService[];
  readonly place: Place;
  readonly isNotGiven: boolean;
}

function SubjectForm({ services, place, isNotGiven }: SubjectFormProps): ReactNode {
  const { book: texts, channels } = useContent().agenda;
  return (
    <form method="get" className="casa-narrow">
      <SelectField
        {...{ id: 'servizio', name: 'servizio', label: texts.service, value: place.service ?? '', required: true }}
        emptyText={texts.choose}
        groups={[{ options: services.map(({ slug, name }) => ({ value: slug, label: name })) }]}
      />
      <RadioGroup
        {...{ id: 'modalita', name: 'modalita', legend: texts.channel, value: channelWord(place.channel ?? 'IN_PERSON') }}
        error={isNotGiven ? texts.notGiven : undefined}
        choices={CHANNELS.map((channel) => ({ value: channelWord(channel), label: channels[channel] }))}
      />
      <TextField {...{ id: 'giorno', name: 'giorno', label: texts.day, value: place.day }} type="date" />
      <button type="submit" className="btn btn-primary">
        {texts.show}
      </button>
    </form>
  );
}

interface WeekProps {
  readonly week: CounterWeek;
  readonly slug: string;
  readonly place: Place;
  readonly timeZone: string;
}

function Week({ week: { days, before, after }, slug, place, timeZone }: WeekProps): ReactNode {
  const { book: texts } = useContent().agenda;
  const path = useLocalPath();
  const { calendarDay, time } = dateFormat(useLanguage(), timeZone);
  const free = days.filter(({ starts }) => starts.length > 0);
  const href = (changed: Partial<Place>): string => path(counterPath(slug, { ...place, ...changed }));
  return (
    <section className="mt-5">
      <h2 className="h4">{texts.hours}</h2>
      {free.length === 0 && <p>{texts.noHours}</p>}
      {free.map(({ date, starts }) => (
        <section key={date}>
          <h3 className="h5">{calendarDay(date)}</h3>
          <ul className="casa-hour-list">
            {starts.map((start) => (
              <li key={start}>
                <a className="btn btn-outline-primary" href={href({ startsAt: start })} aria-label={`${time(start)}, ${calendarDay(date)}`}>
                  {time(start)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="casa-actions">
        {before !== undefined && <a href={href({ day: before })}>{texts.before}</a>}
        {after !== undefined && <a href={href({ day: after })}>{texts.after}</a>}
      </p>
    </section>
  );
}

interface ChosenProps extends Pick<Loaded, 'slug' | 'place' | 'subject' | 'timeZone'> {
  readonly startsAt: string;
  readonly isTaken: boolean;
}

function Chosen({ slug, place, subject, timeZone, startsAt, isTaken }: ChosenProps): ReactNode {
  const { book: texts, channels } = useContent().agenda;
  const path = useLocalPath();
  const { dayAndTime } = dateFormat(useLanguage(), timeZone);
  if (isTaken)
    return (
      <Alert kind="warning">
        <p>{texts.taken}</p>
      </Alert>
    );
  return (
    <p className="casa-choices">
      <strong>{subject && texts.chosen(subject.service.name, channels[subject.channel], dayAndTime(startsAt))}</strong>{' '}
      <a href={path(counterPath(slug, { ...place, startsAt: undefined }))}>{texts.changeTime}</a>
    </p>
  );
}
