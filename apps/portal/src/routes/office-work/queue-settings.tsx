import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert, CheckboxField, TextField } from '@casa/ui';
import type { Route } from './+types/queue-settings.js';
import { type ApiClient, apiContext } from '../../api/client.server.js';
import { failure, notFound } from '../../api/failures.server.js';
import {
  AddKioskDocument,
  ChangeQueueSettingsDocument,
  OfficeBySlugDocument,
  QueueSettingsDocument,
  type QueueSettingsQuery,
  RemoveKioskDocument,
} from '../../gql/graphql.js';
import { localPath } from '../../i18n/language.js';
import { useContent } from '../../i18n/use-messages.js';
import { HOME_FIELDS, readQueueSettings, RULE_FIELDS, settingsErrors, TICKET_FIELDS } from '../../queue/settings-form.js';
import { Page } from '../../site/page.js';
import { portalRequestContext } from '../../site/portal-request.server.js';
import { siteContext } from '../../site/site.server.js';

const LONGEST_NAME = 60;
const LONGEST_NUMBER = 6;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const api = context.get(apiContext);
  const { office } = await api.execute(OfficeBySlugDocument, { slug: params.office });
  if (office == null) throw notFound();
  const { queueSettings: settings } = await api.execute(QueueSettingsDocument, { officeId: office.id });
  if (settings == null) throw notFound();
  const { origin } = context.get(portalRequestContext);
  return {
    ...{ officeId: office.id, slug: office.slug, name: office.name, settings },
    kiosks: settings.kiosks.map(({ id, name, token }) => ({ id, name, href: `${origin}/totem/${office.slug}/attiva/${token}` })),
    isSaved: url.searchParams.get('esito') === 'salvato',
  };
}

