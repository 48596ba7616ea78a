import type { ReactNode } from 'react';
import { redirect, type RouterContextProvider } from 'react-router';
import { Alert, DescriptionList } from '@casa/ui';
import type { Route } from './+types/move.js';
import { apiContext } from '../../api/client.server.js';
import { failure } from '../../api/failures.server.js';
import { readMoveToken } from '../../closures/move-cookie.server.js';
import { readSlot, SlotChoices, slotValue } from '../../closures/slot-choices.js';
import { AcceptMoveDocument, MoveProposalDocument, type MoveProposalQuery } from '../../gql/graphql.js';
import { contentIn } from '../../i18n/catalogue.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLanguage, useMessages } from '../../i18n/use-messages.js';
import { manageCookies } from '../../manage/manage-cookie.server.js';
import { OfficeContact } from '../../site/lists.js';
import { Page } from '../../site/page.js';
import { portalRequestContext } from '../../site/portal-request.server.js';
import { siteContext } from '../../site/site.server.js';

type Proposal = NonNullable<MoveProposalQuery['moveProposal']>;

/** Where the pages of the appointment itself are led to. */
const WAYS = {
  see: '/prenotazioni/appuntamento',
  free: '/prenotazioni/appuntamento/sposta',
  cancel: '/prenotazioni/appuntamento/annulla',
} as const;

export async function loader({ request, context }: Route.LoaderArgs): Promise<Omit<Proposal, 'manageToken'>> {
  const { manageToken: _own, ...shown } = (await loadProposal(context, request)).proposal;
  return shown;
}

interface Refused {
  readonly message: string;
  /** Whether it is the field that is to be filled in. */
  readonly isMissing?: boolean;
}

/** A time that is taken leads to the confirmation; the calendar and the cancellation are pages of the appointment. */
export async function action({ request, context }: Route.ActionArgs): Promise<Refused> {
  const { token, proposal } = await loadProposal(context, request);
  const form = await request.formData();
  const intent = form.get('intent');
  if (intent === 'see' || intent === 'free' || intent === 'cancel') throw await onwards(context, proposal.manageToken, WAYS[intent]);
  const { language } = context.get(siteContext);
  const slot = readSlot(form);
  if (!slot) return { message: contentIn(language).closures.move.missing, isMissing: true };
  const { outcome } = await context.get(apiContext).execute(AcceptMoveDocument, { input: { token, ...slot } });
  switch (outcome.__typename) {
    case 'MoveAnswered':
      throw await onwards(context, outcome.manageToken, '/prenotazioni/appuntamento?esito=spostato');
    case 'MoveOver':
      throw redirect(localPath('/nuovo-orario', language), 303);
    case 'SlotTaken':
    case 'SlotNotOffered':
      return { message: contentIn(language).closures.move.gone };
    case 'InvalidInput':
      return { message: outcome.message };
    case 'NotFound':
      throw failure({ kind: 'wrong-link' });
  }
}

async function onwards(context: Readonly<RouterContextProvider>, manageToken: string, page: string): Promise<Response> {
  const headers = new Headers();
  for (const cookie of await manageCookies(manageToken, context.get(portalRequestContext).isSecure)) headers.append('set-cookie', cookie);
  return redirect(localPath(page, context.get(siteContext).language), { status: 303, headers });
}

/** @throws the page of the wrong link */
async function loadProposal(
  context: Readonly<RouterContextProvider>,
  request: Request,
): Promise<{ readonly token: string; readonly proposal: Proposal }> {
  const token = await readMoveToken(request);
  if (token === undefined) throw failure({ kind: 'wrong-link' });
  const { moveProposal } = await context.get(apiContext).execute(MoveProposalDocument, { token });
  if (moveProposal == null) throw failure({ kind: 'wrong-link' });
  return { token, proposal: moveProposal };
}

