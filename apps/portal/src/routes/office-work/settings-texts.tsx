import type { ReactNode } from 'react';
import { TextAreaField, TextField } from '@casa/ui';
import type { Route } from './+types/settings-texts.js';
import { useContent } from '../../i18n/use-messages.js';
import { actOnService } from '../../settings/service-act.server.js';
import { neededCount, neededName, readTexts, TEXT_FIELDS, textsValues } from '../../settings/service-forms.js';
import type { SentForm } from '../../settings/settings-act.server.js';
import { valueOf } from '../../settings/settings-form.js';
import { loadDecidedOffice, loadServiceSettings } from '../../settings/settings-office.server.js';
import { errorOf, SettingsForm, SettingsPage, valuesOf } from '../../settings/settings-page.js';
import { ShowButton } from '../../settings/settings-preview.js';

const LONGEST_TEXT = 8000;
const LONGEST_THING = 300;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const decided = await loadDecidedOffice(context, params.office, url);
  const service = await loadServiceSettings(context, decided, params.service);
  const { office, nav, isSaved } = decided;
  return { office, nav, isSaved, service, now: textsValues(service) };
}

export function action({ request, context, params, url }: Route.ActionArgs): Promise<SentForm> {
  return actOnService(context, request, { ...params, url, page: '/testi' }, readTexts);
}

export default function SettingsTexts({ loaderData, actionData }: Route.ComponentProps): ReactNode {
  const { texts, inEnglish, optional } = useContent().settings;
  const { office, nav, isSaved, service, now } = loaderData;
  const values = valuesOf(actionData, now);
  const places = Array.from({ length: neededCount(values) }, (_, place) => place);
  const both = (name: string, label: string): [string, string][] => [
    [name, label],
    [`${name}-en`, inEnglish(label)],
  ];
  const names = Object.fromEntries([
    ...TEXT_FIELDS.flatMap((name) => both(name, texts[name])),
    ...places.flatMap((place) => both(neededName(place), texts.neededOne(place + 1))),
  ]);
  const field = (name: string) => ({
    id: name,
    name,
    value: valueOf(values, name),
    error: errorOf(actionData, name),
    label: names[name] ?? '',
  });
  return (
    <SettingsPage
      title={texts.title(service.name)}
      lead={texts.lead}
      crumb={texts.title(service.name)}
      {...{ office, nav, isSaved, now, names, sent: actionData, lastChange: service.lastChange }}
    >
      <SettingsForm version={service.version} id="form">
        <div className="casa-narrow">
          {TEXT_FIELDS.map((name) => (
            <div key={name}>
              <TextAreaField {...field(name)} maxLength={LONGEST_TEXT} required />
              <TextAreaField {...field(`${name}-en`)} maxLength={LONGEST_TEXT} optionalText={optional} />
            </div>
          ))}
          <fieldset className="casa-fieldset">
            <legend className="h5">{texts.needed}</legend>
            <p className="form-text">{texts.neededHint}</p>
            {places.map((place) => (
              <div key={place}>
                <TextField {...field(neededName(place))} maxLength={LONGEST_THING} />
                <TextField {...field(`${neededName(place)}-en`)} maxLength={LONGEST_THING} optionalText={optional} />
              </div>
            ))}
          </fieldset>
        </div>
        <div className="casa-actions">
          <ShowButton />
        </div>
      </SettingsForm>
    </SettingsPage>
  );
}