/** Three forms: the settings, a new machine, one taken away. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData();
  const officeId = form.get('ufficio');
  if (typeof officeId !== 'string') throw failure({ kind: 'bad-request' });
  const outcome = await changed(context.get(apiContext), form, officeId);
  if (outcome.__typename === 'NotFound') throw notFound();
  if (outcome.__typename === 'InvalidInput') return settingsErrors(outcome.message, outcome.fields);
  throw redirect(localPath(`/ufficio/coda/${params.office}/impostazioni?esito=salvato`, context.get(siteContext).language), 303);
}

async function changed(api: ApiClient, form: FormData, officeId: string) {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  switch (form.get('intent')) {
    case 'add-kiosk':
      return (await api.execute(AddKioskDocument, { input: { officeId, name: text('nome') } })).addKiosk;
    case 'remove-kiosk':
      return (await api.execute(RemoveKioskDocument, { input: { kioskId: text('totem') } })).removeKiosk;
    default:
      return (await api.execute(ChangeQueueSettingsDocument, { input: readQueueSettings(form, officeId) })).changeQueueSettings;
  }
}

type Errors = Readonly<Record<string, string>>;
type Settings = NonNullable<QueueSettingsQuery['queueSettings']>;

export default function QueueSettings({ loaderData, actionData }: Route.ComponentProps): ReactNode {
  const { queue } = useContent();
  const texts = queue.settings;
  const { officeId, slug, name, settings, kiosks, isSaved } = loaderData;
  const errors: Errors = actionData?.fields ?? {};
  return (
    <Page
      title={texts.title(name)}
      lead={texts.lead}
      crumb={queue.work.settings}
      parents={[{ label: queue.work.title(name), href: `/ufficio/coda/${slug}` }]}
      isIndexed={false}
    >
      <div className="container pb-5">
        {actionData !== undefined && (
          <Alert kind="danger" isAnnounced>
            <p>{actionData.message}</p>
          </Alert>
        )}
        {isSaved && actionData === undefined && (
          <Alert kind="success" isAnnounced>
            <p>{texts.saved}</p>
          </Alert>
        )}
        <form method="post" noValidate className="casa-narrow">
          <input type="hidden" name="ufficio" value={officeId} />
          <CheckboxField id="open" name="open" label={texts.open} isChecked={settings.open} />
          <Services services={settings.services} error={errors['services']} />
          <Numbers legend={texts.rule} hint={texts.ruleHint} names={RULE_FIELDS} settings={settings} errors={errors} />
          <Numbers legend={texts.tickets} names={TICKET_FIELDS} settings={settings} errors={errors} />
          <CheckboxField id="knownKiosksOnly" name="knownKiosksOnly" label={texts.knownKiosksOnly} isChecked={settings.knownKiosksOnly} />
          <Numbers legend={texts.home} names={HOME_FIELDS} settings={settings} errors={errors} />
          <div className="casa-actions">
            <button type="submit" className="btn btn-primary">
              {texts.save}
            </button>
          </div>
        </form>
        <Kiosks officeId={officeId} kiosks={kiosks} error={errors['name']} />
      </div>
    </Page>
  );
}

function Services({ services, error }: { readonly services: Settings['services']; readonly error: string | undefined }): ReactNode {
  const texts = useContent().queue.settings;
  return (
    <fieldset className="casa-fieldset">
      <legend>{texts.services}</legend>
      <p className="form-text">{texts.servicesHint}</p>
      {error !== undefined && <p className="casa-field-error">{error}</p>}
      {services.map(({ serviceId, name, letter, walkIns }) => (
        <div key={serviceId} className="casa-letter">
          <input type="hidden" name="servizio" value={serviceId} />
          <TextField
            id={`lettera-${serviceId}`}
            name={`lettera-${serviceId}`}
            label={texts.letterOf(name)}
            value={letter ?? ''}
            maxLength={1}
          />
          <CheckboxField id={`libero-${serviceId}`} name={`libero-${serviceId}`} label={texts.walkInsOf(name)} isChecked={walkIns} />
        </div>
      ))}
    </fieldset>
  );
}

type NumberName = (typeof RULE_FIELDS)[number] | (typeof TICKET_FIELDS)[number] | (typeof HOME_FIELDS)[number];

interface NumbersProps {
  readonly legend: string;
  readonly hint?: string;
  readonly names: readonly NumberName[];
  readonly settings: Settings;
  readonly errors: Errors;
}

function Numbers({ legend, hint, names, settings, errors }: NumbersProps): ReactNode {
  const texts = useContent().queue.settings;
  return (
    <fieldset className="casa-fieldset">
      <legend>{legend}</legend>
      {hint !== undefined && <p className="form-text">{hint}</p>}
      {names.map((name) => (
        <TextField
          key={name}
          id={name}
          name={name}
          label={texts[name]}
          value={String(settings[name] ?? '')}
          error={errors[name]}
          inputMode="numeric"
          maxLength={LONGEST_NUMBER}
        />
      ))}
    </fieldset>
  );
}

interface KiosksProps {
  readonly officeId: string;
  readonly kiosks: readonly { readonly id: string; readonly name: string; readonly href: string }[];
  readonly error: string | undefined;
}

function Kiosks({ officeId, kiosks, error }: KiosksProps): ReactNode {
  const texts = useContent().queue.settings;
  return (
    <section className="casa-narrow mt-5">
      <h2 className="h4">{texts.kiosks}</h2>
      <p>{kiosks.length === 0 ? texts.noKiosks : texts.kiosksHint}</p>
      <ul className="casa-records">
        {kiosks.map(({ id, name, href }) => (
          <li key={id}>
            <h3 className="h5">{name}</h3>
            <p>
              <a href={href}>{texts.kioskLink(name)}</a>
            </p>
            <form method="post">
              <input type="hidden" name="ufficio" value={officeId} />
              <input type="hidden" name="totem" value={id} />
              <button
                type="submit"
                name="intent"
                value="remove-kiosk"
                className="btn btn-outline-danger"
                aria-label={texts.removeKioskOf(name)}
              >
                {texts.removeKiosk}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" noValidate>
        <input type="hidden" name="ufficio" value={officeId} />
        <TextField id="nome" name="nome" label={texts.kioskName} value="" error={error} maxLength={LONGEST_NAME} />
        <button type="submit" name="intent" value="add-kiosk" className="btn btn-outline-primary">
          {texts.addKiosk}
        </button>
      </form>
    </section>
  );
}
