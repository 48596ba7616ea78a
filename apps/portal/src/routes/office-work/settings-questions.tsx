import type { ReactNode } from 'react';
import { CheckboxField, SelectField, TextAreaField, TextField } from '@casa/ui';
import type { Route } from './+types/settings-questions.js';
import { useContent } from '../../i18n/use-messages.js';
import { actOnService } from '../../settings/service-act.server.js';
import { QUESTION_KINDS, questionCount, questionName, questionsValues, readQuestions } from '../../settings/service-forms.js';
import type { SentForm } from '../../settings/settings-act.server.js';
import { isTicked, type Values, valueOf } from '../../settings/settings-form.js';
import { loadDecidedOffice, loadServiceSettings } from '../../settings/settings-office.server.js';
import { errorOf, SettingsForm, SettingsPage, valuesOf } from '../../settings/settings-page.js';
import { ShowButton } from '../../settings/settings-preview.js';

const LONGEST_LINE = 300;
const LONGEST_CHOICES = 4000;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const decided = await loadDecidedOffice(context, params.office, url);
  const service = await loadServiceSettings(context, decided, params.service);
  const { office, nav, isSaved } = decided;
  return { office, nav, isSaved, service, now: questionsValues(service) };
}

export function action({ request, context, params, url }: Route.ActionArgs): Promise<SentForm> {
  return actOnService(context, request, { ...params, url, page: '/domande' }, readQuestions);
}

export default function SettingsQuestions({ loaderData, actionData }: Route.ComponentProps): ReactNode {
  const texts = useContent().settings.questions;
  const { office, nav, isSaved, service, now } = loaderData;
  const values = valuesOf(actionData, now);
  const count = questionCount(values);
  return (
    <SettingsPage
      title={texts.title(service.name)}
      lead={texts.lead}
      crumb={texts.title(service.name)}
      {...{ office, nav, isSaved, now, names: useNames(count), sent: actionData, lastChange: service.lastChange }}
    >
      <SettingsForm version={service.version} id="form">
        {Array.from({ length: count }, (_, place) => (
          <Question key={place} place={place} values={values} sent={actionData} />
        ))}
        <div className="casa-actions">
          <ShowButton />
        </div>
      </SettingsForm>
    </SettingsPage>
  );
}

function useNames(count: number): Readonly<Record<string, string>> {
  const { questions: texts, inEnglish } = useContent().settings;
  const fields = {
    ...{ posto: texts.position, testo: texts.label, 'testo-en': inEnglish(texts.label), aiuto: texts.hint },
    ...{ 'aiuto-en': inEnglish(texts.hint), tipo: texts.kind, scelte: texts.choices, obbligatoria: texts.required, togli: texts.remove },
  };
  return Object.fromEntries(
    Array.from({ length: count }, (_, place) =>
      Object.entries(fields).map(([field, label]): [string, string] => [questionName(place, field), `${texts.one(place + 1)}: ${label}`]),
    ).flat(),
  );
}

interface QuestionProps {
  readonly place: number;
  readonly values: Values;
  readonly sent: SentForm | undefined;
}

function Question({ place, values, sent }: QuestionProps): ReactNode {
  const { questions: texts, inEnglish, optional } = useContent().settings;
  const field = (name: string) => {
    const full = questionName(place, name);
    return { id: full, name: full, value: valueOf(values, full), error: errorOf(sent, full) };
  };
  const code = questionName(place, 'codice');
  const isAsked = valueOf(values, code) !== '';
  const box = (name: string) => ({
    id: questionName(place, name),
    name: questionName(place, name),
    isChecked: isTicked(values, questionName(place, name)),
  });
  return (
    <fieldset className="casa-fieldset casa-narrow">
      <legend className="h5">{isAsked ? texts.one(place + 1) : texts.fresh}</legend>
      <input type="hidden" name={code} value={valueOf(values, code)} />
      <TextField {...field('testo')} label={texts.label} maxLength={LONGEST_LINE} />
      <TextField {...field('testo-en')} label={inEnglish(texts.label)} optionalText={optional} maxLength={LONGEST_LINE} />
      <TextField {...field('aiuto')} label={texts.hint} optionalText={optional} maxLength={LONGEST_LINE} />
      <TextField {...field('aiuto-en')} label={inEnglish(texts.hint)} optionalText={optional} maxLength={LONGEST_LINE} />
      <SelectField
        {...field('tipo')}
        label={texts.kind}
        emptyText={texts.kinds.TEXT}
        groups={[{ options: QUESTION_KINDS.filter((kind) => kind !== 'TEXT').map((kind) => ({ value: kind, label: texts.kinds[kind] })) }]}
      />
      <TextAreaField
        {...field('scelte')}
        label={texts.choices}
        hint={texts.choicesHint}
        optionalText={optional}
        maxLength={LONGEST_CHOICES}
      />
      <TextField {...field('posto')} label={texts.position} inputMode="numeric" maxLength={2} optionalText={optional} />
      <CheckboxField {...box('obbligatoria')} label={texts.required} />
      {isAsked && <CheckboxField {...box('togli')} label={texts.remove} />}
    </fieldset>
  );
}
