import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { CheckboxField } from '@casa/ui';
import type { Route } from './+types/declare-representation.js';
import { AccountPage } from '../../account/account-page.js';
import { apiContext } from '../../api/client.server.js';
import { notFound } from '../../api/failures.server.js';
import { type DelegationForm, DelegationProblems, DelegationText, PersonNames } from '../../delegations/delegation-fields.js';
import {
  type Declaration,
  isDeclaration,
  NO_DELEGATION,
  readDelegationForm,
  refusedFields,
  toDeclaration,
} from '../../delegations/delegation-form.js';
import { DeclareRepresentationDocument } from '../../gql/graphql.js';
import { contentIn } from '../../i18n/catalogue.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLocalPath } from '../../i18n/use-messages.js';
import { siteContext } from '../../site/site.server.js';

function declarationOf(url: URL): Declaration {
  const wanted = url.searchParams.get('tipo');
  if (!isDeclaration(wanted)) throw notFound();
  return wanted;
}

export function loader({ url }: Route.LoaderArgs) {
  return { declaration: declarationOf(url) };
}

export async function action({ request, context, url }: Route.ActionArgs): Promise<DelegationForm> {
  const { language } = context.get(siteContext);
  const values = readDelegationForm(await request.formData());
  const declared = toDeclaration(declarationOf(url), values, contentIn(language).delegations);
  if ('errors' in declared) return { values, errors: declared.errors };
  const { declareRepresentation: outcome } = await context
    .get(apiContext)
    .execute(DeclareRepresentationDocument, { input: declared.input });
  if (outcome.__typename !== 'RepresentationDeclared') return { values, errors: refusedFields(outcome) };
  throw redirect(localPath('/area-personale/deleghe?esito=dichiarata', language), 303);
}

/** Says whom the person represents, for the municipality to confirm. */
export default function DeclareRepresentation({ loaderData: { declaration }, actionData }: Route.ComponentProps): ReactNode {
  const texts = useContent().delegations;
  const { declaration: words } = texts;
  const path = useLocalPath();
  const form: DelegationForm = actionData ?? { values: NO_DELEGATION, errors: {} };
  const isOrganisation = declaration === 'ente';
  return (
    <AccountPage title={words.titles[declaration]} lead={words.lead}>
      <form method="post" noValidate id="form">
        <DelegationProblems errors={form.errors} />
        <fieldset className="casa-fieldset">
          <legend>{words.who[declaration]}</legend>
          {isOrganisation ? <DelegationText name="organisation" label={words.organisation} form={form} /> : <PersonNames form={form} />}
          <DelegationText
            name="fiscalCode"
            label={texts.fiscalCode}
            hint={isOrganisation ? words.organisationCodeHint : undefined}
            form={form}
          />
          {declaration !== 'genitore' && <DelegationText name="reference" label={words.reference} hint={words.referenceHint} form={form} />}
        </fieldset>
        <DelegationText name="lastDay" type="date" label={texts.lastDay} hint={words.lastDayHints[declaration]} form={form} />
        <CheckboxField
          id="declared"
          name="declared"
          label={words.declared}
          isChecked={form.values.declared === 'si'}
          error={form.errors['declared']}
          required
        />
        <div className="casa-actions">
          <button type="submit" className="btn btn-primary">
            {words.send}
          </button>
          <a href={path('/area-personale/deleghe')}>{texts.back}</a>
        </div>
      </form>
    </AccountPage>
  );
}
