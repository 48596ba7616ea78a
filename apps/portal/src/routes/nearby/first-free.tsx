import type { ReactNode } from 'react';
import { Alert, ErrorSummary } from '@casa/ui';
import type { RouterContextProvider } from 'react-router';
import type { Route } from './+types/first-free.js';
import { apiContext } from '../../api/client.server.js';
import { FirstFreeNearbyDocument } from '../../gql/graphql.js';
import { useContent, useLocalPath } from '../../i18n/use-messages.js';
import { loadTemplates, serviceGroups } from '../../nearby/nearby-choices.server.js';
import { NearbyForm } from '../../nearby/nearby-form.js';
import { NearbyList } from '../../nearby/nearby-list.js';
import { NearbyMap } from '../../nearby/nearby-map.js';
import { NEARBY_PATH, type NearbyChoice, nearbyFields, type Position, readNearbyChoice, readPosition } from '../../nearby/nearby-path.js';
import { nearbyEntry } from '../../nearby/nearby-words.js';
import { listMunicipalities, type MunicipalityEntry } from '../../site/municipality-list.server.js';
import { Page } from '../../site/page.js';
import { portalRequestContext } from '../../site/portal-request.server.js';
import { siteContext } from '../../site/site.server.js';

const PAGE_SIZE = 10;
const MOST_BEFORE = 10_000;

/** Setting out from a municipality, all that was chosen stands in the address. */
export async function loader({ context, url }: Route.LoaderArgs) {
  return search(context, url.searchParams, undefined);
}

/** Setting out from where the browser is: its position comes in the body, is looked up, and is gone with the answer. */
export async function action({ request, context }: Route.ActionArgs) {
  const form = new URLSearchParams(
    [...(await request.formData())].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  return search(context, form, readPosition(form));
}

async function search(context: Readonly<RouterContextProvider>, fields: URLSearchParams, position: Position | undefined) {
  const site = context.get(siteContext);
  const asked = readNearbyChoice(fields);
  const [templates, everyMunicipality] = await Promise.all([
    loadTemplates(context),
    listMunicipalities(context.get(apiContext), '', context.get(portalRequestContext).publicOriginTemplate),
  ]);
  const municipalities = everyMunicipality.filter(({ isSuspended }) => !isSuspended);
  const isFirst = !fields.has('servizio');
  // On a municipality's own portal one sets out from there, unless one says otherwise.
  const choice = isFirst && asked.municipality === undefined ? { ...asked, municipality: site.municipality.slug } : asked;
  const town = municipalities.find(({ slug }) => slug === choice.municipality);
  const template = templates.find(({ code }) => code === choice.service);
  const from = position ?? town?.centre;
  const after = fields.get('dopo');
  const before = Math.min(MOST_BEFORE, Math.max(0, Math.trunc(Number(fields.get('prima'))) || 0));
  const found = template && from && (await find(context, choice, from, town, after));
  return {
    choice: { ...choice, municipality: town?.slug },
    groups: serviceGroups(context, templates),
    municipalities: municipalities.map(({ slug, name, centre }) => ({ slug, name, centre })),
    isFirst,
    hasPosition: position !== undefined,
    missing: { service: !isFirst && !template, start: !isFirst && from === undefined },
    result: found && {
      ...found,
      from,
      start: before + 1,
      serviceName: template.name,
      townName: town?.name,
      isForResidents: !template.openToNonResidents,
      more: found.endCursor === undefined ? undefined : moreFields(choice, position, found.endCursor, before + found.entries.length),
    },
  };
}

async function find(
  context: Readonly<RouterContextProvider>,
  { service = '', channel, from: day, order, isResident }: NearbyChoice,
  near: Position,
  town: MunicipalityEntry | undefined,
  after: string | null,
) {
  const { language } = context.get(siteContext);
  const { firstFree } = await context.get(apiContext).execute(FirstFreeNearbyDocument, {
    input: {
      ...{ template: service, near, channel },
      from: day ?? null,
      // Nobody goes anywhere for a call: what counts is the hour.
      order: channel === 'IN_PERSON' ? order : 'HOUR',
      residentIn: isResident && town ? town.id : null,
    },
    first: PAGE_SIZE,
    after,
  });
  const { hasNextPage, endCursor } = firstFree.pageInfo;
  return {
    entries: firstFree.edges.map(({ node }) => nearbyEntry(node, channel, language, new Date())),
    total: firstFree.totalCount,
    endCursor: hasNextPage && endCursor != null ? endCursor : undefined,
  };
}

/** The next page is asked for as this one was: where a position was sent, in a body again. */
function moreFields(choice: NearbyChoice, position: Position | undefined, cursor: string, before: number) {
  const where = position && { latitudine: String(position.latitude), longitudine: String(position.longitude) };
  return {
    method: position ? ('post' as const) : ('get' as const),
    fields: { ...nearbyFields(choice), ...where, dopo: cursor, prima: String(before) },
  };
}

/** The first free hour of a service over all municipalities, by time and distance. */
export default function FirstFree({ loaderData, actionData }: Route.ComponentProps): ReactNode {
  const texts = useContent().nearby;
  const shown = actionData ?? loaderData;
  const { choice, groups, municipalities } = shown;
  const missing = {
    service: shown.missing.service ? texts.serviceMissing : undefined,
    start: shown.missing.start ? texts.startMissing : undefined,
  };
  const errors = [
    { fieldId: 'servizio', message: missing.service },
    { fieldId: 'comune', message: missing.start },
  ].flatMap(({ fieldId, message }) => (message === undefined ? [] : [{ fieldId, message }]));
  return (
    <Page title={texts.title} lead={texts.lead} canonicalPath={NEARBY_PATH}>
      <div className="container pb-5">
        {errors.length > 0 && <ErrorSummary title={texts.errorTitle} errors={errors} />}
        <NearbyForm choice={choice} groups={groups} municipalities={municipalities} missing={missing} />
        {shown.result && <Results {...shown} result={shown.result} />}
      </div>
    </Page>
  );
}

type Shown = Awaited<ReturnType<typeof search>>;

function Results({ choice, municipalities, hasPosition, result }: Shown & { readonly result: NonNullable<Shown['result']> }): ReactNode {
  const texts = useContent().nearby;
  const path = useLocalPath();
  const { entries, total, start, from, serviceName, townName, isForResidents, more } = result;
  if (entries.length === 0) {
    return (
      <Alert kind="info" isAnnounced>
        <p>{isForResidents && !choice.isResident ? texts.forResidents(serviceName) : texts.none(serviceName)}</p>
      </Alert>
    );
  }
  return (
    <section aria-labelledby="risultati">
      <h2 id="risultati">{texts.found(serviceName, total)}</h2>
      <p>
        {hasPosition || townName === undefined ? texts.fromPosition : texts.fromTown(townName)} {texts.straight}
      </p>
      <div className="casa-nearby-results">
        <NearbyList entries={entries} start={start} />
        {choice.channel === 'IN_PERSON' && <NearbyMap towns={municipalities} entries={entries} start={start} from={from} />}
      </div>
      {more && (
        <form method={more.method} action={path(NEARBY_PATH)}>
          {Object.entries(more.fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <button type="submit" className="btn btn-outline-primary">
            {texts.more}
          </button>
        </form>
      )}
    </section>
  );
}
