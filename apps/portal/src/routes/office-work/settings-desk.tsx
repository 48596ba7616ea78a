import type { ReactNode } from 'react';
import { TextField } from '@casa/ui';
import type { Route } from './+types/settings-desk.js';
import { apiContext } from '../../api/client.server.js';
import { notFound } from '../../api/failures.server.js';
import { ChangeOfficeSettingsDocument } from '../../gql/graphql.js';
import { useContent, useLocalPath } from '../../i18n/use-messages.js';
import { CHANNEL, CHANNELS, CLOSE, deskValues, readDesk, SERVICE } from '../../settings/desk-form.js';
import type { Desk, OfficeSettings } from '../../settings/hours-form.js';
import { actOnSettings, type SentForm } from '../../settings/settings-act.server.js';
import { TICKED, valueOf } from '../../settings/settings-form.js';
import { loadDecidedOffice, loadOfficeSettings } from '../../settings/settings-office.server.js';
import { Boxes, errorOf, SettingsForm, SettingsPage, valuesOf } from '../../settings/settings-page.js';
import { SETTINGS_PAGE } from '../../settings/settings-path.js';
import { ShowButton } from '../../settings/settings-preview.js';

const NEW = 'nuovo';
const LONGEST_NAME = 80;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { office, nav, isSaved } = await loadDecidedOffice(context, params.office, url);
  const settings = await loadOfficeSettings(context, office.id);
  const desk = deskOf(settings, params.desk);
  return { office, nav, isSaved, settings, desk: desk ?? null, now: deskValues(desk) };
}

export async function action({ request, context, params, url }: Route.ActionArgs): Promise<SentForm> {
  const { office } = await loadDecidedOffice(context, params.office, url);
  const settings = await loadOfficeSettings(context, office.id);
  const desk = deskOf(settings, params.desk);
  return actOnSettings(context, request, {
    read: (values) => readDesk(values, desk, settings.bookable[0]?.id),
    send: async (change, sending) => {
      const input = { officeId: office.id, ...change, ...sending };
      return (await context.get(apiContext).execute(ChangeOfficeSettingsDocument, { input })).outcome;
    },
    // A new desk has an address of its own only now, and one that was closed has none any more.
    done: `${SETTINGS_PAGE}/${office.slug}/orari`,
  });
}

/** @returns undefined for the new one. @throws not found, for a desk that is not of this office */
function deskOf(settings: OfficeSettings, slug: string): Desk | undefined {
  const desk = settings.desks.find((one) => one.slug === slug);
  if (desk === undefined && slug !== NEW) throw notFound();
  return desk;
}

export default function SettingsDesk({ loaderData, actionData }: Route.ComponentProps): ReactNode {
  const { desk: texts, channels } = useContent().settings;
  const { office, nav, isSaved, settings, desk, now } = loaderData;
  const values = valuesOf(actionData, now);
  const path = useLocalPath();
  const title = desk?.name ?? texts.add;
  const ways = CHANNELS.map((value) => ({ value, label: channels[value] }));
  const services = settings.bookable.map(({ id, name }) => ({ value: id, label: name }));
  const isClosing = valueOf(values, CLOSE) !== '';
  const names = isClosing
    ? {}
    : (Object.fromEntries([
        ['nome', texts.name],
        ...ways.map(({ value, label }) => [`${CHANNEL}${value}`, label]),
        ...services.map(({ value, label }) => [`${SERVICE}${value}`, label]),
      ]) as Readonly<Record<string, string>>);
  return (
    <SettingsPage
      title={title}
      lead={texts.lead}
      crumb={title}
      {...{ office, nav, isSaved, now, names, sent: actionData, lastChange: settings.lastChange }}
    >
      <SettingsForm version={settings.version} id="form">
        <div className="casa-narrow">
          <TextField
            id="nome"
            name="nome"
            label={texts.name}
            hint={texts.nameHint}
            value={isClosing ? valueOf(now, 'nome') : valueOf(values, 'nome')}
            error={errorOf(actionData, 'nome')}
            maxLength={LONGEST_NAME}
            required
          />
          <Boxes legend={texts.channels} prefix={CHANNEL} choices={ways} values={isClosing ? now : values} sent={actionData} />
          <Boxes legend={texts.services} prefix={SERVICE} choices={services} values={isClosing ? now : values} sent={actionData} />
        </div>
        <div className="casa-actions">
          <ShowButton />
        </div>
      </SettingsForm>
      {desk !== null && (
        <>
          <p>
            <a href={path(`${SETTINGS_PAGE}/${office.slug}/orari?sportello=${desk.slug}`)}>{texts.hours}</a>
          </p>
          <h2 className="h4 mt-5">{texts.closeTitle}</h2>
          <p>{texts.closeText}</p>
          <SettingsForm version={settings.version}>
            <input type="hidden" name={CLOSE} value={TICKED} />
            <button type="submit" name="intent" value="preview" className="btn btn-outline-danger">
              {texts.close}
            </button>
          </SettingsForm>
        </>
      )}
    </SettingsPage>
  );
}
