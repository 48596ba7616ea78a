import type { ReactNode } from 'react';
import { Alert, ErrorSummary } from '@casa/ui';
import type { OfficeNav } from '../agenda/office-nav.server.js';
import { OfficePage } from '../agenda/office-page.js';
import { dateFormat } from '../i18n/format.js';
import { useContent, useLanguage, useLocalPath } from '../i18n/use-messages.js';
import type { SentForm } from './settings-act.server.js';
import { type FieldNames, SettingsPreview, TouchedList } from './settings-preview.js';
import { type Values, valueOf } from './settings-form.js';
import { SETTINGS_PAGE } from './settings-path.js';

interface SettingsPageProps {
  readonly title: string;
  readonly lead: string;
  readonly crumb: string;
  readonly office: { readonly slug: string; readonly name: string };
  readonly nav: OfficeNav;
  readonly isSaved: boolean;
  readonly lastChange: { readonly name: string | null; readonly at: string } | null;
  readonly sent: SentForm | undefined;
  /** What is there now, by the names of the form. */
  readonly now: Values;
  readonly names: FieldNames;
  readonly children: ReactNode;
}

/** A page of the settings: what came of the last form, the preview of what was typed, the forms. */
export function SettingsPage({ office, isSaved, lastChange, sent, now, names, children, ...page }: SettingsPageProps): ReactNode {
  const texts = useContent().settings;
  const path = useLocalPath();
  const home = `${SETTINGS_PAGE}/${office.slug}`;
  return (
    <OfficePage {...page} parents={[{ label: texts.titleOf(office.name), href: home }]}>
      {isSaved && sent === undefined && (
        <Alert kind="success" isAnnounced>
          <p className="mb-0">{texts.saved}</p>
        </Alert>
      )}
      {sent?.kept !== undefined && (
        <Alert kind="success" isAnnounced>
          <p>{texts.savedWithKept}</p>
          <TouchedList appointments={sent.kept} />
        </Alert>
      )}
      {sent !== undefined && sent.errors.length > 0 && <ErrorSummary title={texts.errorTitle(sent.errors.length)} errors={sent.errors} />}
      {sent?.preview !== undefined && (
        <SettingsPreview sent={{ ...sent, preview: sent.preview }} now={now} names={names} closures={`/ufficio/chiusure/${office.slug}`} />
      )}
      <LastChange change={lastChange} />
      {children}
      <p className="mt-4">
        <a href={path(home)}>{texts.back(office.name)}</a>
      </p>
    </OfficePage>
  );
}

export function LastChange({ change }: { readonly change: SettingsPageProps['lastChange'] }): ReactNode {
  const texts = useContent().settings;
  const { calendarDate } = dateFormat(useLanguage(), 'UTC');
  if (change === null) return <p className="form-text">{texts.folder}</p>;
  const when = `${calendarDate(change.at.slice(0, 10))}, ${change.at.slice(11, 16)}`;
  return <p className="form-text">{texts.lastChange(when, change.name)}</p>;
}

/** What a form begins with: what was typed, or what is there. */
export function valuesOf(sent: SentForm | undefined, now: Values): Values {
  return sent?.kept === undefined ? (sent?.values ?? now) : now;
}

/** The error of a field. */
export function errorOf(sent: SentForm | undefined, name: string): string | undefined {
  return sent?.errors.find(({ fieldId }) => fieldId === name)?.message;
}

/** What is sent with each form: the version that was seen. */
export function SettingsForm({
  version,
  children,
  id,
}: {
  readonly version: string;
  readonly children: ReactNode;
  readonly id?: string;
}): ReactNode {
  return (
    <form method="post" noValidate className="mt-4" {...(id !== undefined && { id })}>
      <input type="hidden" name="versione" value={version} />
      {children}
    </form>
  );
}

interface TimeBoxProps {
  readonly name: string;
  readonly label: string;
  /** What is seen; the label says the rest. */
  readonly short: string;
  readonly values: Values;
  readonly sent: SentForm | undefined;
}

const LONGEST_TIME = 5;

/** A time of the day among many: the day and the stretch are in its name, which only screen readers need. */
export function TimeBox({ name, label, short, values, sent }: TimeBoxProps): ReactNode {
  const error = errorOf(sent, name);
  return (
    <span className="casa-time-box">
      <label htmlFor={name}>
        <span aria-hidden="true">{short}</span>
        <span className="visually-hidden">{label}</span>
      </label>
      <input
        type="text"
        inputMode="numeric"
        id={name}
        name={name}
        className={error === undefined ? 'form-control' : 'form-control is-invalid'}
        defaultValue={valueOf(values, name)}
        maxLength={LONGEST_TIME}
        {...(error !== undefined && { 'aria-invalid': true, 'aria-describedby': `${name}-error` })}
      />
      {error !== undefined && (
        <span className="casa-field-error" id={`${name}-error`}>
          {error}
        </span>
      )}
    </span>
  );
}

interface BoxesProps {
  readonly legend: string;
  readonly hint?: string;
  readonly prefix: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly values: Values;
  readonly sent: SentForm | undefined;
}

/** Several boxes, each with a name of its own. */
export function Boxes({ legend, hint, prefix, choices, values, sent }: BoxesProps): ReactNode {
  const first = `${prefix}${choices[0]?.value ?? ''}`;
  const error = errorOf(sent, first);
  const notes = [hint !== undefined && `${first}-hint`, error !== undefined && `${first}-error`].filter((note) => note !== false).join(' ');
  return (
    <fieldset className="casa-field" {...(notes !== '' && { 'aria-describedby': notes })}>
      <legend>{legend}</legend>
      {hint !== undefined && (
        <div className="form-text" id={`${first}-hint`}>
          {hint}
        </div>
      )}
      {error !== undefined && (
        <div className="casa-field-error" id={`${first}-error`}>
          {error}
        </div>
      )}
      {choices.map(({ value, label }) => (
        <div key={value} className="form-check">
          <input
            type="checkbox"
            id={`${prefix}${value}`}
            name={`${prefix}${value}`}
            value="si"
            defaultChecked={values[`${prefix}${value}`] === 'si'}
          />
          <label htmlFor={`${prefix}${value}`}>{label}</label>
        </div>
      ))}
    </fieldset>
  );
}
