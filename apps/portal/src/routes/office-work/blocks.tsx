import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert, ErrorSummary, SelectField, TextField } from '@casa/ui';
import type { Route } from './+types/blocks.js';
import { addDays, officePath, readPlace } from '../../agenda/agenda-path.js';
import { type BlockErrors, blockErrors, type BlockValues, readBlockForm, toBlock } from '../../agenda/block-form.js';
import { chooseOffice, officeNav } from '../../agenda/office-nav.server.js';
import { OfficePage } from '../../agenda/office-page.js';
import { type ApiClient, apiContext } from '../../api/client.server.js';
import { failure, notFound } from '../../api/failures.server.js';
import {
  AgendaBlocksDocument,
  type AgendaBlocksQuery,
  BlockTimeDocument,
  type BlockTimeMutation,
  UnblockTimeDocument,
} from '../../gql/graphql.js';
import { contentIn } from '../../i18n/catalogue.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLanguage, useLocalPath } from '../../i18n/use-messages.js';
import { siteContext } from '../../site/site.server.js';

const LONGEST_REASON = 120;
const LONGEST_TIME = 5;
/** As many as the document asks for. */
const DAYS_SHOWN = 31;
const OUTCOMES = { bloccato: 'done', tolto: 'undone', sparito: 'gone' } as const;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const choice = await chooseOffice(context, params.office);
  const { office } = choice;
  const { day } = readPlace(url.searchParams);
  const today = dateFormat(context.get(siteContext).language, office.timeZone).isoDay(new Date().toISOString());
  const first = day ?? today;
  const before = addDays(first, -DAYS_SHOWN);
  const { agenda } = await context.get(apiContext).execute(AgendaBlocksDocument, { officeId: office.id, from: first });
  if (agenda == null) throw notFound();
  const outcome = url.searchParams.get('esito') ?? '';
  return {
    ...{ nav: officeNav(context, 'blocchi', choice), slug: office.slug, timeZone: office.timeZone },
    ...{ desks: agenda.desks, blocks: agenda.blocks, first },
    before: first > today ? (before > today ? before : today) : undefined,
    after: addDays(first, DAYS_SHOWN),
    values: { desk: '', fromDay: day ?? '', fromTime: '', untilDay: day ?? '', untilTime: '', reason: '' } satisfies BlockValues,
    done: Object.hasOwn(OUTCOMES, outcome) ? OUTCOMES[outcome as keyof typeof OUTCOMES] : undefined,
  };
}

type Inside = Extract<BlockTimeMutation['outcome'], { readonly __typename: 'TimeNotFree' }>['appointments'];

interface Refused {
  readonly values: BlockValues;
  readonly errors: BlockErrors;
  /** Appointments in the way. */
  readonly inside?: Inside;
}

/** Two forms: a block, which is shown among those of its days, and one taken away. */
export async function action({ request, context, params, url }: Route.ActionArgs): Promise<Refused> {
  const { office } = await chooseOffice(context, params.office);
  const { language } = context.get(siteContext);
  const form = await request.formData();
  const api = context.get(apiContext);
  const back = (esito: keyof typeof OUTCOMES, giorno: string | undefined) =>
    redirect(localPath(officePath('blocchi', office.slug, { esito, giorno }), language), 303);
  if (form.get('intent') === 'unblock') throw back(await unblock(api, form.get('id')), readPlace(url.searchParams).day);
  const values = readBlockForm(form);
  const block = toBlock(values, office.timeZone, contentIn(language).agenda.block);
  if ('errors' in block) return { values, errors: block.errors };
  const { outcome } = await api.execute(BlockTimeDocument, { input: block.input });
  switch (outcome.__typename) {
    case 'TimeBlocked':
      throw back('bloccato', values.fromDay);
    case 'TimeNotFree':
      return { values, errors: { form: outcome.message }, inside: outcome.appointments };
    case 'InvalidInput':
      return { values, errors: outcome.fields.length > 0 ? blockErrors(outcome.fields) : { form: outcome.message } };
    case 'NotFound':
      throw notFound();
  }
}

async function unblock(api: ApiClient, id: FormDataEntryValue | null): Promise<keyof typeof OUTCOMES> {
  if (typeof id !== 'string') throw failure({ kind: 'bad-request' });
  const { outcome } = await api.execute(UnblockTimeDocument, { input: { id } });
  return outcome.__typename === 'TimeUnblocked' ? 'tolto' : 'sparito';
}

