import type { ReactNode } from 'react';
import { CheckboxField } from '@casa/ui';
import type { Route } from './+types/settings-hours.js';
import { apiContext } from '../../api/client.server.js';
import { notFound } from '../../api/failures.server.js';
import { ChangeOfficeSettingsDocument } from '../../gql/graphql.js';
import { weekdayNames } from '../../i18n/format.js';
import { useContent, useLanguage, useLocalPath } from '../../i18n/use-messages.js';
import {
  type Desk,
  FOLLOWS,
  hoursOf,
  hoursValues,
  type OfficeSettings,
  readHours,
  stretchCount,
  stretchName,
  WEEKDAYS,
} from '../../settings/hours-form.js';
import { actOnSettings, type SentForm } from '../../settings/settings-act.server.js';
import { isTicked, type Values } from '../../settings/settings-form.js';
import { loadDecidedOffice, loadOfficeSettings } from '../../settings/settings-office.server.js';
import { SettingsForm, SettingsPage, TimeBox, valuesOf } from '../../settings/settings-page.js';
import { SETTINGS_PAGE } from '../../settings/settings-path.js';
import { ShowButton } from '../../settings/settings-preview.js';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { office, nav, isSaved } = await loadDecidedOffice(context, params.office, url);
  const settings = await loadOfficeSettings(context, office.id);
  const desk = deskOf(settings, url);
  return {
    ...{ office, nav, isSaved, settings, desk: desk ?? null, now: hoursValues(settings, desk) },
    page: `${SETTINGS_PAGE}/${office.slug}/orari`,
    stretches: stretchCount(hoursOf(settings, desk), url.searchParams.get('fasce')),
  };
}

export async function action({ request, context, params, url }: Route.ActionArgs): Promise<SentForm> {
  const { office } = await loadDecidedOffice(context, params.office, url);
  const desk = deskOf(await loadOfficeSettings(context, office.id), url);
  return actOnSettings(context, request, {
    read: (values) => readHours(values, desk),
    send: async (change, sending) => {
      const input = { officeId: office.id, ...change, ...sending };
      return (await context.get(apiContext).execute(ChangeOfficeSettingsDocument, { input })).outcome;
    },
    done: `${SETTINGS_PAGE}/${office.slug}/orari`,
    ...(desk && { query: { sportello: desk.slug } }),
  });
}

/** @throws not found, for a desk that is not of this office */
function deskOf(settings: OfficeSettings, url: URL): Desk | undefined {
  const slug = url.searchParams.get('sportello');
  if (slug === null) return undefined;
  const desk = settings.desks.find((one) => one.slug === slug);
  if (desk === undefined) throw notFound();
  return desk;
}

export default function SettingsHours({ loaderData, actionData }: Route.ComponentProps): ReactNode {
  const texts = useContent().settings.hours;
  const { office, nav, isSaved, settings, desk, now, page, stretches } = loaderData;
  const values = valuesOf(actionData, now);
  const days = weekdayNames(useLanguage());
  const names = Object.fromEntries([
    ...WEEKDAYS.flatMap((weekday) =>
      Array.from({ length: stretches }, (_, place) => [
        [`${stretchName(weekday, place)}-da`, texts.from(days[weekday - 1]?.long ?? '', place + 1)],
        [`${stretchName(weekday, place)}-a`, texts.until(days[weekday - 1]?.long ?? '', place + 1)],
      ]).flat(),
    ),
    [FOLLOWS, texts.follows],
  ]) as Readonly<Record<string, string>>;
  return (
    <SettingsPage
      title={texts.title(desk?.name ?? office.name)}
      lead={texts.lead}
      crumb={texts.crumb}
      {...{ office, nav, isSaved, now, names, sent: actionData, lastChange: settings.lastChange }}
    >
      <Places desks={settings.desks} page={page} current={desk?.slug} />
      <SettingsForm version={settings.version} id="form">
        {desk !== null && <CheckboxField id={FOLLOWS} name={FOLLOWS} label={texts.follows} isChecked={isTicked(values, FOLLOWS)} />}
        <p className="form-text">{texts.example}</p>
        <WeekFields stretches={stretches} values={values} sent={actionData} />
        <div className="casa-actions">
          <ShowButton />
        </div>
      </SettingsForm>
      <More page={page} desk={desk?.slug} stretches={stretches} />
    </SettingsPage>
  );
}

function More({
  page,
  desk,
  stretches,
}: {
  readonly page: string;
  readonly desk: string | undefined;
  readonly stretches: number;
}): ReactNode {
  const path = useLocalPath();
  const query = new URLSearchParams({ ...(desk !== undefined && { sportello: desk }), fasce: String(stretches + 1) });
  return (
    <p className="mt-3">
      <a href={path(`${page}?${query.toString()}`)}>{useContent().settings.hours.more}</a>
    </p>
  );
}

/** The office, and each of its desks. */
function Places({
  desks,
  page,
  current,
}: {
  readonly desks: OfficeSettings['desks'];
  readonly page: string;
  readonly current: string | undefined;
}): ReactNode {
  const texts = useContent().settings.hours;
  const path = useLocalPath();
  const places = [{ slug: undefined, name: texts.office }, ...desks];
  return (
    <nav className="casa-person-nav" aria-label={texts.places}>
      <ul className="casa-tags">
        {places.map(({ slug, name }) => (
          <li key={slug ?? ''}>
            <a
              href={path(slug === undefined ? page : `${page}?sportello=${slug}`)}
              {...(slug === current && { 'aria-current': 'true' as const })}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface WeekFieldsProps {
  readonly stretches: number;
  readonly values: Values;
  readonly sent: SentForm | undefined;
}

function WeekFields({ stretches, values, sent }: WeekFieldsProps): ReactNode {
  const texts = useContent().settings.hours;
  const days = weekdayNames(useLanguage());
  return days.map(({ long }, index) => (
    <fieldset key={long} className="casa-week-day">
      <legend className="h6">{long}</legend>
      {Array.from({ length: stretches }, (_, place) => {
        const name = stretchName(index + 1, place);
        return (
          <div key={name} className="casa-stretch">
            <TimeBox name={`${name}-da`} short={texts.fromShort} label={texts.from(long, place + 1)} values={values} sent={sent} />
            <TimeBox name={`${name}-a`} short={texts.untilShort} label={texts.until(long, place + 1)} values={values} sent={sent} />
          </div>
        );
      })}
    </fieldset>
  ));
}
