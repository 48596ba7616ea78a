import type { ReactNode } from 'react';
import { RadioGroup, SelectField, TextField } from '@casa/ui';
import type { Route } from './+types/settings-exceptions.js';
import { apiContext } from '../../api/client.server.js';
import { ChangeOfficeSettingsDocument } from '../../gql/graphql.js';
import { dateFormat } from '../../i18n/format.js';
import { useContent, useLanguage, useLocalPath } from '../../i18n/use-messages.js';
import { CLOSED, NEW_EXCEPTION, readException, STRETCHES, TASK, TASKS } from '../../settings/exception-form.js';
import type { OfficeSettings } from '../../settings/hours-form.js';
import { actOnSettings, type SentForm } from '../../settings/settings-act.server.js';
import { type Values, valueOf } from '../../settings/settings-form.js';
import { loadDecidedOffice, loadOfficeSettings } from '../../settings/settings-office.server.js';
import { errorOf, SettingsForm, SettingsPage, TimeBox, valuesOf } from '../../settings/settings-page.js';
import { SETTINGS_PAGE } from '../../settings/settings-path.js';
import { ShowButton } from '../../settings/settings-preview.js';

const LONGEST_REASON = 200;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { office, nav, isSaved } = await loadDecidedOffice(context, params.office, url);
  return { office, nav, isSaved, settings: await loadOfficeSettings(context, office.id) };
}

/** Three forms: a new day, one that is a day as all others again, a closure from the folder that is none. */
export async function action({ request, context, params, url }: Route.ActionArgs): Promise<SentForm> {
  const { office } = await loadDecidedOffice(context, params.office, url);
  return actOnSettings(context, request, {
    read: readException,
    send: async (change, { week, ...sending }) => {
      const day = change.exceptions?.[0]?.date ?? change.ordinaryDays?.[0]?.date ?? null;
      const input = { officeId: office.id, ...change, ...sending, week: week ?? (day === '' ? null : day) };
      return (await context.get(apiContext).execute(ChangeOfficeSettingsDocument, { input })).outcome;
    },
    done: `${SETTINGS_PAGE}/${office.slug}/giorni`,
  });
}

export default function SettingsExceptions({ loaderData, actionData }: Route.ComponentProps): ReactNode {
  const texts = useContent().settings.exceptions;
  const { office, nav, isSaved, settings } = loaderData;
  const path = useLocalPath();
  const typed = valuesOf(actionData, NEW_EXCEPTION);
  const values = valueOf(typed, TASK) === '' ? typed : NEW_EXCEPTION;
  return (
    <SettingsPage
      title={texts.title}
      lead={texts.lead}
      crumb={texts.title}
      {...{ office, nav, isSaved, now: NEW_EXCEPTION, names: {}, sent: actionData, lastChange: settings.lastChange }}
    >
      <h2 className="h4 mt-4">{texts.add}</h2>
      <SettingsForm version={settings.version} id="form">
        <ExceptionFields settings={settings} values={values} sent={actionData} />
        <p>
          {texts.withBookings} <a href={path(`/ufficio/chiusure/${office.slug}`)}>{texts.toClosures}</a>
        </p>
        <div className="casa-actions">
          <ShowButton />
        </div>
      </SettingsForm>
      <h2 className="h4 mt-5">{texts.list}</h2>
      <SpecialDays settings={settings} />
      <h2 className="h4 mt-5">{texts.closures}</h2>
      <Closures settings={settings} />
    </SettingsPage>
  );
}

interface ExceptionFieldsProps {
  readonly settings: OfficeSettings;
  readonly values: Values;
  readonly sent: SentForm | undefined;
}