export default function Blocks({ loaderData, actionData }: Route.ComponentProps): ReactNode {
  const { block: texts, book } = useContent().agenda;
  const { nav, slug, desks, blocks, first, before, after, timeZone, done } = loaderData;
  const { calendarDate } = dateFormat(useLanguage(), timeZone);
  const path = useLocalPath();
  const from = (giorno: string): string => path(officePath('blocchi', slug, { giorno }));
  const { values, errors, inside }: Refused = actionData ?? { values: loaderData.values, errors: {} };
  return (
    <OfficePage title={texts.title} lead={texts.lead} nav={nav}>
      {done !== undefined && actionData === undefined && (
        <Alert kind="success" isAnnounced>
          <p>{texts[done]}</p>
        </Alert>
      )}
      <form method="post" noValidate className="casa-narrow" id="form">
        <Problems errors={errors} />
        {inside !== undefined && inside.length > 0 && <InTheWay appointments={inside} timeZone={timeZone} />}
        <BlockFields desks={desks} values={values} errors={errors} />
        <div className="casa-actions">
          <button type="submit" name="intent" value="block" className="btn btn-primary">
            {texts.submit}
          </button>
        </div>
      </form>
      <h2 className="h4 mt-5">{texts.list(calendarDate(first), calendarDate(addDays(first, DAYS_SHOWN - 1)))}</h2>
      <BlockList blocks={blocks} desks={desks} timeZone={timeZone} />
      <p className="casa-actions">
        {before !== undefined && <a href={from(before)}>{book.before}</a>}
        <a href={from(after)}>{book.after}</a>
      </p>
    </OfficePage>
  );
}

function Problems({ errors }: { readonly errors: BlockErrors }): ReactNode {
  const texts = useContent().agenda.block;
  const problems = Object.entries(errors).map(([fieldId, message]) => ({ fieldId, message }));
  return problems.length > 0 && <ErrorSummary title={texts.errorTitle(problems.length)} errors={problems} />;
}

function InTheWay({ appointments, timeZone }: { readonly appointments: Inside; readonly timeZone: string }): ReactNode {
  const texts = useContent().agenda.block;
  const { dayAndTime } = dateFormat(useLanguage(), timeZone);
  const path = useLocalPath();
  return (
    <>
      <p>{texts.inside}</p>
      <ul>
        {appointments.map(({ id, code, startsAt, serviceName }) => (
          <li key={id}>
            <a href={path(`/ufficio/appuntamenti/${id}`)}>{code}</a>: {dayAndTime(startsAt)}, {serviceName}
          </li>
        ))}
      </ul>
    </>
  );
}

type Desks = NonNullable<AgendaBlocksQuery['agenda']>['desks'];

interface BlockFieldsProps {
  readonly desks: Desks;
  readonly values: BlockValues;
  readonly errors: BlockErrors;
}

function BlockFields({ desks, values, errors }: BlockFieldsProps): ReactNode {
  const { block: texts, book } = useContent().agenda;
  const field = <Name extends keyof BlockValues>(name: Name) => ({
    ...{ id: name, name, value: values[name], error: errors[name], required: true },
  });
  const time = { hint: texts.timeHint, maxLength: LONGEST_TIME };
  return (
    <>
      <SelectField
        {...field('desk')}
        label={texts.desk}
        emptyText={book.choose}
        groups={[{ options: desks.map(({ id, name }) => ({ value: id, label: name })) }]}
      />
      <div className="casa-field-pair">
        <TextField {...field('fromDay')} type="date" label={texts.from} />
        <TextField {...field('fromTime')} {...time} label={texts.fromTime} />
      </div>
      <div className="casa-field-pair">
        <TextField {...field('untilDay')} type="date" label={texts.until} />
        <TextField {...field('untilTime')} {...time} label={texts.untilTime} />
      </div>
      <TextField {...field('reason')} label={texts.reason} maxLength={LONGEST_REASON} />
    </>
  );
}

interface BlockListProps {
  readonly blocks: NonNullable<AgendaBlocksQuery['agenda']>['blocks'];
  readonly desks: Desks;
  readonly timeZone: string;
}

/** A municipality's own closures stand among them, to be seen. */
function BlockList({ blocks, desks, timeZone }: BlockListProps): ReactNode {
  const texts = useContent().agenda.block;
  const { dayAndTime } = dateFormat(useLanguage(), timeZone);
  if (blocks.length === 0) return <p>{texts.none}</p>;
  return (
    <ul className="casa-records">
      {blocks.map(({ id, deskId, startsAt, endsAt, reason, isRemovable }) => {
        const desk = desks.find((one) => one.id === deskId)?.name ?? texts.wholeOffice;
        return (
          <li key={id}>
            <h3 className="h5">
              {desk}: {reason}
            </h3>
            <p>
              {dayAndTime(startsAt)} – {dayAndTime(endsAt)}
            </p>
            {isRemovable && (
              <form method="post">
                <input type="hidden" name="id" value={id} />
                <button
                  type="submit"
                  name="intent"
                  value="unblock"
                  className="btn btn-outline-primary"
                  aria-label={texts.removeOf(`${desk}, ${reason}, ${dayAndTime(startsAt)}`)}
                >
                  {texts.remove}
                </button>
              </form>
            )}
          </li>
        );
      })}
    </ul>
  );
}
