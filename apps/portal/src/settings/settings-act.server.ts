import { redirect, type RouterContextProvider } from 'react-router';
import { isIsoDate } from '@casa/ui';
import { notFound } from '../api/failures.server.js';
import type { ChangeOfficeSettingsMutation } from '../gql/graphql.js';
import { contentIn } from '../i18n/catalogue.js';
import { localPath } from '../i18n/language.js';
import { siteContext } from '../site/site.server.js';
import { type ReadForm, readValues, type Values } from './settings-form.js';

export type SettingsAnswer = ChangeOfficeSettingsMutation['outcome'];
export type Preview = Extract<SettingsAnswer, { readonly __typename: 'SettingsPreview' }>;
export type Touched = Preview['kept'][number];

/** How a change is sent. */
export interface Sending {
  readonly version: string;
  readonly preview: boolean;
  readonly week: string | null;
}

/** What is shown of a form that was sent: everything that was typed, and what came of it. */
export interface SentForm {
  readonly values: Values;
  readonly week: string;
  /** By field; those of the form as a whole have none. */
  readonly errors: readonly { readonly fieldId: string; readonly message: string }[];
  readonly preview?: Preview;
  /** Somebody else changed it since the form was opened. */
  readonly isChanged?: boolean;
  /** Saved, and these appointments lie outside. */
  readonly kept?: readonly Touched[];
}

interface SettingsForm<Change> {
  readonly read: (values: Values) => ReadForm<Change>;
  readonly send: (change: Change, sending: Sending) => Promise<SettingsAnswer>;
  /** Where one comes out after saving. */
  readonly done: string;
  /** What else stands in that address. */
  readonly query?: Readonly<Record<string, string>>;
}

/**
 * Previews or saves a form of the settings. What could not be saved, because somebody was faster or an appointment stands in the way, is
 * previewed anew: against what is there now.
 */
export async function actOnSettings<Change>(
  context: Readonly<RouterContextProvider>,
  request: Request,
  { read, send, done, query }: SettingsForm<Change>,
): Promise<SentForm> {
  const form = await request.formData();
  const values = readValues(form);
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const [version, week] = [text('versione'), text('settimana')];
  const { change, fieldOf, noDay } = read(values);
  const { language } = context.get(siteContext);
  if (noDay !== undefined) return { values, week, errors: [{ fieldId: noDay, message: contentIn(language).settings.noDay }] };
  const ask = (preview: boolean) => send(change, { version, preview, week: isIsoDate(week) ? week : null });
  const isSave = text('intent') === 'save';
  let answer = await ask(!isSave);
  const isChanged = answer.__typename === 'SettingsChangedMeanwhile';
  if (isChanged || answer.__typename === 'SettingsObstacle') answer = await ask(true);
  switch (answer.__typename) {
    case 'SettingsSaved':
      if (answer.kept.length > 0) return { values, week, errors: [], kept: answer.kept };
      throw redirect(localPath(`${done}?${new URLSearchParams({ ...query, esito: 'salvato' }).toString()}`, language), 303);
    case 'SettingsPreview':
      return { values, week, errors: [], preview: answer, isChanged: isChanged || answer.version !== version };
    case 'InvalidInput':
      return { values, week, errors: errorsOf(answer, fieldOf) };
    case 'NotFound':
      throw notFound();
    case 'SettingsChangedMeanwhile':
    case 'SettingsObstacle':
      return { values, week, errors: [{ fieldId: 'form', message: contentIn(language).settings.again }] };
  }
}

type Invalid = Extract<SettingsAnswer, { readonly __typename: 'InvalidInput' }>;

/** One a field: a day with two wrong stretches leads to each. */
function errorsOf({ message, fields }: Invalid, fieldOf: (path: string) => string | undefined): SentForm['errors'] {
  if (fields.length === 0) return [{ fieldId: 'form', message }];
  const errors = fields.map((field) => ({ fieldId: fieldOf(field.path) ?? 'form', message: field.message }));
  return errors.filter(({ fieldId }, place) => errors.findIndex((other) => other.fieldId === fieldId) === place);
}
