import type { ReactNode } from 'react';
import { CheckboxField, TextField } from '@casa/ui';
import type { Route } from './+types/settings-service.js';
import { useContent, useLocalPath } from '../../i18n/use-messages.js';
import { CHANNEL, CHANNELS } from '../../settings/desk-form.js';
import { actOnService } from '../../settings/service-act.server.js';
import { readRules, RULE_NUMBERS, rulesValues, type ServiceSettings } from '../../settings/service-forms.js';
import type { SentForm } from '../../settings/settings-act.server.js';
import { isTicked, valueOf } from '../../settings/settings-form.js';
import { loadDecidedOffice, loadServiceSettings } from '../../settings/settings-office.server.js';
import { Boxes, errorOf, SettingsForm, SettingsPage, valuesOf } from '../../settings/settings-page.js';
import { SETTINGS_PAGE } from '../../settings/settings-path.js';
import { ShowButton } from '../../settings/settings-preview.js';

const LONGEST_NUMBER = 6;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const decided = await loadDecidedOffice(context, params.office, url);
  const service = await loadServiceSettings(context, decided, params.service);
  const { office, nav, isSaved } = decided;
  return { office, nav, isSaved, service, now: rulesValues(service) };
}

export function action({ request, context, params, url }: Route.ActionArgs): Promise<SentForm> {
  return actOnService(context, request, { ...params, url, page: '' }, readRules);
}

export default function SettingsService({ loaderData, actionData }: Route.ComponentProps): ReactNode {
  const { rules: texts, channels } = useContent().settings;
  const { office, nav, isSaved, service, now } = loaderData;
  const values = valuesOf(actionData, now);
  const ways = CHANNELS.map((value) => ({ value, label: channels[value] }));
  const names = {
    ...Object.fromEntries(RULE_NUMBERS.map((name) => [name, texts[name]])),
    ...Object.fromEntries(ways.map(({ value, label }) => [`${CHANNEL}${value}`, label])),
    openToNonResidents: texts.openToNonResidents,
  };
  return (
    <SettingsPage
      title={texts.title(service.name)}
      lead={texts.lead}
      crumb={service.name}
      {...{ office, nav, isSaved, now, names, sent: actionData, lastChange: service.lastChange }}
    >
      <GivenAt service={service} />
      <SettingsForm version={service.version} id="form">
        <div className="casa-narrow">
          {RULE_NUMBERS.map((name) => (
            <TextField
              key={name}
              id={name}
              name={name}
              label={texts[name]}
              hint={texts.hints[name]}
              value={valueOf(values, name)}
              error={errorOf(actionData, name)}
              inputMode="numeric"
              maxLength={LONGEST_NUMBER}
            />
          ))}
          <Boxes legend={texts.channels} prefix={CHANNEL} choices={ways} values={values} sent={actionData} />
          <CheckboxField
            id="openToNonResidents"
            name="openToNonResidents"
            label={texts.openToNonResidents}
            isChecked={isTicked(values, 'openToNonResidents')}
          />
        </div>
        <div className="casa-actions">
          <ShowButton />
        </div>
      </SettingsForm>
    </SettingsPage>
  );
}

function GivenAt({ service: { offices } }: { readonly service: ServiceSettings }): ReactNode {
  const texts = useContent().settings.rules;
  const path = useLocalPath();
  return (
    <>
      <h2 className="h5">{texts.givenAt}</h2>
      {offices.length === 0 ? (
        <p>{texts.givenAtNowhere}</p>
      ) : (
        <ul>
          {offices.map(({ id, slug, name }) => (
            <li key={id}>
              <a href={path(`${SETTINGS_PAGE}/${slug}`)}>{name}</a>
            </li>
          ))}
        </ul>
      )}
      <p className="form-text">{texts.givenAtHint}</p>
    </>
  );
}
