import type { ReactNode } from 'react';
import { Alert, TextField } from '@casa/ui';
import { dateFormat } from '../i18n/format.js';
import { useContent, useLanguage, useLocalPath } from '../i18n/use-messages.js';
import { kindSaid } from './service-forms.js';
import type { Preview, SentForm, Touched } from './settings-act.server.js';
import { differences, TICKED, type Values } from './settings-form.js';

/** Names of fields, by the names in the form; those that are absent are not shown among the differences. */
export type FieldNames = Readonly<Record<string, string>>;

interface PreviewProps {
  readonly sent: SentForm & { readonly preview: Preview };
  /** What is there now, by the names of the form. */
  readonly now: Values;
  readonly names: FieldNames;
  /** Where the closures are: where the way out is. */
  readonly closures: string;
}

/** What a change would bring, side by side with what is; and the form that saves just that. */
export function SettingsPreview({ sent, now, names, closures }: PreviewProps): ReactNode {
  const texts = useContent().settings.preview;
  const { preview, values, week, isChanged } = sent;
  return (
    <section className="casa-settings-preview mt-4" id="anteprima" aria-labelledby="titolo-anteprima">
      <h2 className="h4" id="titolo-anteprima" tabIndex={-1} autoFocus>
        {texts.title}
      </h2>
      {isChanged === true && (
        <Alert kind="warning" isAnnounced>
          <p>{texts.changedMeanwhile}</p>
        </Alert>
      )}
      <Differences now={now} typed={values} names={names} />
      <Week preview={preview} />
      {preview.obstacle === null ? <Kept appointments={preview.kept} /> : <Obstacle obstacle={preview.obstacle} closures={closures} />}
      <form method="post" noValidate>
        {Object.entries(values).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="versione" value={preview.version} />
        <TextField id="settimana" name="settimana" type="date" label={texts.weekField} value={week || preview.firstDay} />
        <div className="casa-actions">
          {preview.obstacle === null && (
            <button type="submit" name="intent" value="save" className="btn btn-primary">
              {texts.save}
            </button>
          )}
          <ShowButton isSecond />
        </div>
      </form>
    </section>
  );
}

export function ShowButton({ isSecond = false }: { readonly isSecond?: boolean }): ReactNode {
  const { show } = useContent().settings;
  return (
    <button type="submit" name="intent" value="preview" className={isSecond ? 'btn btn-outline-primary' : 'btn btn-primary'}>
      {show}
    </button>
  );
}

function Differences({ now, typed, names }: { readonly now: Values; readonly typed: Values; readonly names: FieldNames }): ReactNode {
  const { preview: texts, questions } = useContent().settings;
  const found = differences(now, typed).flatMap((difference) => {
    const label = names[difference.name];
    return label === undefined ? [] : [{ ...difference, label }];
  });
  if (found.length === 0) return null;
  const say = (name: string, value: string, other: string) => {
    const kind = kindSaid(name, value);
    if (kind !== undefined) return questions.kinds[kind];
    if (value === TICKED) return texts.yes;
    if (value !== '') return value;
    return other === TICKED ? texts.no : texts.empty;
  };
  return (
    <div className="table-responsive" tabIndex={0} role="region" aria-label={texts.differences}>
      <table className="table">
        <caption className="fw-semibold">{texts.differences}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.field}</th>
            <th scope="col">{texts.now}</th>
            <th scope="col">{texts.typed}</th>
          </tr>
        </thead>
        <tbody>
          {found.map(({ name, label, now: before, typed: after }) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              <td>{say(name, before, after)}</td>
              <td>{say(name, after, before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type PreviewedDesk = Preview['desks'][number];
type DeskDay = PreviewedDesk['days'][number]['before'];

function Week({ preview }: { readonly preview: Preview }): ReactNode {
  const texts = useContent().settings.preview;
  const { calendarDate } = dateFormat(useLanguage(), 'UTC');
  const changed = preview.desks.filter((desk) => desk.days.some(({ before, after }) => !isSame(before, after)));
  const others = preview.desks.filter((desk) => !changed.includes(desk));
  const isOneOffice = new Set(preview.desks.map(({ officeName }) => officeName)).size <= 1;
  const titleOf = ({ name, officeName }: PreviewedDesk) => (isOneOffice ? name : `${name}, ${officeName}`);
  if (preview.desks.length === 0) return null;
  return (
    <>
      <h3 className="h5">{texts.week(calendarDate(preview.firstDay))}</h3>
      <Services services={preview.services} />
      {changed.map((desk) => (
        <DeskWeek key={desk.deskId} desk={desk} title={titleOf(desk)} />
      ))}
      {others.length > 0 && (
        <details className="mb-3">
          <summary>{texts.unchanged}</summary>
          {others.map((desk) => (
            <DeskWeek key={desk.deskId} desk={desk} title={titleOf(desk)} />
          ))}
        </details>
      )}
    </>
  );
}

function isSame(one: DeskDay, other: DeskDay): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function DeskWeek({ desk, title }: { readonly desk: PreviewedDesk; readonly title: string }): ReactNode {
  const texts = useContent().settings.preview;
  const { calendarDay } = dateFormat(useLanguage(), 'UTC');
  const caption = texts.deskTable(title);
  return (
    <div className="table-responsive" tabIndex={0} role="region" aria-label={caption}>
      <table className="table">
        <caption className="fw-semibold">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.day}</th>
            <th scope="col">{texts.before}</th>
            <th scope="col">{texts.after}</th>
          </tr>
        </thead>
        <tbody>
          {desk.days.map(({ date, before, after }) => (
            <tr key={date} {...(!isSame(before, after) && { className: 'table-active' })}>
              <th scope="row">{calendarDay(date)}</th>
              <td>
                <DayCell day={before} />
              </td>
              <td>
                <DayCell day={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DayCell({ day: { hours, starts } }: { readonly day: DeskDay }): ReactNode {
  const texts = useContent().settings.preview;
  if (hours.length === 0) return texts.closed;
  return (
    <>
      {hours.map(({ opens, closes }) => `${opens}–${closes}`).join(', ')}
      <br />
      {texts.starts(starts)}
    </>
  );
}

function Services({ services }: { readonly services: Preview['services'] }): ReactNode {
  const { preview: texts, channels } = useContent().settings;
  const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  const isOneOffice = new Set(services.map(({ officeName }) => officeName)).size <= 1;
  return (
    <div className="table-responsive" tabIndex={0} role="region" aria-label={texts.serviceTable}>
      <table className="table">
        <caption className="fw-semibold">{texts.serviceTable}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.service}</th>
            <th scope="col">{texts.before}</th>
            <th scope="col">{texts.after}</th>
          </tr>
        </thead>
        <tbody>
          {services.map(({ serviceId, name, officeName, channel, days }) => {
            const [before, after] = [total(days.map((day) => day.before)), total(days.map((day) => day.after))];
            return (
              <tr key={`${serviceId} ${officeName} ${channel}`} {...(before !== after && { className: 'table-active' })}>
                <th scope="row">
                  {name}, {channels[channel].toLowerCase()}
                  {!isOneOffice && <> ({officeName})</>}
                </th>
                <td>{before}</td>
                <td>
                  {after}
                  {before > 0 && after === 0 && <>: {texts.losesAll}</>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

export function Kept({ appointments }: { readonly appointments: readonly Touched[] }): ReactNode {
  const texts = useContent().settings.preview;
  if (appointments.length === 0) return <p>{texts.keptNone}</p>;
  return (
    <Alert kind="warning" title={texts.kept}>
      <p>{texts.keptText}</p>
      <TouchedList appointments={appointments} />
    </Alert>
  );
}

function Obstacle({ obstacle, closures }: { readonly obstacle: NonNullable<Preview['obstacle']>; readonly closures: string }): ReactNode {
  const { preview: texts, exceptions } = useContent().settings;
  const path = useLocalPath();
  return (
    <Alert kind="danger" title={texts.obstacle} isAnnounced>
      <p>{obstacle.message}</p>
      <TouchedList appointments={obstacle.appointments} />
      {!obstacle.isHeld && (
        <p className="mb-0">
          <a href={path(closures)}>{exceptions.toClosures}</a>
        </p>
      )}
    </Alert>
  );
}

export function TouchedList({ appointments }: { readonly appointments: readonly Touched[] }): ReactNode {
  const texts = useContent().settings.preview;
  const path = useLocalPath();
  const language = useLanguage();
  return (
    <ul>
      {appointments.map(({ id, code, startsAt, serviceName, deskName, reason }) => (
        <li key={id}>
          <a href={path(`/ufficio/appuntamenti/${id}`)}>{code}</a>: {localMoment(startsAt, language)}, {serviceName}, {deskName} (
          {texts.reasons[reason]})
        </li>
      ))}
    </ul>
  );
}

/** An instant says its office's own clock. */
function localMoment(instant: string, language: 'it' | 'en'): string {
  const { calendarDay } = dateFormat(language, 'UTC');
  return `${calendarDay(instant.slice(0, 10))}, ${instant.slice(11, 16)}`;
}
