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
  RemoveKioskDocument,
} from '../../gql/graphql.js';
import { localPath } from '../../i18n/language.js';
import { useContent } from '../../i18n/use-messages.js';
import {
  HOME_FIELDS,
  letterName,
  type QueueSettings,
  queueValues,
  readQueueSettings,
  RULE_FIELDS,
  type SettingsErrors,
  settingsErrors,
  TICKET_FIELDS,
  walkInsName,
} from '../../queue/settings-form.js';
import { isTicked, readValues, type Values, valueOf } from '../../settings/settings-form.js';
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

/** What was refused, as it was typed: in the form of the settings, or as the name of a machine. */
interface Refused extends SettingsErrors {
  readonly values?: Values;
  readonly kioskName?: string;
}

/** Three forms: the settings, a new machine, one taken away. */
export async function action({ request, context, params }: Route.ActionArgs): Promise<Refused> {
  const form = await request.formData();
  const officeId = form.get('ufficio');
  if (typeof officeId !== 'string') throw failure({ kind: 'bad-request' });
  const outcome = await changed(context.get(apiContext), form, officeId);
  if (outcome.__typename === 'NotFound') throw notFound();
  if (outcome.__typename === 'InvalidInput' || outcome.__typename === 'SettingsChangedMeanwhile') {
    const values = readValues(form);
    const typed = form.has('intent') ? { kioskName: valueOf(values, 'nome') } : { values };
    return { ...settingsErrors(outcome.message, outcome.__typename === 'InvalidInput' ? outcome.fields : []), ...typed };
  }
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

export default function QueueSettings({ loaderData, actionData }: Route.ComponentProps): ReactNode {
  const { queue } = useContent();
  const texts = queue.settings;
  const { officeId, slug, name, settings, kiosks, isSaved } = loaderData;
  const values = actionData?.values ?? queueValues(settings);
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
          {/* What is there now: whoever is told that it changed meanwhile decides by pressing once more. */}
          <input type="hidden" name="versione" value={settings.version} />
          <CheckboxField id="open" name="open" label={texts.open} isChecked={isTicked(values, 'open')} />
          <Services services={settings.services} values={values} error={errors['services']} />
          <Numbers legend={texts.rule} hint={texts.ruleHint} names={RULE_FIELDS} values={values} errors={errors} />
          <Numbers legend={texts.tickets} names={TICKET_FIELDS} values={values} errors={errors} />
          <CheckboxField
            id="knownKiosksOnly"
            name="knownKiosksOnly"
            label={texts.knownKiosksOnly}
            isChecked={isTicked(values, 'knownKiosksOnly')}
          />
          <Numbers legend={texts.home} names={HOME_FIELDS} values={values} errors={errors} />
          <div className="casa-actions">
            <button type="submit" className="btn btn-primary">
              {texts.save}
            </button>
          </div>
        </form>
        <Kiosks officeId={officeId} kiosks={kiosks} typed={actionData?.kioskName ?? ''} error={errors['name']} />
      </div>
    </Page>
  );
}

interface ServicesProps {
  readonly services: QueueSettings['services'];
  readonly values: Values;
  readonly error: string | undefined;
}

function Services({ services, values, error }: ServicesProps): ReactNode {
  const texts = useContent().queue.settings;
  return (
    <fieldset className="casa-fieldset">
      <legend>{texts.services}</legend>
      <p className="form-text">{texts.servicesHint}</p>
      {error !== undefined && <p className="casa-field-error">{error}</p>}
      {services.map(({ serviceId, name }) => {
        const [letter, walkIns] = [letterName(serviceId), walkInsName(serviceId)];
        return (
          <div key={serviceId} className="casa-letter">
            <input type="hidden" name="servizio" value={serviceId} />
            <TextField id={letter} name={letter} label={texts.letterOf(name)} value={valueOf(values, letter)} maxLength={1} />
            <CheckboxField id={walkIns} name={walkIns} label={texts.walkInsOf(name)} isChecked={isTicked(values, walkIns)} />
          </div>
        );
      })}
    </fieldset>
  );
}

type NumberName = (typeof RULE_FIELDS)[number] | (typeof TICKET_FIELDS)[number] | (typeof HOME_FIELDS)[number];

interface NumbersProps {
  readonly legend: string;
  readonly hint?: string;
  readonly names: readonly NumberName[];
  readonly values: Values;
  readonly errors: Errors;
}

function Numbers({ legend, hint, names, values, errors }: NumbersProps): ReactNode {
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
          value={valueOf(values, name)}
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
  /** A name that was refused. */
  readonly typed: string;
  readonly error: string | undefined;
}

function Kiosks({ officeId, kiosks, typed, error }: KiosksProps): ReactNode {
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
        <TextField id="nome" name="nome" label={texts.kioskName} value={typed} error={error} maxLength={LONGEST_NAME} />
        <button type="submit" name="intent" value="add-kiosk" className="btn btn-outline-primary">
          {texts.addKiosk}
        </button>
      </form>
    </section>
  );
}
