import type { ReactNode } from 'react';
import { Alert, DescriptionList } from '@casa/ui';
import type { Route } from './+types/list.js';
import { apiContext } from '../../api/client.server.js';
import { type MemberDetailsFragment, MembersWithOfficesDocument } from '../../gql/graphql.js';
import { dateFormat } from '../../i18n/format.js';
import { useContent, useLanguage, useLocalPath } from '../../i18n/use-messages.js';
import { Page } from '../../site/page.js';
import { useMunicipality } from '../../site/use-site.js';

const OUTCOMES = { invitato: 'invited', salvato: 'saved', sospeso: 'suspended', riattivato: 'reactivated' } as const;

interface ListedMember extends MemberDetailsFragment {
  /** Names. */
  readonly offices: readonly string[];
}

export async function loader({ context, url }: Route.LoaderArgs) {
  const { members, offices } = await context.get(apiContext).execute(MembersWithOfficesDocument);
  const nameOf = new Map(offices.edges.map(({ node }) => [node.id, node.name]));
  const outcome = url.searchParams.get('esito');
  return {
    members: members.map((member) => ({ ...member, offices: member.officeIds.map((id) => nameOf.get(id) ?? id) })),
    outcome: Object.entries(OUTCOMES).find(([word]) => word === outcome)?.[1],
  };
}

/** The people who work for the municipality. */
export default function Members({ loaderData: { members, outcome } }: Route.ComponentProps): ReactNode {
  const texts = useContent().members;
  const path = useLocalPath();
  return (
    <Page title={texts.title} lead={texts.lead} isIndexed={false}>
      <div className="container pb-5">
        {outcome !== undefined && (
          <Alert kind="success" isAnnounced>
            <p>{texts[outcome]}</p>
          </Alert>
        )}
        <div className="casa-actions mt-0 mb-4">
          <a className="btn btn-primary" href={path('/amministrazione/invita')}>
            {texts.invite}
          </a>
        </div>
        {members.length === 0 && <p>{texts.none}</p>}
        <ul className="casa-records">
          {members.map((member) => (
            <MemberRecord key={member.id} member={member} />
          ))}
        </ul>
      </div>
    </Page>
  );
}

function MemberRecord({ member }: { readonly member: ListedMember }): ReactNode {
  const texts = useContent().members;
  const path = useLocalPath();
  const { longDay } = dateFormat(useLanguage(), useMunicipality().timeZone);
  const end = member.validUntil === null ? texts.noEnd : longDay(member.validUntil);
  return (
    <li>
      <h2 className="h5">{member.name}</h2>
      <DescriptionList
        entries={[
          { term: texts.email, description: member.email },
          { term: texts.role, description: texts.roles[member.role] },
          { term: texts.status, description: texts.statuses[member.status] },
          {
            term: texts.offices,
            description: member.offices.length === 0 ? texts.allOffices : member.offices.join(', '),
          },
          member.loan === null
            ? { term: texts.validUntil, description: end }
            : { term: texts.loan, description: texts.loanOf(member.loan.municipality, end, member.loan.agreement) },
        ]}
      />
      <a className="casa-more" href={path(`/amministrazione/persone/${encodeURIComponent(member.id)}`)}>
        {texts.change}
        <span className="visually-hidden"> {member.name}</span>
      </a>
    </li>
  );
}