export default function Move({ loaderData: proposal, actionData }: Route.ComponentProps): ReactNode {
  const texts = useContent().closures.move;
  const { dayAndTime } = dateFormat(useLanguage(), proposal.timeZone);
  const { status, office } = proposal;
  const isSettled = status === 'ACCEPTED' || status === 'MOVED' || status === 'CANCELLED' || status === 'WITHDRAWN';
  const state = isSettled ? texts.states[status] : undefined;
  return (
    <Page
      title={state?.title ?? texts.title}
      lead={state ? state.text(dayAndTime(proposal.startsAt)) : texts.lead}
      crumb={texts.title}
      isIndexed={false}
    >
      <div className="container pb-5">
        {isSettled ? <SeeAppointment /> : <OpenMove proposal={proposal} refused={actionData} />}
        <h2 className="h4 mt-5">{texts.contact}</h2>
        <div className="casa-narrow">
          <OfficeContact office={office} />
        </div>
      </div>
    </Page>
  );
}

function SeeAppointment(): ReactNode {
  const texts = useContent().closures.move;
  return (
    <form method="post">
      <button type="submit" name="intent" value="see" className="btn btn-primary">
        {texts.see}
      </button>
    </form>
  );
}

interface OpenMoveProps {
  readonly proposal: Omit<Proposal, 'manageToken'>;
  readonly refused: Refused | undefined;
}

function OpenMove({ proposal, refused }: OpenMoveProps): ReactNode {
  const texts = useContent().closures.move;
  const { proposed, others, office, timeZone, status } = proposal;
  return (
    <>
      {refused !== undefined && (
        <Alert kind="danger" isAnnounced>
          <p>{refused.message}</p>
        </Alert>
      )}
      <OldTime proposal={proposal} />
      {proposed !== null && <Proposed proposal={proposal} proposed={proposed} />}
      {status === 'PENDING' && <p>{texts.pending}</p>}
      <h2 className="h4 mt-5">{texts.others}</h2>
      {others.length === 0 ? (
        <p className="casa-narrow">{texts.noOthers}</p>
      ) : (
        <form method="post" noValidate className="casa-narrow">
          <p>{texts.othersHint}</p>
          <SlotChoices
            legend={texts.choose}
            slots={others}
            timeZone={timeZone}
            officeName={office.name}
            error={refused?.isMissing === true ? refused.message : undefined}
          />
          <div className="casa-actions">
            <button type="submit" name="intent" value="take" className="btn btn-outline-primary">
              {texts.take}
            </button>
          </div>
        </form>
      )}
      <h2 className="h4 mt-5">{texts.otherwise}</h2>
      <form method="post">
        <div className="casa-actions mt-0">
          <button type="submit" name="intent" value="free" className="btn btn-outline-primary">
            {texts.free}
          </button>
          <button type="submit" name="intent" value="cancel" className="btn btn-outline-danger">
            {texts.cancel}
          </button>
        </div>
      </form>
    </>
  );
}

function OldTime({ proposal: { service, wasAt, reason, channel, timeZone } }: Pick<OpenMoveProps, 'proposal'>): ReactNode {
  const { booking } = useMessages();
  const texts = useContent().closures.move;
  const { dayAndTime } = dateFormat(useLanguage(), timeZone);
  return (
    <DescriptionList
      entries={[
        { term: texts.was, description: dayAndTime(wasAt) },
        { term: texts.reason, description: reason },
        { term: texts.service, description: service.name },
        { term: texts.channel, description: booking.office.channels[channel] },
      ]}
    />
  );
}

interface ProposedProps extends Pick<OpenMoveProps, 'proposal'> {
  readonly proposed: NonNullable<Proposal['proposed']>;
}

/** One button is enough for who agrees. */
function Proposed({ proposal: { timeZone, answerUntil }, proposed }: ProposedProps): ReactNode {
  const texts = useContent().closures.move;
  const { dayAndTime } = dateFormat(useLanguage(), timeZone);
  return (
    <>
      <h2 className="h4 mt-5">{texts.proposed}</h2>
      <p>
        <strong>{dayAndTime(proposed.startsAt)}</strong>, {proposed.officeName}
      </p>
      {answerUntil !== null && <p>{texts.keptUntil(dayAndTime(answerUntil))}</p>}
      <form method="post">
        <input type="hidden" name="slot" value={slotValue(proposed)} />
        <button type="submit" name="intent" value="take" className="btn btn-primary">
          {texts.accept}
        </button>
      </form>
    </>
  );
}
