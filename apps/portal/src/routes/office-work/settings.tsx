import type { ReactNode } from 'react';
import type { Route } from './+types/settings.js';
import { OfficePage } from '../../agenda/office-page.js';
import { dateFormat, weekdayNames } from '../../i18n/format.js';
import { useContent, useLanguage, useLocalPath } from '../../i18n/use-messages.js';
import type { OfficeSettings } from '../../settings/hours-form.js';
import { loadDecidedOffice, loadOfficeSettings } from '../../settings/settings-office.server.js';
import { LastChange } from '../../settings/settings-page.js';
import { SETTINGS_PAGE } from '../../settings/settings-path.js';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { office, services, nav } = await loadDecidedOffice(context, params.office, url);
  return { office, services, nav, home: `${SETTINGS_PAGE}/${office.slug}`, settings: await loadOfficeSettings(context, office.id) };
}

type Data = Route.ComponentProps['loaderData'];

export default function Settings({ loaderData }: Route.ComponentProps): ReactNode {
  const texts = useContent().settings;
  const { office, nav, home, settings } = loaderData;
  const path = useLocalPath();
  return (
    <OfficePage title={texts.titleOf(office.name)} lead={texts.lead} crumb={texts.crumb} nav={nav}>
      <LastChange change={settings.lastChange} />
      <h2 className="h4 mt-4">{texts.overview.hours}</h2>
      <WeekTable hours={settings.hours} />
      <p>
        <a href={path(`${home}/orari`)}>{texts.overview.changeHours}</a>
      </p>
      <h2 className="h4 mt-4">{texts.overview.exceptions}</h2>
      <SpecialDays settings={settings} />
      <p>
        <a href={path(`${home}/giorni`)}>{texts.overview.changeExceptions}</a>
      </p>
      <h2 className="h4 mt-4">{texts.overview.desks}</h2>
      <ul>
        {settings.desks.map((desk) => (
          <li key={desk.id}>
            <a href={path(`${home}/sportelli/${desk.slug}`)}>{desk.name}</a>
            {desk.hours.length > 0 && <>, {texts.overview.ownHours}</>}
          </li>
        ))}
      </ul>
      <p>
        <a href={path(`${home}/sportelli/nuovo`)}>{texts.overview.addDesk}</a>
      </p>
      <Services {...loaderData} />
    </OfficePage>
  );
}

function WeekTable({ hours }: { readonly hours: OfficeSettings['hours'] }): ReactNode {
  const { overview, preview } = useContent().settings;
  const days = weekdayNames(useLanguage());
  return (
    <div className="table-responsive" tabIndex={0} role="region" aria-label={overview.hours}>
      <table className="table casa-narrow">
        <caption className="visually-hidden">{overview.hours}</caption>
        <thead>
          <tr>
            <th scope="col">{preview.day}</th>
            <th scope="col">{overview.hours}</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ long }, index) => {
            const its = hours.filter(({ weekday }) => weekday === index + 1);
            return (
              <tr key={long}>
                <th scope="row">{long}</th>
                <td>{its.length === 0 ? overview.closed : its.map(({ opens, closes }) => `${opens}–${closes}`).join(', ')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function SpecialDays({ settings: { specialDays, desks } }: { readonly settings: OfficeSettings }): ReactNode {
  const { overview, exceptions } = useContent().settings;
  const { calendarDay } = dateFormat(useLanguage(), 'UTC');
  if (specialDays.length === 0) return <p>{overview.noExceptions}</p>;
  return (
    <ul>
      {specialDays.map(({ deskId, date, hours }) => (
        <li key={`${deskId ?? ''} ${date}`}>
          {calendarDay(date)}, {desks.find(({ id }) => id === deskId)?.name ?? exceptions.wholeOffice}:{' '}
          {hours.map(({ opens, closes }) => `${opens}–${closes}`).join(', ')}
        </li>
      ))}
    </ul>
  );
}

function Services({ services, home }: Data): ReactNode {
  const texts = useContent().settings.overview;
  const path = useLocalPath();
  const pages = [
    { page: '', short: texts.rules, label: texts.rulesOf },
    { page: '/domande', short: texts.questions, label: texts.questionsOf },
    { page: '/testi', short: texts.texts, label: texts.textsOf },
  ];
  return (
    <>
      <h2 className="h4 mt-4">{texts.services}</h2>
      <p>{services.length === 0 ? texts.noServices : texts.servicesHint}</p>
      <ul className="casa-records">
        {services.map(({ id, slug, name }) => (
          <li key={id}>
            <h3 className="h5">{name}</h3>
            <ul className="casa-tags">
              {pages.map(({ page, short, label }) => (
                <li key={page}>
                  <a href={path(`${home}/servizi/${slug}${page}`)} aria-label={label(name)}>
                    {short}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}
