import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert, DescriptionList } from '@casa/ui';
import type { Route } from './+types/closures-answer.js';
import { OfficePage } from '../../agenda/office-page.js';
import { apiContext } from '../../api/client.server.js';
import { notFound } from '../../api/failures.server.js';
import { closuresOffice, closuresPath } from '../../closures/closures-office.server.js';
import { readSlot, SlotChoices, slotValue } from '../../closures/slot-choices.js';
import {
  AcceptMoveOnBehalfDocument,
  ClosurePersonDocument,
  type ClosurePersonQuery,
  DeclineMoveOnBehalfDocument,
} from '../../gql/graphql.js';
import { contentIn } from '../../i18n/catalogue.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLanguage, useLocalPath } from '../../i18n/use-messages.js';
import { siteContext } from '../../site/site.server.js';

type Choices = NonNullable<ClosurePersonQuery['closurePerson']>;

async function load({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { office, nav } = await closuresOffice(context, params.office);
  const { closurePerson } = await context.get(apiContext).execute(ClosurePersonDocument, { id: params.id });
  if (closurePerson == null) throw notFound();
  return { nav, parent: closuresPath(office.slug), choices: closurePerson };
}

export function loader(args: Route.LoaderArgs) {
  return load(args);
}

interface Refused {
  readonly message: string;
  readonly isMissing?: boolean;
}

/** What was said on the telephone: a time, or that they do not come. */
export async function action({ request, context, params }: Route.ActionArgs): Promise<Refused> {
  const { parent, choices } = await load({ context, params });
  const { language } = context.get(siteContext);
  const api = context.get(apiContext);
  const form = await request.formData();
  const { id } = params;
  const slot = readSlot(form);
  if (form.get('intent') !== 'cancel' && !slot) return { message: contentIn(language).closures.answer.missing, isMissing: true };
  const { outcome } =
    form.get('intent') === 'cancel' || !slot
      ? await api.execute(DeclineMoveOnBehalfDocument, { input: { id } })
      : await api.execute(AcceptMoveOnBehalfDocument, { input: { id, ...slot } });
  if (outcome.__typename === 'NotFound') throw notFound();
  if (outcome.__typename !== 'MoveAnsweredOnBehalf') return { message: outcome.message };
  throw redirect(localPath(`${parent}/chiusura/${choices.person.closureId}?esito=risposta`, language), 303);
}

export default function AnswerForPerson({ loaderData, actionData }: Route.ComponentProps): ReactNode {
  const { closures } = useContent();
  const texts = closures.answer;
  const path = useLocalPath();
  const { nav, parent, choices } = loaderData;
  const { givenName, familyName, closureId, status } = choices.person;
  const isOpen = status === 'PENDING' || status === 'PROPOSED' || status === 'NOTHING_FREE' || status === 'UNANSWERED';
  const back = `${parent}/chiusura/${closureId}`;
  return (
    <OfficePage
      title={texts.title(`${givenName} ${familyName}`)}
      lead={texts.lead}
      parents={[{ label: closures.title, href: parent }]}
      nav={nav}
    >
      {actionData !== undefined && (
        <Alert kind="danger" isAnnounced>
          <p>{actionData.message}</p>
        </Alert>
      )}
      <Person person={choices.person} />
      {isOpen ? <Answers choices={choices} refused={actionData} /> : <p>{texts.settled}</p>}
      <p className="mt-4">
        <a className="casa-more" href={path(back)}>
          {texts.back}
        </a>
      </p>
    </OfficePage>
  );
}

function Person({ person }: Pick<Choices, 'person'>): ReactNode {
  const { answer: texts, one } = useContent().closures;
  const { dayAndTime } = dateFormat(useLanguage(), person.timeZone);
  const { serviceName, wasAt, telephone, email } = person;
  return (
    <DescriptionList
      entries={[
        {
          term: texts.telephone,
          description: telephone === null ? one.noTelephone : <a href={`tel:${telephone.replace(/[^+\d]/g, '')}`}>{telephone}</a>,
        },
        { term: texts.email, description: email ?? one.noEmail },
        { term: one.was, description: `${dayAndTime(wasAt)}, ${serviceName}` },
      ]}
    />
  );
}

function Answers({ choices: { person, slots }, refused }: { readonly choices: Choices; readonly refused: Refused | undefined }): ReactNode {
  const texts = useContent().closures.answer;
  const { proposed, status, timeZone, officeName } = person;
  const kept = status === 'PROPOSED' ? proposed : null;
  const all = kept === null ? slots : [kept, ...slots.filter((slot) => slotValue(slot) !== slotValue(kept))];
  return (
    <>
      {all.length === 0 ? (
        <p className="mt-4">{texts.none}</p>
      ) : (
        <form method="post" noValidate className="casa-narrow mt-4">
          <SlotChoices
            legend={texts.choose}
            slots={all}
            timeZone={timeZone}
            officeName={officeName}
            {...(kept !== null && { value: slotValue(kept), kept: { value: slotValue(kept), hint: texts.kept } })}
            error={refused?.isMissing === true ? refused.message : undefined}
          />
          <div className="casa-actions">
            <button type="submit" name="intent" value="take" className="btn btn-primary">
              {texts.submit}
            </button>
          </div>
        </form>
      )}
      <details className="mt-4">
        <summary>{texts.cancel}</summary>
        <form method="post" className="casa-narrow mt-3">
          <p>{texts.cancelText}</p>
          <button type="submit" name="intent" value="cancel" className="btn btn-danger">
            {texts.cancelConfirm}
          </button>
        </form>
      </details>
    </>
  );
}
