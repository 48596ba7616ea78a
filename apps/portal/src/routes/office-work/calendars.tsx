import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert } from '@casa/ui';
import type { Route } from './+types/calendars.js';
import { officePath } from '../../agenda/agenda-path.js';
import { chooseOffice, officeNav } from '../../agenda/office-nav.server.js';
import { OfficePage } from '../../agenda/office-page.js';
import { type ApiClient, apiContext } from '../../api/client.server.js';
import { failure, notFound } from '../../api/failures.server.js';
import {
  AgendaDesksDocument,
  CalendarFeedsDocument,
  type FeedPartsFragment,
  MakeCalendarFeedDocument,
  RenewCalendarFeedDocument,
  RevokeCalendarFeedDocument,
} from '../../gql/graphql.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLanguage } from '../../i18n/use-messages.js';
import { siteContext } from '../../site/site.server.js';

const OUTCOMES = { creato: 'made', cambiato: 'renewed', eliminato: 'revoked' } as const;
type Outcome = keyof typeof OUTCOMES;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const choice = await chooseOffice(context, params.office);
  const api = context.get(apiContext);
  const { id: officeId, timeZone } = choice.office;
  const [{ agenda }, { calendarFeeds }] = await Promise.all([
    api.execute(AgendaDesksDocument, { officeId }),
    api.execute(CalendarFeedsDocument),
  ]);
  if (agenda == null) throw notFound();
  const feeds = calendarFeeds.filter((feed) => feed.officeId === officeId);
  const outcome = url.searchParams.get('esito') ?? '';
  return {
    ...{ nav: officeNav(context, 'calendari', choice), timeZone },
    own: feeds.find(({ deskId }) => deskId === null),
    desks: agenda.desks.map(({ id, name }) => ({ id, name, feed: feeds.find(({ deskId }) => deskId === id) })),
    done: Object.hasOwn(OUTCOMES, outcome) ? OUTCOMES[outcome as Outcome] : undefined,
  };
}

/** Each button is a form of its own. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { office } = await chooseOffice(context, params.office);
  const esito = await change(context.get(apiContext), office.id, await request.formData());
  throw redirect(localPath(officePath('calendari', office.slug, { esito }), context.get(siteContext).language), 303);
}

async function change(api: ApiClient, officeId: string, form: FormData): Promise<Outcome> {
  const [id, deskId] = [form.get('id'), form.get('sportello')];
  if (typeof id !== 'string' || typeof deskId !== 'string') throw failure({ kind: 'bad-request' });
  switch (form.get('intent')) {
    case 'make':
      return found((await api.execute(MakeCalendarFeedDocument, { input: { officeId, deskId: deskId || null } })).outcome, 'creato');
    case 'renew':
      return found((await api.execute(RenewCalendarFeedDocument, { input: { id } })).outcome, 'cambiato');
    case 'revoke':
      return found((await api.execute(RevokeCalendarFeedDocument, { input: { id } })).outcome, 'eliminato');
    default:
      throw failure({ kind: 'bad-request' });
  }
}

function found({ __typename }: { readonly __typename: string }, outcome: Outcome): Outcome {
  if (__typename === 'NotFound' || __typename === 'InvalidInput') throw notFound();
  return outcome;
}

/** The calendars an operator follows with a program of their own. */
export default function Calendars({ loaderData: { nav, own, desks, timeZone, done } }: Route.ComponentProps): ReactNode {
  const texts = useContent().agenda.calendars;
  return (
    <OfficePage title={texts.title} lead={texts.lead} nav={nav}>
      {done !== undefined && (
        <Alert kind="success" isAnnounced>
          <p>{texts[done]}</p>
        </Alert>
      )}
      <p className="casa-narrow">{texts.warning}</p>
      <ul className="casa-records">
        <Feed title={texts.own} hint={texts.ownHint} deskId="" feed={own} timeZone={timeZone} />
        {desks.map(({ id, name, feed }) => (
          <Feed key={id} title={texts.ofDesk(name)} deskId={id} feed={feed} timeZone={timeZone} />
        ))}
      </ul>
    </OfficePage>
  );
}

interface FeedProps {
  readonly title: string;
  readonly hint?: string;
  /** Empty: the operator's own. */
  readonly deskId: string;
  readonly feed: FeedPartsFragment | undefined;
  readonly timeZone: string;
}

function Feed({ title, hint, deskId, feed, timeZone }: FeedProps): ReactNode {
  const texts = useContent().agenda.calendars;
  const { dayAndTime } = dateFormat(useLanguage(), timeZone);
  const fieldId = `indirizzo-${deskId}`;
  return (
    <li>
      <h2 className="h5">{title}</h2>
      {hint !== undefined && <p>{hint}</p>}
      {feed !== undefined && (
        <div className="casa-field">
          <label className="form-label" htmlFor={fieldId}>
            {texts.address}
          </label>
          <input id={fieldId} className="form-control" readOnly value={feed.url} />
          <p className="form-text">{texts.since(dayAndTime(feed.renewedAt))}</p>
        </div>
      )}
      <form method="post" className="casa-actions mt-0">
        <input type="hidden" name="id" value={feed?.id ?? ''} />
        <input type="hidden" name="sportello" value={deskId} />
        {feed === undefined ? (
          <Press intent="make" text={texts.make} of={title} />
        ) : (
          <>
            <Press intent="renew" text={texts.renew} of={title} />
            <Press intent="revoke" text={texts.revoke} of={title} />
          </>
        )}
      </form>
    </li>
  );
}

function Press({ intent, text, of: which }: { readonly intent: string; readonly text: string; readonly of: string }): ReactNode {
  const texts = useContent().agenda.calendars;
  return (
    <button type="submit" name="intent" value={intent} className="btn btn-outline-primary" aria-label={texts.of(text, which)}>
      {text}
    </button>
  );
}
