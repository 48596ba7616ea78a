import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import type { Route } from './+types/change.js';
import { apiContext } from '../../api/client.server.js';
import { notFound } from '../../api/failures.server.js';
import { type ChangeMemberInput, ChangeMemberDocument, MembersWithOfficesDocument } from '../../gql/graphql.js';
import { contentIn } from '../../i18n/catalogue.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLocalPath } from '../../i18n/use-messages.js';
import { Agreement, MemberProblems, OfficesAndEnd } from '../../members/member-fields.js';
import { type MemberErrors, memberErrors, type MemberValues, NO_MEMBER, readMemberForm, toChange } from '../../members/member-form.js';
import { Page } from '../../site/page.js';
import { siteContext } from '../../site/site.server.js';

export async function loader({ context, params }: Route.LoaderArgs) {
  const { members, offices } = await context.get(apiContext).execute(MembersWithOfficesDocument);
  const member = members.find(({ id }) => id === params.id);
  if (member === undefined) throw notFound();
  const { language, municipality } = context.get(siteContext);
  const { isoDay } = dateFormat(language, municipality.timeZone);
  return {
    name: member.name,
    lender: member.loan?.municipality,
    isSuspended: member.status === 'SUSPENDED',
    values: {
      ...NO_MEMBER,
      officeIds: member.officeIds,
      validUntil: member.validUntil === null ? '' : isoDay(member.validUntil),
      agreement: member.loan?.agreement ?? '',
    } satisfies MemberValues,
    offices: offices.edges.map(({ node }) => node),
  };
}

/** Saves offices and duration, or suspends, or takes the suspension back: three buttons of two forms. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { language, municipality } = context.get(siteContext);
  const form = await request.formData();
  const intent = form.get('intent');
  const values = readMemberForm(form);
  const change: { readonly input: ChangeMemberInput } | { readonly errors: MemberErrors } =
    intent === 'suspend' || intent === 'reactivate'
      ? { input: { id: params.id, suspended: intent === 'suspend' } }
      : toChange(params.id, form.has('agreement'), values, municipality.timeZone, new Date(), contentIn(language).members);
  if ('errors' in change) return { values, errors: change.errors };
  const { changeMember: outcome } = await context.get(apiContext).execute(ChangeMemberDocument, { input: change.input });
  switch (outcome.__typename) {
    case 'MemberChanged': {
      const word = intent === 'suspend' ? 'sospeso' : intent === 'reactivate' ? 'riattivato' : 'salvato';
      throw redirect(localPath(`/amministrazione?esito=${word}`, language), 303);
    }
    case 'MemberNotFound':
      throw notFound();
    case 'InvalidInput':
      return { values, errors: memberErrors(outcome.message, outcome.fields) };
  }
}

export default function Change({
  loaderData: { name, lender, isSuspended, values, offices },
  actionData,
}: Route.ComponentProps): ReactNode {
  const texts = useContent().members;
  const path = useLocalPath();
  const shown = actionData ?? { values, errors: {} };
  return (
    <Page
      title={texts.changeOf(name)}
      lead={lender === undefined ? texts.changeLead : texts.changeLentLead(lender)}
      parents={[{ label: texts.title, href: '/amministrazione' }]}
      isIndexed={false}
    >
      <div className="container pb-5">
        <form method="post" noValidate id="form">
          <MemberProblems errors={shown.errors} />
          {lender !== undefined && <Agreement agreement={shown.values.agreement} errors={shown.errors} />}
          <OfficesAndEnd offices={offices} officeIds={shown.values.officeIds} validUntil={shown.values.validUntil} errors={shown.errors} />
          <div className="casa-actions">
            <button type="submit" name="intent" value="save" className="btn btn-primary">
              {texts.save}
            </button>
            <a href={path('/amministrazione')}>{texts.back}</a>
          </div>
        </form>
        <h2 className="mt-5">{isSuspended ? texts.reactivate : texts.suspendTitle}</h2>
        <p className="casa-narrow">{isSuspended ? texts.reactivateText : texts.suspendText}</p>
        <form method="post">
          <button
            type="submit"
            name="intent"
            value={isSuspended ? 'reactivate' : 'suspend'}
            className={isSuspended ? 'btn btn-outline-primary' : 'btn btn-danger'}
          >
            {isSuspended ? texts.reactivate : texts.suspend}
          </button>
        </form>
      </div>
    </Page>
  );
}
