import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { RadioGroup, TextField } from '@casa/ui';
import type { Route } from './+types/invite.js';
import { apiContext } from '../../api/client.server.js';
import { InvitationFormDocument, InviteMemberDocument } from '../../gql/graphql.js';
import { contentIn } from '../../i18n/catalogue.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLocalPath } from '../../i18n/use-messages.js';
import { Agreement, Lender, MemberProblems, OfficesAndEnd } from '../../members/member-fields.js';
import { GIVEN_ROLES, MEMBER_LIMITS, memberErrors, NO_MEMBER, readMemberForm, toInvitation } from '../../members/member-form.js';
import { Page } from '../../site/page.js';
import { siteContext } from '../../site/site.server.js';

/** The list of people comes along only to learn whether one may invite: others get the page that says no. */
export async function loader({ context }: Route.LoaderArgs) {
  const { offices, municipalities } = await context.get(apiContext).execute(InvitationFormDocument);
  const { slug: own } = context.get(siteContext).municipality;
  return {
    offices: offices.edges.map(({ node }) => node),
    lenders: municipalities.edges.map(({ node }) => node).filter(({ kind, slug }) => kind === 'MUNICIPALITY' && slug !== own),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { language, municipality } = context.get(siteContext);
  const values = readMemberForm(await request.formData());
  const invitation = toInvitation(values, municipality.timeZone, new Date(), contentIn(language).members);
  if ('errors' in invitation) return { values, errors: invitation.errors };
  const { inviteMember: outcome } = await context.get(apiContext).execute(InviteMemberDocument, { input: invitation.input });
  switch (outcome.__typename) {
    case 'MemberInvited':
      throw redirect(localPath('/amministrazione?esito=invitato', language), 303);
    case 'AlreadyMember':
      return { values, errors: { email: outcome.message } };
    case 'InvalidInput':
      return { values, errors: memberErrors(outcome.message, outcome.fields) };
  }
}

export default function Invite({ loaderData: { offices, lenders }, actionData }: Route.ComponentProps): ReactNode {
  const texts = useContent().members;
  const path = useLocalPath();
  const { values, errors } = actionData ?? { values: NO_MEMBER, errors: {} };
  return (
    <Page title={texts.inviteTitle} lead={texts.inviteLead} parents={[{ label: texts.title, href: '/amministrazione' }]} isIndexed={false}>
      <div className="container pb-5">
        <form method="post" noValidate id="form">
          <MemberProblems errors={errors} />
          <TextField
            id="name"
            name="name"
            label={texts.name}
            value={values.name}
            error={errors['name']}
            autoComplete="off"
            maxLength={MEMBER_LIMITS.name}
            required
          />
          <TextField
            id="email"
            name="email"
            type="email"
            label={texts.email}
            value={values.email}
            error={errors['email']}
            autoComplete="off"
            maxLength={MEMBER_LIMITS.email}
            required
          />
          <RadioGroup
            id="role"
            name="role"
            legend={texts.role}
            value={values.role}
            error={errors['role']}
            required
            choices={GIVEN_ROLES.map((role) => ({ value: role, label: texts.roles[role], hint: texts.roleHints[role] }))}
          />
          <Lender municipalities={lenders} municipalityId={values.municipalityId} errors={errors} />
          <Agreement agreement={values.agreement} errors={errors} />
          <OfficesAndEnd offices={offices} officeIds={values.officeIds} validUntil={values.validUntil} errors={errors} />
          <div className="casa-actions">
            <button type="submit" className="btn btn-primary">
              {texts.send}
            </button>
            <a href={path('/amministrazione')}>{texts.back}</a>
          </div>
        </form>
      </div>
    </Page>
  );
}
