import type { ReactNode } from 'react';
import { Alert, DescriptionList } from '@casa/ui';
import type { Route } from './+types/entry.js';
import type { WaitingEntryDetailsFragment } from '../../gql/graphql.js';
import { dateFormat } from '../../i18n/format.js';
import { useContent, useLanguage, useLocalPath, useMessages } from '../../i18n/use-messages.js';
import { Page } from '../../site/page.js';
import { useMunicipality } from '../../site/use-site.js';
import { loadEntry } from '../../waiting/load-entry.server.js';
import { placeInWords, timesInWords } from '../../waiting/waiting-words.js';

export async function loader({ request, context, url }: Route.LoaderArgs) {
  const { entry } = await loadEntry(context, request);
  return { entry, isNew: url.searchParams.get('esito') === 'in-lista' };
}

export default function WaitingEntry({ loaderData: { entry, isNew } }: Route.ComponentProps): ReactNode {
  const texts = useContent().waiting.entry;
  const path = useLocalPath();
  const { state } = entry;
  const isOn = state === 'WAITING' || state === 'OFFERED';
  return (
    <Page title={texts.title} isIndexed={false}>
      <div className="container pb-5">
        {isNew && state === 'WAITING' && (
          <Alert kind="success" isAnnounced>
            <p>{texts.joined}</p>
          </Alert>
        )}
        {entry.offerUrl !== null && (
          <Alert kind="success" title={texts.offered}>
            <p>{texts.offeredText}</p>
            <a className="btn btn-primary" href={entry.offerUrl}>
              {texts.toOffer}
            </a>
          </Alert>
        )}
        {isOn ? <Place entry={entry} /> : <p>{texts.states[state]}</p>}
        <DescriptionList entries={useSummary(entry)} />
        <div className="casa-actions">
          {isOn ? (
            <a className="btn btn-outline-danger" href={path('/lista-attesa/esci')}>
              {texts.leave}
            </a>
          ) : (
            <a className="btn btn-outline-primary" href={path('/prenota')}>
              {texts.again}
            </a>
          )}
        </div>
      </div>
    </Page>
  );
}

function Place({ entry: { place, nearKm } }: { readonly entry: WaitingEntryDetailsFragment }): ReactNode {
  const texts = useContent().waiting.entry;
  const language = useLanguage();
  return (
    <>
      {place !== null && <p className="h4">{texts.place(placeInWords(place, language))}</p>}
      <p className="casa-narrow">{texts.placeText}</p>
      {nearKm !== null && <p className="casa-narrow">{texts.elsewhere(nearKm)}</p>}
    </>
  );
}

function useSummary({
  service,
  channel,
  offices,
  nearKm,
  times,
  enteredAt,
}: WaitingEntryDetailsFragment): { term: string; description: string }[] {
  const { waiting } = useContent();
  const texts = waiting.entry;
  const { booking } = useMessages();
  const language = useLanguage();
  const { dayAndTime } = dateFormat(language, useMunicipality().timeZone);
  const { days, hours } = timesInWords(times, waiting, language);
  const here = offices.length === 0 ? texts.allOffices : offices.map(({ name }) => name).join(', ');
  return [
    { term: texts.service, description: service.name },
    { term: texts.channel, description: booking.office.channels[channel] },
    { term: texts.offices, description: nearKm === null ? here : texts.andNear(here, nearKm) },
    { term: texts.days, description: days },
    { term: texts.hours, description: hours },
    { term: texts.since, description: dayAndTime(enteredAt) },
  ];
}
