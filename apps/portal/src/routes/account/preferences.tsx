import { Fragment, type ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert, CheckboxField, DescriptionList, RadioGroup } from '@casa/ui';
import type { Route } from './+types/preferences.js';
import { AccountPage } from '../../account/account-page.js';
import { readPreferencesForm, versionField } from '../../account/preferences-form.js';
import { apiContext } from '../../api/client.server.js';
import { type LegalGround, MyPreferencesDocument, type MyPreferencesQuery, SetPreferencesDocument } from '../../gql/graphql.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLanguage } from '../../i18n/use-messages.js';
import { siteContext } from '../../site/site.server.js';
import { useMunicipality } from '../../site/use-site.js';

type Preferences = MyPreferencesQuery['myPreferences'];

export async function loader({ context, url }: Route.LoaderArgs) {
  const { myPreferences } = await context.get(apiContext).execute(MyPreferencesDocument);
  return { preferences: myPreferences, isSaved: url.searchParams.get('esito') === 'salvate' };
}

/** Decides everything the form showed; when a text is another by now, it is shown again with what holds. */
export async function action({ request, context }: Route.ActionArgs) {
  const input = readPreferencesForm(await request.formData());
  const { setPreferences: outcome } = await context.get(apiContext).execute(SetPreferencesDocument, { input });
  if (outcome.__typename !== 'PreferencesSet') return { problem: outcome.message };
  throw redirect(localPath('/area-personale/preferenze?esito=salvate', context.get(siteContext).language), 303);
}

export default function MyPreferences({ loaderData: { preferences, isSaved }, actionData }: Route.ComponentProps): ReactNode {
  const texts = useContent().preferences;
  const { officialName } = useMunicipality();
  return (
    <AccountPage title={texts.title} lead={texts.lead}>
      {actionData !== undefined && (
        <Alert kind="warning" isAnnounced>
          <p>{actionData.problem}</p>
        </Alert>
      )}
      {isSaved && actionData === undefined && (
        <Alert kind="success" isAnnounced>
          <p>{texts.saved}</p>
        </Alert>
      )}
      <p className="casa-narrow">{texts.controller(officialName)}</p>
      <form method="post">
        <h2>{texts.service}</h2>
        <p className="casa-narrow">{texts.serviceText}</p>
        <Choices of={preferences} on="PUBLIC_TASK" />
        <h2>{texts.consent}</h2>
        <p className="casa-narrow">{texts.consentText}</p>
        <Choices of={preferences} on="CONSENT" />
        <RadioGroup
          id="lingua"
          name="lingua"
          legend={texts.language}
          value={preferences.letterLanguage ?? ''}
          choices={[
            { value: '', label: texts.languages.asBooked },
            { value: 'it', label: texts.languages.it },
            { value: 'en', label: texts.languages.en },
          ]}
        />
        <button type="submit" className="btn btn-primary">
          {texts.save}
        </button>
      </form>
      <History entries={preferences.history} />
    </AccountPage>
  );
}

/** The boxes of one ground, each with the text the API says is in force. */
function Choices({ of: { choices }, on }: { readonly of: Preferences; readonly on: LegalGround }): ReactNode {
  return choices
    .filter(({ ground }) => ground === on)
    .map(({ name, text, textVersion, value }) => (
      <Fragment key={name}>
        <input type="hidden" name={versionField(name)} value={textVersion} />
        <CheckboxField id={name} name={name} label={text} isChecked={value} />
      </Fragment>
    ));
}

function History({ entries }: { readonly entries: Preferences['history'] }): ReactNode {
  const texts = useContent().preferences;
  const { dayAndTime } = dateFormat(useLanguage(), useMunicipality().timeZone);
  return (
    <>
      <h2 className="mt-5">{texts.history}</h2>
      <p className="casa-narrow">{entries.length === 0 ? texts.historyNone : texts.historyText}</p>
      <ul className="casa-records">
        {entries.map(({ name, value, text, textVersion, decidedAt }) => (
          <li key={`${decidedAt} ${name}`}>
            <p>{text}</p>
            <DescriptionList
              entries={[
                { term: texts.answer, description: `${value ? texts.yes : texts.no} (${texts.textVersion(textVersion)})` },
                { term: texts.when, description: <time dateTime={decidedAt}>{dayAndTime(decidedAt)}</time> },
              ]}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
