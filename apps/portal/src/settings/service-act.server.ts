import type { RouterContextProvider } from 'react-router';
import { apiContext } from '../api/client.server.js';
import { ChangeServiceSettingsDocument } from '../gql/graphql.js';
import type { ServiceChange } from './service-forms.js';
import { actOnSettings, type SentForm } from './settings-act.server.js';
import type { ReadForm, Values } from './settings-form.js';
import { loadDecidedOffice, loadServiceSettings } from './settings-office.server.js';
import { SETTINGS_PAGE } from './settings-path.js';

/** A page of a service's settings: `/ufficio/impostazioni/<office>/servizi/<service><page>`. */
interface ServicePage {
  readonly office: string;
  readonly service: string;
  readonly url: URL;
  readonly page: '' | '/domande' | '/testi';
}

/** Previews or saves a form of a service's settings. @throws not found, for what is not theirs to decide about */
export async function actOnService(
  context: Readonly<RouterContextProvider>,
  request: Request,
  { office, service, url, page }: ServicePage,
  read: (values: Values) => ReadForm<ServiceChange>,
): Promise<SentForm> {
  const decided = await loadDecidedOffice(context, office, url);
  const { serviceId } = await loadServiceSettings(context, decided, service);
  return actOnSettings(context, request, {
    read,
    send: async (change, sending) => {
      const input = { serviceId, ...change, ...sending };
      return (await context.get(apiContext).execute(ChangeServiceSettingsDocument, { input })).outcome;
    },
    done: `${SETTINGS_PAGE}/${office}/servizi/${service}${page}`,
  });
}
