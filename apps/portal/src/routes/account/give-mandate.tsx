import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import type { Route } from './+types/give-mandate.js';
import { AccountPage } from '../../account/account-page.js';
import { apiContext } from '../../api/client.server.js';
import { type DelegationForm, DelegationProblems, DelegationText, PersonNames } from '../../delegations/delegation-fields.js';
import { NO_DELEGATION, readDelegationForm, refusedFields, toMandate } from '../../delegations/delegation-form.js';
import { GiveMandateDocument } from '../../gql/graphql.js';
import { contentIn } from '../../i18n/catalogue.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLocalPath } from '../../i18n/use-messages.js';
import { siteContext } from '../../site/site.server.js';
import { useMunicipality } from '../../site/use-site.js';

export async function action({ request, context }: Route.ActionArgs): Promise<DelegationForm> {
  const { language } = context.get(siteContext);
  const values = readDelegationForm(await request.formData());
  const mandate = toMandate(values, contentIn(language).delegations);
  if ('errors' in mandate) return { values, errors: mandate.errors };
  const { giveMandate: outcome } = await context.get(apiContext).execute(GiveMandateDocument, { input: mandate.input });
  if (outcome.__typename !== 'MandateGiven') return { values, errors: refusedFields(outcome) };
  throw redirect(localPath('/area-personale/deleghe?esito=data', language), 303);
}

/** Lets somebody act for the person. */
export default function GiveMandate({ actionData }: Route.ComponentProps): ReactNode {
  const texts = useContent().delegations;
  const path = useLocalPath();
  const { officialName } = useMunicipality();
  const form: DelegationForm = actionData ?? { values: NO_DELEGATION, errors: {} };
  return (
    <AccountPage title={texts.mandate.title} lead={texts.mandate.lead(officialName)}>
      <form method="post" noValidate id="form">
        <DelegationProblems errors={form.errors} />
        <fieldset className="casa-fieldset">
          <legend>{texts.mandate.who}</legend>
          <PersonNames form={form} />
          <DelegationText name="fiscalCode" label={texts.fiscalCode} hint={texts.mandate.fiscalCodeHint} form={form} />
        </fieldset>
        <DelegationText name="lastDay" type="date" label={texts.lastDay} hint={texts.mandate.lastDayHint} form={form} />
        <div className="casa-actions">
          <button type="submit" className="btn btn-primary">
            {texts.mandate.send}
          </button>
          <a href={path('/area-personale/deleghe')}>{texts.back}</a>
        </div>
      </form>
    </AccountPage>
  );
}