function ExceptionFields({ settings, values, sent }: ExceptionFieldsProps): ReactNode {
  const { exceptions: texts, hours, inEnglish, optional } = useContent().settings;
  const field = (name: string) => ({ id: name, name, value: valueOf(values, name), error: errorOf(sent, name) });
  const kinds = (['orari', CLOSED] as const).map((value) => ({ value, label: texts.kinds[value] }));
  return (
    <div className="casa-narrow">
      <SelectField
        {...field('sportello')}
        label={texts.place}
        emptyText={texts.wholeOffice}
        groups={[{ options: settings.desks.map(({ id, name }) => ({ value: id, label: name })) }]}
      />
      <TextField {...field('giorno')} type="date" label={texts.day} required />
      <RadioGroup {...field('tipo')} legend={texts.kind} choices={kinds} />
      {STRETCHES.map((place) => (
        <div key={place} className="casa-stretch">
          <TimeBox name={`fascia-${place}-da`} short={hours.fromShort} label={texts.from(place + 1)} values={values} sent={sent} />
          <TimeBox name={`fascia-${place}-a`} short={hours.untilShort} label={texts.until(place + 1)} values={values} sent={sent} />
        </div>
      ))}
      <TextField {...field('motivo')} label={texts.reason} hint={texts.reasonHint} maxLength={LONGEST_REASON} />
      <TextField {...field('motivoEn')} label={inEnglish(texts.reason)} optionalText={optional} maxLength={LONGEST_REASON} />
    </div>
  );
}

function SpecialDays({ settings: { specialDays, desks, version } }: { readonly settings: OfficeSettings }): ReactNode {
  const texts = useContent().settings.exceptions;
  const { calendarDay } = dateFormat(useLanguage(), 'UTC');
  if (specialDays.length === 0) return <p>{texts.none}</p>;
  return (
    <ul className="casa-records">
      {specialDays.map(({ deskId, date, hours }) => (
        <li key={`${deskId ?? ''} ${date}`}>
          <h3 className="h5">
            {calendarDay(date)}, {desks.find(({ id }) => id === deskId)?.name ?? texts.wholeOffice}
          </h3>
          <p>{hours.map(({ opens, closes }) => `${opens}–${closes}`).join(', ')}</p>
          <SettingsForm version={version}>
            <input type="hidden" name={TASK} value={TASKS.ordinary} />
            <input type="hidden" name="sportello" value={deskId ?? ''} />
            <input type="hidden" name="giorno" value={date} />
            <button
              type="submit"
              name="intent"
              value="preview"
              className="btn btn-outline-danger"
              aria-label={texts.removeOf(calendarDay(date))}
            >
              {texts.remove}
            </button>
          </SettingsForm>
        </li>
      ))}
    </ul>
  );
}

function Closures({ settings: { closures, desks, version } }: { readonly settings: OfficeSettings }): ReactNode {
  const texts = useContent().settings.exceptions;
  const { calendarDay } = dateFormat(useLanguage(), 'UTC');
  if (closures.length === 0) return <p>{texts.noClosures}</p>;
  const moment = (instant: string) => `${calendarDay(instant.slice(0, 10))}, ${instant.slice(11, 16)}`;
  return (
    <ul className="casa-records">
      {closures.map(({ id, deskId, isEverywhere, isFolders, startsAt, endsAt, reason }) => {
        const when = texts.fromTo(moment(startsAt), moment(endsAt));
        const place = isEverywhere ? texts.everywhere : (desks.find((desk) => desk.id === deskId)?.name ?? texts.wholeOffice);
        return (
          <li key={id}>
            <h3 className="h5">{reason}</h3>
            <p>
              {when}, {place}. {!isFolders && texts.decided}
            </p>
            {isFolders && !isEverywhere && (
              <SettingsForm version={version}>
                <input type="hidden" name={TASK} value={TASKS.reopen} />
                <input type="hidden" name="chiusura" value={id} />
                <input type="hidden" name="settimana" value={startsAt.slice(0, 10)} />
                <button type="submit" name="intent" value="preview" className="btn btn-outline-primary" aria-label={texts.reopenOf(when)}>
                  {texts.reopen}
                </button>
              </SettingsForm>
            )}
          </li>
        );
      })}
    </ul>
  );
}
