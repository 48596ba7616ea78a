import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert, DescriptionList } from '@casa/ui';
import type { Route } from './+types/closures-new.js';
import { OfficePage } from '../../agenda/office-page.js';
import { apiContext } from '../../api/client.server.js';
import { notFound } from '../../api/failures.server.js';
import { ClosureFields } from '../../closures/closure-fields.js';
import {
  CLOSURE_FIELDS,
  closureErrors,
  type ClosureErrors,
  type ClosureValues,
  NO_CLOSURE,
  readClosureForm,
  toClosure,
  WHOLE_MUNICIPALITY,
} from '../../closures/closure-form.js';
import { ClosurePreview } from '../../closures/closure-preview.js';
import { type ClosableOffice, closuresOffice, closuresPath } from '../../closures/closures-office.server.js';
import { CloseOfficesDocument, type ClosureInput, ClosurePreviewDocument, type PreviewedClosureFragment } from '../../gql/graphql.js';
import { contentIn } from '../../i18n/catalogue.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLanguage } from '../../i18n/use-messages.js';
import { siteContext } from '../../site/site.server.js';

export async function loader({ context, params }: Route.LoaderArgs) {
  const { office, wholeMunicipality, nav } = await closuresOffice(context, params.office);
  return { nav, office, wholeMunicipality, parent: closuresPath(office.slug) };
}

interface Shown {
  readonly values: ClosureValues;
  readonly errors: ClosureErrors;
  readonly preview?: PreviewedClosureFragment;
  /** Why it is shown again. */
  readonly message?: string;
}

/** First who is hit; then, with what was seen, the closure. */
export async function action({ request, context, params }: Route.ActionArgs): Promise<Shown> {
  const { office } = await closuresOffice(context, params.office);
  const { language } = context.get(siteContext);
  const form = await request.formData();
  const values = readClosureForm(form);
  if (form.get('intent') === 'change') return { values, errors: {} };
  const asked = toClosure(values, office, contentIn(language).closures.make);
  if ('errors' in asked) return { values, errors: asked.errors };
  const seen = form.get('seen');
  if (form.get('intent') === 'confirm' && typeof seen === 'string') {
    return close(context, values, { ...asked.input, seen }, (id) =>
      localPath(closuresPath(office.slug, `/chiusura/${id}?esito=chiuso`), language),
    );
  }
  const { outcome } = await context.get(apiContext).execute(ClosurePreviewDocument, { input: asked.input });
  switch (outcome.__typename) {
    case 'ClosurePreview':
      return { values, errors: {}, preview: outcome };
    case 'InvalidInput':
      return { values, errors: outcome.fields.length > 0 ? closureErrors(outcome.fields) : { form: outcome.message } };
    case 'NotFound':
      throw notFound();
  }
}

async function close(
  context: Route.ActionArgs['context'],
  values: ClosureValues,
  seen: ClosureInput & { readonly seen: string },
  pageOf: (id: string) => string,
): Promise<Shown> {
  const { reason, reasonEnglish } = values;
  const input = { ...seen, reason, ...(reasonEnglish !== '' && { reasonEnglish }) };
  const { outcome } = await context.get(apiContext).execute(CloseOfficesDocument, { input });
  switch (outcome.__typename) {
    case 'OfficesClosed':
      throw redirect(pageOf(outcome.closure.id), 303);
    case 'ClosureOutdated':
      return { values, errors: {}, preview: outcome.preview, message: outcome.message };
    case 'InvalidInput':
      return { values, errors: outcome.fields.length > 0 ? closureErrors(outcome.fields) : { form: outcome.message } };
    case 'NotFound':
      throw notFound();
  }
}

export default function NewClosure({ loaderData, actionData }: Route.ComponentProps): ReactNode {
  const texts = useContent().closures;
  const { nav, office, wholeMunicipality, parent } = loaderData;
  const { values, errors, preview, message }: Shown = actionData ?? { values: NO_CLOSURE, errors: {} };
  return (
    <OfficePage title={texts.make.title} lead={texts.make.lead} parents={[{ label: texts.title, href: parent }]} nav={nav}>
      {message !== undefined && (
        <Alert kind="warning" isAnnounced>
          <p>{message}</p>
        </Alert>
      )}
      {preview === undefined ? (
        <form method="post" noValidate className="casa-narrow" id="form">
          <ClosureFields office={office} wholeMunicipality={wholeMunicipality} values={values} errors={errors} />
          <div className="casa-actions">
            <button type="submit" name="intent" value="preview" className="btn btn-primary">
              {texts.make.preview}
            </button>
          </div>
        </form>
      ) : (
        <>
          <WhatCloses office={office} values={values} />
          <ClosurePreview preview={preview} />
          <form method="post">
            {CLOSURE_FIELDS.map((name) => (
              <input key={name} type="hidden" name={name} value={values[name]} />
            ))}
            <input type="hidden" name="seen" value={preview.seen} />
            <div className="casa-actions">
              <button type="submit" name="intent" value="confirm" className="btn btn-primary">
                {texts.preview.confirm}
              </button>
              <button type="submit" name="intent" value="change" className="btn btn-outline-primary">
                {texts.preview.change}
              </button>
            </div>
          </form>
        </>
      )}
    </OfficePage>
  );
}

/** What is about to be confirmed. */
function WhatCloses({ office, values }: { readonly office: ClosableOffice; readonly values: ClosureValues }): ReactNode {
  const { make: texts, ...closures } = useContent().closures;
  const { calendarDate } = dateFormat(useLanguage(), office.timeZone);
  const { what, fromDay, fromTime, untilDay, untilTime, reason } = values;
  const desk = office.desks.find(({ id }) => id === what);
  const place = what === WHOLE_MUNICIPALITY ? closures.wholeMunicipality : `${office.name}${desk === undefined ? '' : `, ${desk.name}`}`;
  return (
    <DescriptionList
      entries={[
        { term: texts.what, description: <strong>{place}</strong> },
        { term: texts.from, description: `${calendarDate(fromDay)}, ${fromTime}` },
        { term: texts.until, description: `${calendarDate(untilDay)}, ${untilTime}` },
        { term: texts.reason, description: reason },
      ]}
    />
  );
}
